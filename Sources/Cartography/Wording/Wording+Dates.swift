internal import Incidents

extension Wording {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private func month(_ date: CalendarDate, isShort: Bool) -> String {
    let name = Self.months[(date.month - 1) % 12]
    guard isShort else { return words[name] }
    // The stop tells the short "May" from the long one in the table.
    return words.areSentences ? String(name.prefix(3)) : words[name.prefix(3) + "."]
  }

  /// "18 Jan", "16–18 Jan", "January 2024", with the year where asked.
  func date(_ span: DateSpan, isShort: Bool, withYear: Bool) -> String {
    switch span.precision {
    case .year: words.number(span.start.year)
    // The names of months inside a date are inflected in some languages; the short ones serve alone too.
    case .month: month(span.start, isShort: isShort || !words.areSentences) + " " + words.number(span.start.year)
    default: dates(from: span.start, to: span.end, isShort: isShort, withYear: withYear)
    }
  }

  /// "16 to 18 January 2024", or "16–18 Jan".
  func dates(from start: CalendarDate, to end: CalendarDate, isShort: Bool, withYear: Bool) -> String {
    func day(_ date: CalendarDate, _ year: Bool, from first: CalendarDate? = nil) -> String {
      var days = words.number(date.day)
      if let first { days = words.number(first.day) + dash + days }
      return words[year ? "{d} {m} {y}" : "{d} {m}"].filled([
        "d": days, "m": month(date, isShort: isShort), "y": words.number(date.year),
      ])
    }
    let dash = isShort || !words.areSentences ? "–" : " to "
    let wide = words.areSentences ? dash : " – "
    if start == end { return day(start, withYear) }
    if start.year != end.year { return day(start, true) + wide + day(end, true) }
    if start.month != end.month { return day(start, false) + wide + day(end, withYear) }
    return day(end, withYear, from: start)
  }
}

extension String {
  /// The pattern with each {name} replaced.
  func filled(_ values: [String: String]) -> String {
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      result += values[String(rest[rest.index(after: open)..<close])] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
