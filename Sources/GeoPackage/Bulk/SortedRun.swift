/// Entries of an index that were set aside in order (``IndexEntries/forEachPiece(_:)``), read back piece by piece by one thread at a time.
final class SortedRun: @unchecked Sendable {
  private let file: RandomAccessFile
  /// What is not read yet.
  private var rest: Range<Int>
  /// What was read last; there is none at first.
  private var piece = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  /// Where what comes after the entry lies in it.
  private var ahead = 0..<0
  private(set) var prefix = KeyPrefix()
  /// The entry's cell, until the next one is gone to.
  private(set) var cell = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  private static let pieceSize = 1 << 16

  init(_ range: Range<Int>, in file: RandomAccessFile) {
    self.file = file
    rest = range
  }

  deinit { piece.deallocate() }

  /// Goes to the next entry, at first to the first.
  /// - Returns: false after the last.
  func advance() throws(GeoPackageError) -> Bool {
    if ahead.isEmpty && rest.isEmpty { return false }
    // The length before a record takes five bytes at most.
    try hold(KeyPrefix.size + 5)
    guard let start = piece.baseAddress else { return false }
    let next = UnsafePointer(start + ahead.lowerBound + KeyPrefix.size)
    var record = 0
    let count = next.get(varint: &record) - next + record
    try hold(KeyPrefix.size + count)
    guard let start = piece.baseAddress else { return false }
    let entry = start + ahead.lowerBound
    prefix = UnsafeRawPointer(entry).loadUnaligned(as: KeyPrefix.self)
    cell = UnsafeBufferPointer(start: entry + KeyPrefix.size, count: count)
    ahead = ahead.lowerBound + KeyPrefix.size + count..<ahead.upperBound
    return true
  }

  /// Reads on until so many bytes lie ahead, or all that there are.
  private func hold(_ count: Int) throws(GeoPackageError) {
    guard ahead.count < count, !rest.isEmpty else { return }
    let capacity = max(Self.pieceSize, count)
    let larger = capacity > piece.count ? .allocate(capacity: capacity) : piece
    if let from = piece.baseAddress, let to = larger.baseAddress {
      to.update(from: from + ahead.lowerBound, count: ahead.count)
    }
    if larger.baseAddress != piece.baseAddress { piece.deallocate() }
    piece = larger
    ahead = 0..<ahead.count
    guard let start = piece.baseAddress else { return }
    let range = rest.prefix(piece.count - ahead.count)
    try file.read(range, to: start + ahead.count)
    ahead = 0..<ahead.count + range.count
    rest = range.upperBound..<rest.upperBound
  }
}
