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
    time, place, kind, actors, killed, injured, groupsStruck, targets, words,
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
    guard let first = a.point, let second = b.point else { return nil }
    let km = Ground.km(first, second)
    let words = "\(Int(km.rounded())) km apart"
    let wide = max(a.reach, b.reach)
    let isOne = a.place.gazetteerID.map { $0 == b.place.gazetteerID } ?? false
    if isOne || a.placeWords == b.placeWords && km < 25 {
      let name = a.place.name ?? a.place.text
      return Judgement(
        wide <= 10 ? .samePlace : wide <= 25 ? .sameVicinity : .sameDistrict,
        "same place \(name)\(km >= 1 ? ", \(words)" : "")")
    }
    // "Baghdad airport" lies in Baghdad; "Beit Lahia" is not "Beit Hanoun".
    if km < 25, a.placeWords.isSubset(of: b.placeWords) || b.placeWords.isSubset(of: a.placeWords) {
      return Judgement(.nestedNames, "like names of places, \(words)")
    }
    // A vague place may be anywhere in its circle: that it could be the other counts less the wider it is. And two towns of one
    // day's news may lie close to each other.
    if km <= max(12, a.reach + b.reach) {
      if wide > 25 { return Judgement(.inDistrict, words) }
      if km <= 1 { return Judgement(.sameSpot, "same spot, other name") }
      return Judgement(wide <= 10 ? .otherPlaceClose : .otherPlaceNear, "other place, \(words)")
    }
    return Judgement(km <= max(18, 1.5 * (a.reach + b.reach)) ? .beyondReach : .far, words)
  }

  /// Of two of which one is known by its area alone.
  private static func area(_ a: LinkProfile, _ b: LinkProfile) -> Judgement {
    let areBoth = a.isArea && b.isArea
    let (one, other) = (a.place.admin1Code, b.place.admin1Code)
    if let one, let other, one != other { return Judgement(.otherProvince, "different provinces") }
    // Villages that no gazetteer knows are known by their area, and by their names.
    if a.isWithinArea, b.isWithinArea {
      if a.placeWords.isSubset(of: b.placeWords) || b.placeWords.isSubset(of: a.placeWords) {
        return Judgement(.sameNameInArea, "same name of place \(a.placeWords.sorted().joined(separator: " "))")
      }
      if a.placeWords.isDisjoint(with: b.placeWords) {
        return Judgement(.otherPlacesInArea, "other places in one area")
      }
    }
    if areBoth, a.placeWords == b.placeWords {
      let isCountry = a.place.precision == .country || b.place.precision == .country
      return Judgement(
        isCountry ? .sameCountryAlone : .sameProvinceAlone, "both in \(a.place.name ?? a.place.text)")
    }
    if let one, one == other { return Judgement(.sameProvince, "same province \(one)") }
    return Judgement(.areaMayHold, "one place may hold the other")
  }

  @Sendable static func kind(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    guard let one = a.type, let other = b.type else { return nil }
    if one == .otherViolence || other == .otherViolence {
      return one == other ? nil : Judgement(.kindUntold, "\(one.label) and \(other.label)")
    }
    if one == other { return Judgement(one.isFrequent ? .sameType : .sameRareType, "both \(one.label)") }
    if one.isRemoteStrike && other.isRemoteStrike { return Judgement(.bothFromAfar, "both strikes from afar") }
    if one.isBomb && other.isBomb { return Judgement(.bothBombs, "both bombs") }
    if one.isFight && other.isFight { return Judgement(.bothWithArms, "both with arms") }
    let words = "\(one.label) and \(other.label)"
    return one.mayBeTold(as: other) || other.mayBeTold(as: one)
      ? Judgement(.mayBeOneType, words) : Judgement(.otherType, words)
  }

  @Sendable static func actors(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    var isAlike: String?
    for one in a.actors {
      for other in b.actors {
        let shared = one.intersection(other)
        if one == other { return Judgement(.sameActor, "same actor \(one.sorted().joined(separator: " "))") }
        if shared.count * 2 >= min(one.count, other.count), let word = shared.min() { isAlike = isAlike ?? word }
      }
    }
    if let isAlike { return Judgement(.actorsAlike, "actors alike in name (\(isAlike))") }
    // Who fights whom is told from either side.
    if let side = a.sideStruck(by: b) ?? b.sideStruck(by: a) {
      return Judgement(.sidesTurned, "\(side) on either side")
    }
    if let country = a.actorCountries.intersection(b.actorCountries).min() {
      return Judgement(
        a.actors.isEmpty || b.actors.isEmpty ? .sameActorCountry : .sameActorCountryNamed,
        "actors of the same country \(country)")
    }
    if !a.actorCountries.isEmpty, !b.actorCountries.isEmpty {
      return Judgement(.otherActorCountries, "actors of different countries")
    }
    return a.actors.isEmpty || b.actors.isEmpty ? nil : Judgement(.otherActors, "actors named otherwise")
  }

  @Sendable static func killed(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    sum(a, b, \.killed, "killed") ?? harm(a.killed, b.killed, "killed", signs: .noneKilled)
  }

  @Sendable static func injured(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    sum(a, b, \.injured, "injured") ?? harm(a.injured, b.injured, "injured", signs: .noneInjured)
  }

  /// A province's dead may be those of several places.
  private static func sum(_ a: LinkProfile, _ b: LinkProfile, _ harm: KeyPath<LinkProfile, Harm?>, _ word: String)
    -> Judgement?
  {
    guard a.isArea != b.isArea else { return nil }
    let (area, place) = a.isArea ? (a, b) : (b, a)
    guard let whole = area[keyPath: harm]?.best ?? area[keyPath: harm]?.low,
      let part = place[keyPath: harm]?.best ?? place[keyPath: harm]?.low, part < whole
    else { return nil }
    return Judgement(.areaHasMore, "\(whole) \(word) in the area, \(part) in the place")
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
    let isHalf = Double(less) >= 0.45 * Double(more) || more - less <= 2
    if isHalf, let low = a?.low, let otherLow = b?.low, let high = a?.high, let otherHigh = b?.high,
      low <= otherHigh, otherLow <= high
    {
      return Judgement(sign(5), words)
    }
    if Double(less) >= 0.7 * Double(more) || more - less == 1 { return Judgement(sign(6), words) }
    if isHalf { return Judgement(sign(7), words) }
    return Judgement(sign(Double(less) >= 0.2 * Double(more) ? 8 : 9), "\(less) against \(more) \(word)")
  }

  @Sendable static func groupsStruck(_ a: LinkProfile, _ b: LinkProfile) -> Judgement? {
    guard !a.groupsStruck.isEmpty, !b.groupsStruck.isEmpty else { return nil }
    for one in a.groupsStruck {
      if let other = b.groupsStruck.first(where: { !one.isDisjoint(with: $0) }) {
        return Judgement(.sameGroupStruck, "both against \(one.intersection(other).sorted().joined(separator: " "))")
      }
    }
    return Judgement(.otherGroupStruck, "against other groups")
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

extension IncidentType {
  /// Of so many a day in a war that a second one says little.
  fileprivate var isFrequent: Bool {
    switch self {
    case .airstrike, .droneStrike, .missileStrike, .shelling, .armedClash, .shooting: true
    default: false
    }
  }

  fileprivate var isBomb: Bool { self == .bombing || self == .suicideBombing || self == .ied }

  fileprivate var isFight: Bool {
    switch self {
    case .armedClash, .ambush, .shooting, .raid, .groundIncursion: true
    default: false
    }
  }

  /// One names the means, the other the outcome; gunmen come behind a bomb; who hears a blast does not know what it was.
  fileprivate func mayBeTold(as other: IncidentType) -> Bool {
    switch self {
    case .assassination, .massacre: other != .navalAttack && other != .abduction
    case .abduction: other == .raid || other == .ambush || other == .shooting
    case .raid, .ambush: other.isBomb
    case .bombing: other.isRemoteStrike
    default: false
    }
  }
}
