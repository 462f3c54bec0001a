import Gazetteer
import IncidentStore
import Incidents
import Interchange

/// The answers to a question, in the order in which they are listed: the certain ones, then those that only may belong.
package struct Listing: Sendable {
  private let answers: [Answer]
  private let regions: [RegionQuery]
  private let gazetteer: Gazetteer

  package init(answers: [Answer], regions: [RegionQuery] = [], gazetteer: Gazetteer) {
    self.answers = answers.filter { $0.containment == .certain } + answers.filter { $0.containment == .possible }
    self.regions = regions
    self.gazetteer = gazetteer
  }

  package var incidents: [Incident] { answers.map(\.incident) }

  /// For people, with a line that says what was asked and how many were found.
  package func table(width: Int) -> String {
    let certain = answers.count { $0.containment == .certain }
    let possible = answers.count - certain
    var heading = certain == 1 ? "1 incident" : "\(certain) incidents"
    if !regions.isEmpty { heading += " in " + regions.map(name).joined(separator: ", ") }
    if possible > 0 {
      heading += regions.isEmpty ? "; \(possible) more may belong" : "; \(possible) more may lie there"
    }
    let text = TerminalText(heading).wrapped(to: width).map(\.text).joined(separator: "\n") + "\n"
    guard !answers.isEmpty else { return text }
    let rows = answers.enumerated().map { index, answer in
      IncidentTable.Row(
        number: index + 1, incident: answer.incident,
        note: answer.containment == .possible ? doubt(answer.incident) : nil)
    }
    let gazetteer = gazetteer
    let table = IncidentTable(width: width) { code in gazetteer.country(code).map { gazetteer.place($0).name } ?? code }
    return text + "\n" + table.text(of: rows)
  }

  /// Counts and tolls by group, certain and possible ones apart.
  package func sums(by grouping: Grouping, width: Int) -> String {
    let sums = GroupSum.sums(of: answers, by: grouping)
    let names = sums.map { TerminalText($0.key) }
    let first = min(max(12, names.map(\.columns).max() ?? 0), max(20, width - 44))
    func row(_ name: String, _ cells: [String]) -> String {
      let name = TerminalText(name).wrapped(to: first)[0]
      let padded = name.text + String(repeating: " ", count: first - name.columns)
      return padded + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined() + "\n"
    }
    var text = row(grouping.rawValue, ["incidents", "killed", "injured", "possible"])
    for sum in sums {
      text += row(
        sum.key,
        [
          String(sum.certain.incidents), sum.certain.killed.words, sum.certain.injured.words,
          String(sum.possible.incidents),
        ])
    }
    return text
  }

  private func name(_ query: RegionQuery) -> String {
    guard case .place(let place) = query.region, place.kind != .country else { return query.region.name }
    return "\(place.name) (\(place.identifier))"
  }

  private func doubt(_ incident: Incident) -> String {
    guard !regions.isEmpty, let precision = incident.place?.precision else { return "may belong" }
    return "may lie there: known by its \(precision.rawValue) only"
  }
}

extension GroupSum.Bounds {
  /// "7", "7–12", with a plus when it may be more.
  fileprivate var words: String { (low == high ? "\(best)" : "\(low)–\(high)") + (isOpen ? "+" : "") }
}
