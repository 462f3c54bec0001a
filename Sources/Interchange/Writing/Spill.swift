import Glibc

/// Bytes that are read back later, out of their order: in memory while they are few, then in a file that has no name.
final class Spill: @unchecked Sendable {
  private var memory: [UInt8] = []
  private var descriptor: Int32 = -1
  private(set) var count = 0

  private static let mostInMemory = 16 << 20

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func append(_ bytes: [UInt8]) throws(OutputFailure) {
    count += bytes.count
    memory.append(contentsOf: bytes)
    if memory.count > Self.mostInMemory { try flush() }
  }

  /// Everything must have been appended. Calls are few beside the bytes they give.
  func read(_ range: Range<Int>) throws(OutputFailure) -> [UInt8] {
    guard descriptor >= 0 else { return Array(memory[range]) }
    if !memory.isEmpty { try flush() }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, got in
      while got < range.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[got...])
        let count = pread(descriptor, rest.baseAddress, rest.count, off_t(range.lowerBound + got))
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else {
          code = count < 0 ? errno : EIO
          return
        }
        got += count
      }
    }
    guard code == 0 else { throw OutputFailure(path: Self.folder, code: code) }
    return bytes
  }

  private static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  private func flush() throws(OutputFailure) {
    if descriptor < 0 {
      var name = Array((Self.folder + "/sarhad-XXXXXX").utf8CString)
      descriptor = mkstemp(&name)
      guard descriptor >= 0 else { throw OutputFailure(path: Self.folder, code: errno) }
      unlink(name)
    }
    if let code = writeAll(memory, to: descriptor) { throw OutputFailure(path: Self.folder, code: code) }
    memory.removeAll(keepingCapacity: true)
  }
}
