/// The 64-bit FNV-1a hash with a final mix, over bytes as they come.
struct ByteHash {
  private(set) var state: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  @inline(__always)
  var value: UInt64 {
    var mixed = state
    mixed ^= mixed >> 32
    mixed = mixed &* 0xd6e8_feb8_6659_fd93
    return mixed ^ (mixed >> 32)
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}

extension MappedArray<HashSlot> {
  /// The value of a key's hash, if the table has it. The table's size is a power of two.
  @inline(__always)
  func find(_ hash: UInt64) -> UInt32? {
    let mask = count - 1
    let tag = UInt32(truncatingIfNeeded: hash >> 32)
    var index = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<count {
      let slot = self[index]
      if slot.value == 0 { return nil }
      if slot.tag == tag { return slot.value }
      index = (index + 1) & mask
    }
    return nil
  }
}

/// Builds a table for ``MappedArray/find(_:)``.
struct HashTableBuilder {
  private(set) var slots: [HashSlot]

  /// A table with room for `count` keys.
  init(count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: HashSlot(), count: size)
  }

  /// Enters a key's hash; a second entry of the same key is passed to `merge` and stored instead.
  mutating func insert(_ hash: UInt64, _ value: UInt32, merge: (UInt32, UInt32) -> UInt32 = { old, _ in old }) {
    let mask = slots.count - 1
    let tag = UInt32(truncatingIfNeeded: hash >> 32)
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].value != 0 {
      if slots[index].tag == tag {
        slots[index].value = merge(slots[index].value, value)
        return
      }
      index = (index + 1) & mask
    }
    slots[index] = HashSlot(tag: tag, value: value)
  }
}
