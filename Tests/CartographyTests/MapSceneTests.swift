import Gazetteer
import Geo
import Geodesy
import Incidents
import Testing

@testable import Cartography

/// What must hold of every map, checked on the scene by the font's own metrics.
private struct SceneCheck {
  let scene: MapScene
  let texts: [Text]
  let symbols: [Shape]
  let dots: [Shape]

  init(_ scene: MapScene) {
    self.scene = scene
    func collect(_ ids: Set<String>) -> [Element] {
      func flatten(_ element: Element) -> [Element] {
        if case .group(let group) = element { return group.elements.flatMap(flatten) }
        return [element]
      }
      return scene.layers.filter { ids.contains($0.id) }.flatMap(\.elements).flatMap(flatten)
    }
    texts = collect(["labels", "incident-labels", "ticks", "furniture"]).compactMap {
      if case .text(let text) = $0 { text } else { nil }
    }
    symbols = collect(["incidents", "arrows"]).compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
    dots = collect(["towns"]).compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
  }

  /// Pairs of texts that share room.
  var overlappingTexts: [String] {
    var pairs: [String] = []
    for (index, a) in texts.enumerated() {
      for b in texts[..<index] where a.box.insetBy(0.3).overlaps(b.box.insetBy(0.3)) {
        pairs.append("\(a.text) | \(b.text)")
      }
    }
    return pairs
  }

  /// Texts that lie on a symbol, an arrow or a town's dot.
  var coveredSymbols: [String] {
    texts.flatMap { text in
      (symbols + dots).filter { Self.covers(text.box.insetBy(0.3), $0.geometry) }.map { "\(text.text) on \($0.role)" }
    }
  }

  private static func covers(_ box: PageBox, _ geometry: Shape.Geometry) -> Bool {
    switch geometry {
    case .circle(let centre, let radius): return box.distance(to: centre) < radius
    case .rings(let rings):
      return rings.contains { ring in
        zip(ring, ring.dropFirst() + ring.prefix(1)).contains { box.meets(segment: $0, $1) }
      }
    case .lines, .box: return false
    }
  }

  /// Pairs of leader lines that cross each other.
  var crossingLeaders: Int {
    var count = 0
    for layer in scene.layers where layer.id == "leaders" {
      for case .shape(let shape) in layer.elements {
        guard case .lines(let lines) = shape.geometry else { continue }
        for (index, a) in lines.enumerated() {
          for b in lines[..<index] where PagePoint.segmentsMeet(a[0], a[1], b[0], b[1]) { count += 1 }
        }
      }
    }
    return count
  }

  /// Vertices of the map that lie beyond its frame by more than twelve units, and texts that leave it.
  var strays: [String] {
    let wide = scene.frame.insetBy(-12)
    var strays = texts.filter { !scene.frame.contains($0.box) }.map(\.text)
    for layer in scene.layers where !["page", "margins", "title-block", "legend", "unplaced"].contains(layer.id) {
      func visit(_ element: Element) {
        switch element {
        case .group(let group): group.elements.forEach(visit)
        case .text: break
        case .shape(let shape):
          switch shape.geometry {
          case .rings(let lines), .lines(let lines):
            if !lines.joined().allSatisfy(wide.contains) { strays.append("\(layer.id) \(shape.id ?? "")") }
            if lines.joined().count >= 32_000 { strays.append("\(layer.id): too many vertices") }
          default: break
          }
        }
      }
      layer.elements.forEach(visit)
    }
    // What is around the map stays on the page.
    for layer in scene.layers where ["title-block", "legend", "unplaced"].contains(layer.id) {
      for case .text(let text) in layer.elements
      where text.box.maxX > scene.size.width + 1 || text.box.maxY > scene.size.height + 1 {
        strays.append(text.text)
      }
    }
    return strays
  }

  static func expectSound(_ scene: MapScene, _ name: String) {
    let check = SceneCheck(scene)
    #expect(check.overlappingTexts.isEmpty, "\(name): \(check.overlappingTexts)")
    #expect(check.coveredSymbols.isEmpty, "\(name): \(check.coveredSymbols)")
    #expect(check.strays.isEmpty, "\(name): \(check.strays)")
    #expect(check.crossingLeaders == 0, "\(name): leader lines cross")
    let svg = SVGRenderer().string(scene)
    #expect(isBalanced(svg), "\(name): tags do not match")
    let ids = values(of: "id", in: svg)
    #expect(Set(ids).count == ids.count, "\(name): an id is used twice")
    for forbidden in ["clip-path", "<marker", "var(", "hsl(", "<filter", "paint-order", "<use"] {
      #expect(!svg.contains(forbidden), "\(name): \(forbidden)")
    }
  }

  static func values(of attribute: String, in svg: String) -> [String] {
    svg.split(separator: " ").filter { $0.hasPrefix(attribute + "=\"") }.compactMap {
      $0.split(separator: "\"").dropFirst().first.map(String.init)
    }
  }

  /// Every tag opened is closed in order.
  static func isBalanced(_ svg: String) -> Bool {
    var open: [Substring] = []
    for part in svg.split(separator: "<").dropFirst() {
      guard let end = part.firstIndex(of: ">") else { return false }
      let tag = part[..<end]
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else {
        open.append(tag.prefix { $0 != " " })
      }
    }
    return open.isEmpty
  }
}

@Suite("Maps", .enabled(if: TestGazetteer.shared != nil))
struct MapSceneTests {
  private var gazetteer: Gazetteer { get throws { try #require(TestGazetteer.shared) } }
  private static let zahedan = Coordinate(longitude: 60.86, latitude: 29.50)
  private static let panjgur = Coordinate(longitude: 64.10, latitude: 26.97)
  private static let saravan = Coordinate(longitude: 62.33, latitude: 27.37)

  private static let exchange: [Incident] = [
    .sample(
      "first", .missileStrike, day: 16, in: "Panjgur", country: "PAK", at: panjgur, precision: .near, radiusKm: 18,
      killed: Harm(low: 2, best: 2, high: 2), from: ("IRN", zahedan, .stated)),
    .sample(
      "second", .airstrike, day: 18, in: "Saravan", country: "IRN", at: saravan, killed: Harm(low: 9, best: 9, high: 9),
      from: ("PAK", panjgur, .stated)),
  ]

  @Test func `an exchange of strikes is a small file of live text`() throws {
    let scene = try MapScene(incidents: Self.exchange, request: MapRequest(), gazetteer: gazetteer)
    SceneCheck.expectSound(scene, "exchange")
    let svg = SVGRenderer().string(scene)
    #expect(svg.utf8.count <= 45_000)
    #expect(scene.title == "Iran and Pakistan trade strikes")
    for words in [
      ">Saravan<", ">Panjgur<", "#2 · 18 Jan · 9 killed", "id=\"country-IRN\"", "id=\"border-IRN-PAK\"",
      "id=\"incident-first\"",
    ] {
      #expect(svg.contains(words), "\(words)")
    }
  }

  @Test func `the same incidents make the same bytes`() throws {
    let first = SVGRenderer().render(
      try MapScene(incidents: Self.exchange, request: MapRequest(), gazetteer: gazetteer))
    let second = SVGRenderer().render(
      try MapScene(incidents: Self.exchange, request: MapRequest(), gazetteer: gazetteer))
    #expect(first == second)
  }

  @Test func `a province is hatched whole with a hollow dot, a country is never pinned`() throws {
    let province = try #require(try gazetteer.place(identifier: "IR-11"))
    var strike = Incident.sample(
      "p", day: 18, in: "Sistan and Baluchestan", country: "IRN", at: province.coordinate, precision: .province,
      gazetteerID: "IR-11", killed: Harm(low: 7, best: 7, high: 7))
    let border = Coordinate(longitude: 62.8, latitude: 27.2)
    strike.crossBorder = true
    strike.origin = Origin(country: "PAK", basis: .actorCountry)
    strike.vector = StrikeVector(
      origin: border, target: province.coordinate, basis: .actorCountry, lengthMetres: 150_000, azimuth: 270,
      arrivalAzimuth: 270, segments: [], crossings: [], transited: [], depthAlongTrackMetres: nil, nearestBorder: nil,
      ranges: nil, endsDisagree: .init(origin: false, target: false), borders: "")
    let unplaced = Incident.sample(
      "c", .missileStrike, day: 16, in: "Pakistan", country: "PAK", at: Coordinate(longitude: 69, latitude: 30),
      precision: .country, gazetteerID: "PAK")
    let scene = try MapScene(incidents: [strike, unplaced], request: MapRequest(), gazetteer: gazetteer)
    SceneCheck.expectSound(scene, "province and country")
    let svg = SVGRenderer().string(scene)
    #expect(
      svg.contains("class=\"hatch-strike\"") && svg.contains("class=\"hollow-strike\"")
        && svg.contains("class=\"arrow-tail\""))
    #expect(!svg.contains("id=\"incident-c\""))
    #expect(svg.contains("Place known only as country") && svg.contains("1 incident, place not known"))
    // The dashes are shapes: more than one ring in the arrow.
    let arrow = try #require(svg.split(separator: "\n").first { $0.contains("class=\"arrow\"") })
    #expect(arrow.filter { $0 == "M" }.count > 3)
  }

  @Test func `positions on the page lead back to coordinates by the metadata`() throws {
    let scene = try MapScene(incidents: Self.exchange, request: MapRequest(), gazetteer: gazetteer)
    let projection = try MapProjection(scene.metadata.projection)
    let affine = scene.metadata.affine
    let incidents = scene.layers.first { $0.id == "incidents" }
    var found: [PagePoint] = []
    for case .group(let group) in incidents?.elements ?? [] {
      for case .shape(let shape) in group.elements {
        if case .circle(let centre, _) = shape.geometry { found.append(centre) }
      }
    }
    #expect(found.count == 2)
    let plane = found.map { PlanePoint(x: ($0.x - affine.c) / affine.a, y: ($0.y - affine.f) / affine.d) }
    for (coordinate, expected) in zip(projection.unproject(plane), [Self.saravan, Self.panjgur]) {
      let coordinate = try #require(coordinate)
      #expect(Geodesic.distance(coordinate, expected) < 100)
    }
  }

  @Test func `hostile words do no harm in any form`() throws {
    let words = "<script>alert(1)</script>]]>\"'&\u{0}\u{1B}\u{202E}"
    var hostile = Incident.sample(words, in: words, country: "IRN", at: Self.saravan)
    hostile.actors = [Actor(text: words)]
    hostile.report = ReportReference(id: words, title: words, source: words, url: "javascript:alert(1)")
    hostile.evidence = [Evidence(field: "type", start: 0, end: 1, quote: words)]
    var request = MapRequest()
    request.title = words
    request.idPrefix = "\"><x"
    let scene = try MapScene(incidents: [hostile], request: request, gazetteer: gazetteer)
    for style in MapRequest.StyleForm.allCases {
      let svg = SVGRenderer(style: style, idPrefix: request.idPrefix).string(scene)
      #expect(SceneCheck.isBalanced(svg) && !svg.contains("<script") && !svg.contains("<x"))
    }
    let page = String(
      decoding: HTMLPage(scene: scene, incidents: [hostile], gazetteer: try gazetteer).render(), as: UTF8.self)
    #expect(page.components(of: "<script") == 2, "the data and the page's own")
    #expect(!page.contains("javascript:"))
  }

  @Test func `attributes instead of a style sheet, and a size kept`() throws {
    var request = MapRequest()
    request.style = .attributes
    request.maxBytes = 36_000
    let (_, svg) = try SVGRenderer.document(of: Self.exchange, request: request, gazetteer: gazetteer)
    let text = String(decoding: svg, as: UTF8.self)
    #expect(!text.contains("<style") && !text.contains("class="))
    #expect(svg.count <= 36_000)
  }

  @Test func `no incidents, or none with a place, still make a map`() throws {
    SceneCheck.expectSound(try MapScene(incidents: [], request: MapRequest(), gazetteer: gazetteer), "none")
    let nowhere = Incident.sample("n", in: "somewhere", country: "IRN", at: nil, precision: .country)
    SceneCheck.expectSound(try MapScene(incidents: [nowhere], request: MapRequest(), gazetteer: gazetteer), "nowhere")
  }

  @Test func `what is too short to be drawn as an arrow is neither explained nor warned of`() throws {
    let (goma, gisenyi) = (
      Coordinate(longitude: 29.228, latitude: -1.679), Coordinate(longitude: 29.257, latitude: -1.703)
    )
    let bukavu = Coordinate(longitude: 28.861, latitude: -2.491)
    let near = Incident.sample(
      "near", .shelling, in: "Gisenyi", country: "RWA", at: gisenyi, from: ("COD", goma, .stated))
    let other = Incident.sample("other", in: "Bukavu", country: "COD", at: bukavu)
    let scene = try MapScene(incidents: [near, other], request: MapRequest(), gazetteer: gazetteer)
    let svg = SVGRenderer().string(scene)
    #expect(!svg.contains("claimed origin to target") && !svg.contains("Arrows join"))
    let exchange = SVGRenderer().string(
      try MapScene(incidents: Self.exchange, request: MapRequest(), gazetteer: gazetteer))
    #expect(exchange.contains("claimed origin to target") && exchange.contains("Arrows join"))
  }

  @Test func `countries go by their short names, as far as those are theirs alone`() throws {
    let wording = Wording(gazetteer: try gazetteer, language: "en", words: .english)
    #expect(wording.country("CHN") == "China" && wording.country("COD") == "DR Congo")
    #expect(wording.country("USA") == "United States" && wording.country("GBR") == "United Kingdom")
    #expect(wording.countryInSentence("PHL") == "the Philippines" && wording.countryInSentence("IRN") == "Iran")
    #expect(Wording(gazetteer: try gazetteer, language: "fa", words: .english).country("CHN") == "چین")
  }

  @Test func `borders and countries follow the view that is asked for, and the footer says whose it is`() throws {
    let simferopol = Incident.sample(
      "s", in: "Simferopol", country: "RUS", at: Coordinate(longitude: 34.1, latitude: 44.95),
      gazetteerID: "geonames:693805")
    var request = MapRequest()
    request.extent = .box(BoundingBox(west: 31, south: 44, east: 41, north: 50))
    func map(_ view: String) throws -> (svg: String, scene: MapScene) {
      let viewed = try gazetteer.viewed(by: try gazetteer.worldview(view))
      let scene = try MapScene(incidents: [simferopol], request: request, gazetteer: viewed)
      SceneCheck.expectSound(scene, view)
      return (SVGRenderer().string(scene), scene)
    }
    let (deFacto, ukrainian, russian) = (try map("de-facto"), try map("UKR"), try map("RUS"))
    func has(_ svg: String, _ words: String) -> Bool { svg.contains(words) }
    #expect(has(deFacto.svg, "id=\"border-RUS-UKR-disputed\""))
    #expect(has(deFacto.svg, "de facto view (disputed lines dashed)"))
    for view in [ukrainian, russian] {
      #expect(!has(view.svg, "id=\"border-RUS-UKR-disputed\"") && has(view.svg, "id=\"border-RUS-UKR\""))
    }
    #expect(has(ukrainian.svg, "in the view of Ukraine") && has(russian.svg, "in the view of Russia"))
    #expect(ukrainian.scene.title.hasSuffix("Ukraine") && russian.scene.title.hasSuffix("Russia"))
    #expect(ukrainian.svg != russian.svg)
  }

  @Test func `a claimed area that cuts through divisions is drawn as the view has it`() throws {
    var request = MapRequest()
    request.extent = .box(BoundingBox(west: 73, south: 31, east: 82, north: 37))
    let indian = try gazetteer.viewed(by: try gazetteer.worldview("IND"))
    let svg = SVGRenderer().string(try MapScene(incidents: [], request: request, gazetteer: indian))
    #expect(svg.contains("id=\"claimed-IND\"") && svg.contains("id=\"border-IND-claimed\""))
    let plain = SVGRenderer().string(try MapScene(incidents: [], request: request, gazetteer: gazetteer))
    #expect(!plain.contains("claimed-IND"))
  }

  @Test func `a globe seen from the sea shows no land where there is none`() throws {
    let suva = Incident.sample(
      "s", in: "Suva", country: "FJI", at: Coordinate(longitude: 178.44, latitude: -18.14))
    let scene = try MapScene(incidents: [suva], request: MapRequest(), gazetteer: gazetteer)
    let furniture = try #require(scene.layers.first { $0.id == "furniture" })
    var land: [[PagePoint]] = []
    var globe: (centre: PagePoint, radius: Double)?
    for case .group(let group) in furniture.elements where group.id == "locator" {
      for case .shape(let shape) in group.elements {
        if shape.role == .locatorLand, case .rings(let rings) = shape.geometry { land = rings }
        if shape.role == .locatorSea, case .circle(let centre, let radius) = shape.geometry { globe = (centre, radius) }
      }
    }
    let centre = try #require(globe).centre
    let open = centre + PagePoint(20, 10)
    #expect(land.filter { Ring.contains(open, in: $0) }.count % 2 == 0, "the open Pacific, east of Fiji")
    #expect(!land.isEmpty)
  }

  @Test func `without a size asked for the page is as high as its map needs`() throws {
    let wide = try MapScene(incidents: [], request: MapRequest(), gazetteer: gazetteer)
    let usual = try MapScene(incidents: Self.exchange, request: MapRequest(), gazetteer: gazetteer)
    #expect(wide.size.width == 1200 && usual.size.width == 1200)
    #expect(wide.size.height < usual.size.height)
    var request = MapRequest()
    request.size = PageSize(width: 700, height: 900)
    #expect(
      try MapScene(incidents: Self.exchange, request: request, gazetteer: gazetteer).size
        == PageSize(width: 700, height: 900))
  }

  @Test func `a Persian map is Persian from title to scale, and begins at the right`() throws {
    var request = MapRequest()
    request.language = "fa"
    request.words = try MapWords(file: Self.wordsFile, language: "fa")
    let scene = try MapScene(incidents: Self.exchange, request: request, gazetteer: gazetteer)
    SceneCheck.expectSound(scene, "Persian")
    let block = try #require(scene.layers.first { $0.id == "title-block" })
    for case .text(let text) in block.elements {
      #expect(text.anchor == .end && text.at.x > 1100)
      #expect(Script.isRightToLeft(text.text), "\(text.text)")
    }
    let svg = SVGRenderer().string(scene)
    for word in ["killed", "Projection", "claimed", " Jan", "#1"] {
      let inText = svg.split(separator: "\n").filter { $0.hasPrefix("<text") && $0.contains(">" + word) }
      #expect(inText.isEmpty, "\(word)")
    }
    #expect(svg.contains("ژانویه") && svg.contains("کشته") && svg.contains("۹"))
  }

  static let wordsFile =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Sources/Cartography/Words/words.tsv"

  /// West, south, east, north.
  private static let regions: [(String, BoundingBox)] = [
    ("sahel", BoundingBox(west: -12, south: 10, east: 16, north: 20)),
    ("levant", BoundingBox(west: 33, south: 30, east: 43, north: 37)),
    ("ukraine", BoundingBox(west: 22, south: 44, east: 41, north: 53)),
    ("kashmir", BoundingBox(west: 71, south: 31, east: 79, north: 37)),
    ("myanmar", BoundingBox(west: 92, south: 9, east: 102, north: 28)),
    ("colombia", BoundingBox(west: -79, south: -4, east: -66, north: 12)),
    ("mexico", BoundingBox(west: -115, south: 15, east: -86, north: 32)),
    ("horn", BoundingBox(west: 33, south: -3, east: 51, north: 15)),
    ("fiji", BoundingBox(west: 176, south: -20, east: -172, north: -12)),
    ("philippines", BoundingBox(west: 117, south: 5, east: 127, north: 19)),
    ("australia", BoundingBox(west: 113, south: -39, east: 154, north: -11)),
    ("svalbard", BoundingBox(west: 5, south: 66, east: 40, north: 80)),
    ("patagonia", BoundingBox(west: -76, south: -56, east: -60, north: -38)),
    ("congo", BoundingBox(west: 12, south: -13, east: 31, north: 5)),
    ("caucasus", BoundingBox(west: 40, south: 38, east: 50, north: 44)),
  ]

  @Test(arguments: 0..<60)
  func `any map of the world is sound`(seed: Int) throws {
    let gazetteer = try gazetteer
    var numbers = SeededNumbers(UInt64(seed + 1))
    let (name, box) = Self.regions[seed % Self.regions.count]
    let parts =
      box.crossesAntimeridian
      ? [
        BoundingBox(west: box.west, south: box.south, east: 180, north: box.north),
        BoundingBox(west: -180, south: box.south, east: box.east, north: box.north),
      ] : [box]
    let towns = parts.flatMap { gazetteer.towns(in: $0, limit: 400) }.map { gazetteer.place($0) }
    try #require(!towns.isEmpty)
    let count = [1, 2, 3, 5, 8, 14, 25, 40, 60, 90, 130, 300][seed % 12]
    let incidents = (0..<count).map { index -> Incident in
      let town = towns[numbers.next(below: towns.count)]
      let other = towns[numbers.next(below: towns.count)]
      let killed = numbers.next() < 0.4 ? nil : Int(numbers.next(0...60))
      let precision: Place.Precision = numbers.next() < 0.1 ? .country : numbers.next() < 0.15 ? .near : .town
      return .sample(
        "i\(index)", IncidentType.allCases[numbers.next(below: IncidentType.allCases.count)],
        day: 1 + numbers.next(below: 28),
        in: town.name, country: town.country ?? "", at: town.coordinate, precision: precision,
        gazetteerID: town.identifier,
        radiusKm: precision == .near ? numbers.next(5...60) : nil,
        killed: killed.map { Harm(low: $0, best: $0, high: $0 + numbers.next(below: 3)) },
        from: numbers.next() < 0.2
          ? (other.country ?? "", other.coordinate, numbers.next() < 0.5 ? .stated : .actorCountry) : nil,
        background: numbers.next() < 0.1)
    }
    var request = MapRequest()
    request.size =
      [
        seed % 8 == 0 ? nil : PageSize(width: 1200, height: 1000), PageSize(width: 600, height: 600),
        PageSize(width: 900, height: 1200),
        PageSize(width: 400, height: 700),
      ][seed % 4]
    request.theme = Theme.allCases[seed % 3]
    request.labels = MapRequest.LabelDensity.allCases[seed / 3 % 3]
    request.language = ["en", "fa", "ru", "ar", "zh", "fr"][seed / 5 % 6]
    request.words = try MapWords(file: Self.wordsFile, language: request.language)
    let scene = try MapScene(incidents: incidents, request: request, gazetteer: gazetteer)
    SceneCheck.expectSound(scene, "\(seed) \(name)")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
