/// The lines of a JSON Lines file as they stand, in batches, for tables of small objects such as pairs of points.
package struct JSONRows: Sendable {
  private let file: String
  private let batchSize: Int

  /// - Parameters:
  ///   - file: a path, or "-" for standard input.
  ///   - batchSize: how many lines are given at once.
  package init(file: String, batchSize: Int = 256) {
    self.file = file
    self.batchSize = batchSize
  }

  /// - Throws: when the file cannot be read.
  package func read(_ take: (LineBatch) -> Void) throws(InputFailure) {
    var lines = LineReader(ByteSource(path: file), first: [])
    var batch = LineBatch(file: file)
    while let range = try lines.next() {
      batch.append(lines.buffer[range], number: lines.lineNumber)
      guard batch.count >= batchSize else { continue }
      take(batch)
      batch = LineBatch(file: file)
    }
    if batch.count > 0 { take(batch) }
  }
}
