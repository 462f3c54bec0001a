import Interchange

/// Rows that could not be taken, set aside as they stand in a file that can be mended and read again: under the header of their
/// table where they are from one. The file appears with the first of them.
struct Rejects: ~Copyable {
  let path: String
  private var bytes: [UInt8] = []
  private var header: [UInt8]?
  private(set) var count = 0

  init(path: String) { self.path = path }

  mutating func add(_ failure: InputFailure) {
    guard let content = failure.content else { return }
    count += 1
    if let header = failure.header, header != self.header {
      bytes += header + [UInt8(ascii: "\n")]
      self.header = header
    }
    bytes += content + [UInt8(ascii: "\n")]
  }

  /// Writes the file when there is anything for it.
  func write() throws {
    if count > 0 { try OutputFile.write(bytes, to: path) }
  }
}
