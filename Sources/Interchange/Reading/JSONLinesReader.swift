import Incidents

/// Reads one JSON object a line: reports, incident records or GeoJSON features, in any mixture. Memory follows the longest line.
struct JSONLinesReader {
  let file: String

  /// How many bytes of incident records are handed on together.
  private static let batchLength = 1 << 16

  func read<Failure: Error>(
    _ lines: consuming LineReader, _ take: (InputItem) throws(Failure) -> Void
  ) throws(Failure) {
    var lines = lines
    var records = LineBatch(file: file)
    while true {
      let range: Range<Int>?
      do throws(InputFailure) {
        range = try lines.next()
      } catch {
        if records.count > 0 { try take(.records(records)) }
        return try take(.failure(error))
      }
      guard let range else { break }
      let line = lines.buffer[range]
      if JSONShape(of: line) == .incident {
        records.append(line, number: lines.lineNumber)
        // A batch never waits for a line that has yet to come.
        if records.byteCount < Self.batchLength, lines.hasNext { continue }
        try take(.records(records))
        records = LineBatch(file: file)
        continue
      }
      if records.count > 0 {
        try take(.records(records))
        records = LineBatch(file: file)
      }
      for item in items(lines.buffer, range, line: lines.lineNumber) { try take(item) }
    }
    if records.count > 0 { try take(.records(records)) }
  }

  /// What one line holds: nothing when it is blank, an item, and perhaps a failure beside it.
  private func items(_ buffer: [UInt8], _ range: Range<Int>, line: Int) -> [InputItem] {
    let bytes = buffer[range]
    guard bytes.contains(where: { $0 > 0x20 }) else { return [] }
    var json = JSONReader(buffer, in: range)
    do throws(JSONError) {
      switch JSONShape(of: bytes) {
      case .incident:
        let incident = try Incident(from: &json)
        try json.finish()
        return [.incident(incident)]
      case .feature, .featureCollection:
        let feature = try FeatureReading(from: &json)
        try json.finish()
        return feature.item(file: file, line: line, content: bytes).map { [$0] } ?? []
      case .report, .unknown:
        let read = try ReportJSON(from: &json, file: file)
        try json.finish()
        return reports(read, line: line, content: bytes)
      }
    } catch {
      let failure = InputFailure(
        file: file, line: line, problem: "cannot be read (\(error))",
        mend: "mend this line; the others were taken", content: Array(bytes))
      return [.failure(failure)]
    }
  }

  private func reports(_ read: ReportJSON, line: Int, content: ArraySlice<UInt8>) -> [InputItem] {
    guard read.report.text.utf8.contains(where: { $0 > 0x20 }) else {
      let failure = InputFailure(
        file: file, line: line, problem: "a report without text", mend: "give its words under \"text\"",
        content: Array(content))
      return [.failure(failure)]
    }
    guard let date = read.unreadDate else { return [.report(read.report)] }
    let failure = InputFailure(
      file: file, line: line,
      problem: "the publication date \"\(date.prefix(40))\" cannot be read, so the report is taken without",
      mend: "write it as 2024-01-18")
    return [.failure(failure), .report(read.report)]
  }
}
