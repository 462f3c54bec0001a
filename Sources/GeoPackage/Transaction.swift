internal import GRDB
package import Geo

/// What may be done inside ``GeoPackage/read(_:)`` and ``GeoPackage/write(_:)``; not to be kept beyond it.
package struct Transaction {
  let db: Database

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

  /// Enters the extent of a layer's features into the contents, as GIS programs expect.
  package func setExtent(_ box: BoundingBox, of table: Table) throws {
    try db.execute(
      sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
      arguments: [box.west, box.south, box.east, box.north, table.name])
  }

  /// Runs statements that give no rows.
  package func execute(_ sql: String, _ values: [Cell] = []) throws {
    if values.isEmpty {
      try db.execute(sql: sql)
    } else {
      try db.execute(sql: sql, arguments: StatementArguments(values.map(\.databaseValue)))
    }
  }

  /// Calls `body` with each row that a query gives.
  package func forEachRow(_ sql: String, _ values: [Cell] = [], _ body: ([Cell]) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: sql, arguments: StatementArguments(values.map(\.databaseValue)))
    while let row = try rows.next() {
      try body(row.databaseValues.map { Cell($0) })
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
