import Incidents

/// Some lines of a JSON Lines file in one piece of memory, for another thread to read.
package struct LineBatch: Sendable {
  package let file: String
  private var bytes: [UInt8] = []
  private var lines: [(range: Range<Int>, number: Int)] = []

  package init(file: String) { self.file = file }

  package var count: Int { lines.count }
  package var byteCount: Int { bytes.count }

  package mutating func append(_ line: some Collection<UInt8>, number: Int) {
    lines.append((bytes.count..<bytes.count + line.count, number))
    bytes.append(contentsOf: line)
  }

  /// Gives each line's incident; a line that holds none becomes a failure that names it.
  package func incidents(_ take: (Incident) -> Void, failure: (InputFailure) -> Void) {
    read(
      { (json) throws(JSONError) in
        let incident = try Incident(from: &json)
        try json.finish()
        take(incident)
      }, failure: failure)
  }

  /// Gives a reader for each line that is not blank; what it throws becomes a failure that names the line.
  package func read(_ row: (inout JSONReader) throws(JSONError) -> Void, failure: (InputFailure) -> Void) {
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
