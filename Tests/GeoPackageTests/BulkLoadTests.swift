import Foundation
import Geo
import GeoPackage
import SeededRandom
import Testing

struct BulkLoadTests {
  static let layer = Table(
    "things", title: "Things", geometry: .point, isSpatiallyIndexed: true,
    columns: [
      .init("id", .text, isRequired: true), .init("size", .real), .init("count", .integer), .init("words", .text),
      .init("bytes", .blob),
    ])
  static let parts = Table("parts", title: "Parts", columns: [.init("thing", .text), .init("number", .integer)])
  static let indexes = [
    Index("things_id", on: layer, ["id"], isUnique: true),
    Index("things_size", on: layer, ["size", "words"]),
    Index(
      "things_long", on: layer, ["words"],
      where: Index.Condition(sql: "words NOTNULL") { rows, row in !rows.isNull(row, 4) }),
    Index(
      "things_twice", on: layer,
      by: Index.Expression(sql: "(CAST(size * 2 AS INTEGER))") { rows, row in rows.number(row, 2).map { Int($0 * 2) } },
      ["id"]),
    Index("things_alike", on: layer, ["words", "count", "size"]),
    Index("things_count", on: layer, ["count", "words"]),
    Index("parts_thing", on: parts, ["thing"]),
  ]

  /// Rows of every kind of value and length, in no order.
  static func rows(_ count: Int, seed: UInt64) -> [[Cell]] {
    var dice = SplitMix(seed: seed)
    let integers: [Int64] = [
      0, 1, 2, -1, 127, 128, -128, -129, 32_767, 32_768, 8_388_608, .max, .min, .max - 1, .min + 1, 1 << 53,
      1 << 53 + 1, 5_000_000_000,
    ]
    func text(_ length: Int) -> String {
      String(decoding: (0..<length).map { _ in UInt8.random(in: 32...126, using: &dice) }, as: UTF8.self)
    }
    // Such as differ late, or hold what ends a text elsewhere.
    let alike = [
      "", "\0", "\0\0", "a", "a\0", "a\0b", "one of many that begin alike", "one of many that begin alikeness",
    ]
    return (0..<count).map { number in
      let longest = number % 50 == 0 ? 20_000 : 60
      let point = Coordinate(
        longitude: Double.random(in: -180...180, using: &dice), latitude: Double.random(in: -90...90, using: &dice))
      return [
        number % 7 == 0 ? .null : .blob(GeometryBlob.encode(.point(point))),
        .text("\(text(Int.random(in: 0...(number % 90 == 0 ? 3000 : 9), using: &dice)))-\(number)"),
        Bool.random(using: &dice) ? .null : .real(Double.random(in: -9...9, using: &dice).rounded() / 2),
        .integer(integers[Int.random(in: 0..<integers.count, using: &dice)]),
        Bool.random(using: &dice)
          ? .text(dice.pick(alike))
          : Bool.random(using: &dice) ? .null : .text(text(Int.random(in: 0...longest, using: &dice))),
        Bool.random(using: &dice)
          ? .null : .blob((0..<Int.random(in: 0...longest, using: &dice)).map { UInt8($0 & 255) }),
      ]
    }
  }

  /// Packs rows into a new file.
  static func pack(_ rows: [[Cell]], runSize: Int = 1 << 21, into path: String) throws {
    let draft = try GeoPackage.create(at: path, isDraft: true)
    try draft.write { transaction in
      for table in [Self.layer, Self.parts] { try transaction.create(table, lastChange: "2024-01-01T00:00:00.000Z") }
      for index in Self.indexes { try transaction.create(index) }
    }
    let load = try BulkLoad(draft, tables: [Self.layer, Self.parts], indexes: Self.indexes, runSize: runSize)
    var things = RowBuffer(for: Self.layer)
    var parts = RowBuffer(for: Self.parts)
    for (number, row) in rows.enumerated() {
      things.append { thing in
        for cell in row {
          switch cell {
          case .null: thing.null()
          case .integer(let value): thing.put(Int(value))
          case .real(let value): thing.put(value)
          case .text(let value): thing.put(value)
          case .blob(let value): thing.put(blob: value)
          }
        }
      }
      try load.append([number], of: things, to: 0)
      for part in 0..<3 {
        parts.append { cells in
          cells.put(row[1].string)
          cells.put(part)
        }
        try load.append([number * 3 + part], of: parts, to: 1)
      }
    }
    try load.finish()
  }

  /// A path for a file of a test's own.
  static func path() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("bulk-\(UUID()).gpkg").path
  }

  @Test(arguments: [0, 1, 5, 60, 3000])
  func `what is packed is what SQLite itself would have stored`(count: Int) throws {
    let path = Self.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rows = Self.rows(count, seed: UInt64(count))
    try Self.pack(rows, into: path)

    let file = try GeoPackage.open(path, isReadOnly: false)
    try file.read { transaction in
      #expect(try transaction.rows("PRAGMA integrity_check") == [[.text("ok")]])
      #expect(try transaction.rows("SELECT rtreecheck('rtree_things_geom')") == [[.text("ok")]])
      let stored = try transaction.rows("SELECT geom, id, size, count, words, bytes FROM things ORDER BY fid")
      #expect(stored == rows)
      #expect(try transaction.rows("SELECT count(*) FROM parts")[0][0].int == 3 * count)
      #expect(try transaction.rows("SELECT count(*) FROM rtree_things_geom")[0][0].int == rows.count { $0[0] != .null })
      for row in rows.prefix(200) {
        let found = try transaction.rows("SELECT count FROM things INDEXED BY things_id WHERE id = ?", [row[1]])
        #expect(found == [[row[3]]])
      }
    }
    // The file goes on like any other.
    try file.write { try $0.insert([[.null, .null, .text("new"), .null, .null, .null, .null]], into: Self.layer) }
    #expect(try file.read { try $0.rows("PRAGMA integrity_check") } == [[.text("ok")]])
  }

  @Test(arguments: [1, 3000, 100_000])
  func `indexes sorted in many runs are those sorted in one`(runSize: Int) throws {
    let (path, other) = (Self.path(), Self.path())
    defer { for path in [path, other] { try? FileManager.default.removeItem(atPath: path) } }
    let rows = Self.rows(1000, seed: 7)
    try Self.pack(rows, into: path)
    try Self.pack(rows, runSize: runSize, into: other)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contentsOf: URL(fileURLWithPath: other)))
  }
}
