/// A hash of texts, the same on every run: eight bytes after another multiplied in, as MurmurHash64A does.
struct TextHash {
  private(set) var value: UInt64

  private static let factor: UInt64 = 0xc6a4_a793_5bd1_e995

  init() { value = 0 }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    value ^= UInt64(text.count) &* Self.factor
    let bytes = UnsafeRawBufferPointer(text)
    var place = 0
    while place + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    for byte in bytes[place...] { rest = rest << 8 | UInt64(byte) }
    add(rest)
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// All bits of the hash mixed, the first ones best.
  var mixed: UInt64 { (value ^ value >> 47) &* Self.factor }

  private mutating func add(_ word: UInt64) {
    var word = word &* Self.factor
    word ^= word >> 47
    value = (value ^ word &* Self.factor) &* Self.factor
  }
}
