internal import Glibc

/// The entries of an index as bytes whose order is that of SQLite: nothing before numbers before texts, texts by their bytes.
struct SortKey {
  private struct Entry {
    /// The first eight bytes, by which most are told apart.
    var prefix: UInt64
    var start: Int
    var count: Int32
    var row: Int64
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Of the longest key, which its record is not longer than by more than a header.
  private(set) var longest = 0
  /// Of the key with the most values.
  private var width = 0

  var count: Int { entries.count }

  mutating func append(
    _ row: Int, of buffer: RowBuffer, leading: Index.Expression?, places: [Int], number: Int64
  ) {
    let start = bytes.count
    width = places.count + 1
    if let leading {
      if let value = leading.value(buffer, row) { append(Double(value)) } else { bytes.append(1) }
    }
    let first = row * buffer.width
    for place in places {
      let slot = buffer.slots[first + place]
      switch slot.value {
      case .null, .blob: bytes.append(1)
      case .integer: append(Double(buffer.integer(slot)))
      case .real: append(buffer.real(slot))
      case .text: buffer.withBytes(of: slot) { append(text: $0) }
      }
    }
    longest = max(longest, bytes.count - start)
    let prefix = bytes.withUnsafeBytes { bytes in
      var prefix: UInt64 = 0
      withUnsafeMutableBytes(of: &prefix) { $0.copyMemory(from: .init(rebasing: bytes[start...].prefix(8))) }
      return UInt64(bigEndian: prefix)
    }
    entries.append(Entry(prefix: prefix, start: start, count: Int32(clamping: bytes.count - start), row: number))
  }

  mutating func sort() {
    bytes.withUnsafeBytes { bytes in
      func precedes(_ a: Entry, _ b: Entry) -> Bool {
        if a.prefix != b.prefix { return a.prefix < b.prefix }
        if let base = bytes.baseAddress {
          let order = memcmp(base + a.start, base + b.start, Int(min(a.count, b.count)))
          if order != 0 { return order < 0 }
        }
        return a.count != b.count ? a.count < b.count : a.row < b.row
      }
      // Keys often come in order already.
      if zip(entries, entries.dropFirst()).allSatisfy({ precedes($0, $1) }) { return }
      entries.sort(by: precedes)
    }
  }

  /// The most bytes that ``write(_:to:)`` needs.
  var mostWritten: Int { headerRoom + 2 * longest + 16 }

  /// Types and lengths of all values and of the row's number, five bytes each at most, and the header's own length.
  private var headerRoom: Int { 5 * (width + 1) + 5 }

  /// Writes an entry's record, its values and the number of its row, somewhere into `room`.
  /// - Returns: where it stands.
  func write(_ number: Int, to room: UnsafeMutablePointer<UInt8>) -> UnsafeMutableBufferPointer<UInt8> {
    let entry = entries[number]
    // Values are put after the header's room, and the header, whose length is known last, right before them.
    let values = room + headerRoom
    var value = values
    var header = room
    bytes.withUnsafeBufferPointer { bytes in
      guard var key = bytes.baseAddress.map({ $0 + entry.start }) else { return }
      let end = key + Int(entry.count)
      while key < end {
        let kind = key.pointee
        key += 1
        switch kind {
        case 2:
          let bits = UInt64(bigEndian: UnsafeRawPointer(key).loadUnaligned(as: UInt64.self))
          key += 8
          header = Self.put(Double(bitPattern: bits >> 63 == 1 ? bits & ~(1 << 63) : ~bits), header, &value)
        case 3: header = header.put(varint: Self.putText(&key, &value) * 2 + 13)
        default: header = header.put(varint: 0)
        }
      }
    }
    header = header.put(entry.row, to: &value)
    // It counts itself; longer than one byte's worth it takes two.
    let count = header - room
    let start = values - count - (count < 0x7F ? 1 : 2)
    let types = start + (count < 0x7F ? 1 : 2)
    memmove(types, room, count)
    _ = start.put(varint: types - start + count)
    return UnsafeMutableBufferPointer(start: start, count: value - start)
  }

  private mutating func append(text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress, memchr(base, 0, text.count) != nil else {
      return bytes.append(room: text.count + 3) { start in
        start.put(bigEndian: 3 as UInt8).put(text).put(bigEndian: 0 as UInt16) - start
      }
    }
    bytes.append(3)
    for byte in text { bytes.append(contentsOf: byte == 0 ? [0, 0xFF] : [byte]) }
    bytes.append(0)
    bytes.append(0)
  }

  /// Copies a text to its end, which two zero bytes are. A zero byte within it stands before a byte of ones.
  /// - Returns: its length.
  private static func putText(
    _ key: inout UnsafePointer<UInt8>, _ value: inout UnsafeMutablePointer<UInt8>
  ) -> Int {
    let first = value
    while true {
      while key[0] != 0 {
        value.pointee = key[0]
        value += 1
        key += 1
      }
      key += 2
      if key[-1] == 0 { return value - first }
      value.pointee = 0
      value += 1
    }
  }

  /// Eight bytes in the order of numbers: all bits of a negative one are turned, of another the first.
  private mutating func append(_ value: Double) {
    // Zero has one key, whatever its sign.
    let bits = (value == 0 ? 0 : value).bitPattern
    let turned = bits >> 63 == 1 ? ~bits : bits | 1 << 63
    bytes.append(room: 9) { $0.put(bigEndian: 2 as UInt8).put(bigEndian: turned) - $0 }
  }

  /// The type of a number, and the number itself: one without a fraction as SQLite keeps it, as an integer.
  private static func put(
    _ number: Double, _ header: UnsafeMutablePointer<UInt8>, _ value: inout UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    if number.magnitude < 0x1p47, let whole = Int64(exactly: number) { return header.put(whole, to: &value) }
    value = value.put(bigEndian: number.bitPattern)
    return header.put(varint: 7)
  }
}
