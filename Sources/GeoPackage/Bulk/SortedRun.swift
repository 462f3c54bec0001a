/// Entries of an index that were set aside in order (``IndexEntries/spelled()``), read back piece by piece.
struct SortedRun: Sendable {
  private let file: RandomAccessFile
  /// What is not read yet.
  private var rest: Range<Int>
  private var bytes: [UInt8] = []
  /// Where the entry's cell lies in ``bytes``.
  private var cell = 0..<0
  private(set) var prefix = KeyPrefix()

  private static let pieceSize = 1 << 16

  init(_ range: Range<Int>, in file: RandomAccessFile) {
    self.file = file
    rest = range
  }

  /// Goes to the next entry, at first to the first.
  /// - Returns: false after the last.
  mutating func advance() throws(GeoPackageError) -> Bool {
    if cell.upperBound == bytes.count && rest.isEmpty { return false }
    // The length before a record takes five bytes at most.
    var start = try hold(KeyPrefix.size + 5, from: cell.upperBound)
    let count = bytes.withUnsafeBufferPointer { bytes in
      guard let cell = bytes.baseAddress.map({ $0 + start + KeyPrefix.size }) else { return 0 }
      prefix = UnsafeRawPointer(cell - KeyPrefix.size).loadUnaligned(as: KeyPrefix.self)
      var record = 0
      return cell.get(varint: &record) - cell + record
    }
    start = try hold(KeyPrefix.size + count, from: start) + KeyPrefix.size
    cell = start..<start + count
    return true
  }

  /// Reads on until so many bytes are at hand, or all that there are.
  /// - Returns: where those from `start` on begin then.
  private mutating func hold(_ count: Int, from start: Int) throws(GeoPackageError) -> Int {
    let held = bytes.count - start
    if held >= count || rest.isEmpty { return start }
    let more = min(rest.count, max(Self.pieceSize, count - held))
    bytes.removeSubrange(..<start)
    bytes.append(contentsOf: repeatElement(0, count: more))
    let range = rest.lowerBound..<rest.lowerBound + more
    try bytes.withUnsafeMutableBufferPointer { bytes throws(GeoPackageError) in
      if let start = bytes.baseAddress { try file.read(range, to: start + held) }
    }
    rest = range.upperBound..<rest.upperBound
    return 0
  }

  /// Calls `body` with the entry's cell.
  @inline(__always)
  func withCell<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[cell])) }
  }
}
