import CZlib

/// Reads a gzip-packed (or plain) file whole.
enum GzipFile {
  static func read(_ path: String) throws(SourceError) -> [UInt8] {
    guard let file = gzopen(path, "rb") else { throw SourceError(file: path, reason: "cannot be opened") }
    defer { gzclose(file) }
    gzbuffer(file, 1 << 18)
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = gzread(file, &block, UInt32(block.count))
      guard count >= 0 else { throw SourceError(file: path, reason: "is damaged") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: block.prefix(Int(count)))
    }
  }
}

/// What is wrong with a source file.
struct SourceError: Error, CustomStringConvertible {
  let file: String
  let reason: String

  var description: String { "\(file): \(reason)" }
}
