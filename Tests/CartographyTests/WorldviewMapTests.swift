import Gazetteer
import Geo
import Incidents
import Testing

@testable import Cartography

@Suite("Maps as a state sees the world", .enabled(if: TestGazetteer.shared != nil))
struct WorldviewMapTests {
  private var gazetteer: Gazetteer { get throws { try #require(TestGazetteer.shared) } }

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
}
