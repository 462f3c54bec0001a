import Incidents
import Language

/// How far an account and an incident told before agree.
extension Reading {
  /// What an account is by itself: how much agreement it needs before it joins.
  private func nature(_ account: Account, _ signs: inout LikenessSigns) {
    // A number of dead with a day or place of its own can be of something else.
    if account.isHarmOnly, !account.isDefinite, account.tellsToll, account.date != nil || hasExactPlace(account) {
      signs.insert(.ownToll)
    } else if account.weight < 1.7 || account.isHarmOnly {
      signs.insert(.faint)
    } else if !account.isDefinite {
      signs.insert(account.isFresh ? .fresh : .bare)
    }
    if account.isDefinite { signs.insert(.definite) }
    if account.isHarmOnly { signs.insert(.harm) }
    if account.isDefinite, !account.isFresh, account.tolls.isEmpty { signs.insert(.bareDefinite) }
    if account.isFresh, paragraph(of: account.sentence).lowerBound == account.sentence { signs.insert(.opening) }
    if account.weight >= 1.7, !account.isHarmOnly, account.tellsToll { signs.insert(.wholeTelling) }
    if opensOtherTime(account.sentence) { signs.insert(.laterThatDay) }
  }

  /// The signs that an account tells of an episode, or does not.
  func signs(
    _ telling: Telling, _ episode: Episode, isLast: Bool, isLead: Bool, isSibling: Bool, isAgainst: Bool
  ) -> LikenessSigns {
    let account = telling.account
    let traits = episode.traits
    var signs = LikenessSigns()
    if isAgainst { signs.insert(.otherSide) }
    nature(account, &signs)
    if isSibling, !(account.isDefinite && account.places.isEmpty) { signs.insert(.sibling) }
    compareDays(account, episode, isLead: isLead, &signs)
    let nearness = nearness(account.places, traits.places)
    // "three died in Chocó, a leader was murdered in Cauca": one sentence tells them apart.
    if isSibling, nearness == .otherArea, !account.isDefinite, account.places.allSatisfy({ places[$0].isProvince }) {
      signs.insert(.otherSide)
    }
    if let nearness {
      let isAgain = nearness == .otherTown && account.isDefinite && account.date == nil && account.tolls.isEmpty
      signs.insert(isAgain ? .otherTownAgain : nearness)
    }
    if traits.isSummary, account.places.contains(where: { places[$0].country == nil }) { signs.insert(.detail) }
    let isSamePlace = nearness == .samePlace
    if account.date != nil, !account.isDefinite, !isSamePlace, episode.date == nil || episode.isDateInherited {
      signs.insert(.newDay)
    }
    if let here = account.entry {
      if traits.entries.contains(here) { signs.insert(.sameEntry) }
      if traits.entries.contains(where: { standApart(here, $0) }) { signs.insert(.otherEntry) }
    }
    let differs = differs(account, from: traits)
    if differs { signs.insert(.otherToll) }
    let isApart = nearness == .newPlace || nearness == .unknownPlace || nearness == .sharedCountry
    if isPart(account, of: traits) || hasExactPlace(account) && isApart && differs { signs.insert(.part) }
    compareParties(telling, episode, &signs)
    if let type = telling.type {
      if type.family == episode.type.family {
        signs.insert(.sameFamily)
      } else if compatible(type, episode.type)
        || account.mentions.contains(where: { $0.sense.type.type == type }) && !isTypeTold(episode)
      {
        signs.insert(.kindredFamily)
      } else {
        signs.insert(account.isDefinite && account.date == nil ? .otherFamilyDefinite : .otherFamily)
      }
    }
    for toll in account.tolls {
      if let number = toll.value.best, number > 1, traits.tolls[toll.kind]?.contains(number) == true {
        signs.insert(number >= 5 ? .sameLargeToll : .sameToll)
      }
      if toll.isUpdate { signs.insert(.update) }
      if toll.value.best != nil, traits.tolls[toll.kind] == nil { signs.insert(.firstToll) }
    }
    if account.targets.contains(where: { $0.target.kind != .people && traits.targets.contains(lower[$0.head]) }) {
      signs.insert(.sameTarget)
    } else if !account.targets.isEmpty, !traits.targets.isEmpty,
      !account.targets.contains(where: { traits.targets.contains(lower[$0.head]) })
    {
      signs.insert(.otherTarget)
    }
    if namesSameVictim(account, traits) { signs.insert(.sameVictim) }
    let arms = account.weapons.map(\.sense.class)
    let theirArms = episode.weapons.map(\.sense.class)
    if !arms.isEmpty, !theirArms.isEmpty, Set(arms).isDisjoint(with: theirArms) { signs.insert(.otherArms) }
    if isLast {
      if telling.pointsBack { signs.insert(.pointsBack) }
      let distance = account.sentence - traits.lastSentence
      let isOneParagraph =
        text.sentences[account.sentence].paragraph == text.sentences[traits.lastSentence].paragraph
      signs.insert(distance == 0 ? .sameSentence : isOneParagraph ? .sameParagraph : distance <= 2 ? .near : .far)
    }
    if isLead { signs.insert(.lead) }
    if !isLast, !isLead { signs.insert(.elsewhere) }
    if telling.startsAnother {
      signs.insert(!account.places.isEmpty && !isSamePlace && !account.isDefinite ? .anotherPlace : .another)
    }
    return signs
  }

  /// "Luis Galan" and "Galan": all words of the one name are in the other.
  private func namesSameVictim(_ account: Account, _ traits: Traits) -> Bool {
    func share(_ mine: [Set<String>], _ theirs: [Set<String>]) -> Bool {
      mine.contains { a in theirs.contains { a.isSubset(of: $0) || $0.isSubset(of: a) } }
    }
    if traits.dead.isEmpty && traits.taken.isEmpty { return false }
    return share(names(of: .killed, in: account), traits.dead) || share(names(of: .captured, in: account), traits.taken)
  }

  private func compareDays(_ account: Account, _ episode: Episode, isLead: Bool, _ signs: inout LikenessSigns) {
    let traits = episode.traits
    guard let date = account.date else {
      if account.isPluperfect, episode.accounts.contains(where: \.isPluperfect) { signs.insert(.bothEarlier) }
      return
    }
    if let other = episode.date, !episode.isDateInherited {
      let gap = Swift.max(date.start.dayNumber - other.end.dayNumber, other.start.dayNumber - date.end.dayNumber, 0)
      if gap > 1 || gap == 1 && (account.offset != nil || !isToldAgain(account, traits)) {
        signs.insert(.otherDay)
      } else if gap == 1 {
        signs.insert(.nextDay)
      } else {
        signs.insert(date.precision == .day || other.precision == .day ? .sameDay : .sameTime)
      }
      return
    }
    if let day = traits.dayBefore,
      Swift.max(date.start.dayNumber - day.end.dayNumber, day.start.dayNumber - date.end.dayNumber) > 1,
      differs(account, from: traits)
    {
      signs.insert(.otherDayBefore)
    }
    // An old story does not give the news its date.
    if let published = report.published, isLead {
      let age = published.dayNumber - date.end.dayNumber
      let pointsBack = account.isDefinite && account.places.isEmpty && account.tolls.isEmpty
      if age > 10 && !(pointsBack && age < 60) || age > 3 && differs(account, from: traits) { signs.insert(.oldDay) }
    }
  }

  /// "Earlier that day", "On the same morning", "Hours later", "The next day" at the head of a sentence.
  private func opensOtherTime(_ sentence: Int) -> Bool {
    let opening = Array(text.sentences[sentence].tokens.prefix(5))
    let isUnit = opening.contains {
      isTime($0, text.sentences[sentence].tokens, .part) || covering($0)?.time?.word == .unit
    }
    return opening.contains { ["earlier", "later"].contains(lower[$0]) }
      || isUnit && opening.contains { ["same", "next", "following", "previous"].contains(lower[$0]) }
  }

  private func hasExactPlace(_ account: Account) -> Bool {
    account.places.contains { !places[$0].isArea && places[$0].country == nil }
  }

  /// A number of dead or hurt unlike all told of an incident so far, by one who does not correct them.
  private func differs(_ account: Account, from traits: Traits) -> Bool {
    account.tolls.contains { toll in
      guard let mine = toll.value.best, !toll.isUpdate, let theirs = traits.tolls[toll.kind] else { return false }
      // "No one was hurt": not where some were.
      if mine == 0 { return toll.kind == .killed && theirs.contains { $0 > 0 } && toll.side == nil }
      // "Two soldiers died ... three militants were killed": the other side's.
      if let side = toll.side, let told = traits.sides[toll.kind], !told.contains(side), !told.contains(nil) {
        return false
      }
      return !theirs.contains(mine)
    }
  }

  /// Days that differ by one are of one incident only where a town or a number comes back: "late on Monday", "on Tuesday".
  private func isToldAgain(_ account: Account, _ traits: Traits) -> Bool {
    account.isDefinite
      || account.places.contains { x in places[x].country == nil && traits.places.contains { sameName(x, $0) } }
      || account.tolls.contains { toll in
        toll.value.best.map { $0 > 1 && traits.tolls[toll.kind]?.contains($0) == true } ?? false
      }
  }

  /// "26 people were killed in Pakistan ... Three died at Muridke": one town's share of the toll of several.
  private func isPart(_ account: Account, of traits: Traits) -> Bool {
    func isExact(_ place: Int) -> Bool { !places[place].isArea && places[place].country == nil }
    guard !account.isDefinite, account.places.contains(where: isExact), !traits.places.contains(where: isExact),
      let mine = account.tolls.first(where: { $0.kind == .killed })?.value.best, mine > 0,
      let all = traits.tolls[.killed]?.max()
    else { return false }
    return mine < all
  }

  /// Who did it, and who says so.
  private func compareParties(_ telling: Telling, _ episode: Episode, _ signs: inout LikenessSigns) {
    let account = telling.account
    let theirs = episode.traits.parties
    if !telling.parties.isEmpty, !theirs.isEmpty {
      let isShared = telling.parties.contains { a in
        theirs.contains { b in
          a.name != nil && a.name == b.name || a.country != nil && a.country == b.country
            || !isUnknown(a)
              && (a.text == b.text
                || a.isArmed && b.isArmed && (a.name == nil || b.name == nil)
                  && (a.country == nil || b.country == nil))
        }
      }
      let isKnown =
        telling.parties.contains { $0.country != nil || $0.name != nil }
        && theirs.contains { $0.country != nil || $0.name != nil }
      let isDenial = account.actors.contains { $0.certainty == .denied || $0.certainty == .suspected }
      if isShared {
        signs.insert(.sameActor)
      } else if isDenial {
        signs.insert(.suspectedActor)
      } else if isKnown, episode.type != .armedClash {
        signs.insert(.otherActor)
      }
    }
    if !telling.parties.isEmpty, theirs.isEmpty { signs.insert(.newActor) }
    let known = telling.participants.filter { episode.traits.participants.contains(lower[$0]) }
    if !known.isEmpty { signs.insert(known.contains { isToldOf($0) } ? .sameParticipant : .sharedParticipant) }
    // Who counts its own dead did not strike them.
    let mourns =
      account.isHarmOnly
      && account.tolls.contains { toll in ["children", "women", "civilians"].contains { toll.of[$0] != nil } }
    if telling.parties.isEmpty, !mourns, let country = telling.speakerCountry,
      theirs.contains(where: { $0.country == country })
    {
      signs.insert(.speakersOwn)
    }
    if account.places.isEmpty, account.isHarmOnly, standsApart(telling, episode) { signs.insert(.speakersOther) }
  }

  /// "unidentified men", told twice, may be others each time.
  private func isUnknown(_ party: Party) -> Bool {
    party.tokens.contains { ["unidentified", "unknown"].contains(lower[$0]) }
  }

  /// "the patrol", "all three", "his men".
  private func isToldOf(_ token: Int) -> Bool {
    children(token).contains {
      relation($0) == .nmodPoss || ["the", "these", "those", "this", "that", "both", "all"].contains(lower[$0])
    }
  }

  /// An official who counts dead speaks of his own country's, unless his country struck.
  private func standsApart(_ telling: Telling, _ episode: Episode) -> Bool {
    guard let country = telling.speakerCountry else { return false }
    return !episode.traits.places.isEmpty
      && !episode.traits.places.contains { places[$0].countries.contains(country) }
      && !episode.traits.parties.contains { $0.country == country }
  }

  /// How well two lists of places agree; nil when the account names none.
  private func nearness(_ mine: [Int], _ theirs: [Int]) -> LikenessSign? {
    if mine.isEmpty { return nil }
    if theirs.isEmpty { return .newPlace }
    let exactMine = mine.filter { !places[$0].isArea && places[$0].country == nil }
    let exactTheirs = theirs.filter { !places[$0].isArea && places[$0].country == nil }
    if mine.contains(where: { x in places[x].country == nil && theirs.contains { sameName(x, $0) } }) {
      return .samePlace
    }
    if !exactMine.isEmpty, !exactTheirs.isEmpty {
      func isKnown(_ place: Int) -> Bool { places[place].name != nil }
      // Of two names one is unknown, but the provinces named with them differ.
      if areInOtherProvinces(Array(mine), Array(theirs), areNear: near) { return .otherTown }
      return exactMine.contains(where: isKnown) == exactTheirs.contains(where: isKnown) ? .otherTown : .unknownPlace
    }
    // Where both name more than a country, it is not the country that makes them near.
    func isInside(_ place: Int) -> Bool { places[place].country == nil }
    let isFine = mine.contains(where: isInside) && theirs.contains(where: isInside)
    func counted(_ list: [Int]) -> [Int] { isFine ? list.filter(isInside) : list }
    if counted(mine).contains(where: { x in counted(theirs).contains { near(x, $0) } }) {
      return exactMine.isEmpty == exactTheirs.isEmpty ? .nestedPlace : .widerPlace
    }
    let countriesMine = mine.compactMap { places[$0].country }
    let countriesTheirs = theirs.compactMap { places[$0].country }
    if !countriesMine.isEmpty, !countriesTheirs.isEmpty { return .otherCountry }
    return sharesCountry(mine, theirs) ? isFine ? .otherArea : .sharedCountry : .otherCountry
  }

  private func sameName(_ a: Int, _ b: Int) -> Bool {
    places[a].name != nil && places[a].name == places[b].name || placeKeys[a] == placeKeys[b]
  }

  func sharesCountry(_ a: [Int], _ b: [Int]) -> Bool {
    let x = Set(a.flatMap { places[$0].countries })
    let y = Set(b.flatMap { places[$0].countries })
    return x.isEmpty || y.isEmpty || !x.isDisjoint(with: y)
  }

  private func compatible(_ a: IncidentType, _ b: IncidentType) -> Bool {
    let families: Set<IncidentType.Family> = [a.family, b.family]
    return families == [.ground, .explosive] || families == [.remote, .explosive] || families.contains(.other)
      || families == [.ground, .abduction] || families == [.naval, .remote] || families == [.naval, .explosive]
  }
}
