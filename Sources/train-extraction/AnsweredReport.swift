import Foundation
import Incidents

/// A report with the incidents that it is known to tell.
struct AnsweredReport {
  struct Answer {
    var targets: [String] = []
    /// Quotes of the text that tell of it, as byte ranges.
    var quotes: [Range<Int>] = []
    var place: String?
    var killed: Int?
  }

  /// With the name of its corpus: one id may come in several.
  var id: String
  var report: Report
  var answers: [Answer]
  var weight: Double

  /// - Parameter argument: FILE or FILE=WEIGHT; ANSWERS+DOCUMENTS where the texts stand apart.
  static func read(_ argument: String) throws -> [AnsweredReport] {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    let weight = parts.count > 1 ? Double(parts[1]) ?? 1 : 1
    let files = parts[0].split(separator: "+").map(String.init)
    let texts = try files.dropFirst().flatMap { try rows($0) }
      .reduce(into: [String: [String: Any]]()) { $0[$1["id"] as? String ?? ""] = $1 }
    return try rows(files[0]).compactMap { answer in
      let row = texts[answer["id"] as? String ?? ""] ?? answer
      guard let text = row["text"] as? String, let incidents = answer["incidents"] as? [[String: Any]] else {
        return nil
      }
      let id = files[0] + "#" + (row["id"] as? String ?? "")
      let published = (row["published"] as? String ?? row["date"] as? String).flatMap { CalendarDate($0) }
      let report = Report(
        id: id, title: row["title"] as? String, published: published, dateline: row["dateline"] as? String, text: text)
      return AnsweredReport(
        id: id, report: report, answers: incidents.map { Answer($0, in: text) }, weight: weight)
    }
  }

  private static func rows(_ file: String) throws -> [[String: Any]] {
    let content = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    return try content.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}

extension AnsweredReport.Answer {
  /// An incident as reports have it, or a template of MUC-4.
  init(_ incident: [String: Any], in text: String) {
    let entities = ["physical_targets", "human_targets"].flatMap { incident[$0] as? [[String: Any]] ?? [] }
    targets =
      incident["targets"] as? [String]
      ?? entities.flatMap { entity in ["names", "descriptions"].flatMap { entity[$0] as? [String] ?? [] } }
    quotes = (incident["evidence"] as? [String] ?? []).compactMap { quote in
      text.range(of: quote).map {
        text.utf8.distance(
          from: text.startIndex, to: $0.lowerBound)..<text.utf8.distance(
            from: text.startIndex, to: $0.upperBound)
      }
    }
    place = (incident["place"] as? [String: Any])?["name"] as? String
    killed = (incident["killed"] as? [String: Any])?["best"] as? Int
  }
}
