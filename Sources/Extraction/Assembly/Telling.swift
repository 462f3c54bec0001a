import Gazetteer
import Incidents
import Language

/// An account with what every comparison of it asks for.
struct Telling {
  var account: Account
  var parties: [Party]
  /// Chief words of those who act or are acted on.
  var participants: [Int]
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
  /// Words for those who acted or were acted on.
  var participants: Set<String> = []
  /// "14 strikes in Syria and Iraq": several blows in a whole country.
  var isSummary = false
  var tolls: [Toll.Kind: Set<Int>] = [:]
  /// Whose they are; nil among them for people of no side or of both.
  var sides: [Toll.Kind: Set<TollMention.Side?>] = [:]
  /// Chief words of what was struck.
  var targets: Set<String> = []
  /// The words of the names of the dead, and of those taken.
  var dead: [Set<String>] = []
  var taken: [Set<String>] = []
  var lastSentence = 0
  /// Entries of a list that told of it.
  var entries: [Int] = []
  /// The day told right before its first account, when no account says one.
  var dayBefore: DateSpan?
}

extension Reading {
  /// Adds an account to an episode.
  func add(_ account: Account, to episode: inout Episode) {
    let account = isAftermath(account, of: episode) ? withoutArrests(account) : account
    episode.accounts.append(account)
    for place in account.places where !episode.traits.places.contains(where: { placeKeys[$0] == placeKeys[place] }) {
      if episode.traits.places.count < 24 { episode.traits.places.append(place) }
    }
    for actor in account.actors where !episode.traits.parties.contains(where: { $0.isSame(as: actor.party) }) {
      if episode.traits.parties.count < 24 { episode.traits.parties.append(actor.party) }
    }
    for toll in account.tolls {
      // One by name may be one of those counted later.
      if let best = toll.value.best, !isName(toll) { episode.traits.tolls[toll.kind, default: []].insert(best) }
      episode.traits.sides[toll.kind, default: []].insert(toll.side)
    }
    for target in account.targets where episode.traits.targets.count < 64 {
      episode.traits.targets.insert(lower[target.head])
    }
    if episode.traits.dead.count < 24 { episode.traits.dead += names(of: .killed, in: account) }
    if episode.traits.taken.count < 24 { episode.traits.taken += names(of: .captured, in: account) }
    for token in participants(account) where episode.traits.participants.count < 64 {
      episode.traits.participants.insert(lower[token])
    }
    if episode.accounts.count == 1 {
      episode.traits.isSummary = sumsUp(account) || totals(account)
    } else if account.sentence != episode.first.sentence {
      episode.traits.isSummary = false
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

  /// "Police detained 47 suspects" after a bombing: arrests, not of armed men, behind a deed in which no force of a
  /// state acted.
  private func isAftermath(_ account: Account, of episode: Episode) -> Bool {
    guard !episode.accounts.isEmpty, account.mentions.contains(where: { $0.sense.class == .seize }),
      account.mentions.allSatisfy({ [.seize, .fire, .refer, .take, .none].contains($0.sense.class) })
    else { return false }
    let isOnArmed = { (told: Account) in
      told.targets.contains { ["REB", "PRM", "UAF", "CRM"].contains($0.target.sector ?? "") }
    }
    return !isOnArmed(account)
      && !episode.accounts.contains { told in
        told.mentions.contains { $0.sense.class == .seize || $0.sense.class == .clash }
          || told.actors.contains { $0.party.isState } || isOnArmed(told)
      }
  }

  private func withoutArrests(_ account: Account) -> Account {
    var account = account
    account.actors = []
    account.targets = []
    account.tolls = account.tolls.filter { $0.kind != .captured }
    return account
  }

  /// The words of the names of those to whom that happened.
  func names(of effect: Target.Effect, in account: Account) -> [Set<String>] {
    account.targets.filter { $0.target.effect == effect && isNamedVictim($0) }.map { target in
      Set(target.tokens.filter { isCapitalised($0) }.map { lower[$0] })
    }
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
      account: account, parties: account.actors.map(\.party), participants: participants(account),
      speakerCountry: country,
      type: isCertain ? type(of: Episode(accounts: [account])) : nil, pointsBack: pointsBack(account),
      startsAnother: startsAnother(account))
  }

  /// Those who act or are acted on, by words that tell them from others.
  private func participants(_ account: Account) -> [Int] {
    account.mentions.flatMap { $0.agents + $0.patients }.filter { token in
      token >= 0 && tag(token) == .noun && !says(token, .vague) && senses(token)?.weapon == nil
        && (senses(token)?.party != nil || senses(token)?.site?.kind == .vehicle)
    }
  }

  /// "conducted 14 strikes in Syria": more blows than one, known by their country alone, without dead.
  func sumsUp(_ account: Account) -> Bool {
    !account.tellsToll && !account.places.isEmpty && account.places.allSatisfy { places[$0].country != nil }
      && account.mentions.contains { mention in
        !mention.isVerb && lower[mention.token].hasSuffix("s")
          && children(mention.token).contains { quantityOf[$0] >= 0 && relation($0) == .nummod }
      }
  }

  /// "killed twelve people in two raids in the north": told again one by one.
  private func totals(_ account: Account) -> Bool {
    !account.tolls.isEmpty && account.tolls.allSatisfy(\.isTotal) && !account.places.contains { places[$0].isExact }
  }

  /// "that attack", "this strike", "145 of them were captured".
  private func pointsBack(_ account: Account) -> Bool {
    account.mentions.contains { mention in
      mention.isVerb
        ? mention.patients.contains { people in
          people >= 0
            && children(people).contains { ["them", "whom"].contains(lower[$0]) && preposition($0) == "of" }
        }
        : children(mention.token).contains { ["that", "this", "these", "those"].contains(lower[$0]) }
    }
  }

  /// "a spokesman for Pakistan's Foreign Ministry": the country a speaker speaks for.
  private func descendantCountry(_ token: Int) -> String? {
    for position in token..<Swift.min(token + 8, lower.count) where placeOf[position] >= 0 && isWithin(position, token)
    {
      if let country = places[Int(placeOf[position])].country { return country }
    }
    return nil
  }

  /// "a second", "the third", "the other", "a fourth soldier".
  private func isOneMore(_ token: Int) -> Bool {
    let ordinals: Set<String> = ["second", "third", "fourth", "fifth", "sixth", "seventh", "other"]
    return ordinals.contains(lower[token]) || children(token).contains { $0 < token && ordinals.contains(lower[$0]) }
  }

  /// "another", "separately", "elsewhere", "meanwhile", "a similar": something else than what was told.
  private func startsAnother(_ account: Account) -> Bool {
    let sentence = text.sentences[account.sentence].tokens
    let opening = sentence.prefix(3)
    // "The blast also wounded 40"
    let pointsToTold = sentence.first.map { ["the", "this", "that", "it", "they"].contains(lower[$0]) } ?? false
    if opening.contains(where: {
      ["separately", "separate", "elsewhere", "meanwhile", "additionally", "addition"].contains(lower[$0])
        || lower[$0] == "also" && !pointsToTold
    }) {
      return true
    }
    // "Another four died in Kremenchuk"; without a place, four more of the same.
    if !account.places.isEmpty, opening.contains(where: { ["another", "further"].contains(lower[$0]) }) { return true }
    // "A second was shot dead in the north": somebody else, elsewhere or otherwise.
    let isElsewhere = !account.places.isEmpty || account.mentions.contains { $0.sense.class == .attack }
    if isElsewhere || !account.weapons.isEmpty,
      account.mentions.flatMap({ $0.isVerb ? $0.patients : [] }).contains(where: { isOneMore($0) })
    {
      return true
    }
    return account.mentions.contains { mention in
      let told = [mention.token] + (mention.agents + mention.patients).filter { senses($0)?.weapon != nil }
      return told.contains { token in
        children(token).contains {
          // "had earlier fired" says when, not which.
          $0 < mention.token && relation($0) != .advmod && !(token == mention.token && mention.sense.class == .harm)
            && [
              "another", "further", "separate", "similar", "other", "earlier", "previous", "second", "third", "fresh",
            ]
            .contains(lower[$0])
        }
      }
    }
  }
}
