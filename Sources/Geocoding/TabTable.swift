internal import Glibc

/// A file of words or weights that cannot be used.
package struct PlaceWordsError: Error, CustomStringConvertible, Sendable {
  package let file: String
  /// Counted from 1; 0 for the file as a whole.
  package let line: Int
  package let reason: String

  package var description: String { line > 0 ? "\(file):\(line): \(reason)" : "\(file): \(reason)" }
}

/// The rows of a tab-separated file: lines that begin with `#` are notes, the first other line names the columns.
struct TabTable {
  struct Row {
    let line: Int
    let fields: [String]
  }

  let rows: [Row]

  /// - Parameter columns: how many fields each row must have; nil for any number from one.
  init(folder: String, file: String, columns: Int? = nil) throws(PlaceWordsError) {
    guard let bytes = Self.read(folder + "/" + file) else {
      throw PlaceWordsError(file: folder + "/" + file, line: 0, reason: "cannot be read")
    }
    var rows: [Row] = []
    var number = 0
    var isHead = true
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      if isHead {
        isHead = false
        continue
      }
      let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      guard !fields.isEmpty, columns == nil || fields.count == columns else {
        throw PlaceWordsError(file: file, line: number, reason: "\(fields.count) fields")
      }
      rows.append(Row(line: number, fields: fields))
    }
    self.rows = rows
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return ferror(file) == 0 ? bytes : nil }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
