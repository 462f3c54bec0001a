/// Working memory for one sentence, taken piece by piece and given back at once.
struct Scratch: ~Copyable {
  private let base: UnsafeMutableRawPointer
  private let size: Int
  private var used = 0

  init(bytes: Int) {
    size = bytes
    base = .allocate(byteCount: bytes, alignment: 64)
  }

  deinit { base.deallocate() }

  /// Room for a number of values; each piece starts at a multiple of 64 bytes. The first values are not set.
  mutating func take<Value: BitwiseCopyable>(_ count: Int, of type: Value.Type = Value.self) -> UnsafeMutablePointer<
    Value
  > {
    let bytes = (count * MemoryLayout<Value>.stride + 63) & ~63
    precondition(used + bytes <= size, "working memory is sized for the longest piece")
    defer { used += bytes }
    return (base + used).bindMemory(to: Value.self, capacity: count)
  }
}
