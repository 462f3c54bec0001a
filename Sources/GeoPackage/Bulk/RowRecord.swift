/// A row in SQLite's record format: a header with each value's type and length, then the values. The first column is the row's
/// number, which the tree keeps.
struct RowRecord {
  private(set) var bytes: [UInt8] = []

  /// A row as it is laid out.
  mutating func set(_ row: Int, of buffer: RowBuffer) {
    let width = buffer.width
    buffer.withBytes(ofRow: row) { values in
      // What no column needs to tell in two bytes or more, nearly all of them, is as long as it has columns.
      set(room: 5 * (width + 2) + values.count) { start in
        var header = start + 1
        header = header.put(varint: 0)
        for place in row * width..<(row + 1) * width {
          header = header.put(varint: Int(buffer.slots[place].type))
        }
        return Self.finish(start, header).put(values) - start
      }
    }
  }

  /// A row with one integer.
  mutating func set(_ value: Int64) {
    set(room: 16) { start in
      var (header, place) = (start + 2, start + 3)
      start[1] = 0
      header = header.put(value, to: &place)
      start[0] = 3
      return place - start
    }
  }

  /// A row with one blob.
  mutating func set(blob: [UInt8]) {
    blob.withUnsafeBufferPointer { blob in
      set(room: 16 + blob.count) { start in
        Self.finish(start, (start + 1).put(varint: 0).put(varint: blob.count * 2 + 12)).put(blob) - start
      }
    }
  }

  @inline(__always)
  private mutating func set(room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(room: room, write)
  }

  /// Puts the header's length, which counts itself, before what starts a byte after `start`.
  /// - Returns: where the header ends.
  private static func finish(
    _ start: UnsafeMutablePointer<UInt8>, _ end: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let count = end - start
    guard count >= 0x80 else {
      start[0] = UInt8(truncatingIfNeeded: count)
      return end
    }
    // A length of two bytes moves the rest on.
    (start + 2).update(from: start + 1, count: count - 1)
    _ = start.put(varint: count + 1)
    return end + 1
  }
}
