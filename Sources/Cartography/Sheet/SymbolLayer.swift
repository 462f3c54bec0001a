internal import Geo
internal import Geodesy
internal import Gazetteer
import Glibc
internal import Incidents

/// The incidents' symbols, their uncertainty and their arrows, in page units.
struct SymbolLayer {
  /// Up to so many incidents at one place stand side by side; more become one counted symbol.
  static let mostFanned = 6

  /// Where a site's symbols stand.
  struct Placed {
    let site: Int
    let centre: PagePoint
    /// The circle that holds all the site's symbols.
    let reach: Double
    /// Page units round the centre of the circle in which the incidents lie; zero without one.
    let circle: Double
    let uncertainty: [Element]
    /// The outlines of the uncertainty, for labels to keep off.
    let outlines: [[PagePoint]]
    let symbols: [Element]
  }

  /// Where a blow came from that no site stands at.
  struct Source {
    let point: PagePoint
    let blow: Int
  }

  private(set) var placed: [Placed] = []
  private(set) var sources: [Source] = []
  private(set) var arrows: [(element: Element, shape: ArrowShape)] = []
  /// Blows too short to draw at this scale.
  private(set) var hiddenBlows: [String] = []
  let scale: SymbolScale

  init(_ story: Story, terrain: Terrain, scale: SymbolScale, wording: Wording) {
    self.scale = scale
    let projection = terrain.projection
    for (index, site) in story.sites.enumerated() {
      guard let centre = projection.point(site.coordinate), terrain.projection.frame.contains(centre) else { continue }
      placed.append(place(site, index, at: centre.rounded, terrain: terrain, wording: wording))
    }
    // The largest first, so that small symbols are never buried.
    placed.sort { $0.reach != $1.reach ? $0.reach > $1.reach : $0.site < $1.site }
    addArrows(story, projection)
  }

  // MARK: Symbols

  private func place(_ site: Story.Site, _ index: Int, at centre: PagePoint, terrain: Terrain, wording: Wording)
    -> Placed
  {
    let family = site.entries.first?.family ?? .other
    var uncertainty: [Element] = []
    var outlines: [[PagePoint]] = []
    var circle = 0.0
    if let rings = uncertainRings(site, terrain), !rings.isEmpty {
      outlines = rings.flatMap { terrain.bounds.inside($0 + $0.prefix(1)) }
      if site.area == nil, let box = PageBox(around: rings.joined()) { circle = max(box.width, box.height) / 2 }
      let hatch = Hatching.strokes(in: rings, spacing: 7)
      uncertainty = [
        .shape(Shape(role: site.isPast ? .pastHatch : .hatch(family), geometry: .lines(hatch))),
        .shape(
          Shape(
            id: "uncertainty-\(site.entries.first?.incident.id ?? "")", role: .uncertainty(family),
            geometry: .lines(outlines))),
      ]
    }
    func placed(_ reach: Double, _ symbols: [Element]) -> Placed {
      Placed(
        site: index, centre: centre, reach: reach, circle: circle, uncertainty: uncertainty, outlines: outlines,
        symbols: symbols)
    }
    if site.entries.count == 1 {
      let entry = site.entries[0]
      let (element, reach) = symbol(entry, at: centre, isHollow: site.isArea, wording)
      return placed(reach, [element])
    }
    if site.entries.count > Self.mostFanned {
      let radius = scale.radius(of: site.toll)
      let role: Role = site.isPast ? .pastSymbol : site.isArea ? .hollowSymbol(family) : .symbol(family)
      let group = Group(
        id: "site-\(site.entries[0].incident.id)", role: nil,
        title: site.entries.map { wording.sentence($0) }.joined(separator: "\n"),
        data: [
          DataValue("incidents", site.entries.map(\.incident.id).joined(separator: " ")),
          DataValue("numbers", site.entries.map { String($0.number) }.joined(separator: " ")),
        ],
        elements: [
          .shape(Shape(role: .range(family), geometry: .circle(centre: centre, radius: radius + 3.5))),
          .shape(Shape(role: role, geometry: .circle(centre: centre, radius: radius))),
        ])
      return placed(radius + 4, [.group(group)])
    }
    // A fan: symbols side by side round the place.
    let reaches = site.entries.map { symbol($0, at: centre, isHollow: site.isArea, wording).reach }
    let spots = Self.fan(reaches, around: centre)
    let elements = zip(site.entries, spots).map { symbol($0, at: $1, isHollow: site.isArea, wording).element }
    let reach = zip(spots, reaches).map { $0.distance(to: centre) + $1 }.max() ?? 0
    return placed(reach, elements)
  }

  /// Places for circles side by side around a centre, as near to it as they can stand without overlap.
  private static func fan(_ radii: [Double], around centre: PagePoint) -> [PagePoint] {
    var hub = 0.0
    while true {
      let spots = radii.enumerated().map { step, radius in
        let angle = Double.pi * (1 + 2 * Double(step) / Double(radii.count))
        return PagePoint(centre.x + (hub + radius) * cos(angle), centre.y + (hub + radius) * sin(angle)).rounded
      }
      let isFree = spots.indices.allSatisfy { a in
        spots.indices.allSatisfy { b in a == b || spots[a].distance(to: spots[b]) >= radii[a] + radii[b] - 0.5 }
      }
      if isFree || hub > 200 { return spots }
      hub += 0.5
    }
  }

  private func symbol(
    _ entry: Story.Entry, at centre: PagePoint, isHollow: Bool, _ wording: Wording
  ) -> (element: Element, reach: Double) {
    let family = entry.family
    let killed = entry.killed
    let isRange = killed.map { $0.low < $0.high } ?? false
    let radius = scale.radius(of: (isRange ? killed?.low : killed?.best) ?? 0)
    var reach = radius * family.reach + 1.2
    var elements: [Element] = []
    if isRange, let high = killed?.high, !entry.isPast {
      // The ring is never drawn onto the disc's own edge.
      let outer = max(scale.radius(of: high), radius + 3)
      elements.append(.shape(Shape(role: .range(family), geometry: family.shape(at: centre, radius: outer))))
      reach = outer * family.reach + 1
    }
    let role: Role = entry.isPast ? .pastSymbol : isHollow ? .hollowSymbol(family) : .symbol(family)
    elements.append(.shape(Shape(role: role, geometry: family.shape(at: centre, radius: radius))))
    let incident = entry.incident
    var data = [DataValue("number", String(entry.number)), DataValue("type", incident.type.rawValue)]
    if let date = incident.date { data.append(DataValue("date", date.start.description)) }
    if let killed { data.append(DataValue("killed", String(killed.best))) }
    let group = Group(
      id: "incident-\(incident.id)", role: nil, title: wording.sentence(entry), data: data, elements: elements)
    return (.group(group), reach)
  }

  /// The area a site's incidents lie somewhere in, on the page.
  private func uncertainRings(_ site: Story.Site, _ terrain: Terrain) -> [[PagePoint]]? {
    if let area = site.area { return terrain.rings(of: area) }
    guard let radius = site.radiusKm else { return nil }
    let circle = (0..<72).map {
      Geodesic.destination(from: site.coordinate, azimuth: Double($0) * 5, metres: radius * 1000)
    }
    let ring = circle.compactMap { terrain.projection.point($0) }
    guard ring.count == circle.count, let box = PageBox(around: ring), box.width < 2 * terrain.projection.frame.width
    else {
      return nil
    }
    // A circle no larger than the symbol says nothing.
    guard box.width > 2 * SymbolScale.leastRadius + 8 else { return nil }
    return [terrain.bounds.clamped(ring).map(\.rounded)]
  }

  // MARK: Arrows

  private mutating func addArrows(_ story: Story, _ projection: PageProjection) {
    let crowd = story.blows.count
    let width = crowd > 60 ? 1.6 : crowd > 20 ? 2.2 : crowd > 8 ? 2.8 : 3.4
    var reaches: [Int: Placed] = [:]
    for place in placed { reaches[place.site] = place }
    var bundles: [String: Int] = [:]
    for (index, blow) in story.blows.enumerated() {
      let site = story.sites[blow.site]
      guard let target = reaches[blow.site], let start = projection.point(blow.origin) else {
        hiddenBlows.append(contentsOf: blow.numbers.map(String.init))
        continue
      }
      let isDashed = blow.basis != .stated
      // What stands at the origin: another site's symbols, or nothing.
      let neighbour = placed.first { $0.site != blow.site && $0.centre.distance(to: start) < max(4, $0.reach * 0.6) }
      let startClearance = (neighbour.map { $0.reach + 3 } ?? 0) + (isDashed ? 5 : neighbour == nil ? 6 : 0)
      let key = "\(Int(start.x / 6)),\(Int(start.y / 6)) \(Int(target.centre.x / 6)),\(Int(target.centre.y / 6))"
      let turn = bundles[key, default: 0]
      bundles[key] = turn + 1
      var best: (cost: Double, shape: ArrowShape)?
      for (step, bend) in [0.11, 0.16, 0.07, 0.22, -0.11, -0.16, 0.03, -0.22].enumerated() {
        guard
          let shape = ArrowShape(
            from: start, to: target.centre, bend: bend + 0.05 * Double(turn), startClearance: startClearance,
            endClearance: target.reach + 3, width: width, isDashed: isDashed)
        else { continue }
        let cost = Double(step) + crossings(of: shape, except: [blow.site, neighbour?.site ?? -1], projection.frame)
        if cost < best?.cost ?? .infinity { best = (cost, shape) }
        if cost == 0 { break }
      }
      guard let shape = best?.shape else {
        hiddenBlows.append(contentsOf: blow.numbers.map(String.init))
        continue
      }
      var elements: [Element] = [.shape(Shape(role: blow.isPast ? .pastArrow : .arrow, geometry: .rings(shape.rings)))]
      if isDashed {
        elements.append(.shape(Shape(role: .arrowTail, geometry: .circle(centre: start.rounded, radius: 3))))
      } else if neighbour == nil, projection.frame.contains(start) {
        if !sources.contains(where: { $0.point.distance(to: start) < 8 }) {
          sources.append(Source(point: start.rounded, blow: index))
          elements.append(.shape(Shape(role: .source, geometry: .circle(centre: start.rounded, radius: 2.8))))
        }
      }
      let names = blow.numbers.map(String.init).joined(separator: ", ")
      let group = Group(
        id: "arrow-\(site.entries.first { blow.numbers.contains($0.number) }?.incident.id ?? names)", role: nil,
        title: "Incident \(names): "
          + (isDashed ? "shortest way from the country it came from" : "claimed origin to target"),
        data: [DataValue("basis", blow.basis.rawValue)], elements: elements)
      arrows.append((.group(group), shape))
    }
  }

  /// How much an arrow runs over symbols, other arrows' heads and out of the frame.
  private func crossings(of shape: ArrowShape, except sites: [Int], _ frame: PageBox) -> Double {
    var cost = 0.0
    let box = (PageBox(around: shape.spine) ?? frame).insetBy(-4)
    for place in placed where box.distance(to: place.centre) < place.reach && !sites.contains(place.site) {
      let nearest =
        zip(shape.spine, shape.spine.dropFirst()).map { place.centre.distance(toSegment: $0, $1) }.min() ?? .infinity
      if nearest < place.reach + 4 { cost += 6 }
    }
    for arrow in arrows {
      guard let other = PageBox(around: arrow.shape.spine), other.insetBy(-10).overlaps(box) else { continue }
      if let tip = arrow.shape.spine.last,
        zip(shape.spine, shape.spine.dropFirst()).contains(where: { tip.distance(toSegment: $0, $1) < 10 })
      {
        cost += 4
      }
      // Two arrows on one line read as one.
      let close = shape.spine.filter { point in arrow.shape.spine.contains { $0.distance(to: point) < 9 } }.count
      if close > 6 { cost += Double(close) }
    }
    if shape.spine.contains(where: { !frame.insetBy(6).contains($0) }) { cost += 3 }
    return cost
  }
}
