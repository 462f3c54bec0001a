import Glibc

/// Bytes that are read back later in another order: in memory while they are few, then in a file that has no name. What belongs together
/// is a chain, of which memory holds the ends only.
package final class Spill: @unchecked Sendable {
  /// Where the first piece of a chain lies, and the last. Before each stands where the next one lies, and how long it is.
  package struct Chain: Sendable {
    fileprivate var first: Int?
    fileprivate var last: Int?

    package init() {}
  }

  /// What follows those in the file.
  private var memory: [UInt8] = []
  private var descriptor: Int32 = -1
  private var countInFile = 0

  private static let mostInMemory = 16 << 20
  /// Of what stands before a piece.
  private static let headerSize = 16

  package init() {}

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  package func append(_ piece: ArraySlice<UInt8>, to chain: inout Chain) throws(OutputFailure) {
    let place = countInFile + memory.count
    if let last = chain.last { try write(place, at: last) } else { chain.first = place }
    chain.last = place
    // Nothing follows at 0.
    for number in [0, piece.count] { withUnsafeBytes(of: number) { memory.append(contentsOf: $0) } }
    memory.append(contentsOf: piece)
    if memory.count > Self.mostInMemory { try flush() }
  }

  /// Takes a chain's first piece off it and appends it to `bytes`; false when there is none.
  package func take(from chain: inout Chain, to bytes: inout [UInt8]) throws(OutputFailure) -> Bool {
    guard let place = chain.first else { return false }
    let header = try read(place..<place + Self.headerSize)
    let (next, count) = header.withUnsafeBytes { ($0.load(as: Int.self), $0.load(fromByteOffset: 8, as: Int.self)) }
    bytes += try read(place + Self.headerSize..<place + Self.headerSize + count)
    chain.first = next == 0 ? nil : next
    return true
  }

  private func write(_ number: Int, at place: Int) throws(OutputFailure) {
    let code = withUnsafeBytes(of: number) { bytes -> Int32 in
      guard place < countInFile else {
        memory.replaceSubrange(place - countInFile..<place - countInFile + bytes.count, with: bytes)
        return 0
      }
      return pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(place)) == bytes.count ? 0 : errno
    }
    guard code == 0 else { throw OutputFailure(path: Self.folder, code: code) }
  }

  private func read(_ range: Range<Int>) throws(OutputFailure) -> [UInt8] {
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
    countInFile += memory.count
    memory.removeAll(keepingCapacity: true)
  }
}
