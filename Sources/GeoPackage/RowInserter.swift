internal import GRDB
internal import GRDBSQLite

/// Inserts rows of a ``RowBuffer`` into one table.
///
/// It binds cells through SQLite's own interface: GRDB makes a value of each cell first, which costs more than the insertion.
package struct RowInserter {
  private let statement: Statement
  private let db: Database

  /// - Parameter key: a unique column; a row whose key is there already is left out.
  init(_ db: Database, _ table: Table, unlessKnownBy key: String?) throws {
    let names = ["fid"] + (table.geometry == nil ? [] : ["geom"]) + table.columns.map { Schema.quoted($0.name) }
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    let conflict = key.map { " ON CONFLICT (\(Schema.quoted($0))) DO NOTHING" } ?? ""
    statement = try db.makeStatement(
      sql: "INSERT INTO \(Schema.quoted(table.name)) (\(names.joined(separator: ", "))) VALUES (\(marks))\(conflict)")
    self.db = db
  }

  /// Inserts one row. False when it was left out.
  /// - Parameter fid: nil lets SQLite choose the next.
  package func insert(_ row: Int, of buffer: RowBuffer, fid: Int? = nil) throws -> Bool {
    let handle = statement.sqliteStatement
    if let fid { sqlite3_bind_int64(handle, 1, Int64(fid)) } else { sqlite3_bind_null(handle, 1) }
    let code = buffer.withRow(row) { slots, bytes in
      var place: Int32 = 2
      for slot in slots {
        switch slot.value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer: sqlite3_bind_int64(handle, place, buffer.integer(slot))
        case .real: sqlite3_bind_double(handle, place, buffer.real(slot))
        case .text, .blob:
          // The bytes stay where they are until the statement has run, so SQLite need not copy them (a nil destructor).
          let start = bytes.baseAddress.map { UnsafeRawPointer($0 + Int(slot.start)) }
          let count = Int32(clamping: slot.count)
          if slot.value == .text {
            let text = start?.assumingMemoryBound(to: CChar.self)
            if count == 0 {
              sqlite3_bind_text(handle, place, "", 0, nil)
            } else {
              sqlite3_bind_text(handle, place, text, count, nil)
            }
          } else if count == 0 {
            sqlite3_bind_zeroblob(handle, place, 0)
          } else {
            sqlite3_bind_blob(handle, place, start, count, nil)
          }
        }
        place += 1
      }
      return sqlite3_step(handle)
    }
    let hasChanged = code == SQLITE_DONE && sqlite3_changes(db.sqliteConnection) > 0
    let problem = code == SQLITE_DONE ? nil : String(cString: sqlite3_errmsg(db.sqliteConnection))
    sqlite3_reset(handle)
    if let problem { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: problem) }
    return hasChanged
  }

  /// Inserts all rows.
  package func insert(_ buffer: RowBuffer) throws {
    for row in 0..<buffer.count { _ = try insert(row, of: buffer) }
  }
}
