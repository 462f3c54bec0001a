internal import GRDB
internal import GRDBSQLite
package import Geo

/// What may be done inside ``GeoPackage/read(_:)`` and ``GeoPackage/write(_:)``; not to be kept beyond it.
package struct Transaction {
  let db: Database

  /// Makes an index.
  package func create(_ index: Index) throws { try db.execute(sql: index.sql) }

  /// Makes a table and enters it into the GeoPackage's contents.
  /// - Parameters:
  ///   - lastChange: ISO 8601 with milliseconds, UTC; a fixed one makes the file reproducible.
  package func create(_ table: Table, lastChange: String) throws {
    try db.execute(sql: Schema.create(table))
    try db.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        table.name, table.geometry == nil ? "attributes" : "features", table.title, table.summary, lastChange,
        table.geometry == nil ? nil : 4326,
      ])
    guard let geometry = table.geometry else { return }
    try db.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
      arguments: [table.name, geometry.rawValue])
    guard table.isSpatiallyIndexed else { return }
    try db.execute(sql: Schema.spatialIndex(of: table.name))
    try db.execute(
      sql: """
        INSERT INTO gpkg_extensions VALUES
        (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')
        """,
      arguments: [table.name])
  }

  /// Adds rows: the cells of each are fid, the geometry of a layer, then the table's columns, in order.
  package func insert(_ rows: some Sequence<[Cell]>, into table: Table) throws {
    let count = table.columns.count + (table.geometry == nil ? 1 : 2)
    let marks = Array(repeating: "?", count: count).joined(separator: ", ")
    let statement = try db.makeStatement(sql: "INSERT INTO \(Schema.quoted(table.name)) VALUES (\(marks))")
    for row in rows { try statement.execute(arguments: StatementArguments(row.map(\.databaseValue))) }
  }

  /// What inserts rows laid out in memory into a table.
  /// - Parameter key: a unique column; rows whose key is there already are left out.
  package func inserter(into table: Table, unlessKnownBy key: String? = nil) throws -> RowInserter {
    try RowInserter(db, table, unlessKnownBy: key)
  }

  /// Packs a layer's R-tree from the boxes of all its features.
  package func buildSpatialIndex(of table: Table, _ boxes: consuming [IndexedBox]) throws {
    let index = "rtree_\(table.name)_geom"
    let tree = SpatialIndexBuild(boxes, nodeSize: try SpatialIndexBuild.nodeSize(of: table, in: self))
    func refill(_ suffix: String, _ rows: ((_ key: Int64, _ value: Cell) throws -> Void) throws -> Void) throws {
      let name = Schema.quoted(index + suffix)
      try db.execute(sql: "DELETE FROM \(name)")
      try rows { key, value in try read("INSERT INTO \(name) VALUES (?, ?)", [.integer(key), value]) { _ in } }
    }
    try refill("_node") { insert in
      var number: Int64 = 0
      try tree.forEachNode { node in
        number += 1
        try insert(number, .blob(node))
      }
    }
    try refill("_parent") { insert in for pair in tree.parents { try insert(pair.key, .integer(pair.value)) } }
    try refill("_rowid") { insert in for pair in tree.rows { try insert(pair.key, .integer(pair.value)) } }
  }

  /// Until ``restoreInsertTrigger(of:)`` new rows of the layer do not go into its R-tree; the caller sees to that.
  package func dropInsertTrigger(of table: Table) throws {
    try db.execute(sql: "DROP TRIGGER IF EXISTS \(Schema.quoted(Schema.insertTriggerName(of: table.name)))")
  }

  package func restoreInsertTrigger(of table: Table) throws {
    try db.execute(sql: Schema.insertTrigger(of: table.name))
  }

  /// Enters the extent of a layer's features into the contents, as GIS programs expect.
  package func setExtent(_ box: BoundingBox, of table: Table) throws {
    try db.execute(
      sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
      arguments: [box.west, box.south, box.east, box.north, table.name])
  }

  /// Runs `body` with the file read page by page where it is mapped into memory otherwise: all of a large one that passes through once
  /// would stay there.
  package func withoutMapping(_ body: () throws -> Void) throws {
    var size = 0
    try read("PRAGMA mmap_size") { size = $0.integer(0) }
    try read("PRAGMA mmap_size = 0") { _ in }
    defer { try? read("PRAGMA mmap_size = \(size)") { _ in } }
    try body()
  }

  /// Runs statements that give no rows.
  package func execute(_ sql: String, _ values: [Cell] = []) throws {
    if values.isEmpty {
      try db.execute(sql: sql)
    } else {
      try db.execute(sql: sql, arguments: StatementArguments(values.map(\.databaseValue)))
    }
  }

  /// Calls `body` with each row that a query gives. The query is kept compiled for the next time.
  package func forEachRow(_ sql: String, _ values: [Cell] = [], _ body: ([Cell]) throws -> Void) throws {
    try read(sql, values) { row in try body(row.cells) }
  }

  /// Calls `body` with the text in the first column of each row, as UTF-8. The query is kept compiled for the next time.
  package func forEachText(_ sql: String, _ values: [Cell] = [], _ body: ([UInt8]) throws -> Void) throws {
    try read(sql, values) { row in
      let text = row.text(0)
      if !text.isEmpty { try body(text) }
    }
  }

  /// Calls `body` with each row that a query gives, still where SQLite has it. The query is kept compiled for the next time, and
  /// must not be asked again from within `body`.
  package func read(_ sql: String, _ values: [Cell] = [], _ body: (RowReader) throws -> Void) throws {
    let handle = try db.cachedStatement(sql: sql).sqliteStatement
    defer { sqlite3_clear_bindings(handle) }
    for (place, value) in values.enumerated() { RowReader.bind(value, at: Int32(place + 1), of: handle) }
    try step(handle, sql, body)
  }

  /// Asks the same query for each of some keys, which is its first parameter; `values` are the others.
  package func read(
    _ sql: String, each keys: some Sequence<Cell>, _ values: [Cell] = [], _ body: (RowReader) throws -> Void
  ) throws {
    let handle = try db.cachedStatement(sql: sql).sqliteStatement
    defer { sqlite3_clear_bindings(handle) }
    for (place, value) in values.enumerated() { RowReader.bind(value, at: Int32(place + 2), of: handle) }
    for key in keys {
      RowReader.bind(key, at: 1, of: handle)
      try step(handle, sql, body)
    }
  }

  private func step(_ handle: SQLiteStatement, _ sql: String, _ body: (RowReader) throws -> Void) throws {
    defer { sqlite3_reset(handle) }
    let row = RowReader(handle: handle)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(row)
      case SQLITE_DONE: return
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)),
          sql: sql)
      }
    }
  }

  /// All rows that a query gives.
  package func rows(_ sql: String, _ values: [Cell] = []) throws -> [[Cell]] {
    var all: [[Cell]] = []
    try forEachRow(sql, values) { all.append($0) }
    return all
  }

  /// True when the file has a table of that name.
  package func hasTable(_ name: String) throws -> Bool {
    try db.tableExists(name)
  }
}
