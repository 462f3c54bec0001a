internal import Gazetteer
internal import Geo
internal import Incidents

/// The names of the ground: countries, seas, towns, provinces and rivers, in what room the incidents leave.
struct NameLabels {
  let base: BaseMap
  let terrain: Terrain
  let story: Story
  let density: MapRequest.LabelDensity
  let wording: Wording
  let scale: Double
  var elements: [Element] = []
  /// The dots of the towns that are named.
  var dots: [Element] = []
  var dropped: [String] = []
  /// Identifiers of places that have their name already.
  var named: Set<String> = []

  init(
    base: BaseMap, terrain: Terrain, symbols: SymbolLayer, story: Story, request: MapRequest, wording: Wording,
    scale: Double, placement: inout LabelPlacement, areas: inout AreaLabels
  ) {
    self.base = base
    self.terrain = terrain
    self.story = story
    density = request.labels
    self.wording = wording
    self.scale = scale
    addSources(symbols, &placement, &areas)
    addCountries(&placement, &areas)
    addSeas(&placement, &areas)
    addTowns(&placement, &areas)
    addProvinces(&placement)
    addLakes(&placement)
    addRivers(&placement)
  }

  var frame: PageBox { terrain.projection.frame }

  /// ISO 639-1 of a name, when it is not the map's.
  func language(of name: String) -> String? {
    wording.language == "en" ? nil : Script.isLatin(name) ? "en" : nil
  }

  /// A text that is set where nothing else may stand any more.
  mutating func add(_ text: Text, _ placement: inout LabelPlacement) {
    elements.append(.text(text))
    placement.obstacles.add(text.box.insetBy(-1.5))
  }

  // MARK: Origins

  /// The places that blows came from, by the record or else by the town that stands there.
  private mutating func addSources(
    _ symbols: SymbolLayer, _ placement: inout LabelPlacement, _ areas: inout AreaLabels
  ) {
    guard symbols.sources.count <= 12 else { return }
    let font = Font(size: max(9.5, 13 * scale))
    for source in symbols.sources {
      let blow = story.blows[source.blow]
      let town = terrain.gazetteer.towns(near: blow.origin, withinMetres: 8_000).first.map {
        terrain.gazetteer.place($0)
      }
      guard let name = blow.place.map({ wording.name(of: $0) }) ?? town.map({ wording.name(of: $0) }) else { continue }
      named.insert(blow.place?.gazetteerID ?? town?.identifier ?? "")
      let text = Text(
        text: name, at: source.point, role: .townName, font: font, language: language(of: name), halo: .focusHalo)
      let label = PointLabel(
        owner: -1, point: source.point, radius: 3.5, forms: [PointLabel.Form(lines: [[text]])], allowsLeader: true,
        name: name)
      guard let placed = placement.place(label) else {
        dropped.append(name)
        continue
      }
      areas.take(placed.box)
      elements += placed.texts.map(Element.text)
    }
  }
}
