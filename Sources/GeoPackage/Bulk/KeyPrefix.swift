/// The first 24 bytes of an index entry's values, laid out so that their order as bytes is that of the values as far as they go.
struct KeyPrefix: Comparable {
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// Puts an entry's values one after another, with room for the number that the last may be.
  struct Builder {
    private var bytes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    private var count = 0

    /// A number, or nothing.
    @inline(__always)
    mutating func append(_ number: Double?) {
      guard count < KeyPrefix.size else { return }
      guard let number else { return append(byte: 1) }
      append(byte: 2)
      // All bits of a negative one are turned, of another the first; zero has one form, whatever its sign.
      let bits = (number == 0 ? 0 : number).bitPattern
      let ordered = bits >> 63 == 1 ? ~bits : bits | 1 << 63
      let offset = count
      withUnsafeMutableBytes(of: &bytes) { $0.storeBytes(of: ordered.bigEndian, toByteOffset: offset, as: UInt64.self) }
      // Integers so great may share a form: what follows does not tell their order.
      count = number.magnitude >= 0x1p53 ? KeyPrefix.size : count + 8
    }

    /// A text ends with two zero bytes; a zero byte within it stands before a byte of ones.
    @inline(__always)
    mutating func append(text: UnsafeBufferPointer<UInt8>) {
      guard count < KeyPrefix.size else { return }
      append(byte: 3)
      let start = count
      let text = UnsafeBufferPointer(rebasing: text[..<min(text.count, KeyPrefix.size - start)])
      count = withUnsafeMutableBytes(of: &bytes) { bytes in
        if Self.hasZero(text) { return Self.put(holdingZero: text, at: start, of: bytes) }
        guard let base = bytes.baseAddress else { return start }
        _ = (base + start).assumingMemoryBound(to: UInt8.self).put(text)
        return start + text.count
      }
      count += 2
    }

    /// - Returns: the place after it.
    private static func put(
      holdingZero text: UnsafeBufferPointer<UInt8>, at start: Int, of bytes: UnsafeMutableRawBufferPointer
    ) -> Int {
      var end = start
      for byte in text {
        guard end < KeyPrefix.size else { break }
        bytes[end] = byte
        end += 1
        if byte == 0 {
          bytes[end] = 0xFF
          end += 1
        }
      }
      return end
    }

    /// Hardly any text has a zero byte, which eight bytes at once tell (Mycroft's test marks no word without one).
    @inline(__always)
    private static func hasZero(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      guard let start = text.baseAddress.map({ UnsafeRawPointer($0) }), text.count >= 8 else { return text.contains(0) }
      var marks: UInt64 = 0
      func look(at place: Int) {
        let word = start.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        marks |= (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      }
      for place in stride(from: 0, to: text.count - 8, by: 8) { look(at: place) }
      look(at: text.count - 8)
      return marks != 0
    }

    @inline(__always)
    private mutating func append(byte: UInt8) {
      let offset = count
      withUnsafeMutableBytes(of: &bytes) { $0[offset] = byte }
      count += 1
    }

    var prefix: KeyPrefix {
      KeyPrefix(words: (UInt64(bigEndian: bytes.0), UInt64(bigEndian: bytes.1), UInt64(bigEndian: bytes.2)))
    }
  }

  static let size = 24

  /// Its first eight bytes.
  var start: UInt64 { words.0 }

  static func < (a: KeyPrefix, b: KeyPrefix) -> Bool {
    if a.words.0 != b.words.0 { return a.words.0 < b.words.0 }
    return a.words.1 != b.words.1 ? a.words.1 < b.words.1 : a.words.2 < b.words.2
  }

  static func == (a: KeyPrefix, b: KeyPrefix) -> Bool { a.words == b.words }
}
