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
    let (from, to) = (UnsafeRawPointer(base), UnsafeMutableRawPointer(self))
    let count = bytes.count
    // Short ones, nearly all, without a call: their first and their last bytes, which may overlap.
    switch count {
    case 8...16:
      let last = from.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      to.storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
      to.storeBytes(of: last, toByteOffset: count - 8, as: UInt64.self)
    case 4..<8:
      let last = from.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      to.storeBytes(of: from.loadUnaligned(as: UInt32.self), as: UInt32.self)
      to.storeBytes(of: last, toByteOffset: count - 4, as: UInt32.self)
    case 0..<4:
      for place in 0..<count { self[place] = bytes[place] }
    default: update(from: base, count: count)
    }
    return self + count
  }

  @inline(__always)
  func put(bigEndian value: some FixedWidthInteger) -> Self {
    UnsafeMutableRawPointer(self).storeBytes(of: value.bigEndian, as: type(of: value))
    return self + value.bitWidth / 8
  }

  @inline(__always)
  func put(littleEndian value: some FixedWidthInteger) -> Self { put(bigEndian: value.byteSwapped) }

  /// How many bytes ``put(varint:)`` puts.
  @inline(__always)
  static func count(ofVarint value: Int) -> Int {
    var length = 1
    while length < 5, value >> (7 * length) != 0 { length += 1 }
    return length
  }

  /// SQLite's variable-length integer, of at most five bytes.
  @inline(__always)
  func put(varint value: Int) -> Self {
    if value < 0x80 {
      self[0] = UInt8(truncatingIfNeeded: value)
      return self + 1
    }
    let length = Self.count(ofVarint: value)
    for place in 0..<length {
      let bits = UInt8(truncatingIfNeeded: value >> (7 * (length - 1 - place))) & 0x7F
      self[place] = place < length - 1 ? bits | 0x80 : bits
    }
    return self + length
  }

  /// The type of an integer in SQLite's record format, and the integer to where `value` points.
  @inline(__always)
  func put(_ number: Int64, to value: inout Self) -> Self {
    value = value.put(stored: number)
    return put(varint: number.storedType)
  }

  /// An integer as SQLite's record format has it, without its type.
  @inline(__always)
  func put(stored number: Int64) -> Self {
    switch number {
    case 0, 1: self
    case -0x80..<0x80: put(bigEndian: Int8(truncatingIfNeeded: number))
    case -0x8000..<0x8000: put(bigEndian: Int16(truncatingIfNeeded: number))
    case -0x8000_0000..<0x8000_0000: put(bigEndian: Int32(truncatingIfNeeded: number))
    default: put(bigEndian: number)
    }
  }
}

extension UnsafePointer<UInt8> {
  /// Reads what ``UnsafeMutablePointer/put(varint:)`` put, and gives the place after it.
  @inline(__always)
  func get(varint value: inout Int) -> Self {
    value = Int(self[0] & 0x7F)
    var length = 1
    while self[length - 1] & 0x80 != 0, length < 5 {
      value = value << 7 | Int(self[length] & 0x7F)
      length += 1
    }
    return self + length
  }
}

extension Int64 {
  /// How an integer's length is told in SQLite's record format.
  @inline(__always)
  var storedType: Int {
    switch self {
    case 0: 8
    case 1: 9
    case -0x80..<0x80: 1
    case -0x8000..<0x8000: 2
    case -0x8000_0000..<0x8000_0000: 4
    default: 6
    }
  }

  /// How many bytes it takes there.
  @inline(__always)
  var storedCount: Int {
    switch self {
    case 0, 1: 0
    case -0x80..<0x80: 1
    case -0x8000..<0x8000: 2
    case -0x8000_0000..<0x8000_0000: 4
    default: 8
    }
  }
}
