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
/// Each piece of evidence adds or takes points (log-odds by judgement, checked on retellings made for the tests); the score is
/// the logistic of the sum. What one record does not tell counts neither for nor against.
package struct Linker: Sendable {
  /// Pairs with at least this score are linked.
  package var threshold: Double
  /// Pairs with at least this one are linked when a third telling is linked with both.
  package var thresholdWithWitness = 0.35

  package init(threshold: Double = 0.8) {
    self.threshold = threshold
  }

  /// All links, in order of their ids. Incidents of one report are never linked, nor rows of one data set: who wrote them told
  /// them apart.
  package func links(among incidents: [Incident]) -> [Link] {
    let profiles = incidents.compactMap(LinkProfile.init)
    var sweep = LinkSweep()
    var scored: [ScoredPair] = []
    let order = profiles.indices.sorted { a, b in
      (profiles[a].country, profiles[a].start, a) < (profiles[b].country, profiles[b].start, b)
    }
    for index in order {
      for other in sweep.candidates(LinkOutline(profiles[index], key: index)) {
        if let link = candidate(profiles[other], profiles[index]) {
          scored.append(ScoredPair(link: link, first: other, second: index))
        }
      }
    }
    return LinkSelection(linker: self).consistent(scored) { profiles[$0] }
  }

  /// Nil when the two are more likely different.
  package func link(_ one: Incident, _ other: Incident) -> Link? {
    guard let a = LinkProfile(one), let b = LinkProfile(other) else { return nil }
    return link(a, b)
  }

  func link(_ one: LinkProfile, _ other: LinkProfile) -> Link? {
    candidate(one, other).flatMap { $0.score >= threshold ? $0 : nil }
  }

  /// A link that may need a witness: see ``LinkSelection``.
  func candidate(_ one: LinkProfile, _ other: LinkProfile) -> Link? {
    guard let sum = points(one, other) else { return nil }
    let score = 1 / (1 + exp(-sum))
    guard score >= min(threshold, thresholdWithWitness) else { return nil }
    let (a, b) = one.id < other.id ? (one, other) : (other, one)
    return Link(
      a: a.id, b: b.id, score: (score * 1000).rounded() / 1000,
      reason: LinkEvidence.all.compactMap { $0(a, b)?.reason }.joined(separator: "; "))
  }

  /// The sum of the evidence; nil for two that cannot be one.
  func points(_ one: LinkProfile, _ other: LinkProfile) -> Double? {
    guard one.report != other.report, one.id != other.id else { return nil }
    if let set = one.dataset, set == other.dataset { return nil }
    var sum = -3.4
    for evidence in LinkEvidence.all {
      guard let judgement = evidence(one, other) else { continue }
      sum += judgement.points
      // Nothing that follows outweighs so much.
      if sum < -7 { return sum }
    }
    return sum
  }
}

/// What one kind of evidence says of two incidents.
struct Judgement {
  let points: Double
  let reason: String

  init(_ points: Double, _ reason: @autoclosure () -> String) {
    self.points = points
    self.reason = reason()
  }
}

/// The kinds of evidence, each a function of the two alone, the same whichever comes first.
enum LinkEvidence {
  static let all: [@Sendable (LinkProfile, LinkProfile) -> Judgement?] = [
    time, place, kind, actors, killed, injured, targets, words,
  ]

  @Sendable static func time(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    let gap = max(a.start - b.end, b.start - a.end)
    if gap > 0 { return gap == 1 ? Judgement(-3.6, "a day apart") : Judgement(-6, "\(gap) days apart") }
    let widest = max(a.end - a.start, b.end - b.start)
    if a.start == b.start, a.end == b.end, (1...10).contains(widest) { return Judgement(1.5, "the same days") }
    switch widest {
    case 0: return Judgement(2.2, "same day \(CalendarDate(dayNumber: a.start))")
    case 1...3: return Judgement(1.0, "days overlap")
    case 4...10: return Judgement(0.2, "within a week")
    case 11...31: return Judgement(-0.6, "within a month")
    default: return Judgement(-1.6, "within a year")
    }
  }

  @Sendable static func place(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    if a.country != b.country { return Judgement(-6, "different countries") }
    let provinces = a.place.admin1Code.flatMap { one in b.place.admin1Code.map { (one, $0) } }
    if a.isArea || b.isArea {
      let isNamedAlike = a.isArea && b.isArea && a.placeName == b.placeName
      if let (one, other) = provinces {
        if one != other { return Judgement(-5, "different provinces") }
        // Villages that no gazetteer knows are known by their province, and by their names.
        if a.namesPlaceWithin, b.namesPlaceWithin, a.placeWords.isDisjoint(with: b.placeWords) {
          return Judgement(-1.5, "other places in \(one)")
        }
        return Judgement(isNamedAlike ? 1.1 : 0.7, "same province \(one)")
      }
      return isNamedAlike
        ? Judgement(-0.1, "both in \(a.place.name ?? a.place.text)") : Judgement(-0.6, "one place may hold the other")
    }
    if let first = a.place.gazetteerID, first == b.place.gazetteerID {
      return Judgement(2.6, "same place \(a.place.name ?? a.place.text)")
    }
    guard let first = a.point, let second = b.point else { return nil }
    let km = Ground.km(first, second)
    let words = "\(Int(km.rounded())) km apart"
    if a.placeName == b.placeName, km < 25 { return Judgement(2.4, "same name of place, \(words)") }
    // A vague place may be anywhere in its circle: that it could be the other counts less the wider it is. And two towns of one
    // day's news may lie close to each other.
    let wide = max(a.reach, b.reach)
    if km <= max(12, a.reach + b.reach) {
      if wide <= 25, km > 1, a.placeWords.isDisjoint(with: b.placeWords) {
        return Judgement(wide <= 10 ? 0.4 : 1, "other place, \(words)")
      }
      return Judgement(wide <= 10 ? 2.2 : wide <= 25 ? 1.6 : 1, words)
    }
    if km <= max(18, 1.5 * (a.reach + b.reach)) { return Judgement(-1, words) }
    return Judgement(-4.5, words)
  }

  @Sendable static func kind(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    if a.type == b.type { return Judgement(0.8, "both \(a.type.label)") }
    if a.type == .otherViolence || b.type == .otherViolence { return nil }
    if a.type.isRemoteStrike && b.type.isRemoteStrike { return Judgement(0.2, "both strikes from afar") }
    let blasts: Set<IncidentType> = [.bombing, .suicideBombing, .ied]
    if blasts.contains(a.type) && blasts.contains(b.type) { return Judgement(0.3, "both bombs") }
    let fights: Set<IncidentType> = [
      .armedClash, .ambush, .shooting, .raid, .groundIncursion, .massacre, .assassination,
    ]
    if fights.contains(a.type) && fights.contains(b.type) { return Judgement(0, "both with arms") }
    return Judgement(-3, "\(a.type.label) and \(b.type.label)")
  }

  @Sendable static func actors(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    if !a.actorCountries.isEmpty, !b.actorCountries.isEmpty, a.actorCountries.isDisjoint(with: b.actorCountries) {
      return Judgement(-3, "actors of different countries")
    }
    for one in a.actors {
      for other in b.actors {
        let shared = one.intersection(other)
        if one == other { return Judgement(1.4, "same actor \(one.sorted().joined(separator: " "))") }
        if shared.count * 2 >= min(one.count, other.count), let word = shared.min() {
          return Judgement(1, "actors alike in name (\(word))")
        }
      }
    }
    if let country = a.actorCountries.intersection(b.actorCountries).min() {
      return Judgement(a.actors.isEmpty || b.actors.isEmpty ? 0.7 : 0.2, "actors of the same country \(country)")
    }
    return a.actors.isEmpty || b.actors.isEmpty ? nil : Judgement(-2, "actors named otherwise")
  }

  @Sendable static func killed(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    harm(a.killed, b.killed, "killed", weight: 1)
  }

  @Sendable static func injured(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    harm(a.injured, b.injured, "injured", weight: 0.7)
  }

  private static func harm(_ a: Harm?, _ b: Harm?, _ word: String, weight: Double) -> Judgement? {
    guard let one = a?.best ?? a?.low ?? a?.high, let other = b?.best ?? b?.low ?? b?.high else { return nil }
    let (less, more) = (min(one, other), max(one, other))
    if less == more {
      let points = less == 0 ? 0.1 : less < 3 ? 0.5 : less < 6 ? 1.1 : less < 12 ? 1.6 : 2
      return Judgement(points * weight, "\(less) \(word) in both")
    }
    let words = "\(less) and \(more) \(word)"
    // Tolls rise within hours, and are told as ranges.
    if let low = a?.low, let otherLow = b?.low, let high = a?.high, let otherHigh = b?.high, low <= otherHigh,
      otherLow <= high
    {
      return Judgement(0.3 * weight, words)
    }
    if Double(less) >= 0.7 * Double(more) || more - less == 1 { return Judgement(0.2 * weight, words) }
    if Double(less) >= 0.45 * Double(more) || more - less <= 2 { return Judgement(-1 * weight, words) }
    return Judgement(Double(less) >= 0.2 * Double(more) ? -3 * weight : -4 * weight, "\(less) against \(more) \(word)")
  }

  @Sendable static func targets(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    guard !a.targets.isEmpty, !b.targets.isEmpty else { return nil }
    let shared = a.targets.intersection(b.targets)
    if let word = shared.min() { return Judgement(0.7, "targets alike (\(word))") }
    return Judgement(-0.4, "targets named otherwise")
  }

  /// The same sentence in both is one agency's copy.
  @Sendable static func words(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    a.quotes.isDisjoint(with: b.quotes) ? nil : Judgement(3, "told in the same words")
  }
}
