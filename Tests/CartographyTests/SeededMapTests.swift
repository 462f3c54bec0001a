import Gazetteer
import Geo
import Incidents
import SeededRandom
import Testing

@testable import Cartography

@Suite("Maps of anything", .enabled(if: TestGazetteer.shared != nil))
struct SeededMapTests {
  private var gazetteer: Gazetteer { get throws { try #require(TestGazetteer.shared) } }

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
    var numbers = SplitMix(seed: UInt64(seed + 1))
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
      let town = numbers.pick(towns)
      let other = numbers.pick(towns)
      let killed = numbers.chance(0.4) ? nil : Int(numbers.next(0...60))
      let precision: Place.Precision = numbers.chance(0.1) ? .country : numbers.chance(0.15) ? .near : .town
      return .sample(
        "i\(index)", numbers.pick(IncidentType.allCases),
        day: 1 + numbers.next(below: 28),
        in: town.name, country: town.country ?? "", at: town.coordinate, precision: precision,
        gazetteerID: town.identifier,
        radiusKm: precision == .near ? numbers.next(5...60) : nil,
        killed: killed.map { Harm(low: $0, best: $0, high: $0 + numbers.next(below: 3)) },
        from: numbers.chance(0.2)
          ? (other.country ?? "", other.coordinate, numbers.chance(0.5) ? .stated : .actorCountry) : nil,
        background: numbers.chance(0.1))
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
    request.words = try MapWords(file: TestGazetteer.wordsFile, language: request.language)
    let scene = try MapScene(incidents: incidents, request: request, gazetteer: gazetteer)
    SceneCheck.expectSound(scene, "\(seed) \(name)")
  }
}
