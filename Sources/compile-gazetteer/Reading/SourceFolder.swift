import Geo

/// The folder of source files.
struct SourceFolder {
  let path: String

  /// The features of `name.geojson.gz`, in order.
  func features(_ name: String) throws -> [Feature] {
    let file = name + ".geojson.gz"
    return try lines(file).compactMap { line in
      guard line.starts(with: Array(#"{"type":"Feature","#.utf8)) else { return nil }
      guard let feature = Feature(line: line) else {
        throw SourceError(file: file, reason: "holds a feature that cannot be read")
      }
      return feature
    }
  }

  /// The rows of `name.tsv.gz` or of a plain `.tsv`, each by its column's name.
  func table(_ name: String) throws -> [TableRow] {
    let file = name.hasSuffix(".tsv") ? name : name + ".tsv.gz"
    var columns: [Substring: Int]?
    return try lines(file).compactMap { line in
      let cells = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
      guard let known = columns else {
        columns = Dictionary(zip(cells, cells.indices)) { first, _ in first }
        return nil
      }
      return TableRow(columns: known, cells: cells)
    }
  }

  /// The rows of `name.csv.gz` (RFC 4180).
  func commaTable(_ name: String) throws -> [TableRow] {
    let file = name + ".csv.gz"
    var rows = CommaSeparated.rows(try GzipFile.read(path + "/" + file))
    guard !rows.isEmpty else { throw SourceError(file: file, reason: "is empty") }
    let columns = Dictionary(zip(rows[0].map { Substring($0) }, rows[0].indices)) { first, _ in first }
    rows.removeFirst()
    return rows.map { TableRow(columns: columns, cells: $0.map { Substring($0) }) }
  }

  func lines(_ file: String) throws -> [ArraySlice<UInt8>] {
    try GzipFile.read(path + "/" + file).split(separator: UInt8(ascii: "\n"))
  }
}

/// One row of a table with a header.
struct TableRow {
  let columns: [Substring: Int]
  let cells: [Substring]

  /// The cell of a column; empty when there is none.
  subscript(_ column: Substring) -> String {
    guard let index = columns[column], index < cells.count else { return "" }
    return String(cells[index])
  }
}
