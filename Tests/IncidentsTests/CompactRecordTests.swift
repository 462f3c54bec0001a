import Geo
import Incidents
import Testing

/// Records as a store keeps them: without what a reader takes for granted.
@Suite struct CompactRecordTests {
  private func usual() -> Incident {
    var incident = Incident(id: "i1", report: ReportReference(id: "r1"), type: .shelling)
    let day = CalendarDate("2024-03-05")
    incident.date = day.map { DateSpan(start: $0, end: $0, precision: .day, text: "") }
    incident.actors = [Actor(text: "the Lions")]
    incident.targets = [Target(text: "market", kind: .site)]
    incident.tolls = [Toll(kind: .killed, low: 2, best: 2, high: 2)]
    return incident
  }

  private func unusual() -> Incident {
    var incident = usual()
    incident.status = .claimed
    if let day = incident.date?.start { incident.date?.end = day.adding(days: 6) }
    incident.date?.precision = .week
    incident.date?.text = "that week, \"early\""
    incident.actors = [Actor(text: "gunmen", kind: .individuals, certainty: .suspected)]
    incident.targets = [Target(text: "café", kind: .site, effect: .destroyed)]
    incident.tolls = [Toll(kind: .killed, low: 2, best: nil, high: nil, status: .denied)]
    incident.weapons = [Weapon(text: "mortars", class: .mortar)]
    incident.codes = Codes(type: .raid)
    return incident
  }

  @Test func `what is left out is read back as it was`() throws {
    for incident in [usual(), unusual()] {
      var json = JSONWriter(isCompact: true)
      incident.write(to: &json)
      var reader = JSONReader(json.bytes)
      #expect(try Incident(from: &reader) == incident)
    }
  }

  @Test func `usual words are not written`() {
    var json = JSONWriter(isCompact: true)
    usual().write(to: &json)
    #expect(
      json.text == """
        {"id":"i1","report":{"id":"r1"},"type":"shelling","actors":[{"text":"the Lions"}],\
        "targets":[{"text":"market","kind":"site"}],"date":{"start":"2024-03-05"},\
        "tolls":[{"kind":"killed","low":2,"best":2,"high":2}]}
        """)
  }

  @Test(arguments: [
    (0.0, 7, "0"), (-0.00000001, 7, "0"), (1234567.5, 3, "1234567.5"), (-73.12, 7, "-73.12"), (0.05, 3, "0.05"),
    (10.0, 0, "10"), (999.9996, 3, "1000"),
  ])
  func `numbers have no needless digits`(number: Double, decimals: Int, text: String) {
    var bytes: [UInt8] = []
    bytes.appendDecimal(number, decimals: decimals)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [0, 9, 10, 99, 100, -1, Int.max, Int.min, 1_000_000_000_000_000_000])
  func `whole numbers are written as they are`(number: Int) {
    var bytes: [UInt8] = []
    bytes.appendDecimal(number)
    #expect(String(decoding: bytes, as: UTF8.self) == "\(number)")
  }

  @Test func `bytes that are no text are refused`() {
    for bytes: [UInt8] in [[0x22, 0xC3, 0x22], [0x22, 0xFF, 0x41, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
      var json = JSONReader(bytes)
      #expect(throws: JSONError.self) { try json.string() }
    }
    var json = JSONReader(Array("\"\u{FFFD} é\"".utf8))
    #expect((try? json.string()) == "\u{FFFD} é")
  }
}
