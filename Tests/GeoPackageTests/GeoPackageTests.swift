import Foundation
import Geo
import GeoPackage
import Testing

struct GeometryBlobTests {
  static let shapes: [Geometry] = [
    .point(Coordinate(longitude: 61.5, latitude: 27.25)),
    .line(LineString([Coordinate(longitude: 0, latitude: 0), Coordinate(longitude: 1, latitude: 2)])),
    .lines(
      MultiLineString([
        LineString([Coordinate(longitude: 179, latitude: 1), Coordinate(longitude: 180, latitude: 1)]),
        LineString([Coordinate(longitude: -180, latitude: 1), Coordinate(longitude: -179, latitude: 1)]),
      ])),
    .areas(MultiPolygon([square(0), square(10)])),
  ]

  static func square(_ x: Double) -> Polygon {
    Polygon(
      exterior: [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)].map { Coordinate(longitude: x + $0.0, latitude: $0.1) },
      holes: [[(1, 1), (1, 2), (2, 2), (1, 1)].map { Coordinate(longitude: x + $0.0, latitude: $0.1) }])
  }

  @Test(arguments: shapes)
  func `a shape comes back from its blob as it was`(shape: Geometry) {
    let blob = GeometryBlob.encode(shape)
    #expect(GeometryBlob.decode(blob) == shape)
    #expect(GeometryBlob.bounds(blob) == shape.bounds)
  }

  @Test(arguments: shapes)
  func `a blob without an envelope still tells its bounds`(shape: Geometry) {
    #expect(GeometryBlob.bounds(GeometryBlob.encode(shape, hasEnvelope: false)) == shape.bounds)
  }

  @Test(arguments: shapes)
  func `a cut-off blob is no shape`(shape: Geometry) {
    let blob = GeometryBlob.encode(shape)
    for length in 0..<blob.count { #expect(GeometryBlob.decode(Array(blob.prefix(length))) == nil) }
  }

  @Test func `counts larger than the blob are refused`() {
    var blob = GeometryBlob.encode(Self.shapes[1], hasEnvelope: false)
    for index in 13..<17 { blob[index] = 0xFF }
    #expect(GeometryBlob.decode(blob) == nil)
  }
}

struct GeoPackageFileTests {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("geopackage-\(UUID().uuidString)")
  let table = Table(
    "things", title: "Things", geometry: .point, isSpatiallyIndexed: true, columns: [.init("name", .text)])

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func write(_ name: String) throws -> String {
    let path = folder.appendingPathComponent(name).path
    let package = try GeoPackage.create(at: path)
    try package.write { db in
      try db.create(table, lastChange: "2026-01-01T00:00:00.000Z")
      try db.insert(
        (1...100).map { number in
          [
            Cell(number),
            .blob(GeometryBlob.encode(.point(Coordinate(longitude: Double(number), latitude: 10)))),
            Cell("thing \(number)"),
          ]
        }, into: table)
    }
    try package.close()
    return path
  }

  @Test func `what was written is read again, and the spatial index finds it`() throws {
    let package = try GeoPackage.open(try write("a.gpkg"), isReadOnly: true)
    let found = try package.read { db in
      try db.rows(
        "SELECT name FROM things JOIN rtree_things_geom ON id = fid WHERE minx >= ? AND maxx <= ? ORDER BY fid",
        [Cell(41.5), Cell(43.5)])
    }
    #expect(found == [[.text("thing 42")], [.text("thing 43")]])
  }

  @Test func `the same contents give the same bytes`() throws {
    let a = try Data(contentsOf: URL(fileURLWithPath: write("a.gpkg")))
    let b = try Data(contentsOf: URL(fileURLWithPath: write("b.gpkg")))
    #expect(a == b)
  }

  @Test func `a transaction that throws leaves nothing behind`() throws {
    struct Stop: Error {}
    let package = try GeoPackage.open(try write("a.gpkg"), isReadOnly: false)
    #expect(throws: Stop.self) {
      try package.write { db in
        try db.execute("DELETE FROM things")
        throw Stop()
      }
    }
    #expect(try package.read { try $0.rows("SELECT count(*) FROM things") } == [[.integer(100)]])
  }

  @Test func `who would write with a log waits for another that writes without one`() async throws {
    let path = try write("a.gpkg")
    let first = try GeoPackage.open(path, isReadOnly: false)
    let second = try GeoPackage.open(path, isReadOnly: false)
    try first.begin()
    let waiting = Task.detached { try second.beginShared() }
    try await Task.sleep(for: .milliseconds(200))
    try first.commit()
    try await waiting.value
    try second.write { try $0.execute("DELETE FROM things") }
    #expect(try first.read { try $0.rows("SELECT count(*) FROM things") } == [[.integer(0)]])
  }

  @Test func `other files are refused by name`() throws {
    let text = folder.appendingPathComponent("notes.gpkg").path
    try Data("just some words, not a database".utf8).write(to: URL(fileURLWithPath: text))
    for path in [text, folder.appendingPathComponent("missing.gpkg").path] {
      #expect { try GeoPackage.open(path, isReadOnly: true) } throws: { "\($0)".contains(path) }
    }
    #expect(throws: GeoPackageError.self) { try GeoPackage.create(at: text) }
  }
}
