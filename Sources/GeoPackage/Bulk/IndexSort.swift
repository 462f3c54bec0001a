/// Puts the entries of an index in order whose number knows no bound: as many as fill a run are sorted and set aside in a file, and in
/// the end all runs are merged (Knuth, "Sorting and Searching", 5.4).
struct IndexSort: Sendable {
  private var entries = IndexEntries()
  /// Where each run lies in the file.
  private var runs: [Range<Int>] = []
  private let runSize: Int
  private let file: RandomAccessFile

  /// - Parameters:
  ///   - runSize: how many bytes of entries make a run.
  ///   - file: where runs are set aside.
  init(runSize: Int, in file: RandomAccessFile) {
    self.runSize = runSize
    self.file = file
  }

  /// See ``IndexEntries/append(_:of:leading:places:number:)``.
  mutating func append(
    _ row: Int, of buffer: RowBuffer, leading: Index.Expression?, places: [Int], number: Int64
  ) throws(GeoPackageError) {
    entries.append(row, of: buffer, leading: leading, places: places, number: number)
    if entries.byteCount >= runSize { try endRun() }
  }

  private mutating func endRun() throws(GeoPackageError) {
    entries.sort()
    let start = file.count
    var end = start
    try entries.forEachPiece { piece throws(GeoPackageError) in
      try file.write(piece, at: end)
      end += piece.count
    }
    runs.append(start..<end)
    entries.removeAll()
  }

  /// What gives all entries in order. Nothing is appended after.
  mutating func finish() throws(GeoPackageError) -> IndexMerge {
    if entries.byteCount > 0 { try endRun() }
    entries = IndexEntries()
    return IndexMerge(runs, in: file)
  }
}
