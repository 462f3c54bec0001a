/// The memory of a ``RowBuffer``: what tells of each cell, and the bytes of all cells one after another.
///
/// Only a ``RowWriter`` changes it, while it has one owner.
final class RowStorage: @unchecked Sendable {
  private(set) var slots: UnsafeMutablePointer<RowBuffer.Slot>
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  /// How many there are room for.
  private(set) var slotCapacity: Int
  private(set) var byteCapacity: Int
  /// How many there are.
  private(set) var slotCount = 0
  private(set) var byteCount = 0

  init(slots slotCapacity: Int, bytes byteCapacity: Int) {
    self.slotCapacity = max(16, slotCapacity)
    self.byteCapacity = max(64, byteCapacity)
    slots = .allocate(capacity: self.slotCapacity)
    bytes = .allocate(capacity: self.byteCapacity)
  }

  convenience init(copying other: RowStorage) {
    self.init(slots: other.slotCapacity, bytes: other.byteCapacity)
    slots.initialize(from: other.slots, count: other.slotCount)
    bytes.initialize(from: other.bytes, count: other.byteCount)
    hold(slots: other.slotCount, bytes: other.byteCount)
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
  }

  /// So many are there from now on; they lie where there was room.
  func hold(slots: Int, bytes: Int) {
    slotCount = slots
    byteCount = bytes
  }

  func makeRoom(forSlots more: Int) {
    guard slotCapacity - slotCount < more else { return }
    slotCapacity = max(2 * slotCapacity, slotCount + more)
    slots = Self.moved(slots, slotCount, to: slotCapacity)
  }

  func makeRoom(forBytes more: Int) {
    guard byteCapacity - byteCount < more else { return }
    byteCapacity = max(2 * byteCapacity, byteCount + more)
    bytes = Self.moved(bytes, byteCount, to: byteCapacity)
  }

  private static func moved<Element>(
    _ old: UnsafeMutablePointer<Element>, _ count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }
}
