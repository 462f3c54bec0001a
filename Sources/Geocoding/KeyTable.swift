/// A table whose keys are hashes or small numbers already. Never removed from; its size follows its contents, so that a search for
/// any key ends after a few steps as long as the keys are not of an adversary's choosing.
struct KeyTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value]
  private var count = 0
  private let blank: Value

  /// - Parameters:
  ///   - blank: what is found for a key that was never set.
  ///   - capacity: how many keys there is room for at first.
  init(blank: Value, capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    self.blank = blank
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: blank, count: size)
  }

  subscript(key: UInt64) -> Value {
    @inline(__always) get {
      let slot = slot(of: key)
      return keys[slot] == 0 ? blank : values[slot]
    }
    set {
      if count * 2 >= keys.count { grow() }
      let slot = slot(of: key)
      if keys[slot] == 0 {
        keys[slot] = Self.nonzero(key)
        count += 1
      }
      values[slot] = newValue
    }
  }

  /// Where the key stands, or the free place where it would.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let key = Self.nonzero(key)
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = KeyTable(blank: blank, capacity: keys.count)
    for (key, value) in zip(keys, values) where key != 0 { larger[key] = value }
    self = larger
  }

  /// 0 marks a free place.
  @inline(__always)
  private static func nonzero(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }
}
