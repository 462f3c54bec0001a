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
    let first = min(max(12, names.map(\.columns).max() ?? 0), max(16, width - 66))
    func row(_ name: String, _ cells: [String]) -> String {
      let name = TerminalText(name).wrapped(to: first)[0]
      let padded = name.text + String(repeating: " ", count: first - name.columns)
      return padded + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined() + "\n"
    }
    var text = row(grouping.rawValue, ["incidents", "killed", "injured", "possible", "killed", "injured"])
    for sum in sums {
      text += row(
        sum.key,
        [
          String(sum.certain.incidents), sum.certain.killed.words, sum.certain.injured.words,
          String(sum.possible.incidents), sum.possible.killed.words, sum.possible.injured.words,
        ])
    }
    return text
  }

  /// The same as a table for programs: a row a group.
  package func sumsCSV(by grouping: Grouping) -> String {
    var text = grouping.rawValue
    for kind in ["certain", "possible"] {
      text += ",\(kind)_incidents"
      for harm in ["killed", "injured"] {
        for bound in ["low", "best", "high", "open"] { text += ",\(kind)_\(harm)_\(bound)" }
      }
    }
    text += "\r\n"
    for group in GroupSum.sums(of: answers, by: grouping) {
      text += CSVWriter.cell(group.key)
      for sum in [group.certain, group.possible] {
        text += ",\(sum.incidents)"
        for harm in [sum.killed, sum.injured] { text += ",\(harm.low),\(harm.best),\(harm.high),\(harm.isOpen)" }
      }
      text += "\r\n"
    }
    return text
  }

  /// The same as an object a line.
  package func sumsJSON(by grouping: Grouping) -> String {
    var json = JSONWriter()
    for group in GroupSum.sums(of: answers, by: grouping) {
      json.object { json in
        json.member(grouping.rawValue, group.key)
        for (kind, sum) in [("certain", group.certain), ("possible", group.possible)] {
          json.key(kind)
          json.object { json in
            json.member("incidents", sum.incidents)
            for (name, harm) in [("killed", sum.killed), ("injured", sum.injured)] {
              json.key(name)
              json.object { json in
                json.member("low", harm.low)
                json.member("best", harm.best)
                json.member("high", harm.high)
                json.member("open", harm.isOpen)
              }
            }
          }
        }
      }
      json.newline()
    }
    return json.text
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
