internal import Glibc

/// The order of records in an index, value by value: nothing, numbers, texts by their bytes, blobs.
enum RecordOrder {
  private struct Value {
    var type: Int
    var start: UnsafePointer<UInt8>

    var rank: Int { type == 0 ? 0 : type < 12 ? 1 : type & 1 == 1 ? 2 : 3 }

    @inline(__always)
    var count: Int { RowBuffer.Slot(type: UInt32(truncatingIfNeeded: type), start: 0).count }

    var integer: Int64? {
      switch type {
      case 8, 9: Int64(type - 8)
      case 1...6:
        (1..<count).reduce(Int64(Int8(bitPattern: start[0]))) { $0 << 8 | Int64(start[$1]) }
      default: nil
      }
    }

    var number: Double {
      if let integer { return Double(integer) }
      return Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(start[$1]) })
    }
  }

  /// Whether one cell's record comes before another's. Each stands behind its length.
  static func precedes(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>) -> Bool {
    var (one, other) = (Values(a), Values(b))
    while let value = one.next(), let against = other.next() {
      let order = compare(value, against)
      if order != 0 { return order < 0 }
    }
    return false
  }

  private static func compare(_ a: Value, _ b: Value) -> Int {
    if a.rank != b.rank { return a.rank - b.rank }
    switch a.rank {
    case 0: return 0
    case 1:
      if a.number != b.number { return a.number < b.number ? -1 : 1 }
      // Great integers may share a number with fractions.
      guard let one = a.integer ?? Int64(exactly: a.number), let other = b.integer ?? Int64(exactly: b.number) else {
        return 0
      }
      return one < other ? -1 : one > other ? 1 : 0
    default:
      let order = memcmp(a.start, b.start, min(a.count, b.count))
      return order != 0 ? Int(order) : a.count - b.count
    }
  }

  /// A record's values in turn.
  private struct Values {
    private var type: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    private var value: UnsafePointer<UInt8>

    init(_ cell: UnsafePointer<UInt8>) {
      var length = 0
      let record = cell.get(varint: &length)
      type = record.get(varint: &length)
      end = record + length
      value = end
    }

    mutating func next() -> Value? {
      guard type < end else { return nil }
      var kind = 0
      type = type.get(varint: &kind)
      let next = Value(type: kind, start: value)
      value += next.count
      return next
    }
  }
}
