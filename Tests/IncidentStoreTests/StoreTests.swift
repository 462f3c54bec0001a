import Geo
import GeoPackage
import Glibc
import Incidents
import Testing

@testable import IncidentStore

/// A path for one test's store, whose files go with it.
final class StorePath {
  let path: String

  init() {
    var template = Array("/tmp/incident-store-XXXXXX".utf8CString)
    let folder = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
    }
    path = folder + "/incidents.gpkg"
  }

  deinit {
    remove(path)
    for ending in ["-journal", "-wal", "-shm"] { remove(path + ending) }
    rmdir(String(path.dropLast("/incidents.gpkg".count)))
  }
}

/// Records for tests.
enum Make {
  static func incident(
    _ number: Int, report: String? = nil, type: IncidentType = .airstrike, day: String? = "2024-03-05",
    place: Place? = Place(
      text: "Hamlet", name: "Hamlet", country: "IRN", lat: 30, lon: 60, precision: .town, radiusKm: 3),
    actor: Actor? = nil, killed: Int? = 3
  ) -> Incident {
    var incident = Incident(
      id: "i\(number)", report: ReportReference(id: report ?? "r\(number)", title: "Report \(number)"), type: type)
    incident.date = day.flatMap { CalendarDate($0) }.map { DateSpan(start: $0, end: $0, precision: .day, text: "then") }
    incident.place = place
    incident.actors = actor.map { [$0] } ?? []
    if let killed {
      incident.tolls = [Toll(kind: .killed, low: killed, best: killed, high: killed, source: "the mayor")]
    }
    incident.killed = Harm(of: .killed, in: incident.tolls)
    incident.evidence = [Evidence(field: "type", start: 0, end: 6, quote: "strike")]
    return incident
  }
}

@Suite struct StoreTests {
  let store = StorePath()

  @Test func whatGoesInComesOutWholeAndInOrder() throws {
    let incidents = (0..<50).map { Make.incident($0) } + [Make.incident(99, day: nil, place: nil, killed: nil)]
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    #expect(try file.ingest(incidents) == IncidentStore.Result(added: 51))
    let reader = try IncidentStore(path: store.path, isReadOnly: true)
    #expect(try reader.answers().map(\.incident) == incidents)
  }

  @Test func theSameIncidentsTwiceChangeNothingAndOthersReplace() throws {
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    var incidents = (0..<5).map { Make.incident($0) }
    _ = try file.ingest(incidents)
    #expect(try file.ingest(incidents) == IncidentStore.Result(unchanged: 5))
    incidents[2].status = .denied
    #expect(try file.ingest(incidents) == IncidentStore.Result(replaced: 1, unchanged: 4))
    #expect(try file.count() == 5)
    let package = try GeoPackage.open(store.path, isReadOnly: true)
    let counts = try package.read { transaction in
      try ["incidents", "tolls", "evidence", "reports", "rtree_incidents_geom"].map {
        try transaction.rows("SELECT count(*) FROM \($0)").first?.first?.int
      }
    }
    #expect(counts == [5, 5, 5, 5, 5])
  }

  @Test func aStepThatFailsLeavesNothingBehind() throws {
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    _ = try file.ingest([Make.incident(1)])
    do {
      let writer = try StoreWriter(path: store.path)
      var piece = StorePiece()
      piece.add(Make.incident(2))
      try writer.add(piece)
      // Never finished: as if the program had been killed.
    }
    #expect(try file.answers().map(\.incident.id) == ["i1"])
    #expect(try file.ingest([Make.incident(2)]).added == 1)
  }

  @Test func aNewStoreAppearsWholeOrNotAtAll() throws {
    do {
      let writer = try StoreWriter(path: store.path)
      var piece = StorePiece()
      piece.add(Make.incident(1))
      try writer.add(piece)
      #expect(access(store.path, F_OK) != 0)
    }
    #expect(access(store.path, F_OK) != 0)
    let writer = try StoreWriter(path: store.path)
    var piece = StorePiece()
    piece.add(Make.incident(1))
    try writer.add(piece)
    #expect(try writer.finish().added == 1)
    #expect(try IncidentStore(path: store.path, isReadOnly: true).count() == 1)
  }

  @Test func whatAKilledProcessLeftOfANewStoreIsRemoved() throws {
    // No process has such a number.
    let left = "\(store.path).\(pid_t.max)-1.partial"
    let written = "\(store.path).\(getpid())-77.partial"
    let other = "\(store.path).notes.partial"
    for path in [left, written, other] { fclose(fopen(path, "w")) }
    defer { for path in [written, other] { unlink(path) } }
    _ = try IncidentStore(path: store.path, isReadOnly: false).ingest([Make.incident(1)])
    #expect(access(left, F_OK) != 0)
    #expect(access(written, F_OK) == 0 && access(other, F_OK) == 0)
    #expect(try IncidentStore(path: store.path, isReadOnly: true).count() == 1)
  }

  @Test func aNewStoreOfManyStepsHoldsThemAll() throws {
    let writer = try StoreWriter(path: store.path, stepEffort: 1)
    for number in 1...5 {
      var piece = StorePiece()
      piece.add(Make.incident(number))
      try writer.add(piece)
      #expect(try IncidentStore(path: store.path, isReadOnly: true).count() == number)
    }
    #expect(try writer.finish().added == 5)
    #expect(try IncidentStore(path: store.path, isReadOnly: true).count() == 5)
  }

  @Test func twoThatMakeTheSameStoreLoseNothing() throws {
    let one = try StoreWriter(path: store.path)
    var piece = StorePiece()
    piece.add(Make.incident(1))
    try one.add(piece)
    // Another program comes first.
    let other = try IncidentStore(path: store.path, isReadOnly: false)
    _ = try other.ingest([Make.incident(2), Make.incident(1)])
    #expect(try one.finish() == IncidentStore.Result(unchanged: 1))
    #expect(try other.answers().map(\.incident.id).sorted() == ["i1", "i2"])
  }

  @Test func theSpatialIndexIsSoundHoweverRowsCame() throws {
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    func make(_ numbers: Range<Int>) -> [Incident] {
      numbers.map { number in
        var incident = Make.incident(number)
        incident.place?.lat = Double(number * 7919 % 17_000) / 100 - 85
        incident.place?.lon = Double(number * 104_729 % 35_900) / 100 - 179
        return incident
      }
    }
    _ = try file.ingest(make(0..<3000))
    _ = try file.ingest(make(2990..<3100))
    var changed = make(10..<20)
    for index in changed.indices { changed[index].place?.lat = 0 }
    _ = try file.ingest(changed)
    _ = try file.ingest(make(3100..<9000))
    let package = try GeoPackage.open(store.path, isReadOnly: true)
    try package.read { transaction in
      #expect(try transaction.rows("SELECT rtreecheck('rtree_incidents_geom')").first?.first?.string == "ok")
      let tree = try transaction.rows(
        "SELECT id FROM rtree_incidents_geom WHERE minx <= 20 AND maxx >= -30 AND miny <= 50 AND maxy >= 10 ORDER BY id"
      )
      let scan = try transaction.rows(
        "SELECT fid FROM incidents WHERE lon BETWEEN -30 AND 20 AND lat BETWEEN 10 AND 50 ORDER BY fid")
      #expect(!scan.isEmpty)
      #expect(tree == scan)
      #expect(try transaction.rows("SELECT count(*) FROM rtree_incidents_geom").first?.first?.int == 9000)
      #expect(
        try transaction.rows("SELECT count(*) FROM sqlite_master WHERE name = 'rtree_incidents_geom_insert'").first?
          .first?.int == 1)
    }
  }

  @Test func aStoreOfTheFirstVersionIsBroughtUpToDate() throws {
    let incidents = (0..<20).map { Make.incident($0, day: $0 == 3 ? nil : "2024-03-05") }
    do {
      let file = try IncidentStore(path: store.path, isReadOnly: false)
      _ = try file.ingest(incidents)
      let package = try GeoPackage.open(store.path, isReadOnly: false)
      // As version 1 had it: no positions as columns, other indexes, fewer facts.
      try package.write { transaction in
        try transaction.execute(
          """
          DROP INDEX incidents_province; DROP INDEX incidents_country; DROP INDEX incidents_vague;
          DROP INDEX incidents_cell
          """)
        try transaction.execute("ALTER TABLE incidents DROP COLUMN lat; ALTER TABLE incidents DROP COLUMN lon")
        try transaction.execute("CREATE INDEX incidents_province ON incidents (admin1_code, date_start)")
        try transaction.execute("CREATE INDEX incidents_country ON incidents (country, date_start)")
        try transaction.execute("DELETE FROM store; INSERT INTO store (name, value) VALUES ('schema', '1')")
      }
    }
    let writer = try IncidentStore(path: store.path, isReadOnly: false)
    #expect(try writer.answers().map(\.incident) == incidents)
    var filter = IncidentFilter()
    filter.since = CalendarDate("2024-03-05")
    filter.until = CalendarDate("2024-03-06")
    #expect(try writer.answers(to: filter) == filter.answer(incidents))
    #expect(try writer.ingest(incidents) == IncidentStore.Result(unchanged: 20))
    #expect(try writer.ingest([Make.incident(77)]).added == 1)
    let package = try GeoPackage.open(store.path, isReadOnly: true)
    let rows = try package.read { try $0.rows("SELECT value FROM store WHERE name = 'schema'") }
    #expect(rows == [[.text("5")]])
  }

  @Test func otherFilesAreNoStores() throws {
    _ = try GeoPackage.create(at: store.path)
    #expect(throws: StoreError.self) { _ = try IncidentStore(path: store.path, isReadOnly: true) }
    #expect(throws: StoreError.self) { _ = try IncidentStore(path: store.path + ".none", isReadOnly: true) }
    #expect(throws: StoreError.self) { _ = try IncidentStore(path: "/proc/none/x.gpkg", isReadOnly: false) }
  }

  @Test func aStoreOfANewerVersionIsRefused() throws {
    _ = try IncidentStore(path: store.path, isReadOnly: false)
    let package = try GeoPackage.open(store.path, isReadOnly: false)
    try package.write { try $0.execute("UPDATE store SET value = '99' WHERE name = 'schema'") }
    #expect(throws: StoreError.self) { _ = try IncidentStore(path: store.path, isReadOnly: true) }
  }

  @Test func filtersGiveTheSameAnswersFromTheStoreAsFromTheIncidents() throws {
    let incidents = (0..<200).map { number -> Incident in
      var incident = Make.incident(
        number, type: number % 3 == 0 ? .shelling : .raid,
        day: number % 7 == 0 ? nil : "2024-0\(1 + number % 9)-1\(number % 10)", killed: number % 11)
      incident.background = number % 5 == 0
      incident.status = number % 4 == 0 ? .claimed : .reported
      return incident
    }
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    _ = try file.ingest(incidents)
    var filters = [IncidentFilter]()
    var filter = IncidentFilter()
    filter.since = CalendarDate("2024-03-01")
    filter.until = CalendarDate("2024-06-30")
    filters.append(filter)
    filter.types = [.shelling]
    filter.includesBackground = false
    filters.append(filter)
    filter.minKilled = 4
    filter.statuses = [.reported]
    filters.append(filter)
    for filter in filters {
      let expected = filter.answer(incidents)
      #expect(!expected.isEmpty)
      #expect(try file.answers(to: filter) == expected)
    }
  }

  @Test func undoneLinksStayUndone() throws {
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    _ = try file.ingest([Make.incident(1), Make.incident(2), Make.incident(3, day: "2024-05-05")])
    #expect(try file.link().map(\.a) == ["i1"])
    #expect(try file.links().map(\.b) == ["i2"])
    #expect(try file.undoLink(between: "i2", and: "i1"))
    #expect(try file.link().isEmpty)
    #expect(try file.links().isEmpty)
    #expect(try file.links(includingUndone: true).count == 1)
    #expect(try !file.undoLink(between: "i1", and: "i2"))
  }
}
