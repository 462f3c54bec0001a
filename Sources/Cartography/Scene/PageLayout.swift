internal import Gazetteer
internal import Geo
internal import Geodesy

/// What is settled before the map is drawn: the page around it, the projection that fits the frame, how large symbols are.
///
/// The frame depends on the legend, the legend on what is visible in the frame. So a draft is made with the signs that the
/// incidents ask for; when what it shows needs another legend, or smaller symbols, the page is laid out once more.
struct PageLayout {
  let size: PageSize
  private(set) var sheet: Sheet
  private(set) var legend: Legend?
  let panel: UnplacedPanel
  let projection: PageProjection
  let terrain: Terrain
  let symbols: SymbolLayer

  var frame: PageBox { sheet.frame }

  init(
    _ story: Story, request: MapRequest, wording: Wording, gazetteer: Gazetteer, detail: Double
  ) throws(MapProjectionError) {
    let shown = ShownExtent(story, request: request, gazetteer: gazetteer)
    let extent = MapExtent(around: shown.coordinates) ?? .world
    let scale = Sheet.scale(for: request.size ?? Self.usualSize)
    let greatest = story.greatestToll

    func laidOut(_ signs: MapSigns) throws(MapProjectionError) -> PageLayout {
      try PageLayout(
        story, signs: signs, shown: shown, extent: extent, request: request, wording: wording, gazetteer: gazetteer,
        detail: detail)
    }
    var signs = MapSigns(story, symbolScale: SymbolScale(greatest: greatest, scale: scale))
    var draft = try laidOut(signs)
    signs.keepDrawn(draft.symbols.drawnBases)
    signs.hasDisputedBorders = draft.terrain.showsDisputedBorders
    signs.symbolScale = SymbolScale(
      greatest: greatest, scale: scale, standingAt: draft.symbols.placed.map { ($0.centre, $0.greatest) })
    let legend = request.showsLegend ? Legend(signs, size: draft.size, words: wording.words) : nil
    let sheet = PageWriting(story, signs: signs, request: request, wording: wording, gazetteer: gazetteer).sheet(
      draft.size, draft.projection.choice, legend: legend, panel: draft.panel)
    if signs.symbolScale == draft.symbols.scale, sheet.frame == draft.sheet.frame {
      draft.legend = legend
      draft.sheet = sheet
      self = draft
    } else {
      self = try laidOut(signs)
    }
  }

  private static let usualSize = PageSize(width: 1200, height: 1000)

  private init(
    _ story: Story, signs: MapSigns, shown: ShownExtent, extent: MapExtent, request: MapRequest, wording: Wording,
    gazetteer: Gazetteer, detail: Double
  ) throws(MapProjectionError) {
    func held(_ side: Double) -> Double { max(320, min(6000, side)).rounded() }
    let wanted = request.size.map { PageSize(width: held($0.width), height: held($0.height)) }
    let legend = request.showsLegend ? Legend(signs, size: wanted ?? Self.usualSize, words: wording.words) : nil
    let writing = PageWriting(story, signs: signs, request: request, wording: wording, gazetteer: gazetteer)
    var size = wanted ?? Self.usualSize
    var panel = UnplacedPanel(story, wording: wording, size: size)
    var page = writing.sheet(size, nil, legend: legend, panel: panel)
    let isWorld = ProjectionChoice(for: extent.filling(aspect: page.frame.width / page.frame.height)).isOfTheWorld
    if wanted == nil {
      size.height += (Self.height(of: extent, isWorld: isWorld, width: size.width) - page.frame.height).rounded()
      panel = UnplacedPanel(story, wording: wording, size: size)
      page = writing.sheet(size, nil, legend: legend, panel: panel)
    }
    let choice = ProjectionChoice(
      for: extent.filling(aspect: page.frame.width / page.frame.height),
      alongOneVector: story.blows.count == 1 && story.sites.count == 1)
    projection = try PageProjection(
      choice, showing: choice.isOfTheWorld ? Self.inhabitedWorld(around: choice.centre) : shown.coordinates,
      in: page.frame, margin: choice.isOfTheWorld ? 0.01 : shown.margin)
    terrain = Terrain(projection, gazetteer: gazetteer, detail: detail)
    symbols = SymbolLayer(story, terrain: terrain, scale: signs.symbolScale, wording: wording)
    sheet = writing.sheet(size, choice, legend: legend, panel: panel)
    self.size = size
    self.legend = legend
    self.panel = panel
  }

  /// The height of the map itself that suits what it shows, in page units: never so flat or so high that a page of print or
  /// a screen is badly used.
  private static func height(of extent: MapExtent, isWorld: Bool, width: Double) -> Double {
    if isWorld { return width * 0.48 }
    let aspect = extent.widthKm / max(1, extent.heightKm)
    return width * max(0.54, min(aspect < 0.8 ? 0.86 : 0.7, 1.08 / max(aspect, 0.01)))
  }

  /// The outline of a map of the world, without the far south.
  private static func inhabitedWorld(around centre: Coordinate) -> [Coordinate] {
    stride(from: -57.0, through: 84, by: 3).flatMap { latitude in
      [-179.99, 179.99].map { Coordinate(longitude: centre.longitude + $0, latitude: latitude) }
    }
  }
}

extension ProjectionChoice {
  var isOfTheWorld: Bool { family == .equalEarth }
}

/// The words around a map, for a sheet of any size.
private struct PageWriting {
  private let title: String
  private let subtitle: String
  private let footer: (ProjectionChoice?) -> String
  private let isRightToLeft: Bool

  init(_ story: Story, signs: MapSigns, request: MapRequest, wording: Wording, gazetteer: Gazetteer) {
    title = request.title ?? wording.title(story)
    subtitle = wording.subtitle(story, hasArrows: signs.hasArrows || signs.hasDashedArrows)
    footer = { wording.footer(gazetteer.edition, $0, hasDisputed: signs.hasDisputedBorders) }
    isRightToLeft = wording.words.isRightToLeft
  }

  func sheet(_ size: PageSize, _ choice: ProjectionChoice?, legend: Legend?, panel: UnplacedPanel) -> Sheet {
    Sheet(
      size: size, title: title, subtitle: subtitle, footer: [footer(choice)], legendHeight: legend?.height ?? 0,
      panelHeight: panel.height, isRightToLeft: isRightToLeft)
  }
}
