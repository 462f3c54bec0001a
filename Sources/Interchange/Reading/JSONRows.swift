import Incidents

/// The lines of a JSON Lines file as they stand, in batches, for tables of small objects such as pairs of points.
package struct JSONRows: Sendable {
  /// Some lines of a file in one piece of memory.
  package struct Batch: Sendable {
    package let file: String
    private var bytes: [UInt8] = []
    private var lines: [(range: Range<Int>, number: Int)] = []

    init(file: String) { self.file = file }

    package var count: Int { lines.count }

    mutating func append(_ line: ArraySlice<UInt8>, number: Int) {
      lines.append((bytes.count..<bytes.count + line.count, number))
      bytes.append(contentsOf: line)
    }

    /// Gives a reader for each line that is not blank; what it throws becomes a failure that names the line.
    package func read(
      _ row: (inout JSONReader) throws(JSONError) -> Void, failure: (InputFailure) -> Void
    ) {
      for line in lines where bytes[line.range].contains(where: { $0 > 0x20 }) {
        var json = JSONReader(bytes, in: line.range)
        do throws(JSONError) {
          try row(&json)
        } catch {
          failure(
            InputFailure(
              file: file, line: line.number, problem: "cannot be read (\(error))",
              mend: "mend this line; the others were taken", content: Array(bytes[line.range])))
        }
      }
    }
  }

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
  package func read(_ take: (Batch) -> Void) throws(InputFailure) {
    var lines = LineReader(ByteSource(path: file), first: [])
    var batch = Batch(file: file)
    while let range = try lines.next() {
      batch.append(lines.buffer[range], number: lines.lineNumber)
      guard batch.count >= batchSize else { continue }
      take(batch)
      batch = Batch(file: file)
    }
    if batch.count > 0 { take(batch) }
  }
}
