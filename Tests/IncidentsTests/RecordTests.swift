import Geo
import Incidents
import Testing
import _StringProcessing

@Suite("The record")
struct RecordTests {
  static let example = Incident(
    id: "r1-1", report: ReportReference(id: "r1", title: "Two \"claims\"", published: CalendarDate("2024-01-18")),
    type: .missileStrike, status: .claimed, background: true,
    actors: [Actor(text: "the army", name: "Army", country: "PAK", sector: "MIL", certainty: .suspected)],
    targets: [Target(text: "hideouts", kind: .site, count: 2, effect: .destroyed, country: "IRN", sector: "REB")],
    weapons: [Weapon(text: "rockets", class: .rocket)],
    date: CalendarDate("2024-01-18").map { DateSpan(start: $0, end: $0, precision: .day, text: "on Thursday") },
    place: Place(
      text: "Saravan", name: "Saravan", country: "IRN", admin1: "Sistan and Baluchestan", admin1Code: "IR-11",
      gazetteerID: "geonames:1", lat: 27.3709, lon: 62.3341, precision: .near, radiusKm: 25),
    origin: Origin(text: "from Pakistan", country: "PAK", place: Place(text: "Pakistan"), basis: .stated),
    crossBorder: true,
    vector: StrikeVector(
      origin: Coordinate(longitude: 64, latitude: 27), target: Coordinate(longitude: 62.3341, latitude: 27.3709),
      basis: .stated, lengthMetres: 170_123.456, azimuth: 284.5, arrivalAzimuth: 283.25,
      segments: [
        .init(
          country: "PAK", kind: .land, fromMetres: 0, toMetres: 100.5, entry: Coordinate(longitude: 64, latitude: 27),
          exit: Coordinate(longitude: 63, latitude: 27.1))
      ],
      crossings: [.init(from: "PAK", to: "IRN", point: Coordinate(longitude: 63, latitude: 27.1), atMetres: 100.5)],
      transited: ["AFG"], depthAlongTrackMetres: 42,
      nearestBorder: .init(
        distanceMetres: 7.25, point: Coordinate(longitude: 63, latitude: 27), between: ["IRN", "PAK"]),
      ranges: .init(
        lengthMetres: .init(low: 1, high: 2), azimuth: .init(low: 350, high: 10), depthAlongTrackMetres: nil,
        certainlyTransited: [], possiblyTransited: ["AFG"]),
      endsDisagree: .init(origin: false, target: true), borders: "Natural Earth"),
    tolls: [
      Toll(
        kind: .killed, low: 7, best: 7, high: 7, of: ["women": 3, "children": 4], source: "state media",
        asOf: CalendarDate("2024-01-18"), evidence: "seven people"),
      Toll(kind: .killed, low: nil, best: nil, high: nil, source: "the army", status: .unverified),
    ],
    killed: Harm(low: 7, best: 7, high: 7), injured: nil,
    relations: [Relation(kind: .retaliation, incident: "r1-2", evidence: "in response")],
    evidence: [Evidence(field: "type", start: 3, end: 9, quote: "struck\n\u{1}</script>")])

  @Test func `a record read back from its JSON is the same record`() throws {
    var reader = JSONReader(Array(Self.example.json.utf8))
    let read = try Incident(from: &reader)
    try reader.finish()
    #expect(read == Self.example)
  }

  @Test func `the keys stand in the order of the contract`() {
    let keys = [
      "id", "report", "type", "codes", "status", "background", "actors", "targets", "weapons", "date", "place",
      "origin", "crossBorder", "vector", "tolls", "killed", "injured", "relations", "evidence",
    ]
    let empty = Incident(id: "a", report: ReportReference(id: "b"), type: .raid).json
    var rest = Substring(empty)
    for key in keys {
      let found = rest.firstRange(of: "\"\(key)\":")
      #expect(found != nil, "\(key) is missing or out of order")
      if let found { rest = rest[found.upperBound...] }
    }
  }

  @Test func `an unknown word is named together with the words that would do`() {
    let json = Self.example.json.replacing("missile_strike", with: "missle")
    var reader = JSONReader(Array(json.utf8))
    let error = #expect(throws: JSONError.self) { try Incident(from: &reader) }
    #expect(error?.problem.contains("\"missle\" is none of airstrike") == true)
  }

  @Test func `a record without a type is refused`() {
    var reader = JSONReader(Array(#"{"id":"a","report":{"id":"b"}}"#.utf8))
    #expect(throws: JSONError.self) { try Incident(from: &reader) }
  }

  @Test(arguments: [
    (IncidentType.missileStrike, [WeaponClass.missile, .drone], ["heavy-weapons", "drone"]),
    (.airstrike, [], ["aerial"]),
    (.shooting, [.firearm], ["firearms"]),
    (.raid, [.grenade], ["explosives"]),
  ])
  func `PLOVER modes follow the type and the weapons`(type: IncidentType, classes: [WeaponClass], modes: [String]) {
    let weapons = classes.map { Weapon(text: $0.rawValue, class: $0) }
    #expect(Codes(type: type, weapons: weapons).plover.modes == modes)
  }
}
