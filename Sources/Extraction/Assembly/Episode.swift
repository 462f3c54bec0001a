import Gazetteer
import Incidents
import Language

/// The accounts of one incident put together.
struct Episode {
  var accounts: [Account] = []
  var traits = Traits()
  var type: IncidentType = .otherViolence
  var date: DateSpan?
  /// Whether the date was taken over from the incident it belongs to.
  var isDateInherited = false
  /// The rule that took a day over.
  var dateRule = Rule.dateStory
  var weight = 0.0
  /// The episode of the same wave, told before, that it shares its author and kind with.
  var kin: Int?
  /// The episode told before that sums up its author's blows in the country, and so has its author.
  var sum: Int?
  /// The episodes told before that a sentence sets against it, as what it came after, answered or provoked.
  var against: Set<Int> = []
  /// The episode it answers or follows.
  var trigger: (kind: Relation.Kind, episode: Int, tokens: Range<Int>)?

  /// Who other sentences say did it.
  var authors: [(party: Party, certainty: Actor.Certainty)] = []

  /// Places that other sentences, or other words of its own, give it; used after its own.
  var settings: [Int] = []
  /// Words elsewhere in the report for the country it lies in.
  var ground: Range<Int>?
  /// The country of the dateline, where nothing else tells the one it lies in.
  var filed: String?
  /// The words of the dateline that name it, or its town.
  var filedAt: Range<Int>?

  var first: Account { accounts[0] }
  /// The account whose words say the day.
  var dated: Account? {
    isDateInherited ? nil : accounts.first { $0.date == date && date != nil } ?? accounts.first { $0.dateTokens != nil }
  }
  var places: [Int] { accounts.flatMap(\.places) }
  var actors: [(party: Party, certainty: Actor.Certainty)] { accounts.flatMap(\.actors) + authors }
  /// Whether no sentence names who did it: nobody, people without name or country, or who says that it was not them.
  var isAnonymous: Bool {
    !actors.contains { $0.certainty != .denied && ($0.party.country != nil || $0.party.name != nil) }
  }
  var tolls: [TollMention] { accounts.flatMap(\.tolls) }
  var weapons: [WeaponMention] { accounts.flatMap(\.weapons) }
  var targets: [TargetMention] { accounts.flatMap(\.targets) }
}

extension Reading {
  /// Puts accounts together that tell of one incident.
  ///
  /// A text of thousands of events is many reports in one: it is put together chapter by chapter, which keeps the work in
  /// proportion to its length.
  func episodes(from accounts: [Account], gazetteer: Gazetteer) -> [Episode] {
    episodes(from: accounts, gazetteer: gazetteer) { lexicon.likeness.choice($1) }
  }

  /// - Parameter choice: which of the episodes told so far an account tells, by the signs for each; nil when it tells another.
  func episodes(
    from accounts: [Account], gazetteer: Gazetteer, choice: (Account, [LikenessSigns]) -> Int?
  ) -> [Episode] {
    var all: [Episode] = []
    var start = 0
    while start < accounts.count {
      var end = Swift.min(start + Self.chapter, accounts.count)
      while end < accounts.count, accounts[end].sentence == accounts[end - 1].sentence { end += 1 }
      let offset = all.count
      for var episode in episodes(inChapter: accounts[start..<end], gazetteer: gazetteer, choice: choice) {
        episode.kin = episode.kin.map { $0 + offset }
        episode.sum = episode.sum.map { $0 + offset }
        episode.against = []
        if let trigger = episode.trigger { episode.trigger?.episode = trigger.episode + offset }
        all.append(episode)
      }
      start = end
    }
    return all
  }

  private static let chapter = 256

  /// A day that a further account gives an incident.
  private func take(_ date: DateSpan, from account: Account, for episode: inout Episode) {
    let isNamed = episode.accounts.dropLast().contains(where: \.isDayOfDeed)
    guard let known = episode.date, !account.isDayOfDeed || isNamed else {
      // "the third time this month" dates nothing.
      if account.weight >= 1.7 || date.end.dayNumber - date.start.dayNumber <= 7 { episode.date = date }
      return
    }
    // "two weeks after they were taken", and then "the raid of 7 March".
    if episode.accounts.dropLast().allSatisfy({ $0.date == nil || [.dateCounted, .dateOther].contains($0.dateRule) }),
      known.precision == .week || known.precision == .range, date.precision == .day, account.dateRule != .dateCounted
    {
      episode.date = date
      return
    }
    episode.date = Self.narrower(known, date)
  }

  private func episodes(
    inChapter accounts: ArraySlice<Account>, gazetteer: Gazetteer, choice: (Account, [LikenessSigns]) -> Int?
  ) -> [Episode] {
    var episodes: [Episode] = []
    var episodeOf: [Int: Int] = [:]
    var lead: Int?
    var last: Int?
    // An operation told without what came of it.
    var pending: Account?
    var faint: [Episode] = []
    var siblings: Set<Int> = []
    for index in accounts.indices {
      var account = accounts[index]
      if index > accounts.startIndex, accounts[index - 1].sentence != account.sentence { siblings = [] }
      defer { if let here = episodeOf[index] { siblings.insert(here) } }
      // A day counted from another event.
      if account.date == nil, let offset = account.offset {
        account.date = date(offset, account, from: anchor(offset, last, lead, episodes).map { episodes[$0] })
      }
      let telling = telling(account, gazetteer)
      let against = Set(toldAgainst(index, accounts).compactMap { episodeOf[$0] })
      let signs = episodes.indices.map {
        self.signs(
          telling, episodes[$0], isLast: $0 == last, isLead: $0 == lead, isSibling: siblings.contains($0),
          isAgainst: against.contains($0))
      }
      if let chosen = choice(account, signs) {
        let here = signs[chosen].contains(.sameActor) ? chosen : ofAuthor(account, signs) ?? chosen
        add(account, to: &episodes[here])
        if let date = account.date { take(date, from: account, for: &episodes[here]) }
        episodeOf[index] = here
        last = here
      } else if founds(account) || tellsAftermath(account, of: episodes) {
        for part in parts(of: account) {
          var episode = Episode(date: part.date, against: against)
          episode.sum = signs.indices.last { signs[$0].contains(.detail) && signs[$0].contains(.sameFamily) }
          add(part, to: &episode)
          episode.type = type(of: episode)
          episodes.append(episode)
          episodeOf[index] = episodeOf[index] ?? episodes.count - 1
        }
        last = episodeOf[index]
        if lead == nil { lead = last }
      } else if let last, let kin = kin(of: account, after: last, episodes) {
        var episode = Episode(date: account.date, kin: kin)
        add(account, to: &episode)
        if episode.date == nil { (episode.date, episode.isDateInherited) = (episodes[kin].date, true) }
        episodes.append(episode)
        episodeOf[index] = episodes.count - 1
      } else if let operation = pending, isOutcome(account, of: operation) {
        var episode = Episode(date: operation.date ?? account.date)
        add(operation, to: &episode)
        add(account, to: &episode)
        episodes.append(episode)
        episodeOf[index] = episodes.count - 1
        last = episodes.count - 1
        if lead == nil { lead = last }
        pending = nil
      } else if let gathered = gathered(telling, among: &faint, choice: choice) {
        episodes.append(gathered)
        episodeOf[index] = episodes.count - 1
        last = episodes.count - 1
        if lead == nil { lead = last }
      } else {
        if isOperation(account) { pending = account }
        continue
      }
      // The first tellings decide.
      if let here = episodeOf[index], episodes[here].accounts.count <= 32 {
        episodes[here].type = episodes[here].kin.map { episodes[$0].type } ?? type(of: episodes[here])
      }
    }
    inheritPlaces(&episodes, lead: lead, gazetteer: gazetteer)
    attribute(&episodes, gazetteer: gazetteer)
    identifyPeople(of: &episodes)
    shareWithKin(&episodes)
    ground(&episodes, gazetteer: gazetteer)
    inheritDates(&episodes, lead: lead)
    relate(&episodes, accounts, episodeOf, gazetteer)
    return episodes
  }

  /// Accounts each too faint to found an incident that bear each other out: "another attack in Medellín", "four people were
  /// injured in the blast".
  private func gathered(
    _ telling: Telling, among faint: inout [Episode], choice: (Account, [LikenessSigns]) -> Int?
  ) -> Episode? {
    let account = telling.account
    guard isEarnest(account), account.weight >= 0.5,
      account.mentions.contains(where: { $0.standing == .asserted })
    else { return nil }
    faint.removeAll { account.sentence - $0.traits.lastSentence > 4 }
    let signs = faint.indices.map {
      self.signs(telling, faint[$0], isLast: $0 == faint.count - 1, isLead: false, isSibling: false, isAgainst: false)
    }
    guard let chosen = choice(account, signs) else {
      var episode = Episode(date: account.date)
      add(account, to: &episode)
      episode.type = type(of: episode)
      faint.append(episode)
      return nil
    }
    var episode = faint[chosen]
    add(account, to: &episode)
    if let date = account.date { take(date, from: account, for: &episode) }
    episode.type = type(of: episode)
    let weight = episode.accounts.reduce(0) { $0 + $1.weight }
    let isOfViolence =
      !episode.weapons.isEmpty
      || episode.accounts.flatMap(\.mentions).contains {
        [.attack, .blow, .blast, .clash].contains($0.sense.class) && !$0.isVerb
      }
    // Somebody was hurt, or somebody did it.
    let isFull =
      episode.accounts.contains(where: \.tellsToll)
      || episode.actors.contains { $0.certainty != .denied && ($0.party.isState || $0.party.isArmed) }
    guard weight >= 2.4, isOfViolence, !episode.places.isEmpty, isFull else {
      faint[chosen] = episode
      return nil
    }
    faint.remove(at: chosen)
    return episode
  }

  /// "Eleven people died in the Turkish strikes": the last one told of that author, whatever was told since.
  private func ofAuthor(_ account: Account, _ signs: [LikenessSigns]) -> Int? {
    guard account.isDefinite, account.date == nil, account.places.isEmpty else { return nil }
    let others: [LikenessSign] = [.otherFamily, .otherFamilyDefinite, .otherToll]
    return signs.indices.last { here in
      signs[here].contains(.sameActor) && !others.contains { signs[here].contains($0) }
    }
  }

  /// "Forces conducted an operation in Kech": by those who fight, at a place, with nothing told of what they did.
  private func isOperation(_ account: Account) -> Bool {
    account.mentions.allSatisfy { $0.sense.class == .refer && $0.standing == .asserted && !$0.isDefinite }
      && account.actors.contains { $0.party.isState || $0.party.isArmed }
      && account.places.contains { places[$0].country == nil }
  }

  /// "During the operation eight terrorists were killed": harm without a place of its own, right behind.
  private func isOutcome(_ account: Account, of operation: Account) -> Bool {
    account.sentence - operation.sentence <= 2 && account.tellsToll && account.places.isEmpty && isEarnest(account)
      && account.date.map { operation.date == nil || $0 == operation.date } ?? true
      && account.targets.contains { ["REB", "PRM", "UAF", "CRM"].contains($0.target.sector ?? "") || $0.group != nil }
  }

  /// The episode that "two days earlier" counts from: the last told, unless that was an old story told in passing.
  /// "Hours later" seldom goes on with an old story.
  private func anchor(_ offset: DayOffset, _ last: Int?, _ lead: Int?, _ episodes: [Episode]) -> Int? {
    guard let last, let lead else { return last ?? lead }
    guard let a = episodes[last].date, let b = episodes[lead].date else { return lead }
    let reach = offset.days.upperBound <= 1 && offset.days.lowerBound >= 0 ? 7 : 20
    return a.precision != .day && a.precision != .range || b.start.dayNumber - a.end.dayNumber > reach ? lead : last
  }

  /// A person by name who was killed or taken: who it was tells one such incident from all others.
  func isNamedVictim(_ target: TargetMention) -> Bool {
    target.target.kind == .person && [.killed, .captured].contains(target.target.effect)
      && tag(target.tokens.upperBound - 1) == .propn
      && isCapitalised(target.tokens.upperBound - 1)
  }

  /// "the murder of the priests": a noun of killing, and people of a calling or a kind who were killed.
  func namesKilling(_ account: Account) -> Bool {
    account.mentions.contains { !$0.isVerb && $0.sense.class == .attack && $0.sense.harm == .killed }
      && account.targets.contains { mention in
        mention.target.effect == .killed
          && senses(mention.head)?.party.map { $0.role == .victim && $0.category != nil } == true
      }
  }

  /// An account founds an incident when it is sure, and says when, where, whom or how many.
  private func founds(_ account: Account) -> Bool {
    guard isEarnest(account), account.mentions.contains(where: { $0.standing == .asserted }) else { return false }
    let hasToll = account.tolls.contains { ($0.value.best ?? $0.value.low ?? 0) > 0 }
    // "more than 70,000 killed since": the sum of a war.
    let isSum = account.tolls.contains { ($0.value.best ?? $0.value.low ?? 0) >= 5000 }
    if isSum, account.date.map({ $0.precision != .day && $0.precision != .range }) ?? true { return false }
    if isRunningSum(account) || speaksOfMany(account) { return false }
    // In a report of war, dead at a place that heads an entry need no more words.
    guard account.weight >= 1.7 || account.hasTopicPlace && hasToll && tone == .war && account.weight >= 0.6 else {
      return false
    }
    let hasPeople = account.targets.contains { $0.target.kind == .person }
    if account.targets.contains(where: { isNamedVictim($0) }) { return true }
    // "the murder of the six priests": whom is said, as of something known.
    if account.isDefinite, namesKilling(account) { return true }
    return !account.places.isEmpty || account.date != nil || hasToll || hasPeople && !account.actors.isEmpty
      || account.weight >= 2 && !account.targets.isEmpty && !(account.actors.isEmpty && account.weapons.isEmpty)
  }

  /// "They came on motorcycles before dawn. In all 22 people died in the village": the dead that the first sentences of a report
  /// count, around armed people or their arms of whom no word of violence is said.
  private func tellsAftermath(_ account: Account, of episodes: [Episode]) -> Bool {
    guard episodes.isEmpty || isElsewhere(account, episodes), tone == .war, isEarnest(account), account.isHarmOnly,
      account.weight >= 0.6,
      account.tolls.contains(where: { $0.kind == .killed && ($0.value.best ?? $0.value.low ?? 0) >= 3 }),
      account.mentions.contains(where: { $0.standing == .asserted }), !isMishap(account.sentence),
      !isRunningSum(account)
    else { return false }
    if let date = account.date, date.end.dayNumber - date.start.dayNumber > 1 { return false }
    let around = Swift.max(0, account.sentence - 3)...account.sentence
    // When or where: in its own words, or where in those right before.
    let isPlaced = places.contains { place in
      place.country == nil && !place.isAdjective
        && around.contains { text.sentences[$0].tokens.contains(place.tokens.lowerBound) }
    }
    let isDated = around.contains { !datesIn(text.sentences[$0].tokens).isEmpty }
    guard account.isFresh || isPlaced || isDated else { return false }
    return around.contains { sentence in
      text.sentences[sentence].tokens.contains { token in
        let senses = covering(token)
        return senses?.party?.role == .armed || groupOf[token] >= 0
          || senses?.weapon.map { [.strong, .manner].contains($0.strength) } == true
          || senses?.noun.map { [.attack, .blast, .clash].contains($0.class) } == true
      }
    }
  }

  /// "An hour later, in Khewa, a man at a funeral pulled a cord. ... 32 mourners lost their lives": the paragraph has named a town
  /// that no incident has, and told of none.
  private func isElsewhere(_ account: Account, _ episodes: [Episode]) -> Bool {
    let before = paragraph(of: account.sentence).lowerBound..<account.sentence
    guard !before.isEmpty, !episodes.contains(where: { $0.accounts.contains { before.contains($0.sentence) } }) else {
      return false
    }
    let known = Set(episodes.flatMap(\.places).map { placeKeys[$0] })
    return places.indices.contains { place in
      places[place].isExact && !known.contains(placeKeys[place])
        && before.contains { text.sentences[$0].tokens.contains(places[place].tokens.lowerBound) }
    }
  }

  /// "several unsolved attacks over the past weeks", "the murders and kidnappings": deeds in the plural, of no day, in no
  /// place but a country, with no weapon, with nobody counted, are spoken of and not told.
  private func speaksOfMany(_ account: Account) -> Bool {
    let told = account.mentions.filter { $0.standing == .asserted && $0.sense.class != .refer }
    return !account.tellsToll && account.weapons.isEmpty
      && account.date.map { $0.end.dayNumber - $0.start.dayNumber > 1 } ?? true
      && account.places.allSatisfy { places[$0].country != nil }
      && told.allSatisfy { !$0.isVerb && text.tokens[$0.token].features.contains(.plural) }
  }

  /// "As of Monday the force has carried out 142 strikes", "has conducted 40 raids since May": what a campaign comes to.
  private func isRunningSum(_ account: Account) -> Bool {
    let sentence = text.sentences[account.sentence].tokens
    let opening = sentence.prefix(2).map { lower[$0] }
    guard opening == ["as", "of"] || sentence.contains(where: { covering($0)?.link == .since || lower[$0] == "date" })
    else { return false }
    return account.mentions.allSatisfy { mention in
      let verb = head(mention.token)
      return !mention.isVerb && lower[mention.token].hasSuffix("s") && verb >= 0
        && children(mention.token).contains { quantityOf[$0] >= 0 }
        && isPresentPerfect(verb)
    }
  }
}
