package import Gazetteer
internal import Geo
internal import Geodesy
package import Incidents

extension MapScene {
  /// The map of incidents: everything chosen, cut, projected, placed and worded.
  /// - Throws: when PROJ refuses the projection, which no extent should bring about.
  package init(incidents: [Incident], request: MapRequest, gazetteer: Gazetteer) throws {
    try self.init(incidents: incidents, request: request, gazetteer: gazetteer, detail: Self.usualDetail)
  }

  /// Square page units below which a bend of a line is left out, unless the file must be smaller.
  static let usualDetail = 0.7

  /// - Parameter detail: square page units below which a bend of a line is left out.
  init(incidents: [Incident], request: MapRequest, gazetteer: Gazetteer, detail: Double) throws {
    let story = Story(incidents, gazetteer: gazetteer)
    // Sentences are in English; names on the map in the language asked for.
    let wording = Wording(gazetteer: gazetteer, language: "en")
    let naming = Wording(gazetteer: gazetteer, language: request.language)
    let size = PageSize(
      width: max(320, min(6000, request.size.width)).rounded(),
      height: max(320, min(6000, request.size.height)).rounded())
    let scale = Sheet.scale(for: size)

    // What is said around the map decides how much page the map has.
    let symbolScale = SymbolScale(
      greatest: story.sites.map {
        $0.entries.count > SymbolLayer.mostFanned ? $0.toll : $0.entries.compactMap { $0.killed?.high }.max() ?? 0
      }
      .max() ?? 0, crowd: story.sites.count, scale: scale)
    var signs = MapSigns(story, symbolScale: symbolScale)
    let shown = ShownExtent(story, request: request, gazetteer: gazetteer)
    let panel = UnplacedPanel(story, wording: wording, size: size)
    let title = request.title ?? wording.title(story)
    let subtitle = wording.subtitle(story)

    func sheet(_ choice: ProjectionChoice?, _ signs: MapSigns) -> (Sheet, Legend?) {
      let legend = request.showsLegend ? Legend(signs, size: size) : nil
      let footer = Self.footer(gazetteer.edition, choice, hasDisputed: signs.hasDisputedBorders)
      let sheet = Sheet(
        size: size, title: title, subtitle: subtitle, footer: [footer], legendHeight: legend?.height ?? 0,
        panelHeight: panel.height)
      return (sheet, legend)
    }
    // Disputed borders are known only after the base map; their sign rarely adds a row, so room is kept from the start.
    signs.hasDisputedBorders = true
    let draft = sheet(nil, signs).0
    let frame = draft.frame
    let extent = (MapExtent(around: shown.coordinates) ?? .world).filling(aspect: frame.width / frame.height)
    let isOneVector = story.blows.count == 1 && story.sites.count == 1
    let choice = ProjectionChoice(for: extent, alongOneVector: isOneVector)
    let projection = try PageProjection(
      choice, showing: choice.family == .equalEarth ? Self.inhabitedWorld(around: choice.centre) : shown.coordinates,
      in: frame,
      margin: choice.family == .equalEarth ? 0.01 : shown.margin)
    let terrain = Terrain(projection, gazetteer: gazetteer, detail: detail)

    let focus = Set(request.focus.isEmpty ? story.countries : request.focus)
    let base = BaseMap(terrain: terrain, focus: focus, rank: Self.rank(of: projection, labels: request.labels))
    signs.hasDisputedBorders = base.hasDisputedBorders
    let (sheet, legend) = sheet(choice, signs)

    let symbols = SymbolLayer(story, terrain: terrain, scale: symbolScale, wording: wording)
    var lines = base.lines
    for outline in symbols.placed.flatMap(\.outlines) { lines.draw(outline, adding: 2) }
    let furniture = Furniture(terrain: terrain, base: base, symbols: symbols, scale: scale)
    let graticule = Graticule(terrain)

    // Labels: the incidents' first, then countries, seas, towns, provinces, and the degrees at the frame.
    var placement = LabelPlacement(obstacles: LabelObstacles(frame, lines: lines))
    var areas = AreaLabels(areas: base.areas)
    for box in furniture.boxes {
      placement.obstacles.add(box)
      areas.take(box.insetBy(-4))
    }
    for place in symbols.placed {
      placement.obstacles.add(circle: place.centre, radius: place.reach, owner: place.site)
      areas.take(circle: place.centre, radius: place.reach + 4)
    }
    for arrow in symbols.arrows {
      placement.obstacles.add(line: arrow.shape.spine, halfWidth: arrow.shape.halfWidth)
      areas.take(line: arrow.shape.spine)
    }
    var dropped: [String] = []
    var incidentTexts: [Element] = []
    var leaders: [[PagePoint]] = []
    let labels = IncidentLabels(
      wording: naming, showsNumbers: story.entries.count > 1,
      showsYears: Set(story.entries.compactMap { $0.incident.date?.start.year }).count > 1,
      isCrowded: symbols.placed.count > 40, sizes: Self.labelSizes(count: symbols.placed.count, scale: scale))
    let gravest = symbols.placed.sorted { Self.isEarlier(story.sites[$0.site], story.sites[$1.site], $0.site, $1.site) }
    let most =
      labels.isCrowded ? Int(frame.width * frame.height / (request.labels == .more ? 18_000 : 30_000)) : gravest.count
    for place in gravest.prefix(most) {
      let label = labels.label(for: place, of: story.sites[place.site])
      guard let placed = placement.place(label) else {
        dropped.append(label.name)
        continue
      }
      incidentTexts += placed.texts.map(Element.text)
      areas.take(placed.box)
      if let leader = placed.leader {
        leaders.append([leader.0.rounded, leader.1.rounded])
        areas.take(line: [leader.0, leader.1])
      }
    }
    let names = NameLabels(
      base: base, terrain: terrain, symbols: symbols, story: story, request: request, wording: naming, scale: scale,
      placement: &placement,
      areas: &areas)
    dropped += names.dropped
    let ticks = Self.ticks(graticule, &placement, scale: scale)

    self.size = size
    self.frame = frame
    self.title = title
    self.description = ([subtitle] + story.entries.map { wording.sentence($0) }).filter { !$0.isEmpty }.joined(
      separator: " ")
    self.language = request.language
    self.theme = request.theme
    metadata = MapMetadata(
      projection: choice.definition, affine: projection.affine,
      gazetteer: "\(gazetteer.edition.title) \(gazetteer.edition.version)", boundaries: gazetteer.edition.boundaries,
      worldview: gazetteer.edition.worldview, droppedLabels: dropped)

    let page = Layer(
      id: "page", name: "Page",
      elements: [
        .shape(
          Shape(
            role: .page, geometry: .box(PageBox(minX: 0, minY: 0, maxX: size.width, maxY: size.height), cornerRadius: 0)
          ))
      ])
    var layers: [Layer] = [page]
    layers += base.layers.filter { $0.id == "water" || $0.id == "countries" }
    layers.append(
      Layer(
        id: "graticule", name: "Graticule", isDecoration: true,
        elements: [.shape(Shape(role: .graticule, geometry: .lines(graticule.lines)))]))
    layers += base.layers.filter { $0.id == "inland-water" || $0.id == "borders" }
    layers.append(Layer(id: "uncertainty", name: "Uncertainty", elements: symbols.placed.flatMap(\.uncertainty)))
    layers.append(Layer(id: "towns", name: "Towns", elements: names.dots))
    layers.append(Layer(id: "arrows", name: "Arrows", elements: symbols.arrows.map(\.element)))
    layers.append(Layer(id: "incidents", name: "Incidents", elements: symbols.placed.flatMap(\.symbols)))
    if !leaders.isEmpty {
      layers.append(
        Layer(
          id: "leaders", name: "Leader lines", isDecoration: true,
          elements: [.shape(Shape(role: .leader, geometry: .lines(leaders)))]))
    }
    let texts = names.elements + incidentTexts + furniture.texts
    layers.append(Layer(id: "halos", name: "Halos", isDecoration: true, elements: texts.compactMap(Self.halo)))
    layers.append(Layer(id: "labels", name: "Names", elements: names.elements))
    layers.append(Layer(id: "incident-labels", name: "Incident labels", elements: incidentTexts))
    layers.append(Layer(id: "ticks", name: "Degrees", isDecoration: true, elements: ticks))
    layers.append(Layer(id: "furniture", name: "Scale and locator", elements: furniture.elements))
    // What reaches a little over the frame is covered, so that nothing needs to be clipped.
    layers.append(Layer(id: "margins", name: "Page margins", elements: Self.margins(frame, size)))
    layers.append(Layer(id: "title-block", name: "Title and footer", elements: sheet.texts))
    if let legend {
      layers.append(Layer(id: "legend", name: "Legend", elements: legend.elements(top: sheet.legendTop, sheet: sheet)))
    }
    layers.append(
      Layer(
        id: "unplaced", name: "Place known only as country", elements: panel.elements(top: sheet.panelTop, sheet: sheet)
      ))
    self.layers = layers.filter { !$0.elements.isEmpty }
  }

  // MARK: Parts

  /// The outline of a map of the world, without the far south.
  private static func inhabitedWorld(around centre: Coordinate) -> [Coordinate] {
    stride(from: -58.0, through: 84, by: 2).flatMap { latitude in
      [-179.99, 179.99].map { Coordinate(longitude: centre.longitude + $0, latitude: latitude) }
    }
  }

  private static func footer(_ edition: GazetteerEdition, _ choice: ProjectionChoice?, hasDisputed: Bool) -> String {
    "Borders and coast: \(edition.boundaries), \(edition.worldview) view"
      + (hasDisputed ? " (disputed lines dashed)" : "")
      + ". Projection: \((choice?.family ?? .lambertConic).rawValue), scale true at the centre. Map: Sarhad."
  }

  /// The least rank of rivers and lakes worth drawing: each rank less at every doubling of the scale.
  private static func rank(of projection: PageProjection, labels: MapRequest.LabelDensity) -> Int {
    var rank = labels == .fewer ? 8 : labels == .more ? 10 : 9
    var metres = 150.0
    while metres < 1 / projection.scale && rank > 0 {
      rank -= 1
      metres *= 2
    }
    return rank
  }

  private static func labelSizes(count: Int, scale: Double) -> (name: Double, detail: Double) {
    let (name, detail) = count <= 8 ? (17.0, 13.0) : count <= 25 ? (14, 12) : (12, 10.5)
    return (max(10, name * scale), max(9, detail * scale))
  }

  /// The order in which sites are labelled: by toll, then as told.
  private static func isEarlier(_ a: Story.Site, _ b: Story.Site, _ first: Int, _ second: Int) -> Bool {
    if a.isPast != b.isPast { return b.isPast }
    return a.toll != b.toll ? a.toll > b.toll : first < second
  }

  private static func ticks(_ graticule: Graticule, _ placement: inout LabelPlacement, scale: Double) -> [Element] {
    let font = Font(size: max(8.5, 10 * scale))
    return graticule.ticks.compactMap { tick in
      let at = tick.isMeridian ? PagePoint(tick.at.x + 4, tick.at.y - 10) : PagePoint(tick.at.x + 8, tick.at.y - 4)
      let text = Text(text: tick.text, at: at.rounded, role: .tick, font: font)
      guard placement.obstacles.isFree(text.box, owner: -1) else { return nil }
      placement.obstacles.add(text.box)
      return .text(text)
    }
  }

  private static func halo(_ element: Element) -> Element? {
    guard case .text(var text) = element, let halo = text.halo else { return nil }
    text.role = halo
    text.halo = nil
    text.id = nil
    return .text(text)
  }

  private static func margins(_ frame: PageBox, _ size: PageSize) -> [Element] {
    [
      PageBox(minX: 0, minY: 0, maxX: size.width, maxY: frame.minY),
      PageBox(minX: 0, minY: frame.maxY, maxX: size.width, maxY: size.height),
    ].filter { $0.height > 0 }.map { .shape(Shape(role: .page, geometry: .box($0, cornerRadius: 0))) }
  }
}
