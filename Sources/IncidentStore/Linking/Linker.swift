import Geo
import Glibc
import Incidents

/// Two incidents of different reports that are told to be one, and why.
package struct Link: Sendable, Hashable {
  /// The incidents' ids, the lesser first.
  package let a: String
  package let b: String
  /// 0...1.
  package let score: Double
  /// What speaks for it and against it, in words: "same day; 3 km apart; same actor country; tolls agree".
  package let reason: String

  package init(a: String, b: String, score: Double, reason: String) {
    self.a = a
    self.b = b
    self.score = score
    self.reason = reason
  }
}

/// Decides which incidents of different reports are the same one: by time, place, what was done, who did it and the toll.
///
/// Each piece of evidence adds or takes points (a sum of log-odds by the field's judgement, not fitted); the score is the
/// logistic of the sum. What one record does not tell counts neither for nor against.
package struct Linker: Sendable {
  /// Pairs with at least this score are linked.
  package var threshold: Double

  package init(threshold: Double = 0.8) {
    self.threshold = threshold
  }

  /// All links, in order of their ids. Incidents of one report are never linked: its author told them apart.
  package func links(among incidents: [Incident]) -> [Link] {
    let dated = incidents.filter { $0.date != nil && $0.place?.country != nil }
    var byDay: [String: [Int: [Int]]] = [:]
    for (index, incident) in dated.enumerated() {
      guard let date = incident.date, let country = incident.place?.country else { continue }
      byDay[country, default: [:]][date.start.dayNumber, default: []].append(index)
    }
    var links: [Link] = []
    for days in byDay.values {
      for (day, indices) in days {
        for later in 0...Self.daysApart {
          for first in indices {
            for second in days[day + later] ?? [] where later > 0 || first < second {
              if let link = link(dated[first], dated[second]) { links.append(link) }
            }
          }
        }
      }
    }
    return links.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  /// Nil when the two are more likely different.
  package func link(_ one: Incident, _ other: Incident) -> Link? {
    guard one.report.id != other.report.id, one.id != other.id else { return nil }
    var points = -1.0
    var reasons: [String] = []
    for judgement in [
      Self.time(one, other), Self.place(one, other), Self.kind(one, other), Self.actors(one, other),
      Self.toll(one, other), Self.words(one, other),
    ] {
      guard let judgement else { continue }
      points += judgement.points
      reasons.append(judgement.reason)
    }
    let score = 1 / (1 + exp(-points))
    guard score >= threshold else { return nil }
    return Link(
      a: min(one.id, other.id), b: max(one.id, other.id), score: (score * 1000).rounded() / 1000,
      reason: reasons.joined(separator: "; "))
  }

  static let daysApart = 2

  private typealias Judgement = (points: Double, reason: String)

  private static func time(_ one: Incident, _ other: Incident) -> Judgement? {
    guard let a = one.date, let b = other.date else { return nil }
    if a.start == b.start && a.end == b.end {
      return a.precision == .day ? (1.5, "same day \(a.start)") : (0.5, "same dates")
    }
    if a.start <= b.end && b.start <= a.end { return (0.3, "dates overlap") }
    let gap = max(a.start.dayNumber - b.end.dayNumber, b.start.dayNumber - a.end.dayNumber)
    return gap == 1 ? (-0.8, "a day apart") : (-3, "\(gap) days apart")
  }

  private static func place(_ one: Incident, _ other: Incident) -> Judgement? {
    guard let a = one.place, let b = other.place else { return nil }
    if let country = a.country, let second = b.country, country != second { return (-6, "different countries") }
    if let first = a.gazetteerID, first == b.gazetteerID {
      switch a.precision {
      case .country: return (0, "same country")
      case .province: return (0.8, "same province")
      default: return (2.2, "same place \(a.name ?? a.text)")
      }
    }
    if let first = a.admin1Code, let second = b.admin1Code, first != second {
      return (-3, "different provinces")
    }
    let areas: Set<Place.Precision?> = [.country, .province]
    if areas.contains(a.precision) || areas.contains(b.precision) { return (0.2, "one place may hold the other") }
    guard let lat = a.lat, let lon = a.lon, let secondLat = b.lat, let secondLon = b.lon else { return nil }
    let km = Ground.km(Coordinate(longitude: lon, latitude: lat), Coordinate(longitude: secondLon, latitude: secondLat))
    let reach = (a.radiusKm ?? 5) + (b.radiusKm ?? 5)
    let words = "\(Int(km.rounded())) km apart"
    return km <= reach ? (1.8, words) : km <= 3 * reach ? (0, words) : (-3.5, words)
  }

  private static func kind(_ one: Incident, _ other: Incident) -> Judgement? {
    if one.type == other.type { return (0.8, "both \(one.type.label)") }
    if one.type == .otherViolence || other.type == .otherViolence { return nil }
    if one.type.isRemoteStrike && other.type.isRemoteStrike { return (0.3, "both strikes from afar") }
    let blasts: Set<IncidentType> = [.bombing, .suicideBombing, .ied]
    if blasts.contains(one.type) && blasts.contains(other.type) { return (0.3, "both bombs") }
    let fights: Set<IncidentType> = [
      .armedClash, .ambush, .shooting, .raid, .groundIncursion, .massacre, .assassination,
    ]
    if fights.contains(one.type) && fights.contains(other.type) { return (0, "both with arms") }
    return (-3, "\(one.type.label) and \(other.type.label)")
  }

  private static func actors(_ one: Incident, _ other: Incident) -> Judgement? {
    let a = names(one)
    let b = names(other)
    guard !a.isEmpty, !b.isEmpty else { return nil }
    if let name = a.intersection(b).min() { return (1, "same actor \(name)") }
    let first = Set(one.actors.compactMap(\.country))
    let second = Set(other.actors.compactMap(\.country))
    guard !first.isEmpty, !second.isEmpty else { return (-0.3, "actors named otherwise") }
    if let country = first.intersection(second).min() { return (0.6, "actors of the same country \(country)") }
    return (-1.8, "different actors")
  }

  private static func names(_ incident: Incident) -> Set<String> {
    Set(incident.actors.map { ($0.name ?? $0.text).lowercased() })
  }

  private static func toll(_ one: Incident, _ other: Incident) -> Judgement? {
    guard let a = one.killed?.best ?? one.killed?.low, let b = other.killed?.best ?? other.killed?.low else {
      return nil
    }
    if a == b { return a == 0 ? (0.2, "no one killed in both") : (1.2, "\(a) killed in both") }
    // Tolls rise within hours; one within half of the other is the same story.
    let near = Double(min(a, b)) >= 0.5 * Double(max(a, b)) || abs(a - b) <= 2
    return near ? (0, "\(a) and \(b) killed") : (-1.5, "\(a) against \(b) killed")
  }

  /// The same sentence in both is one agency's copy.
  private static func words(_ one: Incident, _ other: Incident) -> Judgement? {
    let quotes = Set(one.evidence.lazy.map(\.quote).filter { $0.utf8.count > 40 })
    guard other.evidence.contains(where: { quotes.contains($0.quote) }) else { return nil }
    return (2.5, "told in the same words")
  }
}
