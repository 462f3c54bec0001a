extension [UInt8] {
  /// Appends what `write` puts at the pointer that it is given; it gives back how many bytes these are.
  /// - Parameter room: as many as they can be.
  @inline(__always)
  mutating func append(room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    append(addingCapacity: room) { output in
      output.withUnsafeMutableBufferPointer { bytes, count in
        guard let base = bytes.baseAddress else { return }
        count += write(base + count)
      }
    }
  }
}

/// Each puts something at the pointer and gives the place after it.
extension UnsafeMutablePointer<UInt8> {
  @inline(__always)
  func put(_ bytes: UnsafeBufferPointer<UInt8>) -> Self {
    guard let base = bytes.baseAddress else { return self }
    update(from: base, count: bytes.count)
    return self + bytes.count
  }

  @inline(__always)
  func put(bigEndian value: some FixedWidthInteger) -> Self {
    UnsafeMutableRawPointer(self).storeBytes(of: value.bigEndian, as: type(of: value))
    return self + value.bitWidth / 8
  }

  @inline(__always)
  func put(littleEndian value: some FixedWidthInteger) -> Self { put(bigEndian: value.byteSwapped) }

  /// SQLite's variable-length integer, of at most five bytes.
  @inline(__always)
  func put(varint value: Int) -> Self {
    if value < 0x80 {
      self[0] = UInt8(truncatingIfNeeded: value)
      return self + 1
    }
    var length = 2
    while length < 5, value >> (7 * length) != 0 { length += 1 }
    for place in 0..<length {
      let bits = UInt8(truncatingIfNeeded: value >> (7 * (length - 1 - place))) & 0x7F
      self[place] = place < length - 1 ? bits | 0x80 : bits
    }
    return self + length
  }

  /// The type of an integer in SQLite's record format, and the integer to where `value` points.
  @inline(__always)
  func put(_ number: Int64, to value: inout Self) -> Self {
    switch number {
    case 0: return put(varint: 8)
    case 1: return put(varint: 9)
    case -0x80..<0x80:
      value = value.put(bigEndian: Int8(truncatingIfNeeded: number))
      return put(varint: 1)
    case -0x8000..<0x8000:
      value = value.put(bigEndian: Int16(truncatingIfNeeded: number))
      return put(varint: 2)
    case -0x8000_0000..<0x8000_0000:
      value = value.put(bigEndian: Int32(truncatingIfNeeded: number))
      return put(varint: 4)
    default:
      value = value.put(bigEndian: number)
      return put(varint: 6)
    }
  }
}
