package import Geo

/// Rows of a table laid out in memory as they will be handed to SQLite: made by any thread, inserted by the one that writes.
///
/// The first cell of a row, its `fid`, is given by the inserter; the others are put one after another, in the table's order.
package struct RowBuffer: Sendable {
  /// A cell: its type and length, which SQLite's record format (sqlite.org/fileformat2.html, section 2.1) tells in one number, and
  /// where in ``bytes`` it starts.
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

  private(set) var slots: [Slot] = []
  /// All cells one after another, numbers with the greatest byte first: rows as SQLite stores them, without their headers.
  private(set) var bytes: [UInt8] = []
  /// Cells a row, without the fid.
  let width: Int

  /// - Parameters:
  ///   - rows: how many there will be, more or less.
  ///   - size: how many bytes one will take, more or less.
  package init(for table: Table, rows: Int = 0, of size: Int = 0) {
    width = table.columns.count + (table.geometry == nil ? 0 : 1)
    slots.reserveCapacity(rows * width)
    bytes.reserveCapacity(rows * size)
  }

  /// Whole rows so far.
  package var count: Int { slots.count / width }

  package mutating func null() { begin(type: 0) }

  package mutating func put(_ value: Int?) {
    guard let value else { return null() }
    switch value {
    case 0: begin(type: 8)
    case 1: begin(type: 9)
    case -0x80..<0x80:
      begin(type: 1)
      bytes.append(UInt8(truncatingIfNeeded: value))
    case -0x8000..<0x8000:
      begin(type: 2)
      bytes.append(bigEndian: Int16(truncatingIfNeeded: value))
    case -0x8000_0000..<0x8000_0000:
      begin(type: 4)
      bytes.append(bigEndian: Int32(truncatingIfNeeded: value))
    default:
      begin(type: 6)
      bytes.append(bigEndian: Int64(value))
    }
  }

  package mutating func put(_ value: Bool) { begin(type: value ? 9 : 8) }

  /// One without a fraction is kept as SQLite keeps it, as an integer.
  package mutating func put(_ value: Double?) {
    guard let value else { return null() }
    if value.magnitude < 0x1p47, let whole = Int(exactly: value) { return put(whole) }
    begin(type: 7)
    bytes.append(bigEndian: value.bitPattern)
  }

  package mutating func put(_ value: String?) {
    guard var value else { return null() }
    value.withUTF8 { put(text: $0) }
  }

  /// UTF-8.
  package mutating func put(text: [UInt8]) { text.withUnsafeBufferPointer { put(text: $0) } }

  package mutating func put(blob: [UInt8]) {
    begin(type: UInt32(clamping: blob.count) * 2 + 12)
    bytes.append(contentsOf: blob)
  }

  /// UTF-8 that `write` puts at the pointer that it is given; it gives back the place after it.
  /// - Parameter count: how many bytes it puts.
  package mutating func put(textOf count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>) {
    begin(type: UInt32(clamping: count) * 2 + 13)
    bytes.append(room: count) { start in
      _ = write(start)
      return count
    }
  }

  /// A point's blob.
  package mutating func put(_ point: Coordinate) {
    begin(type: UInt32(GeometryBlob.pointSize) * 2 + 12)
    bytes.append(room: GeometryBlob.pointSize) { GeometryBlob.encode(point, to: $0) - $0 }
  }

  private mutating func put(text: UnsafeBufferPointer<UInt8>) {
    begin(type: UInt32(clamping: text.count) * 2 + 13)
    bytes.append(room: text.count) { $0.put(text) - $0 }
  }

  /// Whether a row's cell is null. Cells count from 0.
  package func isNull(_ row: Int, _ cell: Int) -> Bool { slots[row * width + cell].type == 0 }

  /// The number in a row's cell; nil when it is none.
  package func number(_ row: Int, _ cell: Int) -> Double? {
    let slot = slots[row * width + cell]
    switch slot.value {
    case .integer: return Double(integer(slot))
    case .real: return real(slot)
    case .null, .text, .blob: return nil
    }
  }

  /// The text in a row's cell; none when it is no text.
  package func text(_ row: Int, _ cell: Int) -> ArraySlice<UInt8> {
    let slot = slots[row * width + cell]
    return slot.value == .text ? bytes[slot.range] : []
  }

  /// The text in a row's last cell.
  package func lastText(ofRow row: Int) -> ArraySlice<UInt8> { text(row, width - 1) }

  /// The blob in a row's cell; none when it is no blob.
  func blob(_ row: Int, _ cell: Int) -> ArraySlice<UInt8> {
    let slot = slots[row * width + cell]
    return slot.value == .blob ? bytes[slot.range] : []
  }

  func integer(_ slot: Slot) -> Int64 { withBytes(of: slot) { slot.integer($0) } }

  func real(_ slot: Slot) -> Double { withBytes(of: slot) { slot.real($0) } }

  /// Calls `body` with a row's cells and with the bytes of all rows.
  @inline(__always)
  func withRow<Result>(
    _ row: Int, _ body: (_ slots: UnsafeBufferPointer<Slot>, _ bytes: UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    slots.withUnsafeBufferPointer { slots in
      bytes.withUnsafeBufferPointer { bytes in
        body(UnsafeBufferPointer(rebasing: slots[row * width..<(row + 1) * width]), bytes)
      }
    }
  }

  /// Calls `body` with the bytes of a cell.
  @inline(__always)
  func withBytes<Result>(of slot: Slot, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[slot.range])) }
  }

  /// Calls `body` with the bytes of a row's cells.
  @inline(__always)
  func withBytes<Result>(ofRow row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[self.body(ofRow: row)])) }
  }

  /// Where a row's cells lie in ``bytes``.
  func body(ofRow row: Int) -> Range<Int> {
    Int(slots[row * width].start)..<slots[row * width + width - 1].range.upperBound
  }

  /// Appends a row of another buffer for the same table.
  package mutating func append(_ row: Int, of other: RowBuffer) {
    let body = other.body(ofRow: row)
    for slot in other.slots[row * width..<(row + 1) * width] {
      slots.append(
        Slot(type: slot.type, start: UInt32(clamping: Int(slot.start) - body.lowerBound + bytes.count)))
    }
    bytes.append(contentsOf: other.bytes[body])
  }

  private mutating func begin(type: UInt32) {
    slots.append(Slot(type: type, start: UInt32(clamping: bytes.count)))
  }
}
