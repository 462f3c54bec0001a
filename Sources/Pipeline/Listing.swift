import Gazetteer
import IncidentStore
import Incidents
import Interchange

/// The answers to a question for people: a line that says what was asked and how many were found, and a table.
package struct Listing: Sendable {
  private let filter: IncidentFilter
  private let gazetteer: Gazetteer
  private let width: Int

  /// - Parameters:
  ///   - filter: the question that is answered.
  ///   - width: columns of the terminal.
  package init(to filter: IncidentFilter, gazetteer: Gazetteer, width: Int) {
    self.filter = filter
    self.gazetteer = gazetteer
    self.width = width
  }

  /// - Parameter output: takes the text, piece by piece.
  package func write(_ answers: AnswerSort, to output: (String) throws -> Void) throws {
    try output(TerminalText(heading(answers)).wrapped(to: width).map(\.text).joined(separator: "\n") + "\n")
    let last = answers.certain + answers.possible
    guard last > 0 else { return }
    let gazetteer = gazetteer
    let table = IncidentTable(width: width) { code in gazetteer.country(code).map { gazetteer.place($0).name } ?? code }
    var text = "\n" + table.head(upTo: last)
    var number = 0
    try answers.forEach { answer in
      number += 1
      let note = answer.containment == .possible ? doubt(answer.incident) : nil
      text += table.text(of: IncidentTable.Row(number: number, incident: answer.incident, note: note), upTo: last)
      guard text.utf8.count > 1 << 16 else { return }
      try output(text)
      text = ""
    }
    try output(text)
  }

  private func heading(_ answers: AnswerSort) -> String {
    var heading = answers.certain == 1 ? "1 incident" : "\(answers.certain) incidents"
    if !filter.regions.isEmpty { heading += " in " + filter.regions.map(name).joined(separator: ", ") }
    if answers.possible > 0 {
      let isOnlyOfPlace = filter.since == nil && filter.until == nil
      heading += "; \(answers.possible) more may \(isOnlyOfPlace ? "lie there" : "belong")"
    }
    return heading
  }

  private func name(_ query: RegionQuery) -> String {
    guard case .place(let place) = query.region, place.kind != .country else { return query.region.name }
    return "\(place.name) (\(place.identifier))"
  }

  /// "known by its province only", "known within 40 km only".
  private func exactness(_ place: Place) -> String? {
    switch place.precision {
    case nil: nil
    case .site, .town, .near: place.radiusKm.map { "known within \(Int($0.rounded())) km only" } ?? "known roughly only"
    case .border: "known by its border or strip only"
    case let precision?: "known by its \(precision.rawValue) only"
    }
  }

  /// Why an incident only may belong: its place is known too loosely, or its date is.
  private func doubt(_ incident: Incident) -> String {
    let isThere = filter.regions.contains { $0.containment(of: incident.place) == .certain }
    let isNear = filter.nearBorder.map { $0.containment(of: incident.place) == .certain } ?? true
    if !isNear || !filter.regions.isEmpty && !isThere {
      return "may lie there" + (incident.place.flatMap(exactness).map { ": \($0)" } ?? "")
    }
    return "may be of that time: " + (incident.date.map { "known by its \($0.precision.rawValue) only" } ?? "no date")
  }
}
