import Gazetteer
import Geo
import Geodesy
import Incidents
import Testing

@testable import Cartography

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
    request.words = try MapWords(file: TestGazetteer.wordsFile, language: "fa")
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
