import Gazetteer
import Incidents
import Language

/// The accounts of one incident put together.
struct Episode {
  var accounts: [Account]
  var type: IncidentType = .otherViolence
  var date: DateSpan?
  /// Whether the date was taken over from the incident it belongs to.
  var isDateInherited = false
  var weight = 0.0
  /// The episode of the same wave, told before, that it shares its author and kind with.
  var kin: Int?
  /// The episode it answers or follows.
  var trigger: (kind: Relation.Kind, episode: Int, tokens: Range<Int>)?

  /// Who other sentences say did it.
  var authors: [(party: Party, certainty: Actor.Certainty)] = []

  /// Places that other sentences, or other words of its own, give it; used after its own.
  var settings: [Int] = []

  var first: Account { accounts[0] }
  var places: [Int] { accounts.flatMap(\.places) }
  var actors: [(party: Party, certainty: Actor.Certainty)] { accounts.flatMap(\.actors) + authors }
  /// Whether no sentence names who did it: nobody, or people without name or country.
  var isAnonymous: Bool { !actors.contains { $0.party.country != nil || $0.party.name != nil } }
  var tolls: [TollMention] { accounts.flatMap(\.tolls) }
  var weapons: [WeaponMention] { accounts.flatMap(\.weapons) }
  var targets: [TargetMention] { accounts.flatMap(\.targets) }
}

extension Reading {
  /// Puts accounts together that tell of one incident.
  func episodes(from accounts: [Account], gazetteer: Gazetteer) -> [Episode] {
    var episodes: [Episode] = []
    var episodeOf: [Int: Int] = [:]
    var lead: Int?
    var last: Int?
    for (index, original) in accounts.enumerated() {
      var account = original
      // A day counted from another event.
      if account.date == nil, let offset = account.offset {
        account.date = date(offset, account, from: anchor(last, lead, episodes).map { episodes[$0] })
      }
      var best: (episode: Int, score: Double)?
      // A report's own incidents are told near each other: a text of thousands is many reports in one.
      for candidate in episodes.indices.suffix(64) {
        guard
          let score = likeness(
            account, episodes[candidate], isLast: candidate == last, isLead: candidate == lead, gazetteer)
        else { continue }
        if best.map({ score > $0.score }) ?? true { best = (candidate, score) }
      }
      let siblings = accounts.indices.filter { accounts[$0].sentence == account.sentence && $0 < index }
      if let found = best, siblings.contains(where: { episodeOf[$0] == found.episode }), found.score < 3,
        !(account.isDefinite && account.places.isEmpty)
      {
        best = nil
      }
      let needed = threshold(account)
      if let best, best.score >= needed {
        episodes[best.episode].accounts.append(account)
        if let date = account.date {
          episodes[best.episode].date = episodes[best.episode].date.map { Self.narrower($0, date) } ?? date
        }
        episodes[best.episode].weight = Swift.max(episodes[best.episode].weight, account.weight)
        episodeOf[index] = best.episode
        last = best.episode
      } else if founds(account) {
        for part in parts(of: account) {
          var episode = Episode(accounts: [part], date: part.date, weight: part.weight)
          episode.type = type(of: episode)
          episodes.append(episode)
          episodeOf[index] = episodeOf[index] ?? episodes.count - 1
        }
        last = episodeOf[index]
        if lead == nil { lead = last }
      } else if let last, let kin = kin(of: account, after: last, episodes) {
        var episode = Episode(accounts: [account], date: account.date, weight: account.weight, kin: kin)
        if episode.date == nil { (episode.date, episode.isDateInherited) = (episodes[kin].date, true) }
        episodes.append(episode)
        episodeOf[index] = episodes.count - 1
      } else {
        continue
      }
      if let here = episodeOf[index] {
        episodes[here].type = episodes[here].kin.map { episodes[$0].type } ?? type(of: episodes[here])
      }
    }
    inheritPlaces(&episodes, lead: lead)
    attribute(&episodes, gazetteer: gazetteer)
    shareWithKin(&episodes)
    relate(&episodes, accounts, episodeOf)
    inheritDates(&episodes, lead: lead)
    return episodes
  }

  /// The places of one wave have one author, one kind of weapon and one day, said once.
  private func shareWithKin(_ episodes: inout [Episode]) {
    for index in episodes.indices {
      guard let kin = episodes[index].kin else { continue }
      if episodes[index].actors.isEmpty { episodes[index].accounts[0].actors = episodes[kin].actors }
      if episodes[index].weapons.isEmpty { episodes[index].accounts[0].weapons = episodes[kin].weapons }
      if episodes[index].date == nil || episodes[index].isDateInherited { episodes[index].date = episodes[kin].date }
      episodes[index].type = episodes[kin].type
    }
  }

  /// The episode that "two days earlier" counts from: the last told, unless that was an old story told in passing.
  private func anchor(_ last: Int?, _ lead: Int?, _ episodes: [Episode]) -> Int? {
    guard let last, let lead else { return last ?? lead }
    guard let a = episodes[last].date, let b = episodes[lead].date else { return lead }
    return a.precision != .day && a.precision != .range || b.start.dayNumber - a.end.dayNumber > 20 ? lead : last
  }

  /// An account founds an incident when it is sure, and says when, where, whom or how many.
  private func founds(_ account: Account) -> Bool {
    guard account.weight >= 1.7, isEarnest(account) else { return false }
    guard account.mentions.contains(where: { $0.standing == .asserted }) else { return false }
    let hasToll = account.tolls.contains { ($0.value.best ?? $0.value.low ?? 0) > 0 }
    let hasPeople = account.targets.contains { $0.target.kind == .person }
    return !account.places.isEmpty || account.date != nil || hasToll || hasPeople && !account.actors.isEmpty
      || account.weight >= 2 && !account.actors.isEmpty && !account.targets.isEmpty
  }

  /// "Another three died at Muzaffarabad", "Zaporizhzhia: nine killed": harm at one more place of the wave told before.
  private func kin(of account: Account, after last: Int, _ episodes: [Episode]) -> Int? {
    let harms = account.tolls.contains { $0.kind != .captured && ($0.value.best ?? $0.value.low ?? 0) > 0 }
    guard harms || account.hasTopicPlace || hitsKnownSite(account), account.weight >= 0.5, isEarnest(account),
      !account.isPluperfect
    else {
      return nil
    }
    let isExact = account.places.contains { !places[$0].isArea && places[$0].country == nil || account.hasTopicPlace }
    guard isExact, let told = episodes[last].accounts.last?.sentence, account.sentence - told <= 3 else { return nil }
    guard account.mentions.contains(where: { $0.standing == .asserted }) else { return nil }
    let kin = episodes[last].kin ?? last
    guard sharesCountry(account.places, episodes[kin].places) else { return nil }
    if let a = account.date, let b = episodes[kin].date, a.end < b.start || b.end < a.start { return nil }
    return kin
  }

  /// "the refinery was hit": a blow on a thing that the tables know.
  private func hitsKnownSite(_ account: Account) -> Bool {
    account.weight >= 1 && account.mentions.contains { $0.sense.class == .blow && $0.standing == .asserted }
      && account.targets.contains { senses($0.head)?.site != nil }
  }

  /// How much agreement an account needs before it joins: little when it plainly speaks of something told before.
  private func threshold(_ account: Account) -> Double {
    if account.weight < 1.7 || account.isHarmOnly { return 0.5 }
    if account.isDefinite { return 0.8 }
    return account.isFresh ? 1.6 : 0.7
  }

  /// How well an account fits an episode; nil when something in it stands against.
  private func likeness(_ account: Account, _ episode: Episode, isLast: Bool, isLead: Bool, _ gazetteer: Gazetteer)
    -> Double?
  {
    var score = 0.0
    if let a = account.date, let b = episode.date, !episode.isDateInherited {
      let gap = Swift.max(a.start.dayNumber - b.end.dayNumber, b.start.dayNumber - a.end.dayNumber, 0)
      if gap > 1 || gap == 1 && account.offset != nil { return nil }
      score += gap == 0 ? (a.precision == .day || b.precision == .day ? 1.2 : 0.6) : -0.8
    } else if let date = account.date {
      if !account.isDefinite { score -= 0.3 }
      // An old story does not give the news its date.
      if let published = report.published, date.end.dayNumber < published.dayNumber - 10, isLead { return nil }
    }
    guard let nearness = nearness(account.places, episode.places) else { return nil }
    score += nearness
    let mineActors = account.actors.map(\.party)
    let theirActors = episode.actors.map(\.party)
    if !mineActors.isEmpty, !theirActors.isEmpty {
      let shared = mineActors.contains { a in
        theirActors.contains { b in
          a.name != nil && a.name == b.name || a.country != nil && a.country == b.country || a.text == b.text
            || a.isArmed && b.isArmed && (a.name == nil || b.name == nil) && (a.country == nil || b.country == nil)
        }
      }
      let known =
        mineActors.contains { $0.country != nil || $0.name != nil }
        && theirActors.contains { $0.country != nil || $0.name != nil }
      let isDenial = account.actors.contains { $0.certainty == .denied || $0.certainty == .suspected }
      if shared {
        score += 0.8
      } else if isDenial {
        score += 0.1
      } else if known, episode.type != .armedClash {
        return nil
      }
    }
    // Who counts its own dead did not strike them.
    let mourns =
      account.isHarmOnly
      && account.tolls.contains { toll in ["children", "women", "civilians"].contains { toll.of[$0] != nil } }
    if mineActors.isEmpty, !mourns, let speaker = account.voice?.speaker,
      let country = countryWord(around: speaker, phrase(speaker), gazetteer) ?? descendantCountry(speaker),
      theirActors.contains(where: { $0.country == country })
    {
      score += 0.5
    }
    let type = type(of: Episode(accounts: [account]))
    let certain =
      account.mentions.contains {
        $0.sense.class == .attack && $0.sense.type != .bomb || $0.sense.class == .blow && $0.sense.type.type != nil
          || $0.sense.class == .clash
      } || !account.weapons.isEmpty
    if certain {
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
      if let number = toll.value.best, number > 1,
        episode.tolls.contains(where: { $0.kind == toll.kind && $0.value.best == number })
      {
        score += 0.8
      }
      if toll.isUpdate { score += 0.3 }
    }
    let heads = Set(episode.targets.map { lower[$0.head] })
    if account.targets.contains(where: { heads.contains(lower[$0.head]) && $0.target.kind != .people }) { score += 0.6 }
    if account.isDefinite { score += 0.6 }
    if isLast, pointsBack(account) { score += 0.8 }
    if account.places.isEmpty, account.isHarmOnly, standsApart(account, episode, gazetteer) { score -= 0.8 }
    if account.isHarmOnly { score += 0.4 }
    if isLast {
      let distance = account.sentence - (episode.accounts.last?.sentence ?? 0)
      let sameParagraph =
        text.sentences[account.sentence].paragraph == text.sentences[episode.accounts.last?.sentence ?? 0].paragraph
      score += distance == 0 ? 0.3 : sameParagraph ? 0.7 : distance <= 2 ? 0.4 : 0.1
    }
    if isLead { score += 0.25 }
    if startsAnother(account) { score -= 1.2 }
    return score
  }

  /// "that attack", "this strike".
  private func pointsBack(_ account: Account) -> Bool {
    account.mentions.contains { mention in
      !mention.isVerb && children(mention.token).contains { ["that", "this", "these", "those"].contains(lower[$0]) }
    }
  }

  /// An official who counts dead speaks of his own country's, unless his country struck.
  private func standsApart(_ account: Account, _ episode: Episode, _ gazetteer: Gazetteer) -> Bool {
    guard let speaker = account.voice?.speaker,
      let country = countryWord(around: speaker, phrase(speaker), gazetteer) ?? descendantCountry(speaker)
    else { return false }
    let there = Set(episode.places.flatMap { places[$0].countries })
    return !there.isEmpty && !there.contains(country)
      && !episode.actors.contains { $0.party.country == country }
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
    if mine.contains(where: { x in places[x].country == nil && theirs.contains { sameName(x, $0) } }) { return 1.5 }
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
    if opening.contains(where: { ["separately", "elsewhere", "meanwhile", "also"].contains(lower[$0]) }) {
      return true
    }
    return account.mentions.contains { mention in
      children(mention.token).contains {
        ["another", "separate", "similar", "other", "earlier", "previous", "second"].contains(lower[$0])
          && $0 < mention.token
      }
    }
  }

  private func sameName(_ a: Int, _ b: Int) -> Bool {
    places[a].name != nil && places[a].name == places[b].name
      || GroupNames.folded(string(places[a].tokens)) == GroupNames.folded(string(places[b].tokens))
  }

  private func sharesCountry(_ a: [Int], _ b: [Int]) -> Bool {
    let x = Set(a.flatMap { places[$0].countries })
    let y = Set(b.flatMap { places[$0].countries })
    return x.isEmpty || y.isEmpty || !x.isDisjoint(with: y)
  }

  private func compatible(_ a: IncidentType, _ b: IncidentType) -> Bool {
    let families: Set<IncidentType.Family> = [a.family, b.family]
    return families == [.ground, .explosive] || families == [.remote, .explosive] || families.contains(.other)
      || families == [.ground, .abduction] || families == [.naval, .remote] || families == [.naval, .explosive]
  }

  /// One account for each of several coordinated places; the tolls stay with the first.
  private func parts(of account: Account) -> [Account] {
    var towns = account.places.filter { places[$0].country == nil && (!places[$0].isArea || !places[$0].areas.isEmpty) }
    if towns.isEmpty { towns = account.places.filter { places[$0].country != nil } }
    guard towns.count > 1, let first = towns.first else { return [account] }
    if account.isHarmOnly, !towns.dropFirst().contains(where: { counted(at: $0) != nil }) { return [account] }
    var joined = [first]
    for place in towns.dropFirst() {
      let chief = chief(places[place].tokens)
      let isJoined =
        relation(chief) == .conj && joined.contains { isWithin(chief, self.chief(places[$0].tokens)) }
        || areBeside(first, place)
      if isJoined, !near(place, first) { joined.append(place) }
    }
    guard joined.count > 1, isListed(joined) else { return [account] }
    let shared = account.places.filter { !joined.contains($0) }
    return joined.enumerated().map { position, place in
      var part = account
      part.places = [place] + shared
      let own = counted(at: place)
      if position > 0 {
        part.tolls =
          own.flatMap { value, tokens in
            account.tolls.first.map { [TollMention(kind: $0.kind, value: value, tokens: tokens)] }
          } ?? []
      } else if joined.dropFirst().allSatisfy({ counted(at: $0) == nil }) {
        for index in part.tolls.indices { part.tolls[index].isTotal = true }
      }
      return part
    }
  }

  /// Whether "and" or "or" stands before one of these places: "in Jilib, Middle Juba" is one place in another.
  private func isListed(_ list: [Int]) -> Bool {
    guard let first = list.first, let last = list.last else { return false }
    let between =
      places[first].tokens.upperBound..<Swift.max(places[first].tokens.upperBound, places[last].tokens.lowerBound)
    return between.contains { ["and", "or", "&", "as"].contains(lower[$0]) }
  }

  /// "the plant at Abqaiq and an oilfield at Khurais", "seventy at Tchombangou and thirty at Zaroumdareye": places of
  /// nominals that "and" joins.
  private func areBeside(_ a: Int, _ b: Int) -> Bool {
    let bearer = { (place: Int) -> Int in
      var position = chief(places[place].tokens)
      for _ in 0..<6 {
        guard head(position) >= 0, [.nmod, .appos, .flat, .compound, .nmodPoss].contains(relation(position)),
          tag(head(position)) != .verb
        else { break }
        position = head(position)
      }
      return position
    }
    let second = bearer(b)
    guard relation(second) == .conj, second != chief(places[b].tokens), tag(second) != .verb else { return false }
    let first = bearer(a)
    let above = head(second)
    return above == first || relation(first) == .conj && head(first) == above
      || above == chief(places[a].tokens)
  }

  /// The number whose place this is: "thirty at Zaroumdareye".
  private func counted(at place: Int) -> (value: Quantity, tokens: Range<Int>)? {
    let above = head(chief(places[place].tokens))
    guard above >= 0, relation(above) == .conj else { return nil }
    let number =
      quantityOf[above] >= 0 ? above : children(above).first { quantityOf[$0] >= 0 && relation($0) == .nummod }
    guard let number, quantityOf[above] >= 0 || senses(above)?.party != nil else { return nil }
    let mention = quantities[Int(quantityOf[number])]
    return (mention.value, mention.tokens)
  }

  func type(of episode: Episode) -> IncidentType {
    let mentions = episode.accounts.flatMap(\.mentions).filter { $0.standing == .asserted }
    var hints = mentions.map { ($0.sense.type, $0.sense.class) }
    let order: (EventClass) -> Int = { class_ in
      switch class_ {
      case .attack: 0
      case .blow, .fire: 1
      case .blast, .seize: 2
      case .clash: 3
      default: 4
      }
    }
    hints = hints.enumerated().sorted { (order($0.element.1), $0.offset) < (order($1.element.1), $1.offset) }.map(
      \.element)
    let actors = episode.actors.map(\.party)
    return Typing(
      hints: hints.map { (hint: $0.0, class: $0.1) },
      weapons: episode.weapons.map(\.sense.class),
      hasState: actors.contains(where: \.isState),
      hasArmed: actors.contains(where: \.isArmed),
      hitsSite: episode.targets.contains {
        $0.target.kind == .site || $0.target.kind == .vehicle || $0.target.kind == .area
      },
      namedVictim: episode.targets.contains { $0.target.kind == .person && $0.target.effect == .killed },
      killed: episode.tolls.first { $0.kind == .killed }?.value.best
    ).type
  }
}
