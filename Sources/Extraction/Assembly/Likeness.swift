import Gazetteer
import Incidents
import Language

/// An account with what every comparison of it asks for.
struct Telling {
  var account: Account
  var parties: [Party]
  /// The country that its speaker speaks for.
  var speakerCountry: String?
  /// The kind of incident, when its words are certain of one.
  var type: IncidentType?
  var pointsBack: Bool
  var startsAnother: Bool
}

/// What the accounts of an episode have told so far, each thing once.
struct Traits {
  var places: [Int] = []
  var parties: [Party] = []
  var tolls: [Toll.Kind: Set<Int>] = [:]
  /// Chief words of what was struck.
  var targets: Set<String> = []
  var lastSentence = 0
  /// Entries of a list that told of it.
  var entries: [Int] = []
  /// The day told right before its first account, when no account says one.
  var dayBefore: DateSpan?
}

/// How far an account and an incident told before agree.
extension Reading {
  /// Adds an account to an episode.
  func add(_ account: Account, to episode: inout Episode) {
    episode.accounts.append(account)
    for place in account.places where !episode.traits.places.contains(where: { placeKeys[$0] == placeKeys[place] }) {
      if episode.traits.places.count < 24 { episode.traits.places.append(place) }
    }
    for actor in account.actors where !episode.traits.parties.contains(where: { $0.isSame(as: actor.party) }) {
      if episode.traits.parties.count < 24 { episode.traits.parties.append(actor.party) }
    }
    for toll in account.tolls {
      if let best = toll.value.best { episode.traits.tolls[toll.kind, default: []].insert(best) }
    }
    for target in account.targets where episode.traits.targets.count < 64 {
      episode.traits.targets.insert(lower[target.head])
    }
    if episode.accounts.count == 1, account.date == nil, account.offset == nil {
      episode.traits.dayBefore = told(before: account, inParagraph: true)
    }
    if let entry = account.entry, episode.traits.entries.last != entry, episode.traits.entries.count < 8 {
      episode.traits.entries.append(entry)
    }
    episode.traits.lastSentence = account.sentence
    episode.weight = Swift.max(episode.weight, account.weight)
  }

  /// How much agreement an account needs before it joins: little when it plainly speaks of something told before.
  func threshold(_ account: Account) -> Double {
    // A number of dead with a day or place of its own can be of something else.
    if account.isHarmOnly, !account.isDefinite, account.tellsToll, account.date != nil || hasExactPlace(account) {
      return 1.1
    }
    if account.weight < 1.7 || account.isHarmOnly { return 0.5 }
    if account.isDefinite { return 0.8 }
    return account.isFresh ? 1.6 : 0.7
  }

  /// What an account brings to every comparison, worked out once.
  func telling(_ account: Account, _ gazetteer: Gazetteer) -> Telling {
    let country = account.voice?.speaker.flatMap { speaker in
      countryWord(around: speaker, phrase(speaker), gazetteer) ?? descendantCountry(speaker)
    }
    let isCertain =
      account.mentions.contains {
        $0.sense.class == .attack && $0.sense.type != .bomb || $0.sense.class == .blow && $0.sense.type.type != nil
          || $0.sense.class == .clash
      } || !account.weapons.isEmpty
    return Telling(
      account: account, parties: account.actors.map(\.party), speakerCountry: country,
      type: isCertain ? type(of: Episode(accounts: [account])) : nil, pointsBack: pointsBack(account),
      startsAnother: startsAnother(account))
  }

  /// How well an account fits an episode; nil when something in it stands against.
  func likeness(_ telling: Telling, _ episode: Episode, isLast: Bool, isLead: Bool) -> Double? {
    let account = telling.account
    let traits = episode.traits
    var score = 0.0
    if let a = account.date, let b = episode.date, !episode.isDateInherited {
      let gap = Swift.max(a.start.dayNumber - b.end.dayNumber, b.start.dayNumber - a.end.dayNumber, 0)
      if gap > 1 || gap == 1 && (account.offset != nil || !isToldAgain(account, traits)) { return nil }
      score += gap == 0 ? (a.precision == .day || b.precision == .day ? 1.2 : 0.6) : -0.8
    } else if let date = account.date {
      if let day = traits.dayBefore,
        Swift.max(date.start.dayNumber - day.end.dayNumber, day.start.dayNumber - date.end.dayNumber) > 1,
        differs(account, from: traits)
      {
        return nil
      }
      // An old story does not give the news its date.
      if let published = report.published, isLead {
        let age = published.dayNumber - date.end.dayNumber
        let pointsBack = account.isDefinite && account.places.isEmpty && account.tolls.isEmpty
        if age > 10 && !(pointsBack && age < 60) || age > 3 && differs(account, from: traits) { return nil }
      }
    }
    if let here = account.entry, traits.entries.contains(where: { standApart(here, $0) }) { return nil }
    guard let nearness = nearness(account.places, traits.places) else { return nil }
    score += nearness
    if account.date != nil, !account.isDefinite, nearness < 1.5, episode.date == nil || episode.isDateInherited {
      score -= 0.3
    }
    if isPart(account, of: traits) || hasExactPlace(account) && nearness < 0.5 && differs(account, from: traits) {
      score -= 1
    }
    guard let agreement = agreement(telling, episode) else { return nil }
    score += agreement
    if let type = telling.type {
      if type.family == episode.type.family {
        score += 0.6
      } else if compatible(type, episode.type) {
        score += 0.1
      } else if account.isDefinite, account.date == nil {
        score -= 0.2
      } else {
        score -= 0.9
      }
    }
    for toll in account.tolls {
      if let number = toll.value.best, number > 1, traits.tolls[toll.kind]?.contains(number) == true {
        score += number >= 5 ? 1.2 : 0.8
      }
      if toll.isUpdate { score += 0.3 }
    }
    if account.targets.contains(where: { $0.target.kind != .people && traits.targets.contains(lower[$0.head]) }) {
      score += 0.6
    }
    if account.isDefinite { score += 0.6 }
    if isLast, telling.pointsBack { score += 0.8 }
    if account.places.isEmpty, account.isHarmOnly, standsApart(telling, episode) { score -= 0.8 }
    if account.isHarmOnly { score += 0.4 }
    if isLast {
      let distance = account.sentence - traits.lastSentence
      let sameParagraph = text.sentences[account.sentence].paragraph == text.sentences[traits.lastSentence].paragraph
      score += distance == 0 ? 0.3 : sameParagraph ? 0.7 : distance <= 2 ? 0.4 : 0.1
    }
    if isLead { score += 0.25 }
    if telling.startsAnother {
      if !account.places.isEmpty, nearness < 1.5, !account.isDefinite { return nil }
      score -= 1.2
    }
    return score
  }

  private func hasExactPlace(_ account: Account) -> Bool {
    account.places.contains { !places[$0].isArea && places[$0].country == nil }
  }

  /// A number of dead or hurt unlike all told of an incident so far, by one who does not correct them.
  private func differs(_ account: Account, from traits: Traits) -> Bool {
    account.tolls.contains { toll in
      guard let mine = toll.value.best, mine > 0, !toll.isUpdate, let theirs = traits.tolls[toll.kind] else {
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
    let isExact = { (place: Int) in !places[place].isArea && places[place].country == nil }
    guard !account.isDefinite, account.places.contains(where: isExact), !traits.places.contains(where: isExact),
      let mine = account.tolls.first(where: { $0.kind == .killed })?.value.best, mine > 0,
      let all = traits.tolls[.killed]?.max()
    else { return false }
    return mine < all
  }

  /// How well who did it, and who says so, agree; nil when two known authors differ.
  private func agreement(_ telling: Telling, _ episode: Episode) -> Double? {
    let account = telling.account
    let theirs = episode.traits.parties
    var score = 0.0
    if !telling.parties.isEmpty, !theirs.isEmpty {
      let isShared = telling.parties.contains { a in
        theirs.contains { b in
          a.name != nil && a.name == b.name || a.country != nil && a.country == b.country || a.text == b.text
            || a.isArmed && b.isArmed && (a.name == nil || b.name == nil) && (a.country == nil || b.country == nil)
        }
      }
      let isKnown =
        telling.parties.contains { $0.country != nil || $0.name != nil }
        && theirs.contains { $0.country != nil || $0.name != nil }
      let isDenial = account.actors.contains { $0.certainty == .denied || $0.certainty == .suspected }
      if isShared {
        score += 0.8
      } else if isDenial {
        score += 0.1
      } else if isKnown, episode.type != .armedClash {
        return nil
      }
    }
    // Who counts its own dead did not strike them.
    let mourns =
      account.isHarmOnly
      && account.tolls.contains { toll in ["children", "women", "civilians"].contains { toll.of[$0] != nil } }
    if telling.parties.isEmpty, !mourns, let country = telling.speakerCountry,
      theirs.contains(where: { $0.country == country })
    {
      score += 0.5
    }
    return score
  }

  /// "that attack", "this strike".
  private func pointsBack(_ account: Account) -> Bool {
    account.mentions.contains { mention in
      !mention.isVerb && children(mention.token).contains { ["that", "this", "these", "those"].contains(lower[$0]) }
    }
  }

  /// An official who counts dead speaks of his own country's, unless his country struck.
  private func standsApart(_ telling: Telling, _ episode: Episode) -> Bool {
    guard let country = telling.speakerCountry else { return false }
    return !episode.traits.places.isEmpty
      && !episode.traits.places.contains { places[$0].countries.contains(country) }
      && !episode.traits.parties.contains { $0.country == country }
  }

  /// "a spokesman for Pakistan's Foreign Ministry": the country a speaker speaks for.
  private func descendantCountry(_ token: Int) -> String? {
    for position in token..<Swift.min(token + 8, lower.count) where placeOf[position] >= 0 && isWithin(position, token)
    {
      if let country = places[Int(placeOf[position])].country { return country }
    }
    return nil
  }

  /// How well two lists of places agree; nil when they cannot be of one incident.
  private func nearness(_ mine: [Int], _ theirs: [Int]) -> Double? {
    if mine.isEmpty { return 0 }
    if theirs.isEmpty { return -0.2 }
    let exactMine = mine.filter { !places[$0].isArea && places[$0].country == nil }
    let exactTheirs = theirs.filter { !places[$0].isArea && places[$0].country == nil }
    if mine.contains(where: { x in places[x].country == nil && theirs.contains { sameName(x, $0) } }) { return 1.6 }
    if !exactMine.isEmpty, !exactTheirs.isEmpty {
      let isKnown = { (place: Int) in places[place].name != nil }
      if exactMine.contains(where: isKnown) == exactTheirs.contains(where: isKnown) { return nil }
      return -0.6
    }
    if mine.contains(where: { x in theirs.contains { near(x, $0) } }) {
      return exactMine.isEmpty == exactTheirs.isEmpty ? 0.5 : 0.7
    }
    let countriesMine = mine.compactMap { places[$0].country }
    let countriesTheirs = theirs.compactMap { places[$0].country }
    if !countriesMine.isEmpty, !countriesTheirs.isEmpty { return nil }
    return sharesCountry(mine, theirs) ? -0.3 : nil
  }

  /// "another", "separately", "elsewhere", "meanwhile", "a similar": something else than what was told.
  private func startsAnother(_ account: Account) -> Bool {
    let sentence = text.sentences[account.sentence].tokens
    let opening = sentence.prefix(3)
    if opening.contains(where: { ["separately", "separate", "elsewhere", "meanwhile", "also"].contains(lower[$0]) }) {
      return true
    }
    // "Another four died in Kremenchuk"; without a place, four more of the same.
    if !account.places.isEmpty, opening.contains(where: { ["another", "further"].contains(lower[$0]) }) { return true }
    return account.mentions.contains { mention in
      let told = [mention.token] + (mention.agents + mention.patients).filter { senses($0)?.weapon != nil }
      return told.contains { token in
        children(token).contains {
          $0 < mention.token
            && [
              "another", "further", "separate", "similar", "other", "earlier", "previous", "second", "third", "fresh",
            ]
            .contains(lower[$0])
        }
      }
    }
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
