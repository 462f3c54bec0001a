import Geo
import Incidents
import StrikeVectors
import Testing

@Suite("Summary of a vector")
struct VectorSummaryTests {
  private func summary(_ vector: StrikeVector, _ origin: String = "Here", _ target: String = "There") -> [String] {
    VectorSummary(vector, originName: origin, targetName: target) { $0.prefix(1) + "land" }.lines
  }

  @Test func `it tells distance, bearing, countries with entry and exit, depth, border, caveat and source`() throws {
    let vector = try #require(
      SmallWorld.calculator.vector(
        from: VectorEnd(at(5, 3), country: "AAA"), to: VectorEnd(at(25, 3), country: "CCC")))
    #expect(
      summary(vector) == [
        "Here to There: 2,223 km, initial bearing 89° (east).",
        "On the great-circle line:",
        "  0–556 km: Aland",
        "  556–1,667 km: Bland",
        "  1,667–2,223 km: Cland",
        "Third countries on the line: Bland.",
        "There lies 556 km inside Cland along the line.",
        "This is the shortest line over the earth, not a flight path: missiles, drones and aircraft turn.",
        "Borders: a small world.",
      ])
  }

  @Test func `a country-only origin is named the shortest possible, with its ranges`() throws {
    let vector = try #require(
      SmallWorld.calculator.vector(fromCountry: "AAA", to: VectorEnd(at(15, 3), country: "BBB")))
    let lines = summary(vector, "Aland")
    #expect(lines[0].hasPrefix("From the nearest point of Aland to There: 556 km, initial bearing 90° (east)."))
    #expect(lines[0].contains("shortest possible"))
    #expect(lines[1].hasPrefix("Within what is known of its ends: 556–"))
    #expect(lines.contains { $0.contains("land border between Aland and Bland is 556 km away") })
  }

  @Test func `an end on the wrong side of the data's border is said, and no depth is claimed`() throws {
    let vector = try #require(
      SmallWorld.calculator.vector(
        from: VectorEnd(at(5, 3), country: "AAA"), to: VectorEnd(at(10.1, 3), country: "AAA")))
    let lines = summary(vector)
    #expect(lines.contains { $0.hasPrefix("The border data place There outside its country") })
    #expect(!lines.contains { $0.contains("inside") })
  }

  static let compass: [(Double, String)] = [
    (0, "north"), (359, "north"), (45, "northeast"), (281, "west"), (282, "west-northwest"), (-90, "west"),
    (900, "south"),
  ]

  @Test(arguments: compass)
  func `azimuths have their compass points`(azimuth: Double, name: String) {
    #expect(CompassPoint(azimuth: azimuth).name == name)
  }
}
