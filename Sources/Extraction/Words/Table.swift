import Glibc

/// Why a lexicon could not be read.
package struct LexiconError: Error, CustomStringConvertible {
  /// What is wrong, with file and line.
  package let description: String
}

/// One tab-separated table of a lexicon folder.
struct Table {
  struct Row {
    var file: String
    var line: Int
    var cells: [String]

    subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }

    /// The cell as one of an enumeration's codes.
    func code<Code: RawRepresentable>(_ column: Int) throws(LexiconError) -> Code where Code.RawValue == String {
      guard let code = Code(rawValue: self[column]) else {
        throw LexiconError(description: "\(file):\(line): '\(self[column])' is not a code of column \(column + 1)")
      }
      return code
    }

    /// The cell as one of the codes of a column.
    func code<Code>(_ column: Int, of codes: [String: Code]) throws(LexiconError) -> Code {
      guard let code = codes[self[column]] else {
        throw LexiconError(description: "\(file):\(line): '\(self[column])' is not a code of column \(column + 1)")
      }
      return code
    }
  }

  /// The cases of an enumeration that are written as they are called.
  static func codes<Code: CaseIterable>(_: Code.Type) -> [String: Code] {
    Dictionary(Code.allCases.map { ("\($0)", $0) }) { first, _ in first }
  }

  var columns: [String]
  var rows: [Row]

  init(folder: String, name: String) throws(LexiconError) {
    let path = folder + "/" + name + ".tsv"
    guard let bytes = Self.contents(of: path) else {
      throw LexiconError(description: "\(path): cannot be read; is this the lexicon folder?")
    }
    columns = []
    rows = []
    var line = 0
    for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      guard let first = text.first, first != UInt8(ascii: "#") else { continue }
      let cells = text.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if columns.isEmpty { columns = cells } else { rows.append(Row(file: path, line: line, cells: cells)) }
    }
  }

  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
