internal import Gazetteer
internal import Incidents

/// The sentences on and under the map.
struct Wording {
  let gazetteer: Gazetteer
  let language: String

  // MARK: Names

  /// A country's name in the map's language; the code when it is not known.
  func country(_ alpha3: String) -> String {
    guard let id = gazetteer.country(alpha3) else { return alpha3 }
    return name(of: gazetteer.place(id))
  }

  func name(of place: GazetteerPlace) -> String {
    if language == "en" { return place.name }
    return gazetteer.name(of: place.id, language: language) ?? place.name
  }

  func name(of place: Place) -> String {
    if language == "en", let name = place.name { return name }
    let known = place.gazetteerID.flatMap { gazetteer.place(identifier: $0) }
    return known.map { name(of: $0) } ?? place.name ?? place.text
  }

  /// Names in a row: "Iran, Iraq and 3 others".
  static func list(_ names: [String], atMost limit: Int = 3, others: String = "other countries") -> String {
    switch names.count {
    case 0: ""
    case 1: names[0]
    case 2...limit: names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
    default: names.prefix(limit - 1).joined(separator: ", ") + " and \(names.count - limit + 1) \(others)"
    }
  }

  // MARK: Dates

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func month(_ date: CalendarDate, isShort: Bool) -> String {
    let name = months[(date.month - 1) % 12]
    return isShort ? String(name.prefix(3)) : name
  }

  /// "18 Jan", "16–18 Jan", "January 2024", with the year where asked.
  static func date(_ span: DateSpan, isShort: Bool, withYear: Bool) -> String {
    let (start, end) = (span.start, span.end)
    switch span.precision {
    case .year: return String(start.year)
    case .month: return month(start, isShort: isShort) + " \(start.year)"
    default: return dates(from: start, to: end, isShort: isShort, withYear: withYear)
    }
  }

  static func dates(from start: CalendarDate, to end: CalendarDate, isShort: Bool, withYear: Bool) -> String {
    func day(_ date: CalendarDate, _ year: Bool) -> String {
      "\(date.day) " + month(date, isShort: isShort) + (year ? " \(date.year)" : "")
    }
    let dash = isShort ? "–" : " to "
    if start == end { return day(start, withYear) }
    if start.year != end.year { return day(start, true) + dash + day(end, true) }
    if start.month != end.month { return day(start, false) + dash + day(end, withYear) }
    return "\(start.day)" + dash + day(end, withYear)
  }

  // MARK: Tolls

  /// "9 killed", "at least 5 killed", "7 killed (5–9)"; nil when nothing with a number is said.
  static func toll(_ harm: Harm?, _ verb: String) -> String? {
    guard let harm else { return nil }
    switch (harm.low, harm.best, harm.high) {
    case (nil, nil, nil): return nil
    case (let low?, let best?, let high?):
      if low == high { return "\(best) \(verb)" }
      return "\(best) \(verb) (\(low)–\(high))"
    case (let low?, nil, let high?): return low == high ? "\(low) \(verb)" : "\(low)–\(high) \(verb)"
    case (let low, let best, nil):
      guard let least = low ?? best else { return nil }
      if let best, let low, best > low { return "\(best) \(verb) (at least \(low))" }
      return "at least \(least) \(verb)"
    case (nil, let best?, let high?): return best == high ? "\(best) \(verb)" : "\(best) \(verb) (up to \(high))"
    case (nil, nil, let high?): return "up to \(high) \(verb)"
    }
  }

  /// The harm in a few words, killed before injured; nil when nothing is said.
  static func harm(of incident: Incident) -> String? {
    toll(incident.killed, "killed") ?? toll(incident.injured, "injured")
  }

  // MARK: Incidents

  /// Who did it: the actors, or else the country it came from.
  func author(of incident: Incident) -> String? {
    let names = incident.actors.filter { $0.certainty != .denied }.map { $0.name ?? $0.text }
    if !names.isEmpty { return Self.list(names, atMost: 2, others: "others") }
    return incident.origin?.country.map { country($0) }
  }

  func whereabouts(of incident: Incident) -> String {
    guard let place = incident.place else { return "place not said" }
    let name = name(of: place)
    let country = place.country.map { self.country($0) }
    switch place.precision {
    case .country: return "somewhere in \(country ?? name)"
    case .province: return "somewhere in \(name)" + (country.map { ", \($0)" } ?? "")
    case .near: return "near \(name)" + (country.map { ", \($0)" } ?? "")
    default: return name + (country.map { $0 == name ? "" : ", \($0)" } ?? "")
    }
  }

  /// One sentence for readers who do not see the map.
  func sentence(_ entry: Story.Entry) -> String {
    let incident = entry.incident
    var text = "\(entry.number). "
    text += incident.date.map { Self.date($0, isShort: false, withYear: true) } ?? "Date not said"
    text += ": " + incident.type.label
    if let author = author(of: incident) { text += " by \(author)" }
    text += ", " + whereabouts(of: incident)
    let harms = [Self.toll(incident.killed, "killed"), Self.toll(incident.injured, "injured")].compactMap { $0 }
    text += "; " + (harms.isEmpty ? "no toll given" : harms.joined(separator: ", "))
    switch incident.status {
    case .reported: text += "."
    case .unverified: text += " (not verified)."
    default: text += " (\(incident.status.rawValue))."
    }
    return text
  }

  // MARK: Title and subtitle

  /// The fact the map states, as far as the incidents agree on one.
  func title(_ story: Story) -> String {
    let incidents = story.entries.map(\.incident)
    guard let first = incidents.first else { return "No incidents" }
    let places = Set(incidents.compactMap { $0.place?.country }.filter { !$0.isEmpty })
    let pairs = Set(
      incidents.compactMap { incident in
        incident.origin?.country.flatMap { from in incident.place?.country.map { to in [from, to] } }
      }.filter { $0[0] != $0[1] })
    let isRemote = incidents.allSatisfy { $0.type.isRemoteStrike }
    let allCross = incidents.allSatisfy {
      $0.origin?.country != nil && $0.origin?.country != $0.place?.country && $0.place != nil
    }
    if allCross, pairs.count == 2, let pair = pairs.min(by: { $0[0] < $1[0] }), pairs.contains([pair[1], pair[0]]) {
      let names = [country(pair[0]), country(pair[1])].sorted()
      let areNeighbours = incidents.contains { $0.vector?.nearestBorder != nil }
      return "\(names[0]) and \(names[1]) trade \(isRemote ? "strikes" : "attacks")"
        + (areNeighbours ? " across the border" : "")
    }
    if incidents.count == 1 {
      let kind = first.type.label.prefix(1).uppercased() + first.type.label.dropFirst()
      guard let place = first.place else { return "\(kind), place not said" }
      return kind + " " + (place.precision == .near ? "" : "in ") + whereaboutsInTitle(place)
    }
    if allCross, pairs.count == 1, let pair = pairs.first {
      return "\(country(pair[0])) \(isRemote ? "strikes" : "attacks") \(country(pair[1]))"
    }
    let noun =
      incidents.allSatisfy { $0.type == first.type }
      ? Self.plural(first.type.label) : isRemote ? "strikes" : "incidents"
    if places.isEmpty { return "\(incidents.count) \(noun)" }
    let names = places.map { country($0) }.sorted()
    return "\(incidents.count) \(noun) in \(Self.list(names))"
  }

  private func whereaboutsInTitle(_ place: Place) -> String {
    let name = name(of: place)
    let country = place.country.map { self.country($0) }
    return (place.precision == .near ? "near " : "") + name + (country.map { $0 == name ? "" : ", \($0)" } ?? "")
  }

  private static func plural(_ label: String) -> String {
    if label.hasSuffix("h") || label.hasSuffix("s") { return label + "es" }
    return label.hasSuffix("violence") || label.hasSuffix("shelling") ? "incidents of " + label : label + "s"
  }

  /// When, how many, how many killed, and what arrows do not mean.
  func subtitle(_ story: Story) -> String {
    var parts: [String] = []
    let current = story.entries.filter { !$0.isPast }
    let told = current.isEmpty ? story.entries : current
    let dates = told.compactMap(\.incident.date)
    if let start = dates.map(\.start).min(), let end = dates.map(\.end).max() {
      let isWhole = dates.count == 1 && dates[0].precision != .range
      parts.append(
        isWhole
          ? Self.date(dates[0], isShort: false, withYear: true)
          : Self.dates(from: start, to: end, isShort: false, withYear: true))
    }
    if story.entries.count > 1 { parts.append("\(story.entries.count) incidents") }
    let killed = told.compactMap(\.killed)
    if !killed.isEmpty {
      let (low, high) = (killed.map(\.low).reduce(0, +), killed.map(\.high).reduce(0, +))
      let isOpen = told.contains { $0.incident.killed.map { $0.high == nil } ?? true }
      if high > 0 {
        parts.append(
          low == high ? (isOpen ? "at least \(low) killed" : "\(low) killed") : "between \(low) and \(high) killed")
      }
    }
    var text = parts.joined(separator: " · ")
    if !text.isEmpty { text += "." }
    if !story.blows.isEmpty { text += " Arrows join claimed origin and target; they are not flight paths." }
    return text
  }
}
