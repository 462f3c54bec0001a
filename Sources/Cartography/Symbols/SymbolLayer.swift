internal import Geo
internal import Geodesy
internal import Gazetteer
internal import Incidents

/// The incidents' symbols, their uncertainty and their arrows, in page units.
struct SymbolLayer {
  /// Where a site's symbols stand.
  struct Placed {
    let site: Int
    let centre: PagePoint
    /// The circle that holds all the site's symbols.
    let reach: Double
    /// The number of killed that the greatest symbol stands for.
    let greatest: Int
    /// Page units round the centre of the circle in which the incidents lie; zero without one.
    let circle: Double
    let uncertainty: [Element]
    /// The outlines of the uncertainty, for labels to keep off.
    let outlines: [[PagePoint]]
    let symbols: [Element]
  }

  let placed: [Placed]
  let arrows: [ArrowLayer.Arrow]
  let sources: [ArrowLayer.Source]
  let scale: SymbolScale

  init(_ story: Story, terrain: Terrain, scale: SymbolScale, wording: Wording) {
    self.scale = scale
    let frame = terrain.projection.frame
    var placed: [Placed] = []
    for (index, site) in story.sites.enumerated() {
      guard let centre = terrain.projection.point(site.coordinate)?.rounded, frame.contains(centre) else { continue }
      let rings = Self.uncertainRings(site, terrain)
      let outlines = rings.flatMap { terrain.bounds.inside($0 + $0.prefix(1)) }
      let drawing = SiteSymbol(site, at: centre, scale: scale, wording: wording)
      placed.append(
        Placed(
          site: index, centre: centre, reach: drawing.reach, greatest: site.greatest,
          circle: site.area == nil ? PageBox(around: rings.joined()).map { max($0.width, $0.height) / 2 } ?? 0 : 0,
          uncertainty: rings.isEmpty ? [] : Self.hatched(rings, outlines, site), outlines: outlines,
          symbols: drawing.elements))
    }
    // The largest first, so that small symbols are never buried.
    placed.sort { $0.reach != $1.reach ? $0.reach > $1.reach : $0.site < $1.site }
    self.placed = placed
    let flights = ArrowLayer(story, placed: placed, projection: terrain.projection, words: wording.words)
    arrows = flights.arrows
    sources = flights.sources
  }

  /// The kinds of origin whose arrows are drawn: some blows are too short for one at this scale.
  var drawnBases: Set<Origin.Basis> { Set(arrows.map(\.basis)) }

  // MARK: Uncertainty

  private static func hatched(_ rings: [[PagePoint]], _ outlines: [[PagePoint]], _ site: Story.Site) -> [Element] {
    let family = site.entries.first?.family ?? .other
    return [
      .shape(
        Shape(
          role: site.isPast ? .pastHatch : .hatch(family),
          geometry: .lines(Hatching.strokes(in: rings, spacing: 7)))),
      .shape(
        Shape(
          id: "uncertainty-\(site.entries.first?.incident.id ?? "")", role: .uncertainty(family),
          geometry: .lines(outlines))),
    ]
  }

  /// The area a site's incidents lie somewhere in, on the page; empty where it is no larger than the symbol.
  private static func uncertainRings(_ site: Story.Site, _ terrain: Terrain) -> [[PagePoint]] {
    if let area = site.area { return terrain.rings(of: area) }
    guard let radius = site.radiusKm else { return [] }
    let circle = (0..<72).map {
      Geodesic.destination(from: site.coordinate, azimuth: Double($0) * 5, metres: radius * 1000)
    }
    let ring = circle.compactMap { terrain.projection.point($0) }
    guard ring.count == circle.count, let box = PageBox(around: ring), box.width < 2 * terrain.projection.frame.width,
      box.width > 2 * SymbolScale.leastRadius + 8
    else { return [] }
    return [terrain.bounds.clamped(ring).map(\.rounded)]
  }
}
