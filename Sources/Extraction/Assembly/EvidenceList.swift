import Incidents
import Language

/// Collects evidence with offsets in Unicode scalars.
struct EvidenceList {
  let reading: Reading
  private(set) var entries: [Evidence] = []
  /// The rule behind each entry.
  private(set) var rules: [Rule] = []

  init(reading: Reading) { self.reading = reading }

  mutating func add(_ field: String, _ tokens: Range<Int>, _ rule: Rule) {
    guard !tokens.isEmpty, reading.text.tokens.indices.contains(tokens.lowerBound),
      tokens.upperBound <= reading.text.tokens.count
    else { return }
    let bytes =
      reading.text.tokens[tokens.lowerBound].range
      .lowerBound..<reading.text.tokens[tokens.upperBound - 1].range.upperBound
    let scalars = reading.text.scalarRange(ofUTF8: bytes)
    let entry = Evidence(
      field: field, start: scalars.lowerBound, end: scalars.upperBound, quote: reading.text.string(in: bytes))
    guard !entries.contains(entry) else { return }
    entries.append(entry)
    rules.append(rule)
  }
}
