internal import Gazetteer
internal import Geodesy
internal import Incidents

extension Wording {
  func label(of type: IncidentType) -> String { words[type.label] }

  /// Who did it: the actors, or else the country it came from. Actors are told in the report's words, which fit English only.
  func author(of incident: Incident) -> String? {
    let names = incident.actors.filter { $0.certainty != .denied }.map { $0.name ?? $0.text }
    if words.areSentences, !names.isEmpty { return list(names, atMost: 2, others: "others") }
    return incident.origin?.country.map { countryInSentence($0) }
  }

  func whereabouts(of incident: Incident) -> String {
    guard let place = incident.place else { return words["place not said"] }
    let name = name(of: place)
    let country = place.country.map { self.country($0) }
    func within(_ pattern: String, _ name: String) -> String { words[pattern].filled(["place": name]) }
    let beside = country.map { $0 == name ? "" : words[", "] + $0 } ?? ""
    switch place.precision {
    case .country: return within("somewhere in {place}", place.country.map { countryInSentence($0) } ?? name)
    case .province: return within("somewhere in {place}", name + beside)
    case .near: return within("near {place}", name + beside)
    default: return name + beside
    }
  }

  /// One line for lists, and for readers who do not see the map.
  func sentence(_ entry: Story.Entry) -> String {
    let incident = entry.incident
    let day = incident.date.map { date($0, isShort: false, withYear: true) }
    let harms = [toll(incident.killed, "killed"), toll(incident.injured, "injured")].compactMap { $0 }
    guard words.areSentences else {
      let facts =
        [day, label(of: incident.type), author(of: incident), whereabouts(of: incident)].compactMap { $0 } + harms
        + (incident.status == .reported ? [] : [words[incident.status.rawValue]])
      return words.isolated(words.number(entry.number) + ". " + facts.joined(separator: " · "))
    }
    var text = "\(entry.number). \(day ?? "Date not said"): " + incident.type.label
    if let author = author(of: incident) { text += " by \(author)" }
    text += ", " + whereabouts(of: incident)
    text += "; " + (harms.isEmpty ? "no toll given" : harms.joined(separator: ", "))
    switch incident.status {
    case .reported: text += "."
    case .unverified: text += " (not verified)."
    default: text += " (\(incident.status.rawValue))."
    }
    return text
  }

  /// What follows a list that is cut short.
  func more(_ count: Int) -> String {
    words.areSentences ? "and \(count) more, in the list." : words.isolated("… +" + words.number(count))
  }

  /// Under a country's name: how many incidents are known to lie in it and no nearer.
  func note(ofUnplaced count: Int) -> String {
    guard words.areSentences else {
      return words.isolated(words["incidents, place not known"] + ": " + words.number(count))
    }
    return count == 1 ? "1 incident, place not known" : "\(count) incidents, place not known"
  }

  /// Data, whose view of borders, and projection.
  func footer(_ edition: GazetteerEdition, _ choice: ProjectionChoice?, hasDisputed: Bool) -> String {
    let view =
      edition.worldview.utf8.count == 3
      ? words["in the view of {country}"].filled(["country": countryInSentence(edition.worldview)])
      : words["{view} view"].filled(["view": words[edition.worldview]])
    let borders = words["Borders and coast"] + ": " + edition.boundaries + words[", "] + view
    let dashes = hasDisputed ? " (" + words["disputed lines dashed"] + ")" : ""
    let family = (choice?.family ?? .lambertConic).rawValue
    let projection = words["Projection"] + ": " + words[family] + words[", "] + words["scale true at the centre"]
    return words.isolated(borders + dashes + ". " + projection + ". " + words["Map"] + ": Sarhad.")
  }
}
