/// Rows of a table laid out in memory as they will be handed to SQLite: made by any thread, inserted by the one that writes.
///
/// The first cell of a row, its `fid`, is given by the inserter; the others are put one after another, in the table's order, as SQLite
/// stores them: numbers with the greatest byte first.
package struct RowBuffer: Sendable {
  /// A cell: its type and length, which SQLite's record format (sqlite.org/fileformat2.html, section 2.1) tells in one number, and
  /// where in the bytes of all rows it starts.
  struct Slot {
    var type: UInt32
    var start: UInt32

    var value: Value {
      switch type {
      case 0: .null
      case 7: .real
      case 1...9: .integer
      default: type & 1 == 1 ? .text : .blob
      }
    }

    /// How many bytes it takes: of types below 12 each digit of this number, from the last.
    @inline(__always)
    var count: Int { type < 12 ? Int(0x8864_3210 as UInt64 >> UInt64(4 * type)) & 15 : Int(type - 12) >> 1 }

    /// Its integer, of these bytes.
    @inline(__always)
    func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
      if type >= 8 { return type == 9 ? 1 : 0 }
      var value: Int64 = bytes.first ?? 0 >= 0x80 ? -1 : 0
      for byte in bytes { value = value << 8 | Int64(byte) }
      return value
    }

    /// Its number, of these bytes.
    @inline(__always)
    func real(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
      var bits: UInt64 = 0
      for byte in bytes { bits = bits << 8 | UInt64(byte) }
      return Double(bitPattern: bits)
    }

    var range: Range<Int> { Int(start)..<Int(start) + count }
  }

  enum Value { case null, integer, real, text, blob }

  private var storage: RowStorage
  /// Cells a row, without the fid.
  let width: Int

  /// - Parameters:
  ///   - rows: how many there will be, more or less.
  ///   - size: how many bytes one will take, more or less.
  package init(for table: Table, rows: Int = 0, of size: Int = 0) {
    width = table.columns.count + (table.geometry == nil ? 0 : 1)
    storage = RowStorage(slots: rows * width, bytes: rows * size)
  }

  package var count: Int { storage.slotCount / width }

  /// Of all cells.
  package var byteCount: Int { storage.byteCount }

  /// Appends a row, whose cells `write` puts one after another.
  package mutating func append(_ write: (inout RowWriter) -> Void) {
    if !isKnownUniquelyReferenced(&storage) { storage = RowStorage(copying: storage) }
    var row = RowWriter(storage, width: width)
    write(&row)
    row.finish()
  }

  /// Appends a row of another buffer for the same table.
  package mutating func append(_ row: Int, of other: RowBuffer) {
    append { writer in
      other.withRow(row) { slots, _ in other.withBytes(ofRow: row) { writer.put(slots, $0) } }
    }
  }

  /// Whether a row's cell is null. Cells count from 0.
  package func isNull(_ row: Int, _ cell: Int) -> Bool { slot(row, cell).type == 0 }

  /// The number in a row's cell; nil when it is none.
  package func number(_ row: Int, _ cell: Int) -> Double? {
    let slot = slot(row, cell)
    switch slot.value {
    case .integer: return Double(integer(slot))
    case .real: return real(slot)
    case .null, .text, .blob: return nil
    }
  }

  /// Whether a row's cell is one of these texts.
  package func isText(_ row: Int, _ cell: Int, oneOf words: [StaticString]) -> Bool {
    let slot = slot(row, cell)
    guard slot.value == .text else { return false }
    return withBytes(of: slot) { text in
      words.contains { word in word.withUTF8Buffer { $0.count == text.count && text.elementsEqual($0) } }
    }
  }

  /// The text in a row's last cell.
  package func lastText(ofRow row: Int) -> [UInt8] {
    let slot = slot(row, width - 1)
    return slot.value == .text ? withBytes(of: slot) { Array($0) } : []
  }

  /// The blob in a row's cell; none when it is no blob.
  func blob(_ row: Int, _ cell: Int) -> [UInt8] {
    let slot = slot(row, cell)
    return slot.value == .blob ? withBytes(of: slot) { Array($0) } : []
  }

  func integer(_ slot: Slot) -> Int64 { withBytes(of: slot) { slot.integer($0) } }

  func real(_ slot: Slot) -> Double { withBytes(of: slot) { slot.real($0) } }

  private func slot(_ row: Int, _ cell: Int) -> Slot { withRow(row) { slots, _ in slots[cell] } }

  /// Calls `body` with a row's cells and with the bytes of all rows.
  @inline(__always)
  func withRow<Result>(
    _ row: Int, _ body: (_ slots: UnsafeBufferPointer<Slot>, _ bytes: UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    precondition(row >= 0 && (row + 1) * width <= storage.slotCount, "a row is one of those that were appended")
    return try withExtendedLifetime(storage) {
      try body(
        UnsafeBufferPointer(start: storage.slots + row * width, count: width),
        UnsafeBufferPointer(start: storage.bytes, count: storage.byteCount))
    }
  }

  /// Calls `body` with the bytes of a cell.
  @inline(__always)
  func withBytes<Result>(of slot: Slot, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(storage) {
      try body(UnsafeBufferPointer(start: storage.bytes + Int(slot.start), count: slot.count))
    }
  }

  /// Calls `body` with the bytes of a row's cells.
  @inline(__always)
  func withBytes<Result>(ofRow row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try withRow(row) { slots, bytes in
      try body(UnsafeBufferPointer(rebasing: bytes[Int(slots[0].start)..<slots[width - 1].range.upperBound]))
    }
  }
}
