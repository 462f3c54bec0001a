import Incidents

/// Reads our own KML placemark by placemark: each carries its whole record as one of its data, which other programs keep when they
/// save the file again.
struct KMLReader {
  let file: String

  /// The name of the data that holds the record.
  static let recordField = "record"

  private static let opening = Array("<SimpleData name=\"\(recordField)\">".utf8)
  private static let closing = Array("</SimpleData>".utf8)
  private static let longestRecord = 256 << 20

  func read<Failure: Error>(
    _ source: consuming ByteSource, first: [UInt8], _ take: (InputItem) throws(Failure) -> Void
  ) throws(Failure) {
    var source = source
    var buffer = first
    var count = 0
    var start = 0
    while true {
      while let begin = Self.place(of: Self.opening, in: buffer, from: start) {
        let from = begin + Self.opening.count
        guard let end = Self.place(of: Self.closing, in: buffer, from: from) else {
          start = begin
          break
        }
        count += 1
        try take(item(Self.unescaped(buffer[from..<end]), number: count))
        start = end + Self.closing.count
      }
      // What may be the beginning of a tag, or a record that goes on, is kept.
      let kept = Self.place(of: Self.opening, in: buffer, from: start) ?? max(start, buffer.count - Self.opening.count)
      buffer.removeSubrange(0..<kept)
      start = 0
      let more: Bool
      do throws(InputFailure) {
        guard buffer.count <= Self.longestRecord else {
          throw InputFailure(file: file, problem: "one record of more than 256 MB", mend: "give smaller records")
        }
        more = try source.read(into: &buffer, atMost: 1 << 18)
      } catch {
        return try take(.failure(error))
      }
      if !more { break }
    }
    guard count == 0 else { return }
    try take(
      .failure(
        InputFailure(
          file: file, problem: "is KML without incidents of ours", mend: "give KML that 'sarhad export' wrote")))
  }

  private func item(_ record: [UInt8], number: Int) -> InputItem {
    var json = JSONReader(record)
    do throws(JSONError) {
      let incident = try Incident(from: &json)
      try json.finish()
      return .incident(incident)
    } catch {
      return .failure(
        InputFailure(
          file: file, problem: "placemark \(number) holds no record (\(error))", mend: "the others were taken",
          content: record))
    }
  }

  private static func place(of tag: [UInt8], in buffer: [UInt8], from start: Int) -> Int? {
    guard let head = tag.first, buffer.count - start >= tag.count else { return nil }
    var index = start
    while index <= buffer.count - tag.count {
      guard let found = buffer[index...(buffer.count - tag.count)].firstIndex(of: head) else { return nil }
      if buffer[found..<found + tag.count].elementsEqual(tag) { return found }
      index = found + 1
    }
    return nil
  }

  /// Without the entities and character references of XML.
  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.first {
      guard byte == UInt8(ascii: "&"), let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let bytes = character(rest[(rest.startIndex + 1)..<end])
      else {
        plain.append(byte)
        rest.removeFirst()
        continue
      }
      plain += bytes
      rest = rest[(end + 1)...]
    }
    return plain
  }

  private static func character(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": [UInt8(ascii: "&")]
    case "lt": [UInt8(ascii: "<")]
    case "gt": [UInt8(ascii: ">")]
    case "quot": [UInt8(ascii: "\"")]
    case "apos": [UInt8(ascii: "'")]
    case let text where text.hasPrefix("#x"): UInt32(text.dropFirst(2), radix: 16).flatMap(utf8)
    case let text where text.hasPrefix("#"): UInt32(text.dropFirst()).flatMap(utf8)
    default: nil
    }
  }

  private static func utf8(_ code: UInt32) -> [UInt8]? { Unicode.Scalar(code).map { Array(String($0).utf8) } }
}
