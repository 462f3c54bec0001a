import Foundation

/// The tables kept by hand beside this tool: facts that no source holds, each with where it is known from.
enum HandTable {
  /// The rows of `name.tsv`; lines that begin with # are remarks.
  static func rows(_ name: String) throws -> [TableRow] {
    let path = folder + "/" + name + ".tsv"
    let text = String(decoding: try GzipFile.read(path), as: UTF8.self)
    var columns: [Substring: Int]?
    var rows: [TableRow] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if let columns {
        rows.append(TableRow(columns: columns, cells: cells))
      } else {
        columns = Dictionary(zip(cells, cells.indices)) { first, _ in first }
      }
    }
    return rows
  }

  /// Set by the command line.
  nonisolated(unsafe) static var folder = "Sources/compile-gazetteer/Facts"
}
