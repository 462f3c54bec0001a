/// Strings stored once each, by their bytes.
struct StringPool {
  private(set) var bytes: [UInt8] = [0]
  /// An open-addressing table of the strings known; a length of 0 marks a free place.
  private var slots: [StringRef] = Array(repeating: StringRef(), count: 1 << 12)
  private var count = 0

  mutating func add(_ text: String) -> StringRef {
    var text = text
    return text.withUTF8 { add($0) }
  }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> StringRef {
    if text.isEmpty { return StringRef() }
    if count * 2 >= slots.count { grow() }
    var slot = Int(truncatingIfNeeded: ByteHash.of(text)) & (slots.count - 1)
    while slots[slot].length > 0 {
      if isEqual(slots[slot], text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let ref = StringRef(offset: UInt32(bytes.count), length: UInt32(text.count))
    bytes.append(contentsOf: text)
    slots[slot] = ref
    count += 1
    return ref
  }

  private func isEqual(_ ref: StringRef, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(ref.length) == text.count else { return false }
    let start = Int(ref.offset)
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func grow() {
    let known = slots.filter { $0.length > 0 }
    slots = Array(repeating: StringRef(), count: slots.count * 2)
    for ref in known {
      let start = Int(ref.offset)
      var slot = Int(truncatingIfNeeded: ByteHash.of(bytes[start..<start + Int(ref.length)])) & (slots.count - 1)
      while slots[slot].length > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = ref
    }
  }
}
