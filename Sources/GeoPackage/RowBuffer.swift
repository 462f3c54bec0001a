/// Rows of a table laid out in memory as they will be handed to SQLite: made by any thread, inserted by the one that writes.
///
/// The first cell of a row, its `fid`, is given by the inserter; the others are put one after another, in the table's order.
package struct RowBuffer: Sendable {
  enum Kind: UInt8 { case null, integer, real, text, blob }

  struct Slot {
    /// The number's bits, or where in ``bytes`` a text or blob starts.
    var bits: UInt64
    var count: Int32
    var kind: Kind
  }

  private(set) var slots: [Slot] = []
  private(set) var bytes: [UInt8] = []
  /// Cells a row, without the fid.
  let width: Int

  package init(for table: Table) {
    width = table.columns.count + (table.geometry == nil ? 0 : 1)
  }

  /// Whole rows so far.
  package var count: Int { slots.count / width }

  package mutating func null() { slots.append(Slot(bits: 0, count: 0, kind: .null)) }

  package mutating func put(_ value: Int?) {
    guard let value else { return null() }
    slots.append(Slot(bits: UInt64(bitPattern: Int64(value)), count: 0, kind: .integer))
  }

  package mutating func put(_ value: Bool) { put(value ? 1 : 0) }

  package mutating func put(_ value: Double?) {
    guard let value else { return null() }
    slots.append(Slot(bits: value.bitPattern, count: 0, kind: .real))
  }

  package mutating func put(_ value: String?) {
    guard var value else { return null() }
    value.withUTF8 { put($0, .text) }
  }

  /// UTF-8.
  package mutating func put(text: some Collection<UInt8>) { put(text, .text) }

  package mutating func put(blob: some Collection<UInt8>) { put(blob, .blob) }

  /// Whether a row's cell is null. Cells count from 0.
  package func isNull(_ row: Int, _ cell: Int) -> Bool { slots[row * width + cell].kind == .null }

  /// The text in a row's cell; none when it is no text.
  package func text(_ row: Int, _ cell: Int) -> ArraySlice<UInt8> {
    let slot = slots[row * width + cell]
    return slot.kind == .text ? bytes[Int(slot.bits)..<Int(slot.bits) + Int(slot.count)] : []
  }

  /// The text in a row's last cell.
  package func lastText(ofRow row: Int) -> ArraySlice<UInt8> { text(row, width - 1) }

  /// The blob in a row's cell; none when it is no blob.
  func blob(_ row: Int, _ cell: Int) -> ArraySlice<UInt8> {
    let slot = slots[row * width + cell]
    return slot.kind == .blob ? bytes[Int(slot.bits)..<Int(slot.bits) + Int(slot.count)] : []
  }

  /// Appends a row of another buffer for the same table.
  package mutating func append(_ row: Int, of other: RowBuffer) {
    for var slot in other.slots[row * width..<(row + 1) * width] {
      if slot.kind == .text || slot.kind == .blob {
        let start = Int(slot.bits)
        slot.bits = UInt64(bytes.count)
        bytes.append(contentsOf: other.bytes[start..<start + Int(slot.count)])
      }
      slots.append(slot)
    }
  }

  private mutating func put(_ value: some Collection<UInt8>, _ kind: Kind) {
    slots.append(Slot(bits: UInt64(bytes.count), count: Int32(clamping: value.count), kind: kind))
    bytes.append(contentsOf: value)
  }
}
