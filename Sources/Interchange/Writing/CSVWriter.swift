import Incidents

/// Incidents as a comma-separated table (RFC 4180, UTF-8): the names of the columns, a row of HXL hashtags, one row an incident.
package struct CSVWriter: IncidentWriter {
  package var bytes: [UInt8] = []
  private let style: CSVStyle
  private let tellsContainment: Bool

  /// - Parameter tellsContainment: a last column says how surely each incident answers the question asked.
  package init(_ style: CSVStyle = CSVStyle(), tellsContainment: Bool = false) {
    self.style = style
    self.tellsContainment = tellsContainment
    let columns = tellsContainment ? Column.allCases : Column.ofRecord
    bytes = style.start
    row(columns.map(\.rawValue))
    row(columns.map(\.hxl))
  }

  private init(pieceOf whole: Self) {
    style = whole.style
    tellsContainment = whole.tellsContainment
  }

  package func piece() -> Self { Self(pieceOf: self) }

  package mutating func write(_ incident: Incident, _ containment: Containment?) {
    var sink = CellSink(row: CSVRow(bytes: bytes, isRaw: style.isRaw))
    bytes = []
    incident.put(into: &sink, containment: tellsContainment ? containment ?? .certain : nil)
    sink.row.end()
    bytes = sink.row.bytes
  }

  package mutating func finish() {}

  /// One cell as it stands in a row.
  package static func cell(_ text: String) -> String {
    var row = CSVRow(bytes: [], isRaw: false)
    row.cell(text)
    return String(decoding: row.bytes, as: UTF8.self)
  }

  private mutating func row(_ names: [String]) {
    var row = CSVRow(bytes: bytes, isRaw: true)
    for name in names { row.cell(name) }
    row.end()
    bytes = row.bytes
  }
}

/// How a table is written for those who read it.
package struct CSVStyle: Sendable, Hashable {
  /// Leaves out the apostrophe that keeps spreadsheets from running a cell as a formula; see ``FormulaGuard``.
  package var isRaw = false
  /// Starts with the byte order mark without which Excel takes a table for Windows-1252 and spoils its names.
  package var marksEncoding = false

  package init(isRaw: Bool = false, marksEncoding: Bool = false) {
    self.isRaw = isRaw
    self.marksEncoding = marksEncoding
  }

  /// What the file begins with.
  var start: [UInt8] { marksEncoding ? [0xEF, 0xBB, 0xBF] : [] }
}

/// Cells put one after another.
struct CSVRow {
  var bytes: [UInt8]
  private let isRaw: Bool
  private var isFirst = true

  init(bytes: [UInt8], isRaw: Bool) {
    self.bytes = bytes
    self.isRaw = isRaw
  }

  @inline(__always)
  mutating func separate() {
    if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
  }

  /// Quoted only when it must be; an empty cell for nil.
  mutating func cell(_ text: String?) {
    separate()
    guard let text else { return }
    let isDone = text.utf8.withContiguousStorageIfAvailable { utf8 in
      guard isPlain(utf8) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if isDone != true { putGuarded(text) }
  }

  /// Nearly all cells are; without a way out of it the loop takes many bytes at once.
  private func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    if !isRaw, let first = utf8.first, FormulaGuard.mayStart(first) { return false }
    var special: UInt8 = 0
    for byte in utf8 { special |= Self.needsQuotes(byte) ? 1 : 0 }
    return special == 0
  }

  private mutating func putGuarded(_ text: String) {
    var text = text
    if !isRaw, FormulaGuard.isNeeded(text.utf8) { text = FormulaGuard.closed(text) }
    text.withUTF8 { utf8 in
      guard utf8.contains(where: Self.needsQuotes) else { return bytes.append(contentsOf: utf8) }
      bytes.append(UInt8(ascii: "\""))
      for byte in utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// A number as its digits.
  mutating func plain(_ digits: String?) {
    separate()
    if let digits { bytes.append(contentsOf: digits.utf8) }
  }

  mutating func cell(_ number: Int?) {
    separate()
    if let number { bytes.appendDecimal(number) }
  }

  mutating func cell(_ number: Double?, decimals: Int) {
    separate()
    if let number, number.isFinite { bytes.appendDecimal(number, decimals: decimals) }
  }

  mutating func end() {
    bytes.append(contentsOf: [0x0D, 0x0A])
    isFirst = true
  }

  @inline(__always)
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }
}

private struct CellSink: ColumnSink {
  var row: CSVRow

  mutating func put(_ column: Column, _ text: String?) { row.cell(text) }
  mutating func put(_ column: Column, _ number: Int?) { row.cell(number) }
  mutating func put(_ column: Column, _ number: Double?, decimals: Int) { row.cell(number, decimals: decimals) }
  mutating func put(_ column: Column, _ flag: Bool) { row.cell(flag ? "true" : "false") }
}
