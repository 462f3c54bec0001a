/// The entries of an index, in order, out of sorted runs.
struct IndexMerge: Sendable {
  /// A run by its next entry.
  private struct Head {
    var prefix: KeyPrefix
    unowned(unsafe) var run: SortedRun
  }

  /// They outlive their heads, which need not count their references.
  private let runs: [SortedRun]
  /// The runs that have an entry left, as a heap: that whose entry is the least stands first, and each before the two at twice its place.
  private var heads: [Head] = []

  init(_ runs: [Range<Int>], in file: RandomAccessFile) {
    self.runs = runs.map { SortedRun($0, in: file) }
  }

  /// Calls `body` with the cells of all entries, one batch after another.
  mutating func forEachBatch(_ body: (SortedCells) -> Void) throws(GeoPackageError) {
    for run in runs where try run.advance() { heads.append(Head(prefix: run.prefix, run: run)) }
    for place in heads.indices.reversed() { settle(place) }
    var batch = SortedCells()
    while let run = heads.first?.run {
      batch.append(run.cell)
      if try run.advance() {
        heads[0].prefix = run.prefix
      } else {
        heads.swapAt(0, heads.count - 1)
        heads.removeLast()
      }
      settle(0)
      guard batch.isFull || heads.isEmpty else { continue }
      batch.isLast = heads.isEmpty
      body(batch)
      batch = SortedCells()
    }
  }

  /// Lets a run sink below those whose entries come before its own.
  private mutating func settle(_ start: Int) {
    heads.withUnsafeMutableBufferPointer { heads in
      guard start < heads.count else { return }
      let sinking = heads[start]
      var place = start
      while case var child = 2 * place + 1, child < heads.count {
        if child + 1 < heads.count, Self.precedes(heads[child + 1], heads[child]) { child += 1 }
        guard Self.precedes(heads[child], sinking) else { break }
        heads[place] = heads[child]
        place = child
      }
      heads[place] = sinking
    }
  }

  @inline(__always)
  private static func precedes(_ a: Head, _ b: Head) -> Bool {
    if a.prefix != b.prefix { return a.prefix < b.prefix }
    guard let one = a.run.cell.baseAddress, let other = b.run.cell.baseAddress else { return false }
    return RecordOrder.precedes(one, other)
  }
}

/// Cells of an index one after another.
struct SortedCells: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// None come after these.
  var isLast = false

  static let size = 1 << 17

  init() { bytes.reserveCapacity(Self.size + Self.size / 8) }

  var isFull: Bool { bytes.count >= Self.size }

  mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
    bytes.append(room: cell.count) { $0.put(cell) - $0 }
    ends.append(bytes.count)
  }

  /// Calls `body` with each cell, and whether it is the index's last.
  func forEach(
    _ body: (_ cell: UnsafeBufferPointer<UInt8>, _ isLast: Bool) throws(GeoPackageError) -> Void
  ) throws(GeoPackageError) {
    try bytes.withUnsafeBufferPointer { bytes throws(GeoPackageError) in
      var start = 0
      for (place, end) in ends.enumerated() {
        try body(UnsafeBufferPointer(rebasing: bytes[start..<end]), isLast && place == ends.count - 1)
        start = end
      }
    }
  }
}
