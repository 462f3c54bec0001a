internal import Incidents

/// Where the evidence of incidents says their places and origins stand, as UTF-8 ranges of the text.
struct EvidenceSpans {
  /// For every incident, most specific first.
  private(set) var places: [[Range<Int>]] = []
  private(set) var origins: [[Range<Int>]] = []
  /// Words elsewhere that tell no more than the country.
  private(set) var countries: [[Range<Int>]] = []

  init(_ incidents: [Incident], in text: UnsafeBufferPointer<UInt8>) {
    var scalars: [Int] = []
    for incident in incidents {
      for evidence in incident.evidence
      where evidence.field == "place" || evidence.field == "place.country" || evidence.field == "origin" {
        scalars.append(evidence.start)
        scalars.append(evidence.end)
      }
    }
    let offsets = Self.utf8Offsets(ofScalars: scalars.sorted(), in: text)
    func range(_ evidence: Evidence) -> Range<Int>? {
      guard let start = offsets[evidence.start], let end = offsets[evidence.end], start < end else { return nil }
      return start..<end
    }
    for incident in incidents {
      func spans(_ field: String) -> [Range<Int>] {
        incident.evidence.filter { $0.field == field }.compactMap(range)
      }
      places.append(spans("place"))
      origins.append(spans("origin"))
      countries.append(spans("place.country"))
    }
  }

  var all: [Range<Int>] { (places + origins + countries).flatMap { $0 } }

  /// Each span with the next wider one, where that stands close behind it: "Panjgur, in the province of Balochistan".
  var containers: [(inner: Range<Int>, outer: Range<Int>)] {
    (places + origins).flatMap { spans in
      zip(spans, spans.dropFirst()).filter { (0..<Self.apposition).contains($1.lowerBound - $0.upperBound) }
        .map { (inner: $0.0, outer: $0.1) }
    }
  }

  /// The bytes that may part a place's name from that of what it lies in.
  private static let apposition = 60

  /// - Parameter wanted: in order.
  private static func utf8Offsets(ofScalars wanted: [Int], in text: UnsafeBufferPointer<UInt8>) -> [Int: Int] {
    var result: [Int: Int] = [:]
    var scalar = 0
    var offset = 0
    for number in wanted {
      while offset < text.count, scalar < number || text[offset] & 0xc0 == 0x80 {
        if text[offset] & 0xc0 != 0x80 { scalar += 1 }
        offset += 1
      }
      if scalar == number { result[number] = offset }
    }
    return result
  }
}
