import Extraction
import Foundation
import Incidents

/// A nominal with the answer.
struct TargetCase: Encodable {
  var report: String
  /// Number of its incident in the corpus.
  var incident: Int
  var text: String
  var `class`: Int
  var traits: [Int]
  var isTarget: Bool
  /// The known targets of the incident.
  var known: [String]
  var weight: Double
}

/// Reports read into cases.
struct TargetCases {
  private(set) var cases: [TargetCase] = []

  /// - Parameter argument: FILE or FILE=WEIGHT.
  init(argument: String, extractor: Extractor) throws {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    let weight = parts.count > 1 ? Double(parts[1]) ?? 1 : 1
    let files = parts[0].split(separator: "+").map(String.init)
    let texts = try files.dropFirst().flatMap { try Self.rows($0) }
      .reduce(into: [String: [String: Any]]()) { $0[$1["id"] as? String ?? ""] = $1 }
    var count = 0
    for answer in try Self.rows(files[0]) {
      let row = texts[answer["id"] as? String ?? ""] ?? answer
      guard let text = row["text"] as? String,
        let known = (answer["incidents"] as? [[String: Any]])?.map({ Self.template($0) })
      else { continue }
      let id = files[0] + "#" + (row["id"] as? String ?? "")
      let published = (row["published"] as? String ?? row["date"] as? String).flatMap { CalendarDate($0) }
      let report = Report(id: id, title: row["title"] as? String, published: published, text: text)
      for sample in extractor.targetSamples(report) {
        guard let incident = Self.incident(of: sample, known, text) else { continue }
        let targets = incident["targets"] as? [String] ?? []
        guard !targets.isEmpty else { continue }
        count += 1
        for candidate in sample.candidates {
          cases.append(
            TargetCase(
              report: id, incident: count, text: candidate.text, class: candidate.class, traits: candidate.traits,
              isTarget: targets.contains { Wording.areAlike($0, candidate.text) }, known: targets, weight: weight))
        }
      }
    }
  }

  private static func rows(_ file: String) throws -> [[String: Any]] {
    let content = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    return try content.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  /// A MUC-4 template with its targets as reports have them.
  private static func template(_ incident: [String: Any]) -> [String: Any] {
    let targets = ["physical_targets", "human_targets"].flatMap { incident[$0] as? [[String: Any]] ?? [] }
    guard !targets.isEmpty else { return incident }
    return [
      "targets": targets.flatMap { target in
        ["names", "descriptions"].flatMap { target[$0] as? [String] ?? [] }
      }
    ]
  }

  /// The known incident whose evidence holds most of a sample's words of violence; without evidence the one with most of its
  /// nominals.
  private static func incident(of sample: TargetSample, _ known: [[String: Any]], _ text: String) -> [String: Any]? {
    let scored = known.map { incident -> (incident: [String: Any], score: Int) in
      let quotes = incident["evidence"] as? [String] ?? []
      guard !quotes.isEmpty else {
        let targets = incident["targets"] as? [String] ?? []
        return (
          incident, sample.candidates.count { candidate in targets.contains { Wording.areAlike($0, candidate.text) } }
        )
      }
      let ranges = quotes.compactMap { quote in
        text.range(of: quote).map {
          text.utf8.distance(
            from: text.startIndex, to: $0.lowerBound)..<text.utf8.distance(
              from: text.startIndex, to: $0.upperBound)
        }
      }
      return (incident, sample.events.count { event in ranges.contains { $0.overlaps(event) } })
    }
    return scored.max { $0.score < $1.score }.flatMap { $0.score > 0 ? $0.incident : nil }
  }
}

/// Whether two wordings can mean one thing: half of the words of the shorter are in the other.
enum Wording {
  private static let idle: Set<String> = [
    "the", "a", "an", "of", "in", "on", "at", "to", "and", "or", "for", "its", "their", "his", "her", "by", "with",
    "from", "near",
  ]

  static func areAlike(_ a: String, _ b: String) -> Bool {
    let x = words(a)
    let y = words(b)
    guard !x.isEmpty, !y.isEmpty else { return false }
    return 2 * x.intersection(y).count >= min(x.count, y.count)
  }

  private static func words(_ text: String) -> Set<String> {
    let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return Set(folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)).subtracting(idle)
  }
}
