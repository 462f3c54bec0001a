/// What stands before a row's values in SQLite's record format: the type and length of each, and its own length. The first column is the
/// row's number, which the tree keeps.
struct RowHeader {
  private(set) var bytes: [UInt8] = []

  /// Of a row as it is laid out.
  mutating func set(_ row: Int, of buffer: RowBuffer) {
    buffer.withRow(row) { slots, _ in
      put(count: buffer.width) { header in
        var header = header
        for place in 0..<buffer.width { header = header.put(varint: Int(slots[place].type)) }
        return header
      }
    }
  }

  /// Of a row with one integer, which it puts at `value`.
  mutating func set(_ number: Int64, to value: inout UnsafeMutablePointer<UInt8>) {
    put(count: 1) { $0.put(number, to: &value) }
  }

  /// Of a row with one blob.
  mutating func set(blobOf count: Int) { put(count: 1) { $0.put(varint: count * 2 + 12) } }

  private mutating func put(count: Int, _ types: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(room: 5 * count + 3) { start in
      // What no column needs to tell in two bytes or more, nearly all of them, is as long as it has columns.
      let end = types((start + 1).put(varint: 0))
      let length = end - start
      guard length >= 0x80 else {
        start[0] = UInt8(truncatingIfNeeded: length)
        return length
      }
      // A length of two bytes moves the rest on.
      (start + 2).update(from: start + 1, count: length - 1)
      _ = start.put(varint: length + 1)
      return length + 1
    }
  }
}
