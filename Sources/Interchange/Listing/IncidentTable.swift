import Incidents

/// Incidents as a table to read in a terminal, within a width in columns.
package struct IncidentTable: Sendable {
  /// One incident of the table.
  package struct Row: Sendable {
    package var number: Int
    package var incident: Incident
    /// What is to be said of it beside its own record, such as that it only may lie in the region asked for.
    package var note: String?

    package init(number: Int, incident: Incident, note: String? = nil) {
      self.number = number
      self.incident = incident
      self.note = note
    }
  }

  private let width: Int
  private let countryName: @Sendable (String) -> String

  /// - Parameters:
  ///   - width: columns of the terminal; less than 60 is taken as 60.
  ///   - countryName: the name of a country given by its alpha-3 code.
  package init(width: Int = 80, countryName: @escaping @Sendable (String) -> String) {
    self.width = max(60, width)
    self.countryName = countryName
  }

  /// The rows under a head line; every line ends with a newline and is no wider than the table, for names of any script.
  package func text(of rows: [Row]) -> String {
    let last = rows.map(\.number).max() ?? 0
    return head(upTo: last) + rows.map { text(of: $0, upTo: last) }.joined()
  }

  /// The head line.
  /// - Parameter last: the greatest number of a row.
  package func head(upTo last: Int) -> String {
    let columns = columns(upTo: last)
    return line([["#"], ["When"], ["Where"], ["Who → whom"], ["Harm, by whose word"]], columns)
      + columns.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
  }

  /// One row.
  package func text(of row: Row, upTo last: Int) -> String {
    let cells = [
      [String(row.number)], when(row.incident), place(row.incident), parties(row.incident),
      harm(row.incident, row.note),
    ]
    return line(cells, columns(upTo: last))
  }

  private func columns(upTo last: Int) -> [Int] {
    let numbers = max(2, String(last).count)
    let room = width - numbers - 10 - 4 * 2
    return [numbers, 10, room * 30 / 100, room * 34 / 100, room - room * 30 / 100 - room * 34 / 100]
  }

  private func line(_ cells: [[String]], _ columns: [Int]) -> String {
    let wrapped = zip(cells, columns).map { paragraphs, width in
      paragraphs.flatMap { TerminalText($0).wrapped(to: width) }
    }
    let height = wrapped.map(\.count).max() ?? 0
    var text = ""
    for index in 0..<height {
      var row = ""
      for (column, lines) in wrapped.enumerated() {
        let cell = index < lines.count ? lines[index] : TerminalText("")
        row += cell.text + String(repeating: " ", count: max(0, columns[column] - cell.columns)) + "  "
      }
      while row.last == " " { row.removeLast() }
      text += row + "\n"
    }
    return text
  }

  private func when(_ incident: Incident) -> [String] {
    guard let date = incident.date else { return ["no date"] }
    let start = date.start.description
    switch date.precision {
    case .day: return [start]
    case .month: return [String(start.prefix(7))]
    case .year: return [String(start.prefix(4))]
    case .range, .week:
      let isSameYear = date.start.year == date.end.year
      return isSameYear ? [start, "to " + date.end.description.suffix(5)] : [start, "to", date.end.description]
    }
  }

  private func place(_ incident: Incident) -> [String] {
    guard let place = incident.place else { return ["no place"] }
    var names = [place.name ?? place.text]
    if let province = place.admin1, place.precision != .province, province != names[0] { names.append(province) }
    if let country = place.country.map(countryName), country != names[0] { names.append(country) }
    var lines = [names.joined(separator: ", ")]
    switch place.precision {
    case nil: lines.append("(not found)")
    case .near: lines.append(place.radiusKm.map { "(near, within \(Int($0.rounded())) km)" } ?? "(near)")
    case .town, .site: break
    case .border: lines.append("(a border or strip only)")
    case let precision?: lines.append("(\(precision.rawValue) only)")
    }
    return lines
  }

  private func parties(_ incident: Incident) -> [String] {
    let actors = incident.actors.map { actor in
      let name = actor.name.map { $0 == actor.text ? $0 : "\(actor.text) [\($0)]" } ?? actor.text
      return actor.certainty == .known ? name : "\(name) (\(actor.certainty.rawValue))"
    }
    let targets = incident.targets.prefix(3).map(\.text)
    let who = actors.isEmpty ? "unknown" : actors.joined(separator: ", ")
    let whom = targets.isEmpty ? "not said" : targets.joined(separator: "; ")
    var kind = incident.type.label
    if incident.status != .reported { kind += ", \(incident.status.rawValue)" }
    if incident.background { kind += ", background" }
    return ["\(who) → \(whom)", "[\(kind)]"]
  }

  private func harm(_ incident: Incident, _ note: String?) -> [String] {
    var lines = incident.tolls.map(\.sentence)
    if lines.isEmpty { lines.append("nothing said") }
    if let vector = incident.vector {
      let least = vector.basis == .actorCountry ? "at least " : ""
      lines.append(
        "from \(incident.origin?.country.map(countryName) ?? "its origin"), \(least)\(vector.lengthMetres.kilometres)")
    }
    if let note { lines.append(note) }
    return lines
  }
}

extension Toll {
  /// "7 killed (3 women, 4 children): IRNA", or "at least 5 injured: hospital officials, claimed".
  package var sentence: String {
    var text = "\(number) \(kind.rawValue)"
    if !of.isEmpty {
      let parts = of.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      text += " (" + parts.map { "\($0.value) \($0.key)" }.joined(separator: ", ") + ")"
    }
    if let source { text += ": \(source)" }
    if status != .reported { text += ", \(status.rawValue)" }
    return text
  }

  private var number: String {
    switch (low, best, high) {
    case (nil, nil, nil): "unnumbered"
    case (let low?, let best?, let high?) where low == high && best == low: String(low)
    case (let low?, _, nil): "at least \(low)"
    case (nil, _, let high?), (0?, nil, let high?): "up to \(high)"
    case (let low?, _, let high?): "\(low)–\(high)"
    case (nil, let best?, nil): "about \(best)"
    }
  }
}

extension Double {
  /// Metres as kilometres for people: one decimal under ten, whole above.
  fileprivate var kilometres: String {
    var bytes: [UInt8] = []
    bytes.appendDecimal(self / 1000, decimals: self < 10_000 ? 1 : 0)
    return String(decoding: bytes, as: UTF8.self) + " km"
  }
}
