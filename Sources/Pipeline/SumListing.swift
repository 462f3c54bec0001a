import IncidentStore
import Incidents
import Interchange

/// Counts and tolls by group, certain and possible incidents apart.
package struct SumListing {
  private let grouping: Grouping
  private let groups: [GroupSum]

  package init(_ groups: [GroupSum], by grouping: Grouping) {
    self.grouping = grouping
    self.groups = groups
  }

  /// A table for people, with a last line for all groups together. The possible have columns where there are any.
  package func table(width: Int) -> String {
    let whole = GroupSum.whole(of: groups)
    let hasPossible = whole.possible.incidents > 0
    func cells(_ sum: GroupSum.Sum) -> [String] { [String(sum.incidents), sum.killed.words, sum.injured.words] }
    var rows = [
      (grouping.rawValue, ["incidents", "killed", "injured"] + (hasPossible ? ["possible", "killed", "injured"] : []))
    ]
    for group in groups + (groups.count > 1 ? [whole] : []) {
      rows.append((group.key, cells(group.certain) + (hasPossible ? cells(group.possible) : [])))
    }
    let columns = rows[0].1.indices.map { column in (rows.map { $0.1[column].count }.max() ?? 0) + 2 }
    let names = rows.map { TerminalText($0.0) }
    let first = min(names.map(\.columns).max() ?? 0, max(16, width - columns.reduce(0, +)))
    var text = ""
    for (name, row) in zip(names, rows) {
      for (index, line) in name.wrapped(to: first).enumerated() {
        text += line.text
        if index == 0 {
          text += String(repeating: " ", count: max(0, first - line.columns))
          for (cell, columns) in zip(row.1, columns) {
            text += String(repeating: " ", count: columns - cell.count) + cell
          }
        }
        text += "\n"
      }
    }
    return text
  }

  /// The same as a table for programs: a row a group.
  package func csv() -> String {
    var text = grouping.rawValue + (grouping == .region ? ",code" : "")
    for kind in ["certain", "possible"] {
      text += ",\(kind)_incidents"
      for harm in ["killed", "injured"] {
        for bound in ["low", "best", "high", "open"] { text += ",\(kind)_\(harm)_\(bound)" }
      }
    }
    text += "\r\n"
    for group in groups {
      text += CSVWriter.cell(group.key)
      if grouping == .region { text += "," + (group.code ?? "") }
      for sum in [group.certain, group.possible] {
        text += ",\(sum.incidents)"
        for harm in [sum.killed, sum.injured] { text += ",\(harm.low),\(harm.best),\(harm.high),\(harm.isOpen)" }
      }
      text += "\r\n"
    }
    return text
  }

  /// The same as an object a line.
  package func json() -> String {
    var json = JSONWriter()
    for group in groups {
      json.object { json in
        json.member(grouping.rawValue, group.key)
        if grouping == .region { json.member("code", group.code) }
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
}

extension GroupSum.Bounds {
  /// "7", "9 (7–12)", with a plus when it may be more.
  fileprivate var words: String {
    let plus = isOpen ? "+" : ""
    return low == high ? "\(best)\(plus)" : "\(best) (\(low)–\(high)\(plus))"
  }
}
