/// Web and mail addresses inside a stretch without white space.
enum WebAddress {
  /// The stretch of the address without brackets, quotes and stops around it; nil when there is none.
  static func find(_ bytes: [UInt8], _ chunk: Range<Int>) -> Range<Int>? {
    guard chunk.count >= 5, hasSign(bytes, chunk) else { return nil }
    var start = chunk.lowerBound
    var end = chunk.upperBound
    while start < end, Glyph.ascii(bytes[start]) != .letter, Glyph.ascii(bytes[start]) != .digit { start += 1 }
    while end > start, !isLast(bytes[end - 1]) { end -= 1 }
    return end - start >= 5 ? start..<end : nil
  }

  private static func hasSign(_ bytes: [UInt8], _ chunk: Range<Int>) -> Bool {
    var mail = false
    for offset in chunk {
      switch bytes[offset] {
      case 0x40: mail = offset > chunk.lowerBound
      case 0x2E:
        if mail { return true }
        if offset >= chunk.lowerBound + 3, bytes[offset - 3..<offset].allSatisfy({ foldedASCII($0) == 0x77 }) {
          return true
        }
      case 0x3A:
        if offset + 2 < chunk.upperBound, offset > chunk.lowerBound, bytes[offset + 1] == 0x2F,
          bytes[offset + 2] == 0x2F
        {
          return true
        }
      default: break
      }
    }
    return false
  }

  private static func isLast(_ byte: UInt8) -> Bool {
    let glyph = Glyph.ascii(byte)
    return glyph == .letter || glyph == .digit || byte == 0x2F || byte == 0x5F || byte == 0x3D || byte >= 0x80
  }
}
