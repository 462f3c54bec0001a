internal import Incidents

/// Every name on the map, in the order in which they take room: incidents first, then countries, seas, towns, provinces and
/// rivers, the degrees at the frame last.
struct MapLabels {
  let incidents: [Element]
  let leaders: [[PagePoint]]
  /// Names of the ground.
  let names: NameLabels
  let ticks: [Element]
  /// Names that found no room.
  private(set) var dropped: [String]

  init(
    _ story: Story, layout: PageLayout, base: BaseMap, furniture: Furniture, graticule: Graticule,
    request: MapRequest, wording: Wording
  ) {
    let symbols = layout.symbols
    var lines = base.lines
    for outline in symbols.placed.flatMap(\.outlines) { lines.draw(outline, adding: 2) }
    var placement = LabelPlacement(obstacles: LabelObstacles(layout.frame, lines: lines))
    var areas = AreaLabels(areas: base.areas)
    for box in furniture.boxes {
      placement.obstacles.add(box)
      areas.take(box.insetBy(-4))
    }
    for place in symbols.placed {
      placement.obstacles.add(circle: place.centre, radius: place.reach, owner: place.site)
      areas.take(circle: place.centre, radius: max(place.reach + 4, place.circle < 140 ? place.circle + 3 : 0))
      for outline in place.outlines { areas.take(line: outline) }
    }
    for arrow in symbols.arrows {
      placement.obstacles.add(line: arrow.shape.spine, halfWidth: arrow.shape.halfWidth)
      areas.take(line: arrow.shape.spine)
    }
    let placed = Self.placeIncidents(story, layout, request, wording, &placement, &areas)
    (incidents, leaders, dropped) = placed
    names = NameLabels(
      base: base, terrain: layout.terrain, symbols: symbols, story: story, request: request, wording: wording,
      scale: layout.sheet.scale, placement: &placement, areas: &areas)
    dropped += names.dropped
    ticks = Self.placeTicks(graticule, &placement, scale: layout.sheet.scale)
  }

  // MARK: Incidents

  private static func placeIncidents(
    _ story: Story, _ layout: PageLayout, _ request: MapRequest, _ wording: Wording, _ placement: inout LabelPlacement,
    _ areas: inout AreaLabels
  ) -> (texts: [Element], leaders: [[PagePoint]], dropped: [String]) {
    var (texts, leaders, dropped): ([Element], [[PagePoint]], [String]) = ([], [], [])
    let placed = layout.symbols.placed
    let writer = IncidentLabels(
      wording: wording, showsNumbers: story.entries.count > 1,
      showsYears: Set(story.entries.compactMap { $0.incident.date?.start.year }).count > 1,
      isCrowded: placed.count > 40, sizes: Self.sizes(count: placed.count, scale: layout.sheet.scale))
    let gravest = placed.sorted { Self.isEarlier(story.sites[$0.site], story.sites[$1.site], $0.site, $1.site) }
    let area = layout.frame.width * layout.frame.height
    let most = writer.isCrowded ? Int(area / (request.labels == .more ? 18_000 : 30_000)) : gravest.count
    let labels = gravest.prefix(most).map { writer.label(for: $0, of: story.sites[$0.site]) }
    for (label, found) in zip(labels, placement.place(labels)) {
      guard let found else {
        dropped.append(label.name)
        continue
      }
      texts += found.texts.map(Element.text)
      areas.take(found.box)
      if let leader = found.leader {
        leaders.append([leader.0.rounded, leader.1.rounded])
        areas.take(line: [leader.0, leader.1])
      }
    }
    return (texts, leaders, dropped)
  }

  private static func sizes(count: Int, scale: Double) -> (name: Double, detail: Double) {
    let (name, detail) = count <= 8 ? (17.0, 13.0) : count <= 25 ? (14, 12) : (12, 10.5)
    return (max(10, name * scale), max(9, detail * scale))
  }

  /// The order in which sites are labelled: by toll, then as told.
  private static func isEarlier(_ a: Story.Site, _ b: Story.Site, _ first: Int, _ second: Int) -> Bool {
    if a.isPast != b.isPast { return b.isPast }
    return a.toll != b.toll ? a.toll > b.toll : first < second
  }

  // MARK: Degrees

  private static func placeTicks(_ graticule: Graticule, _ placement: inout LabelPlacement, scale: Double) -> [Element]
  {
    let font = Font(size: max(8.5, 10 * scale))
    return graticule.ticks.compactMap { tick in
      let at = tick.isMeridian ? PagePoint(tick.at.x + 4, tick.at.y - 10) : PagePoint(tick.at.x + 8, tick.at.y - 4)
      let text = Text(text: tick.text, at: at.rounded, role: .tick, font: font)
      guard placement.obstacles.isFree(text.box, owner: -1) else { return nil }
      placement.obstacles.add(text.box)
      return .text(text)
    }
  }
}
