internal import Incidents

extension Wording {
  /// The fact the map states, as far as the incidents agree on one.
  func title(_ story: Story) -> String {
    let incidents = story.entries.map(\.incident)
    guard let first = incidents.first else { return words["No incidents"] }
    let places = Set(story.placeCountries.filter { !$0.isEmpty })
    if incidents.count == 1 { return title(of: first) }
    let names = places.map { countryInSentence($0) }.sorted { Self.key($0) < Self.key($1) }
    guard words.areSentences else {
      let count = words["incidents"] + ": " + words.number(incidents.count)
      return words.isolated(names.isEmpty ? count : list(names) + " – " + count)
    }
    if let exchange = exchange(incidents) { return exchange }
    let noun =
      incidents.allSatisfy { $0.type == first.type }
      ? Self.plural(first.type.label) : incidents.allSatisfy { $0.type.isRemoteStrike } ? "strikes" : "incidents"
    return names.isEmpty ? "\(incidents.count) \(noun)" : "\(incidents.count) \(noun) in \(list(names))"
  }

  /// What names are sorted by.
  private static func key(_ name: String) -> Substring { name.hasPrefix("the ") ? name.dropFirst(4) : name[...] }

  private func title(of incident: Incident) -> String {
    let label = label(of: incident.type)
    let kind = label.prefix(1).uppercased() + label.dropFirst()
    guard let place = incident.place else { return words.isolated(kind + words[", "] + words["place not said"]) }
    let name = name(of: place)
    let country = place.country.map { self.country($0) }
    let whole = name + (country.map { $0 == name ? "" : words[", "] + $0 } ?? "")
    guard words.areSentences else { return words.isolated(kind + ": " + whole) }
    let isCountry = place.precision == .country
    return kind + (place.precision == .near ? " near " : " in ")
      + (isCountry ? place.country.map { countryInSentence($0) } ?? name : whole)
  }

  /// "Iran and Pakistan trade strikes", "Russia strikes Ukraine"; nil unless every incident crosses between the same two.
  private func exchange(_ incidents: [Incident]) -> String? {
    let pairs = Set(
      incidents.map { incident -> [String] in
        guard let from = incident.origin?.country, let to = incident.place?.country, from != to else { return [] }
        return [from, to]
      }
    ).sorted { $0.lexicographicallyPrecedes($1) }
    guard let pair = pairs.first, pair.count == 2, pairs.allSatisfy({ $0.count == 2 }) else { return nil }
    let isRemote = incidents.allSatisfy { $0.type.isRemoteStrike }
    if pairs.count == 1 {
      return sentenceCased(countryInSentence(pair[0])) + (isRemote ? " strikes " : " attacks ")
        + countryInSentence(pair[1])
    }
    guard pairs.count == 2, pairs[1] == [pair[1], pair[0]] else { return nil }
    let names = pair.map { countryInSentence($0) }.sorted { Self.key($0) < Self.key($1) }
    let areNeighbours = incidents.contains { $0.vector?.nearestBorder != nil }
    return sentenceCased(names[0]) + " and \(names[1]) trade \(isRemote ? "strikes" : "attacks")"
      + (areNeighbours ? " across the border" : "")
  }

  private func sentenceCased(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func plural(_ label: String) -> String {
    if label.hasSuffix("h") || label.hasSuffix("s") { return label + "es" }
    return label.hasSuffix("violence") || label.hasSuffix("shelling") ? "incidents of " + label : label + "s"
  }

  /// When, how many, how many killed, and what arrows do not mean.
  func subtitle(_ story: Story, hasArrows: Bool) -> String {
    var parts: [String] = []
    let current = story.entries.filter { !$0.isPast }
    let told = current.isEmpty ? story.entries : current
    let spans = told.compactMap(\.incident.date)
    if let start = spans.map(\.start).min(), let end = spans.map(\.end).max() {
      let isWhole = spans.count == 1 && spans[0].precision != .range
      parts.append(
        isWhole
          ? date(spans[0], isShort: false, withYear: true)
          : dates(from: start, to: end, isShort: false, withYear: true))
    }
    if story.entries.count > 1, words.areSentences { parts.append("\(story.entries.count) incidents") }
    if let sum = sum(of: told) { parts.append(sum) }
    var text = parts.joined(separator: " · ")
    if !text.isEmpty { text += "." }
    if hasArrows { text += " " + words["Arrows join claimed origin and target; they are not flight paths."] }
    return words.isolated(text)
  }
}
