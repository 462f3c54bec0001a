internal import Gazetteer
internal import Geo
internal import Incidents

/// The names of the ground: countries, provinces, seas and towns, in what room the incidents leave.
struct NameLabels {
  private(set) var elements: [Element] = []
  /// The dots of the towns that are named.
  private(set) var dots: [Element] = []
  private(set) var dropped: [String] = []
  private(set) var boxes: [PageBox] = []
  private let wording: Wording
  private let scale: Double
  /// Identifiers of places that have their name already.
  private var named: Set<String> = []

  init(
    base: BaseMap, terrain: Terrain, symbols: SymbolLayer, story: Story, request: MapRequest, wording: Wording,
    scale: Double,
    placement: inout LabelPlacement, areas: inout AreaLabels
  ) {
    self.wording = wording
    self.scale = scale
    addSources(symbols, story, terrain, &placement, &areas)
    addCountries(base, story, request, &placement, &areas)
    addSeas(base, terrain, request, &placement, &areas)
    addTowns(base, terrain, story, request, &placement, &areas)
    addProvinces(base, terrain, story, request, &placement)
  }

  // MARK: Origins

  /// The places that blows came from, by the record or else by the town that stands there.
  private mutating func addSources(
    _ symbols: SymbolLayer, _ story: Story, _ terrain: Terrain, _ placement: inout LabelPlacement,
    _ areas: inout AreaLabels
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
      boxes.append(placed.box)
      elements += placed.texts.map(Element.text)
    }
  }

  // MARK: Countries

  private mutating func addCountries(
    _ base: BaseMap, _ story: Story, _ request: MapRequest, _ placement: inout LabelPlacement, _ areas: inout AreaLabels
  ) {
    let notes = Dictionary(story.unplacedByCountry.map { ($0.country, $0.count) }, uniquingKeysWith: +)
    let lines = base.lines.sums()
    let order = base.countries.indices.sorted { a, b in
      let (first, second) = (isFocus(base, a), isFocus(base, b))
      return first != second ? first : a < b
    }
    for index in order {
      let place = base.countries[index]
      let focus = isFocus(base, index)
      let area = UInt16(min(index + 1, 65_535))
      guard let extent = areas.extent(of: area) else { continue }
      // A neighbour that is a sliver on this page needs no name.
      guard focus || extent.cells > (request.labels == .more ? 60 : 140) else { continue }
      let name = wording.name(of: place)
      let spaced = Script.hasSpacedCapitals(name)
      let words = spaced ? name.uppercased() : name
      let note = place.country.flatMap { notes[$0] }.map {
        $0 == 1 ? "1 incident, place not known" : "\($0) incidents, place not known"
      }
      let sizes: [(Double, Double)] =
        focus ? [(24, 7), (20, 5), (16, 3), (13, 1.5), (11, 0.5)] : [(17, 4), (14, 2.5), (12, 1.2), (10.5, 0.4)]
      let fonts = sizes.map { Font(size: max(9, $0.0 * scale), letterSpacing: spaced ? $0.1 * scale : 0) }
      let noteFont = Font(size: max(10, 12.5 * scale))
      let noteWidth = note.map { TextMetrics.width(of: $0, in: noteFont) } ?? 0
      let attempts = fonts.map { font in
        (
          width: max(TextMetrics.width(of: words, in: font), noteWidth),
          height: font.size * 0.8 + (note == nil ? 0 : noteFont.size * 1.5)
        )
      }
      guard let found = areas.place(in: area, attempts: attempts, lines: lines) else {
        if focus || extent.cells > 900 { dropped.append(name) }
        continue
      }
      let font = fonts[found.attempt]
      let top = found.centre.y - attempts[found.attempt].height / 2
      // Letter spacing after the last letter would push a centred text left.
      let at = PagePoint(found.centre.x + font.letterSpacing / 2, top + font.size * 0.76)
      add(
        Text(
          text: words, at: at, anchor: .middle, role: focus ? .focusCountryName : .countryName, font: font,
          language: language(of: name), halo: focus ? .focusHalo : .landHalo), &placement)
      if let note {
        add(
          Text(
            text: note, at: PagePoint(found.centre.x, at.y + noteFont.size * 1.45), anchor: .middle, role: .countryNote,
            font: noteFont, language: "en", halo: .focusHalo), &placement)
      }
    }
  }

  private func isFocus(_ base: BaseMap, _ index: Int) -> Bool {
    base.countries[index].country.map { base.focus.contains($0) } ?? false
  }

  private func language(of name: String) -> String? {
    wording.language == "en" ? nil : Script.isLatin(name) ? "en" : nil
  }

  // MARK: Seas

  private mutating func addSeas(
    _ base: BaseMap, _ terrain: Terrain, _ request: MapRequest, _ placement: inout LabelPlacement,
    _ areas: inout AreaLabels
  ) {
    var seen: Set<String> = []
    let rank = request.labels == .fewer ? 1 : request.labels == .more ? 6 : 4
    var seas: [BackgroundFeature] = []
    for (box, _) in terrain.window.parts { seas += terrain.gazetteer.seas(in: box, maximumRank: rank) }
    var count = 0
    for sea in seas where !sea.name.isEmpty && seen.insert(sea.name).inserted && count < 7 {
      guard case .area(let area) = sea.shape else { continue }
      var mask = PageRaster(terrain.projection.frame)
      mask.fill(terrain.rings(of: area), with: 1)
      let sizes: [(Double, Double)] = [(18, 1), (15, 0.6), (12.5, 0.3)]
      let fonts = sizes.map { Font(size: max(9, $0.0 * scale), isItalic: true, letterSpacing: $0.1 * scale) }
      let attempts = fonts.map { (width: TextMetrics.width(of: sea.name, in: $0), height: $0.size * 0.9) }
      guard let found = areas.place(in: 0, mask: mask, attempts: attempts) else { continue }
      count += 1
      let font = fonts[found.attempt]
      add(
        Text(
          text: sea.name, at: PagePoint(found.centre.x, found.centre.y + font.size * 0.33), anchor: .middle,
          role: .waterName,
          font: font, language: wording.language == "en" ? nil : "en", halo: .seaHalo), &placement)
    }
  }

  // MARK: Towns

  private mutating func addTowns(
    _ base: BaseMap, _ terrain: Terrain, _ story: Story, _ request: MapRequest, _ placement: inout LabelPlacement,
    _ areas: inout AreaLabels
  ) {
    let frame = terrain.projection.frame
    let density = request.labels == .fewer ? 90_000.0 : request.labels == .more ? 28_000 : 52_000
    let wanted = max(3, Int(frame.width * frame.height / density / max(0.6, scale)))
    let known = named.union(story.sites.compactMap(\.place.gazetteerID))
    var towns: [GazetteerPlace] = []
    for (box, _) in terrain.window.parts {
      towns += terrain.gazetteer.towns(in: box, limit: wanted * 14).map { terrain.gazetteer.place($0) }
    }
    // Towns of the countries concerned come first: as if two ranks greater.
    func weight(_ town: GazetteerPlace) -> Int {
      (town.isNationalCapital ? -2 : town.rank) - (town.country.map { base.focus.contains($0) } ?? false ? 2 : 0)
    }
    towns.sort { a, b in
      let (first, second) = (weight(a), weight(b))
      if first != second { return first < second }
      return a.population != b.population ? a.population > b.population : a.id < b.id
    }
    let spacing = 78 * scale
    var chosen: [PagePoint] = []
    var outside = 0
    for town in towns where chosen.count < wanted && !known.contains(town.identifier) {
      guard let point = terrain.projection.point(town.coordinate), frame.insetBy(10).contains(point) else { continue }
      let isConcerned = town.country.map { base.focus.contains($0) } ?? false
      guard isConcerned || outside < wanted * 2 / 5 else { continue }
      guard chosen.allSatisfy({ $0.distance(to: point) > spacing }) else { continue }
      let dot = town.isNationalCapital ? 3.4 : 2.5
      guard placement.obstacles.isFree(PageBox(centre: point, width: 2 * dot + 2, height: 2 * dot + 2), owner: -1)
      else { continue }
      let name = wording.name(of: town)
      let font = Font(size: max(9.5, (town.isNationalCapital ? 14.5 : 13) * scale))
      let halo: Role = isConcerned ? .focusHalo : .landHalo
      let text = Text(
        text: name, at: point, role: .townName, font: font, language: language(of: name), halo: halo)
      let label = PointLabel(
        owner: -1, point: point, radius: dot, forms: [PointLabel.Form(lines: [[text]])], allowsLeader: false, name: name
      )
      guard let placed = placement.place(label) else {
        if dropped.count < 40 { dropped.append(name) }
        continue
      }
      placement.obstacles.add(circle: point, radius: dot + 1, owner: -2)
      areas.take(placed.box)
      boxes.append(placed.box)
      elements += placed.texts.map(Element.text)
      dots.append(
        .shape(
          Shape(role: town.isNationalCapital ? .capital : .town, geometry: .circle(centre: point.rounded, radius: dot)))
      )
      chosen.append(point)
      if !isConcerned { outside += 1 }
    }
  }

  // MARK: Provinces

  private mutating func addProvinces(
    _ base: BaseMap, _ terrain: Terrain, _ story: Story, _ request: MapRequest, _ placement: inout LabelPlacement
  ) {
    guard request.labels != .fewer else { return }
    let frame = terrain.projection.frame
    var count = 0
    let known = Set(story.sites.compactMap(\.area))
    for code in base.focus.sorted() {
      for id in terrain.gazetteer.provinces(of: code) where !known.contains(id) {
        let place = terrain.gazetteer.place(id)
        guard let point = terrain.projection.point(place.coordinate), frame.insetBy(20).contains(point), count < 40
        else { continue }
        // A province no wider than its name is left without.
        let name = wording.name(of: place)
        let spaced = Script.hasSpacedCapitals(name)
        let font = Font(size: max(8.5, 10.5 * scale), letterSpacing: spaced ? 1.1 : 0)
        let words = spaced ? name.uppercased() : name
        let text = Text(
          text: words, at: point, role: .provinceName, font: font, language: language(of: name), halo: .focusHalo)
        let reach = place.radiusMetres * terrain.projection.scale
        guard reach * 1.5 > text.width else { continue }
        guard let box = room(for: text, near: point, within: reach * 0.5, placement) else { continue }
        var placed = text
        placed.anchor = .middle
        placed.at = PagePoint(box.centre.x, box.minY + TextMetrics.ascent * font.size)
        add(placed, &placement)
        count += 1
      }
    }
  }

  /// A free box for a text near a point, off every line; nil when there is none.
  private func room(for text: Text, near point: PagePoint, within reach: Double, _ placement: LabelPlacement)
    -> PageBox?
  {
    let (w, h) = (text.width, text.font.size)
    for (dx, dy) in [(0.0, 0.0), (0, -1), (0, 1), (-0.6, 0), (0.6, 0), (-0.6, -1), (0.6, 1), (0.6, -1), (-0.6, 1)] {
      let box = PageBox(centre: point + PagePoint(dx * reach, dy * reach), width: w, height: h)
      if placement.obstacles.isFree(box.insetBy(-4), owner: -1), placement.obstacles.lineCost(box.insetBy(-2)) == 0 {
        return box
      }
    }
    return nil
  }

  private mutating func add(_ text: Text, _ placement: inout LabelPlacement) {
    elements.append(.text(text))
    boxes.append(text.box)
    placement.obstacles.add(text.box.insetBy(-1.5))
  }
}
