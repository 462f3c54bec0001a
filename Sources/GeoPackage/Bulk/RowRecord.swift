/// A row in SQLite's record format: a header with each value's type and length, then the values.
struct RowRecord {
  private(set) var bytes: [UInt8] = []
  private var header: [UInt8] = []
  private var body: [UInt8] = []

  /// A row of a table whose first column is its row number, which the tree keeps: only its header, as the rest lies ready.
  mutating func setHeader(_ row: Int, of buffer: RowBuffer) {
    begin()
    header.append(0)
    for slot in buffer.slots[row * buffer.width..<(row + 1) * buffer.width] { header.append(varint: UInt64(slot.type)) }
    finish()
  }

  /// Starts a record whose values are appended one by one.
  mutating func begin() {
    header.removeAll(keepingCapacity: true)
    body.removeAll(keepingCapacity: true)
  }

  mutating func appendNull() { header.append(0) }

  mutating func append(text: some Collection<UInt8>) {
    header.append(varint: UInt64(text.count) * 2 + 13)
    body.append(contentsOf: text)
  }

  /// A row number, which the tree keeps, and one more value.
  mutating func set(_ value: Int64) {
    begin()
    header.append(0)
    append(value)
    finish()
  }

  mutating func set(blob: [UInt8]) {
    begin()
    header.append(0)
    header.append(varint: UInt64(blob.count) * 2 + 12)
    body.append(contentsOf: blob)
    finish()
  }

  mutating func append(_ value: Double) {
    header.append(7)
    body.append(bigEndian: value.bitPattern)
  }

  mutating func append(_ value: Int64) {
    switch value {
    case 0: header.append(8)
    case 1: header.append(9)
    case -0x80..<0x80:
      header.append(1)
      body.append(UInt8(truncatingIfNeeded: value))
    case -0x8000..<0x8000:
      header.append(2)
      body.append(bigEndian: Int16(truncatingIfNeeded: value))
    case -0x8000_0000..<0x8000_0000:
      header.append(4)
      body.append(bigEndian: Int32(truncatingIfNeeded: value))
    default:
      header.append(6)
      body.append(bigEndian: value)
    }
  }

  /// Puts what was appended together.
  mutating func finish() {
    bytes.removeAll(keepingCapacity: true)
    // The header's length counts itself; longer than one byte's worth it takes two.
    bytes.append(varint: UInt64(header.count + (header.count < 0x7F ? 1 : 2)))
    bytes.append(contentsOf: header)
    bytes.append(contentsOf: body)
  }
}
