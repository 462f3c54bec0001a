import Geo
import Incidents

/// What one kind of evidence says of two incidents.
struct Judgement {
  let sign: LinkSign
  let reason: String

  init(_ sign: LinkSign, _ reason: @autoclosure () -> String) {
    self.sign = sign
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
    if gap > 0 { return gap == 1 ? Judgement(.dayApart, "a day apart") : Judgement(.daysApart, "\(gap) days apart") }
    let widest = max(a.end - a.start, b.end - b.start)
    if a.start == b.start, a.end == b.end, (1...10).contains(widest) { return Judgement(.sameDays, "the same days") }
    switch widest {
    case 0: return Judgement(.sameDay, "same day \(CalendarDate(dayNumber: a.start))")
    case 1...3: return Judgement(.daysOverlap, "days overlap")
    case 4...10: return Judgement(.withinWeek, "within a week")
    case 11...31: return Judgement(.withinMonth, "within a month")
    default: return Judgement(.withinYear, "within a year")
    }
  }

  @Sendable static func place(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    if a.country != b.country { return Judgement(.otherCountry, "different countries") }
    if a.isArea || b.isArea { return area(a, b) }
    if let first = a.place.gazetteerID, first == b.place.gazetteerID {
      return Judgement(.samePlace, "same place \(a.place.name ?? a.place.text)")
    }
    guard let first = a.point, let second = b.point else { return nil }
    let km = Ground.km(first, second)
    let words = "\(Int(km.rounded())) km apart"
    if a.placeName == b.placeName, km < 25 { return Judgement(.sameName, "same name of place, \(words)") }
    // A vague place may be anywhere in its circle: that it could be the other counts less the wider it is. And two towns of one
    // day's news may lie close to each other.
    let wide = max(a.reach, b.reach)
    if km <= max(12, a.reach + b.reach) {
      if !a.placeWords.isDisjoint(with: b.placeWords) {
        return Judgement(.sharedName, "like names of places, \(words)")
      }
      if wide <= 25, km > 1 {
        return Judgement(wide <= 10 ? .otherPlaceClose : .otherPlaceNear, "other place, \(words)")
      }
      return Judgement(wide <= 10 ? .closeBy : wide <= 25 ? .nearBy : .inVicinity, words)
    }
    return Judgement(km <= max(18, 1.5 * (a.reach + b.reach)) ? .beyondReach : .far, words)
  }

  /// Of two of which one is known by its area alone.
  private static func area(_ a: LinkProfile, _ b: LinkProfile) -> Judgement {
    let isNamedAlike = a.isArea && b.isArea && a.placeName == b.placeName
    if let one = a.place.admin1Code, let other = b.place.admin1Code {
      if one != other { return Judgement(.otherProvince, "different provinces") }
      // Villages that no gazetteer knows are known by their province, and by their names.
      if a.namesPlaceWithin, b.namesPlaceWithin, a.placeWords.isDisjoint(with: b.placeWords) {
        return Judgement(.otherPlacesInProvince, "other places in \(one)")
      }
      return Judgement(isNamedAlike ? .areasOfOneName : .sameProvince, "same province \(one)")
    }
    return isNamedAlike
      ? Judgement(.sameCountryArea, "both in \(a.place.name ?? a.place.text)")
      : Judgement(.areaMayHold, "one place may hold the other")
  }

  @Sendable static func kind(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    if a.type == b.type { return Judgement(.sameType, "both \(a.type.label)") }
    if a.type == .otherViolence || b.type == .otherViolence { return nil }
    if a.type.isRemoteStrike && b.type.isRemoteStrike { return Judgement(.bothFromAfar, "both strikes from afar") }
    let blasts: Set<IncidentType> = [.bombing, .suicideBombing, .ied]
    if blasts.contains(a.type) && blasts.contains(b.type) { return Judgement(.bothBombs, "both bombs") }
    let fights: Set<IncidentType> = [
      .armedClash, .ambush, .shooting, .raid, .groundIncursion, .massacre, .assassination,
    ]
    if fights.contains(a.type) && fights.contains(b.type) { return Judgement(.bothWithArms, "both with arms") }
    return Judgement(.otherType, "\(a.type.label) and \(b.type.label)")
  }

  @Sendable static func actors(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    if !a.actorCountries.isEmpty, !b.actorCountries.isEmpty, a.actorCountries.isDisjoint(with: b.actorCountries) {
      return Judgement(.otherActorCountries, "actors of different countries")
    }
    for one in a.actors {
      for other in b.actors {
        let shared = one.intersection(other)
        if one == other { return Judgement(.sameActor, "same actor \(one.sorted().joined(separator: " "))") }
        if shared.count * 2 >= min(one.count, other.count), let word = shared.min() {
          return Judgement(.actorsAlike, "actors alike in name (\(word))")
        }
      }
    }
    if let country = a.actorCountries.intersection(b.actorCountries).min() {
      return Judgement(
        a.actors.isEmpty || b.actors.isEmpty ? .sameActorCountry : .sameActorCountryNamed,
        "actors of the same country \(country)")
    }
    return a.actors.isEmpty || b.actors.isEmpty ? nil : Judgement(.otherActors, "actors named otherwise")
  }

  @Sendable static func killed(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    harm(a.killed, b.killed, "killed", signs: .noneKilled)
  }

  @Sendable static func injured(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    harm(a.injured, b.injured, "injured", signs: .noneInjured)
  }

  /// - Parameter first: the first of the ten signs for this kind of harm.
  private static func harm(_ a: Harm?, _ b: Harm?, _ word: String, signs first: LinkSign) -> Judgement? {
    guard let one = a?.best ?? a?.low ?? a?.high, let other = b?.best ?? b?.low ?? b?.high else { return nil }
    func sign(_ place: Int) -> LinkSign { LinkSign(rawValue: first.rawValue + place) ?? first }
    let (less, more) = (min(one, other), max(one, other))
    if less == more {
      return Judgement(sign(less == 0 ? 0 : less < 3 ? 1 : less < 6 ? 2 : less < 12 ? 3 : 4), "\(less) \(word) in both")
    }
    let words = "\(less) and \(more) \(word)"
    // Tolls rise within hours, and are told as ranges.
    if let low = a?.low, let otherLow = b?.low, let high = a?.high, let otherHigh = b?.high, low <= otherHigh,
      otherLow <= high
    {
      return Judgement(sign(5), words)
    }
    if Double(less) >= 0.7 * Double(more) || more - less == 1 { return Judgement(sign(6), words) }
    if Double(less) >= 0.45 * Double(more) || more - less <= 2 { return Judgement(sign(7), words) }
    return Judgement(sign(Double(less) >= 0.2 * Double(more) ? 8 : 9), "\(less) against \(more) \(word)")
  }

  @Sendable static func targets(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    guard !a.targets.isEmpty, !b.targets.isEmpty else { return nil }
    let shared = a.targets.intersection(b.targets)
    if let word = shared.min() { return Judgement(.targetsAlike, "targets alike (\(word))") }
    return Judgement(.otherTargets, "targets named otherwise")
  }

  /// The same sentence in both is one agency's copy.
  @Sendable static func words(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    a.quotes.isDisjoint(with: b.quotes) ? nil : Judgement(.sameWords, "told in the same words")
  }
}
