package import Geo

/// Puts the cells of one row into a ``RowBuffer``, one after another: see ``RowBuffer/append(_:)``.
package struct RowWriter: ~Copyable {
  private let storage: RowStorage
  private var slot: UnsafeMutablePointer<RowBuffer.Slot>
  private let lastSlot: UnsafeMutablePointer<RowBuffer.Slot>
  /// Where the bytes of the next cell go.
  private var byte: UnsafeMutablePointer<UInt8>
  /// How many bytes have room from there on.
  private var room: Int

  /// - Parameter width: cells a row.
  init(_ storage: RowStorage, width: Int) {
    self.storage = storage
    storage.makeRoom(forSlots: width)
    slot = storage.slots + storage.slotCount
    lastSlot = slot + width
    byte = storage.bytes + storage.byteCount
    room = storage.byteCapacity - storage.byteCount
  }

  /// Ends the row. Cells that were not put are null.
  consuming func finish() {
    while slot < lastSlot { null() }
    storage.hold(slots: slot - storage.slots, bytes: byte - storage.bytes)
  }

  package mutating func null() { put(type: 0, count: 0) { $0 } }

  package mutating func put(_ value: Int?) {
    guard let value else { return null() }
    let value64 = Int64(value)
    put(type: UInt32(value64.storedType), count: value64.storedCount) { $0.put(stored: value64) }
  }

  package mutating func put(_ value: Bool) { put(type: value ? 9 : 8, count: 0) { $0 } }

  /// One without a fraction is kept as SQLite keeps it, as an integer.
  package mutating func put(_ value: Double?) {
    guard let value else { return null() }
    if value.magnitude < 0x1p47, let whole = Int(exactly: value) { return put(whole) }
    put(type: 7, count: 8) { $0.put(bigEndian: value.bitPattern) }
  }

  package mutating func put(_ value: String?) {
    guard let value else { return null() }
    // Texts of our own making are contiguous; what is not is made so.
    let done: Void? = value.utf8.withContiguousStorageIfAvailable { put(text: $0) }
    if done == nil { put(text: Array(value.utf8)) }
  }

  /// UTF-8.
  package mutating func put(text: [UInt8]) { text.withUnsafeBufferPointer { put(text: $0) } }

  package mutating func put(blob: [UInt8]) {
    blob.withUnsafeBufferPointer { blob in
      put(type: UInt32(clamping: blob.count) * 2 + 12, count: blob.count) { $0.put(blob) }
    }
  }

  /// UTF-8 that `write` puts at the pointer that it is given; it gives back the place after it.
  /// - Parameter count: how many bytes it puts.
  package mutating func put(textOf count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>) {
    put(type: UInt32(clamping: count) * 2 + 13, count: count, write)
  }

  /// A point's blob.
  package mutating func put(_ point: Coordinate) {
    put(type: UInt32(GeometryBlob.pointSize) * 2 + 12, count: GeometryBlob.pointSize) {
      GeometryBlob.encode(point, to: $0)
    }
  }

  /// All cells, as another buffer has them.
  mutating func put(_ slots: UnsafeBufferPointer<RowBuffer.Slot>, _ body: UnsafeBufferPointer<UInt8>) {
    guard let first = slots.first?.start else { return }
    makeRoom(for: body.count)
    let start = byte - storage.bytes
    for other in slots {
      put(RowBuffer.Slot(type: other.type, start: Self.place(start + Int(other.start - first))))
    }
    byte = byte.put(body)
    room -= body.count
  }

  private mutating func put(text: UnsafeBufferPointer<UInt8>) {
    put(type: UInt32(clamping: text.count) * 2 + 13, count: text.count) { $0.put(text) }
  }

  @inline(__always)
  private mutating func put(
    type: UInt32, count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    if count > room { makeRoom(for: count) }
    put(RowBuffer.Slot(type: type, start: Self.place(byte - storage.bytes)))
    byte = write(byte)
    room -= count
  }

  /// Where a cell starts, as a slot tells it.
  @inline(__always)
  private static func place(_ start: Int) -> UInt32 {
    precondition(start <= UInt32.max, "what a buffer holds is handed on long before it is 4 GB")
    return UInt32(truncatingIfNeeded: start)
  }

  @inline(__always)
  private mutating func put(_ next: RowBuffer.Slot) {
    precondition(slot < lastSlot, "a row has no more cells than its table has columns")
    slot.initialize(to: next)
    slot += 1
  }

  private mutating func makeRoom(for count: Int) {
    storage.hold(slots: storage.slotCount, bytes: byte - storage.bytes)
    storage.makeRoom(forBytes: count)
    byte = storage.bytes + storage.byteCount
    room = storage.byteCapacity - storage.byteCount
  }
}
