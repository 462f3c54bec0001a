import Gazetteer
import IncidentStore
import Incidents
import Interchange

/// The answers to a question, in the order in which they are listed: that which was asked for, or else the certain ones before those
/// that only may belong.
package struct Listing: Sendable {
  package let answers: [Answer]
  private let filter: IncidentFilter
  private let gazetteer: Gazetteer

  /// - Parameters:
  ///   - filter: the question that they answer.
  ///   - order: nil for that in which they came.
  package init(answers: [Answer], to filter: IncidentFilter, order: SortOrder? = nil, gazetteer: Gazetteer) {
    self.answers =
      order?.sorted(answers)
      ?? answers.filter { $0.containment == .certain } + answers.filter { $0.containment == .possible }
    self.filter = filter
    self.gazetteer = gazetteer
  }

  /// For people, with a line that says what was asked and how many were found.
  package func table(width: Int) -> String {
    let certain = answers.count { $0.containment == .certain }
    let possible = answers.count - certain
    var heading = certain == 1 ? "1 incident" : "\(certain) incidents"
    if !filter.regions.isEmpty { heading += " in " + filter.regions.map(name).joined(separator: ", ") }
    if possible > 0 {
      let isOnlyOfPlace = filter.since == nil && filter.until == nil
      heading += "; \(possible) more may \(isOnlyOfPlace ? "lie there" : "belong")"
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
