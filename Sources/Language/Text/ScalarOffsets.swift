/// Converts UTF-8 offsets into Unicode scalar offsets: a count at every 256th byte, and at most 255 bytes to look at.
struct ScalarOffsets: Sendable {
  private static let stride = 256
  private var checkpoints: [UInt32] = []

  init(_ bytes: [UInt8]) {
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var count: UInt32 = 0
    var start = 0
    while start < bytes.count {
      checkpoints.append(count)
      let end = min(start + Self.stride, bytes.count)
      count &+= Self.starts(bytes[start..<end])
      start = end
    }
    checkpoints.append(count)
  }

  func offset(ofUTF8 offset: Int, in bytes: [UInt8]) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    let block = offset / Self.stride
    return Int(checkpoints[min(block, checkpoints.count - 1)] &+ Self.starts(bytes[block * Self.stride..<offset]))
  }

  private static func starts(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 &+ ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }
}
