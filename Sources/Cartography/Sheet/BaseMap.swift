internal import Gazetteer
internal import Geo
internal import Geodesy

/// Land, water and borders of one page.
struct BaseMap {
  private(set) var sea: [Element] = []
  private(set) var land: [Element] = []
  /// Rivers and lakes.
  private(set) var water: [Element] = []
  private(set) var borders: [Element] = []
  /// Which country covers each part of the page: 0 the sea, else the place in ``countries`` plus one.
  private(set) var areas: PageRaster
  private(set) var countries: [GazetteerPlace] = []
  /// Borders, coasts and rivers, for names to keep off: stronger lines weigh more.
  private(set) var lines: PageRaster
  /// What rivers and lakes are called, for their labels.
  private(set) var rivers: [NamedWater] = []
  private(set) var namedLakes: [NamedWater] = []
  let focus: Set<String>

  /// The value in ``areas`` of a country by its place in ``countries``.
  func area(_ index: Int) -> UInt16 { UInt16(min(index + 1, 65_535)) }

  init(terrain: Terrain, focus: Set<String>, rank: Int) {
    self.focus = focus
    let frame = terrain.projection.frame
    areas = PageRaster(frame)
    lines = PageRaster(frame)
    addSea(terrain)
    addLand(terrain)
    addWater(terrain, rank: rank)
    addBorders(terrain)
  }

  private mutating func addSea(_ terrain: Terrain) {
    var geometry = Shape.Geometry.box(terrain.projection.frame, cornerRadius: 0)
    // A map of the whole world shows the sea inside the projection's outline only.
    if terrain.projection.choice.isOfTheWorld {
      let box = terrain.window.box
      let corners = [
        PagePoint(box.minX, box.minY), PagePoint(box.minX, box.maxY), PagePoint(box.maxX, box.maxY),
        PagePoint(box.maxX, box.minY), PagePoint(box.minX, box.minY),
      ]
      var ring: [PagePoint] = []
      for (a, b) in zip(corners, corners.dropFirst()) { ring += (0..<24).map { a + (b - a) * (Double($0) / 24) } }
      geometry = .rings([terrain.onPage(ring + ring.prefix(1)).dropLast()])
    }
    sea = [.shape(Shape(id: "sea", role: .sea, geometry: geometry))]
  }

  private mutating func addLand(_ terrain: Terrain) {
    let gazetteer = terrain.gazetteer
    var muted: [Element] = []
    var light: [Element] = []
    for id in gazetteer.places(kind: .country) {
      guard let bounds = gazetteer.bounds(of: id),
        terrain.window.parts.contains(where: { terrain.window.meets(bounds, shift: $0.shift) })
      else { continue }
      let rings = terrain.rings(of: id)
      guard !rings.isEmpty else { continue }
      let place = gazetteer.place(id)
      let isFocus = place.country.map { focus.contains($0) } ?? false
      countries.append(place)
      areas.fill(rings, with: UInt16(min(countries.count, 65_535)))
      let shape = Shape(
        id: "country-\(place.identifier)", role: isFocus ? .focusLand : .land, geometry: .rings(rings),
        data: [DataValue("name", place.name)])
      if isFocus { light.append(.shape(shape)) } else { muted.append(.shape(shape)) }
    }
    for claim in BorderView(terrain).claimedAreas {
      let isFocus = focus.contains(claim.country)
      land.append(
        .shape(
          Shape(
            id: "claimed-\(claim.country)", role: isFocus ? .focusLand : .land, geometry: .rings(claim.rings))))
      if let index = countries.firstIndex(where: { $0.country == claim.country }) {
        areas.fill(claim.rings, with: area(index))
      }
    }
    land = muted + light + land
  }

  private mutating func addWater(_ terrain: Terrain, rank: Int) {
    var lakes: [[PagePoint]] = []
    for (box, _) in terrain.window.parts {
      for lake in terrain.gazetteer.lakes(in: box, maximumRank: rank) {
        guard case .area(let area) = lake.shape else { continue }
        let rings = terrain.rings(of: area).filter { abs(Terrain.area($0)) > 14 }
        lakes += rings
        if !lake.name.isEmpty { namedLakes.append(NamedWater(lake, rings)) }
      }
      for river in terrain.gazetteer.rivers(in: box, maximumRank: rank) {
        guard case .line(let line) = river.shape else { continue }
        rivers.append(NamedWater(river, terrain.lines(line)))
      }
    }
    let widths = [Role.majorRiver: rivers.filter { $0.rank <= rank - 3 }, .river: rivers.filter { $0.rank > rank - 3 }]
    for role in [Role.majorRiver, .river] {
      let merged = LineMerging.merged((widths[role] ?? []).flatMap(\.lines))
      guard !merged.isEmpty else { continue }
      water.append(.shape(Shape(id: role.className + "s", role: role, geometry: .lines(merged))))
      for line in merged { lines.draw(line, adding: 1) }
    }
    if !lakes.isEmpty { water.append(.shape(Shape(id: "lakes", role: .lake, geometry: .rings(lakes)))) }
  }

  private mutating func addBorders(_ terrain: Terrain) {
    var coast: [[PagePoint]] = []
    var provinces: [[PagePoint]] = []
    var bySides: [String: (role: Role, lines: [[PagePoint]])] = [:]
    // Past four kilometres a page unit provinces are a net, not information; and where every country is concerned, no border
    // stands out.
    let showsProvinces = terrain.projection.scale > 1 / 4_000
    let marksFocus = focus.count <= 8
    let view = BorderView(terrain)
    func role(_ sides: [String], isDashed: Bool) -> Role {
      let isFocus = marksFocus && sides.count == 2 && sides[0] != sides[1] && sides.allSatisfy { focus.contains($0) }
      return isDashed ? .disputedBorder : isFocus ? .focusBorder : .border
    }
    for (box, shift) in terrain.window.parts {
      for index in terrain.mesh.arcs(in: box) {
        let arc = terrain.mesh.arc(index)
        if arc.kind == .province, !showsProvinces || !(arc.leftCountry.map { focus.contains($0) } ?? false) { continue }
        if arc.kind == .coast, terrain.window.isSpeck(arc.bounds) { continue }
        let strokes = view.strokes(ofArc: index, shift: shift).filter { !Self.isSpeck($0) }
        guard !strokes.isEmpty else { continue }
        switch arc.kind {
        case .coast: coast += strokes
        case .province: provinces += strokes
        default:
          let sides = [arc.leftCountry, arc.rightCountry].compactMap { $0 }.sorted()
          let isDashed = view.isDashed(arc)
          let name = (sides.isEmpty ? ["open"] : sides).joined(separator: "-") + (isDashed ? "-disputed" : "")
          bySides[name, default: (role(sides, isDashed: isDashed), [])].lines += strokes
        }
      }
      let disputed = view.disputedLines(in: box)
      if !disputed.isEmpty { bySides["disputed", default: (.disputedBorder, [])].lines += disputed }
    }
    for claim in view.claimedAreas {
      let outline = view.outline(of: claim.rings)
      if !outline.isEmpty { bySides["\(claim.country)-claimed", default: (.border, [])].lines += outline }
    }
    func add(_ id: String, _ role: Role, _ strokes: [[PagePoint]], weight: UInt16) {
      guard !strokes.isEmpty else { return }
      let merged = LineMerging.merged(strokes)
      borders.append(.shape(Shape(id: id, role: role, geometry: .lines(merged))))
      for line in merged { lines.draw(line, adding: weight) }
    }
    add("provinces", .provinceBorder, provinces, weight: 1)
    add("coast", .coast, coast, weight: 2)
    let order: [Role] = [.border, .disputedBorder, .focusBorder]
    for role in order {
      for name in bySides.keys.sorted() {
        guard let border = bySides[name], border.role == role else { continue }
        add("border-\(name)", role, border.lines, weight: role == .focusBorder ? 5 : 3)
      }
    }
  }

  /// A river's lines, or a lake's rings, on the page.
  struct NamedWater {
    let feature: BackgroundFeature
    let lines: [[PagePoint]]

    init(_ feature: BackgroundFeature, _ lines: [[PagePoint]]) {
      self.feature = feature
      self.lines = lines
    }

    var rank: Int { feature.rank }
  }

  /// A closed outline too small to see.
  private static func isSpeck(_ line: [PagePoint]) -> Bool {
    guard line.first == line.last else { return false }
    return abs(Terrain.area(line)) < 1.5
  }
}
