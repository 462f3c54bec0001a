/// The rows of a comma-separated table (RFC 4180): quoted cells may hold delimiters, doubled quotes and line ends; lines may end
/// in LF, CRLF or CR alone, as the first of them does; blank lines are passed over. Memory follows the longest row only.
struct CSVReader: ~Copyable {
  struct Row: Sendable {
    /// Where the row starts, in lines of the file counted from 1.
    var line: Int
    var cells: [String]
    /// The row as it stands in the file, without its line end.
    var content: [UInt8]
  }

  /// A longer row can only be a quote that was never closed.
  static let longestRow = 1 << 20

  private var source: ByteSource
  private var buffer: [UInt8]
  private var start = 0
  private var line = 1
  private let delimiter: UInt8
  /// LF, after a CR or not, or CR; nil until a line has ended.
  private var lineEnd: UInt8?

  /// `first` is what was read from the source already.
  init(_ source: consuming ByteSource, first: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
    self.source = source
    self.delimiter = delimiter
    buffer = first
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
  }

  /// The next row; nil at the end. A row that cannot be read is a failure with its line and content, after which reading goes on;
  /// a failure without content is the file's own and ends it.
  mutating func next() throws(InputFailure) -> Row? {
    while true {
      var scan = scanRow()
      switch scan.end {
      case .complete:
        break
      case .needsMore where buffer.count - start <= Self.longestRow:
        scan.contentEnd -= start
        scan.next -= start
        buffer.removeSubrange(0..<start)
        start = 0
        if try source.read(into: &buffer) { continue }
        if start == buffer.count { return nil }
        if !scan.isInsideQuotes { break }
        throw unclosedQuote()
      case .needsMore:
        throw unclosedQuote()
      }
      let content = start..<scan.contentEnd
      let row = Row(line: line, cells: [], content: Array(buffer[content]))
      line += scan.lineEnds
      lineEnd = scan.lineEnd
      start = scan.next
      if content.isEmpty { continue }
      return try filled(row, cells: scan.cells)
    }
  }

  private func filled(_ row: Row, cells: [[UInt8]]) throws(InputFailure) -> Row {
    var row = row
    row.cells.reserveCapacity(cells.count)
    for cell in cells {
      guard let text = String(validating: cell, as: UTF8.self) else {
        throw InputFailure(
          file: source.name, line: row.line, problem: "is not UTF-8",
          mend: "convert the file, for example with `iconv -f WINDOWS-1252 -t UTF-8`", content: row.content)
      }
      row.cells.append(text)
    }
    return row
  }

  /// Sets the first line of the row aside and goes on after it, so that one stray quote does not swallow the rest.
  private mutating func unclosedQuote() -> InputFailure {
    let end = buffer[start...].firstIndex(of: lineEnd ?? 0x0A) ?? buffer.count
    let failure = InputFailure(
      file: source.name, line: line, problem: "a quoted cell that is never closed",
      mend: "close it; a quote within a cell is written twice", content: Array(buffer[start..<end]))
    start = min(end + 1, buffer.count)
    line += 1
    return failure
  }

  private struct Scan {
    enum End { case complete, needsMore }
    var end = End.needsMore
    var cells: [[UInt8]] = []
    var contentEnd = 0
    var next = 0
    var lineEnds = 0
    var lineEnd: UInt8?
    var isInsideQuotes = false
  }

  /// Splits the row at `start`, as far as it has been read.
  private func scanRow() -> Scan {
    var scan = Scan()
    scan.lineEnd = lineEnd
    var cell: [UInt8] = []
    var index = start
    var isQuoted = false
    while index < buffer.count {
      let byte = buffer[index]
      if scan.isInsideQuotes {
        if byte == UInt8(ascii: "\"") {
          if index + 1 < buffer.count, buffer[index + 1] == byte {
            cell.append(byte)
            index += 1
          } else {
            scan.isInsideQuotes = false
          }
        } else {
          if byte == scan.lineEnd ?? 0x0A { scan.lineEnds += 1 }
          cell.append(byte)
        }
      } else if byte == delimiter {
        scan.cells.append(cell)
        cell.removeAll(keepingCapacity: true)
        isQuoted = false
      } else if byte == scan.lineEnd ?? firstLineEnd(at: index) {
        scan.lineEnd = byte
        scan.lineEnds += 1
        return finish(&scan, cell, end: index, next: index + 1, complete: true)
      } else if byte == UInt8(ascii: "\""), cell.isEmpty, !isQuoted {
        scan.isInsideQuotes = true
        isQuoted = true
      } else {
        cell.append(byte)
      }
      index += 1
    }
    return finish(&scan, cell, end: index, next: index, complete: false)
  }

  /// The byte that ends the table's first line, when it stands here.
  private func firstLineEnd(at index: Int) -> UInt8? {
    switch buffer[index] {
    case 0x0A: 0x0A
    case 0x0D where index + 1 < buffer.count && buffer[index + 1] != 0x0A: 0x0D
    default: nil
    }
  }

  private func finish(_ scan: inout Scan, _ cell: [UInt8], end: Int, next: Int, complete: Bool) -> Scan {
    var cell = cell
    scan.contentEnd = end
    if end > start, buffer[end - 1] == 0x0D, !scan.isInsideQuotes {
      scan.contentEnd -= 1
      if cell.last == 0x0D { cell.removeLast() }
    }
    scan.cells.append(cell)
    scan.next = next
    scan.end = complete ? .complete : .needsMore
    return scan
  }
}
