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

  var count: Int { entries.count }

  mutating func append(
    _ row: Int, of buffer: RowBuffer, leading: Index.Expression?, places: [Int], number: Int64
  ) {
    let start = bytes.count
    if let leading {
      if let value = leading.value(buffer, row) { append(Double(value)) } else { bytes.append(1) }
    }
    for place in places {
      let slot = buffer.slots[row * buffer.width + place]
      switch slot.value {
      case .null, .blob: bytes.append(1)
      case .integer: append(Double(buffer.integer(slot)))
      case .real: append(buffer.real(slot))
      case .text:
        bytes.append(3)
        let text = buffer.bytes[slot.range]
        if text.contains(0) {
          for byte in text { bytes.append(contentsOf: byte == 0 ? [0, 0xFF] : [byte]) }
        } else {
          bytes.append(contentsOf: text)
        }
        bytes.append(0)
        bytes.append(0)
      }
    }
    longest = max(longest, bytes.count - start)
    var prefix: UInt64 = 0
    for place in start..<start + 8 { prefix = prefix << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0) }
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

  /// The record of an entry: its values and the number of its row.
  func write(_ number: Int, to record: inout RowRecord) {
    let entry = entries[number]
    record.begin()
    bytes.withUnsafeBufferPointer { bytes in
      var place = entry.start
      let end = entry.start + Int(entry.count)
      while place < end {
        place += 1
        switch bytes[place - 1] {
        case 2:
          var bits: UInt64 = 0
          for byte in bytes[place..<place + 8] { bits = bits << 8 | UInt64(byte) }
          record.append(Double(bitPattern: bits >> 63 == 1 ? bits & ~(1 << 63) : ~bits))
          place += 8
        case 3:
          let first = place
          var hasZero = false
          while !(bytes[place] == 0 && bytes[place + 1] == 0) {
            if bytes[place] == 0 { hasZero = true }
            place += bytes[place] == 0 ? 2 : 1
          }
          let text = UnsafeBufferPointer(rebasing: bytes[first..<place])
          if hasZero { record.append(text: Self.unescaped(text)) } else { record.append(text: text) }
          place += 2
        default: record.appendNull()
        }
      }
    }
    record.append(entry.row)
    record.finish()
  }

  /// A zero byte within a text stands before a byte of ones.
  private static func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var place = 0
    while place < text.count {
      plain.append(text[place])
      place += text[place] == 0 ? 2 : 1
    }
    return plain
  }

  /// Eight bytes in the order of numbers: all bits of a negative one are turned, of another the first.
  private mutating func append(_ value: Double) {
    // Zero has one key, whatever its sign.
    let bits = (value == 0 ? 0 : value).bitPattern
    bytes.append(2)
    bytes.append(bigEndian: bits >> 63 == 1 ? ~bits : bits | 1 << 63)
  }
}
