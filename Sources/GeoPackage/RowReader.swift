internal import GRDB
internal import GRDBSQLite

/// The row a query is at, read in place: of a row that is looked at and passed over, nothing is copied.
///
/// It holds only within the call that gives it. Columns count from 0.
package struct RowReader {
  let handle: SQLiteStatement

  package func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  /// 0 for NULL.
  package func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  package func double(_ column: Int) -> Double? {
    let value = sqlite3_column_double(handle, Int32(column))
    return value == 0 && isNull(column) ? nil : value
  }

  package func string(_ column: Int) -> String? {
    isNull(column) ? nil : String(decoding: utf8(column), as: UTF8.self)
  }

  /// UTF-8; none for NULL.
  package func text(_ column: Int) -> [UInt8] { Array(utf8(column)) }

  /// The first bytes of a text as a number, by which short ones are told apart: all ones for NULL, nil for a text of more than
  /// eight bytes.
  package func shortText(_ column: Int) -> UInt64? {
    let text = utf8(column)
    if text.isEmpty { return isNull(column) ? .max : 0 }
    return text.count > 8 ? nil : text.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A text's bytes where they lie. (Asked for it as text, SQLite copies it to put a zero after it.)
  private func utf8(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, Int32(column))
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// All columns as values.
  var cells: [Cell] {
    (0..<Int(sqlite3_column_count(handle))).map { column in
      switch sqlite3_column_type(handle, Int32(column)) {
      case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, Int32(column)))
      case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, Int32(column)))
      case SQLITE_TEXT: return .text(string(column) ?? "")
      case SQLITE_BLOB:
        let start = sqlite3_column_blob(handle, Int32(column))
        return .blob(
          Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))))
      default: return .null
      }
    }
  }

  static func bind(_ value: Cell, at place: Int32, of handle: SQLiteStatement) {
    // SQLite copies what it is given (SQLITE_TRANSIENT).
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: sqlite3_bind_null(handle, place)
    case .integer(let value): sqlite3_bind_int64(handle, place, value)
    case .real(let value): sqlite3_bind_double(handle, place, value)
    case .text(var value):
      value.withUTF8 { utf8 in
        let start = utf8.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
        if let start {
          sqlite3_bind_text(handle, place, start, Int32(clamping: utf8.count), copied)
        } else {
          sqlite3_bind_text(handle, place, "", 0, copied)
        }
      }
    case .blob(let value):
      _ = value.withUnsafeBytes { bytes in
        if bytes.isEmpty {
          sqlite3_bind_zeroblob(handle, place, 0)
        } else {
          sqlite3_bind_blob(handle, place, bytes.baseAddress, Int32(clamping: bytes.count), copied)
        }
      }
    }
  }
}
