internal import Glibc

/// Entries of an index as its pages hold them, each a record with its length before it, in SQLite's order: nothing before numbers before
/// texts, texts by their bytes.
struct IndexEntries {
  private struct Entry {
    var prefix: KeyPrefix
    /// Where its cell starts in ``bytes``.
    var start: Int
    var count: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  /// Of the cells, one after another.
  var byteCount: Int { bytes.count }

  /// - Parameters:
  ///   - leading: the index's first value, where that is computed.
  ///   - places: the cells that are its other values.
  ///   - number: the row's number.
  mutating func append(
    _ row: Int, of buffer: RowBuffer, leading: Index.Expression?, places: [Int], number: Int64
  ) {
    let computed = leading.map { $0.value(buffer, row).map { Int64($0) } }
    buffer.withRow(row) { slots, bytes in
      // A type each, the row's number among them, and the header's own length.
      var header = 2
      var values = number.storedCount
      if let computed {
        header += 1
        values += computed?.storedCount ?? 0
      }
      for place in places {
        header += UnsafeMutablePointer.count(ofVarint: Int(slots[place].type))
        values += slots[place].count
      }
      if header >= 0x80 { header += 1 }
      let start = self.bytes.count
      var prefix = KeyPrefix.Builder()
      self.bytes.append(room: 5 + header + values) { room in
        let record = room.put(varint: header + values)
        var value = record + header
        var type = record.put(varint: header)
        if let computed {
          prefix.append(computed.map { Double($0) })
          if let computed { type = type.put(computed, to: &value) } else { type = type.put(varint: 0) }
        }
        for place in places {
          let slot = slots[place]
          let cell = UnsafeBufferPointer(rebasing: bytes[slot.range])
          type = type.put(varint: Int(slot.type))
          value = value.put(cell)
          switch slot.value {
          case .null, .blob: prefix.append(nil)
          case .integer: prefix.append(Double(slot.integer(cell)))
          case .real: prefix.append(slot.real(cell))
          case .text: prefix.append(text: cell)
          }
        }
        _ = type.put(number, to: &value)
        return value - room
      }
      entries.append(Entry(prefix: prefix.prefix, start: start, count: self.bytes.count - start))
    }
  }

  /// What is moved when entries are put in order: the beginning of a prefix, which tells most apart, and where the entry stands.
  private struct Key {
    var start: UInt64
    var number: Int
  }

  mutating func sort() {
    let sorted: [Entry]? = bytes.withUnsafeBufferPointer { bytes in
      entries.withUnsafeBufferPointer { entries in
        guard let base = bytes.baseAddress else { return nil }
        func precedes(_ a: Entry, _ b: Entry) -> Bool {
          a.prefix != b.prefix ? a.prefix < b.prefix : RecordOrder.precedes(base + a.start, base + b.start)
        }
        // Entries often come in order already.
        if zip(entries, entries.dropFirst()).allSatisfy({ precedes($0, $1) }) { return nil }
        var keys = entries.indices.map { Key(start: entries[$0].prefix.start, number: $0) }
        keys.sort { a, b in
          a.start != b.start ? a.start < b.start : precedes(entries[a.number], entries[b.number])
        }
        return keys.map { entries[$0.number] }
      }
    }
    if let sorted { entries = sorted }
  }

  /// Calls `body` with the entries as they stand, each its prefix and its cell, piece by piece.
  func forEachPiece(_ body: ([UInt8]) throws(GeoPackageError) -> Void) throws(GeoPackageError) {
    try bytes.withUnsafeBufferPointer { bytes throws(GeoPackageError) in
      var piece: [UInt8] = []
      piece.reserveCapacity(Self.pieceSize)
      for entry in entries {
        if piece.count + KeyPrefix.size + entry.count > Self.pieceSize {
          try body(piece)
          piece.removeAll(keepingCapacity: true)
        }
        piece.append(room: KeyPrefix.size + entry.count) { start in
          UnsafeMutableRawPointer(start).storeBytes(of: entry.prefix, as: KeyPrefix.self)
          let cell = UnsafeBufferPointer(rebasing: bytes[entry.start..<entry.start + entry.count])
          return (start + KeyPrefix.size).put(cell) - start
        }
      }
      try body(piece)
    }
  }

  /// As much as a processor keeps at hand.
  private static let pieceSize = 1 << 18

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
  }
}
