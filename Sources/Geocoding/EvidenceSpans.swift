internal import Incidents

/// Where the evidence of incidents says their places and origins stand, as UTF-8 ranges of the text.
struct EvidenceSpans {
  /// For every incident, most specific first.
  private(set) var places: [[Range<Int>]] = []
  private(set) var origins: [[Range<Int>]] = []

  init(_ incidents: [Incident], in text: UnsafeBufferPointer<UInt8>) {
    var scalars: Set<Int> = []
    for incident in incidents {
      for evidence in incident.evidence where Self.isPlace(evidence.field) || Self.isOrigin(evidence.field) {
        scalars.insert(evidence.start)
        scalars.insert(evidence.end)
      }
    }
    let offsets = Self.utf8Offsets(ofScalars: scalars, in: text)
    func range(_ evidence: Evidence) -> Range<Int>? {
      guard let start = offsets[evidence.start], let end = offsets[evidence.end], start < end else { return nil }
      return start..<end
    }
    for incident in incidents {
      places.append(incident.evidence.filter { Self.isPlace($0.field) }.compactMap(range))
      origins.append(incident.evidence.filter { Self.isOrigin($0.field) }.compactMap(range))
    }
  }

  var all: [Range<Int>] { (places + origins).flatMap { $0 } }

  /// Each span with the next wider one.
  var containers: [(inner: Range<Int>, outer: Range<Int>)] {
    (places + origins).flatMap { spans in
      zip(spans, spans.dropFirst()).map { (inner: $0.0, outer: $0.1) }
    }
  }

  private static func isPlace(_ field: String) -> Bool { field == "place" || field.hasPrefix("place.") }
  private static func isOrigin(_ field: String) -> Bool { field == "origin" || field.hasPrefix("origin.") }

  private static func utf8Offsets(ofScalars wanted: Set<Int>, in text: UnsafeBufferPointer<UInt8>) -> [Int: Int] {
    var result: [Int: Int] = [:]
    var scalar = 0
    for offset in 0..<text.count where text[offset] & 0xc0 != 0x80 {
      if wanted.contains(scalar) { result[scalar] = offset }
      scalar += 1
    }
    if wanted.contains(scalar) { result[scalar] = text.count }
    return result
  }
}
