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
    remove(path + "-journal")
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

  @Test func aPieceThatFailsLeavesNothingBehind() throws {
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    _ = try file.ingest([Make.incident(1)])
    let package = try GeoPackage.open(store.path, isReadOnly: false)
    struct Stop: Error {}
    try? package.write { transaction in
      _ = try StoreIngest(transaction: transaction, rows: StoreRows(geometry: StoreGeometry())).add([Make.incident(2)])
      throw Stop()
    }
    #expect(try file.answers().map(\.incident.id) == ["i1"])
    #expect(try file.ingest([Make.incident(2)]).added == 1)
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
