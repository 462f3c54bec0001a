import Glibc

/// The lines of an input, one at a time in a buffer that is used again, so that memory follows the longest line only.
struct LineReader: ~Copyable {
  private var source: ByteSource
  /// Holds the line that ``next()`` found, and what has been read beyond it.
  private(set) var buffer: [UInt8]
  private var start = 0
  private var searched = 0
  /// The number of the line found last, counted from 1.
  private(set) var lineNumber = 0

  /// The longest line that is read.
  static let longestLine = 256 << 20

  /// `first` is what was read from the source already.
  init(_ source: consuming ByteSource, first: [UInt8]) {
    self.source = source
    buffer = first
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    searched = start
  }

  /// Where in ``buffer`` the next line lies, without its line end; nil at the end.
  mutating func next() throws(InputFailure) -> Range<Int>? {
    while true {
      if let end = newline(from: searched) {
        defer {
          start = end + 1
          searched = start
        }
        lineNumber += 1
        return trimmed(start..<end)
      }
      searched = buffer.count
      guard searched - start <= Self.longestLine else {
        throw InputFailure(
          file: source.name, line: lineNumber + 1, problem: "a line of more than \(Self.longestLine >> 20) MB",
          mend: "give one report or record a line")
      }
      dropRead()
      guard try source.read(into: &buffer) else {
        guard start < buffer.count else { return nil }
        defer {
          start = buffer.count
          searched = start
        }
        lineNumber += 1
        return trimmed(start..<buffer.count)
      }
    }
  }

  /// True when the next line is there already, so that ``next()`` does not wait for it.
  var hasNext: Bool { newline(from: searched) != nil }

  private func newline(from index: Int) -> Int? {
    guard index < buffer.count else { return nil }
    return buffer.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress, let found = memchr(base + index, 0x0A, bytes.count - index) else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    range.isEmpty || buffer[range.upperBound - 1] != 0x0D ? range : range.lowerBound..<range.upperBound - 1
  }

  /// Forgets the lines already given, and the room a very long one took.
  private mutating func dropRead() {
    guard start > 0 else { return }
    if buffer.capacity > 1 << 22, buffer.count - start < 1 << 18 {
      buffer = Array(buffer[start...])
    } else {
      buffer.removeSubrange(0..<start)
    }
    searched -= start
    start = 0
  }
}
