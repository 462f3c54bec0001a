import Gazetteer
import Incidents
import Language

/// What one sentence tells of one incident.
struct Account {
  var mentions: [Mention]
  var sentence: Int
  var actors: [(party: Party, certainty: Actor.Certainty)] = []
  var targets: [TargetMention] = []
  var weapons: [WeaponMention] = []
  /// Positions in `Reading.places`, most specific first.
  var places: [Int] = []
  var origins: [Int] = []
  var date: DateSpan?
  var dateTokens: Range<Int>?
  /// Days from another event, when that is how the sentence dates this one.
  var offset: (days: Int, precision: DateSpan.Precision)?
  var tolls: [TollMention] = []
  /// Words that make it an answer to, or follow, another account: the class, and that account's position in the sentence.
  var link: (class: LinkClass, other: Int?, tokens: Range<Int>)?
  var voice: Voice?
  var weight = 0.0

  var isDefinite: Bool {
    mentions.contains { $0.isDefinite } || mentions.allSatisfy { $0.sense.class == .refer || $0.sense.class == .count }
  }
  var isPluperfect: Bool { mentions.contains(where: \.isPluperfect) }
  var isHarmOnly: Bool { mentions.allSatisfy { $0.sense.class == .harm || $0.sense.class == .count } }
  var isFresh: Bool { !places.isEmpty || date != nil || offset != nil }
}

struct TargetMention {
  var target: Target
  var tokens: Range<Int>
  var head: Int
}

extension Reading {
  /// The accounts of a sentence, in the order of the text.
  func accounts(inSentence sentence: Int, gazetteer: Gazetteer) -> [Account] {
    var mentions = mentions(inSentence: sentence)
    guard !mentions.isEmpty else { return [] }
    for index in mentions.indices { mentions[index].tolls = tolls(of: mentions[index]) }
    attachSatellites(&mentions, sentence: sentence)
    mentions = mentions.filter { $0.standing == .asserted || !$0.tolls.isEmpty }
    guard !mentions.isEmpty else { return [] }
    let group = grouping(mentions, gazetteer)
    var accounts: [Account] = []
    var accountOf: [Int] = Array(repeating: 0, count: mentions.count)
    for (index, mention) in mentions.enumerated() {
      if group[index] == index {
        accountOf[index] = accounts.count
        accounts.append(Account(mentions: [mention], sentence: sentence))
      } else {
        accountOf[index] = accountOf[group[index]]
        accounts[accountOf[index]].mentions.append(mention)
      }
    }
    for index in accounts.indices { fill(&accounts[index], gazetteer) }
    link(&accounts, sentence)
    return accounts
  }

  // MARK: Which mentions are one event

  /// For each mention the first mention of its event.
  private func grouping(_ mentions: [Mention], _ gazetteer: Gazetteer) -> [Int] {
    var root = Array(mentions.indices)
    for index in mentions.indices {
      let other = nearestMention(to: index, among: mentions)
      guard other >= 0, other != index, isSame(mentions[index], mentions[other], gazetteer) else { continue }
      let a = find(index, root)
      let b = find(other, root)
      // Two groups are one event only when nothing in either stands against it.
      let conflict = mentions.indices.contains { i in
        find(i, root) == a
          && mentions.indices.contains { j in
            find(j, root) == b && contradict(mentions[i], mentions[j], gazetteer)
          }
      }
      if !conflict { root[Swift.max(a, b)] = Swift.min(a, b) }
    }
    return mentions.indices.map { find($0, root) }
  }

  private func find(_ index: Int, _ root: [Int]) -> Int {
    var index = index
    while root[index] != index { index = root[index] }
    return index
  }

  /// The mention above in the tree, or else the one before in the text.
  private func nearestMention(to index: Int, among mentions: [Mention]) -> Int {
    var position = head(mentions[index].token)
    for _ in 0..<40 where position >= 0 {
      if let above = mentions.firstIndex(where: { $0.token == position }) { return above }
      position = head(position)
    }
    return index - 1
  }

  private func isSame(_ a: Mention, _ b: Mention, _ gazetteer: Gazetteer) -> Bool {
    if contradict(a, b, gazetteer) { return false }
    if separator(between: a, b) != nil { return false }
    // A clause about a party tells another story when it has its own time or place.
    for (lower, upper) in [(a, b), (b, a)] where isWithin(lower.token, upper.token) {
      if let noun = clauseNoun(from: lower.token, to: upper.token), isParty(noun, gazetteer),
        !upper.patients.contains(noun)
          || !lower.places.isEmpty || !lower.dates.isEmpty
      {
        let own = !lower.places.isEmpty || !lower.dates.isEmpty
        if own || upper.agents.contains(noun) && lower.sense.class != .harm { return false }
      }
    }
    return true
  }

  /// The noun whose clause holds `token` on the way up to `ancestor`.
  private func clauseNoun(from token: Int, to ancestor: Int) -> Int? {
    var position = token
    for _ in 0..<40 {
      guard position != ancestor, head(position) >= 0 else { return nil }
      if [.acl, .aclRelcl, .appos].contains(relation(position)) { return head(position) }
      position = head(position)
    }
    return nil
  }

  private func isParty(_ token: Int, _ gazetteer: Gazetteer) -> Bool {
    groupOf[token] >= 0 || senses(token)?.party != nil || tag(token) == .propn && placeOf[token] < 0
  }

  /// A word between two mentions that sets one event against another: "in retaliation for", "days after", "since".
  private func separator(between a: Mention, _ b: Mention) -> (LinkClass, Range<Int>, isBelow: Bool)? {
    let sentence = text.sentences[a.sentence].tokens
    for token in sentence where markOf[token] >= 0 {
      guard let link = covering(token)?.link else { continue }
      let range = markRange(token)
      guard token == range.lowerBound else { continue }
      if range.contains(a.token) || range.contains(b.token) { continue }
      let scope = scope(of: range, over: [a.token, b.token])
      let aIn = isWithin(a.token, scope)
      let bIn = isWithin(b.token, scope)
      guard aIn != bIn else { continue }
      if link == .after || link == .before {
        let timed =
          range.count > 1
          || (range.lowerBound > sentence.lowerBound
            && (dateOf[range.lowerBound] >= 0
              || covering(range.lowerBound - 1)?.time?.word == .unit))
        let harmful =
          a.sense.class == .harm || b.sense.class == .harm || a.sense.class == .blast || b.sense.class == .blast
        if !timed && harmful { continue }
      }
      if link == .answers { continue }
      return (link, range, bIn)
    }
    return nil
  }

  /// The part of the tree that a linking word governs: what hangs on it, or else the clause it marks.
  private func scope(of range: Range<Int>, over tokens: [Int]) -> Int {
    let chief = chief(range)
    if ![.case_, .mark, .fixed].contains(relation(chief)),
      tokens.contains(where: { $0 != chief && isWithin($0, chief) })
    {
      return chief
    }
    for token in range.reversed()
    where [.case_, .mark].contains(relation(token)) && head(token) >= 0 && !range.contains(head(token)) {
      return head(token)
    }
    return head(chief) >= 0 ? head(chief) : chief
  }

  /// Whether two mentions cannot be of one event.
  private func contradict(_ a: Mention, _ b: Mention, _ gazetteer: Gazetteer) -> Bool {
    if let x = a.dates.first.flatMap({ dates[$0].span }), let y = b.dates.first.flatMap({ dates[$0].span }),
      x.end < y.start || y.end < x.start
    {
      return true
    }
    let placesA = a.places.filter { !places[$0].isArea }
    let placesB = b.places.filter { !places[$0].isArea }
    if !placesA.isEmpty, !placesB.isEmpty, !placesA.contains(where: { x in placesB.contains { near(x, $0) } }) {
      return true
    }
    if let x = a.places.compactMap({ places[$0].country }).first,
      let y = b.places.compactMap({ places[$0].country }).first, x != y
    {
      return true
    }
    guard a.sense.class != .clash, b.sense.class != .clash, a.isVerb, b.isVerb || !b.agents.isEmpty else {
      return false
    }
    let x = a.agents.compactMap { party($0, gazetteer: gazetteer, asActor: true) }.filter { $0.isState || $0.isArmed }
    let y = b.agents.compactMap { party($0, gazetteer: gazetteer, asActor: true) }.filter { $0.isState || $0.isArmed }
    guard !x.isEmpty, !y.isEmpty else { return false }
    let known = { (parties: [Party]) in Set(parties.compactMap { $0.country }) }
    return !known(x).isEmpty && !known(y).isEmpty && known(x).isDisjoint(with: known(y))
  }

  /// Whether two place names can be of one place: the same, or one inside the other.
  func near(_ a: Int, _ b: Int) -> Bool {
    let x = places[a]
    let y = places[b]
    if x.name != nil, x.name == y.name { return true }
    let one = string(x.tokens)
    let two = string(y.tokens)
    if GroupNames.folded(one) == GroupNames.folded(two) { return true }
    if let country = x.country { return y.countries.contains(country) || y.country == country }
    if let country = y.country { return x.countries.contains(country) }
    if x.name == nil || y.name == nil { return false }
    if !Set(x.areas).isDisjoint(with: y.provinces) || !Set(y.areas).isDisjoint(with: x.provinces) { return true }
    return (x.isArea && x.areas.isEmpty || y.isArea && y.areas.isEmpty)
      && !Set(x.countries).isDisjoint(with: y.countries)
  }

  // MARK: Filling

  private func fill(_ account: inout Account, _ gazetteer: Gazetteer) {
    var loosePlaces: [Int] = []
    var looseDates: [Int] = []
    var ranked = account.mentions
    ranked.sort { rank($0) < rank($1) }
    var dateIndexes: [Int] = []
    for mention in ranked {
      for agent in expandedActors(mention.agents) {
        guard let party = party(agent, gazetteer: gazetteer, asActor: true),
          party.isState || party.isArmed || mention.isVerb && !party.isVictim
        else { continue }
        if !account.actors.contains(where: {
          $0.party.text == party.text || $0.party.name != nil && $0.party.name == party.name
        }) {
          let certainty = mention.certainty == .known ? certainty(of: agent, mention) : mention.certainty
          account.actors.append((party, certainty))
        }
      }
      for patient in expandedActors(mention.patients) { addTarget(patient, mention, to: &account, gazetteer) }
      account.weapons += mention.weapons
      for place in mention.places where !account.places.contains(place) { account.places.append(place) }
      loosePlaces += mention.loosePlaces
      account.origins += mention.origins
      dateIndexes += mention.dates
      looseDates += mention.looseDates
      account.tolls += mention.tolls
    }
    if account.places.isEmpty { account.places = loosePlaces }
    for index in dateIndexes + (dateIndexes.isEmpty ? looseDates : []) {
      let mention = dates[index]
      switch mention.meaning {
      case .span(let span):
        if account.date == nil || span.precision == .day && account.date?.precision != .day {
          account.date = span
          account.dateTokens = mention.tokens
        }
      case .offset(let days, let precision):
        if account.offset == nil { account.offset = (days, precision) }
        account.dateTokens = account.dateTokens ?? mention.tokens
      case .same:
        if account.offset == nil { account.offset = (0, .day) }
      }
    }
    for mention in account.mentions where account.voice == nil {
      account.voice = voice(of: mention.token, sentence: account.sentence)
    }
    for index in account.tolls.indices {
      if let voice = account.voice, !voice.text.isEmpty { account.tolls[index].source = voice.text }
    }
    account.weight = weight(account, gazetteer)
  }

  private func rank(_ mention: Mention) -> Int {
    switch mention.sense.class {
    case .attack: 0
    case .blow, .fire: 1
    case .blast, .seize, .clash: 2
    case .harm: 3
    case .count, .refer, .none: 4
    }
  }

  private func expandedActors(_ heads: [Int]) -> [Int] {
    var all: [Int] = []
    for head in heads where head >= 0 {
      all.append(head)
      all += children(head).filter { relation($0) == .conj && tag($0) != .verb }
    }
    var seen: Set<Int> = []
    return all.filter { seen.insert($0).inserted }
  }

  private func certainty(of agent: Int, _ mention: Mention) -> Actor.Certainty {
    if let standing = children(agent).first(where: { covering($0)?.standing == .hedge }) {
      return standing >= 0 ? .suspected : .known
    }
    switch voice(of: mention.token, sentence: mention.sentence)?.speech {
    case .blame, .hedge: return .suspected
    case .claim: return .claimed
    default: return .known
    }
  }

  /// "what it called militant camps", "what were described as hideouts": the thing by its speaker's name.
  private func described(_ token: Int) -> Int? {
    guard lower[token] == "what" else { return nil }
    let clause = children(token).first { relation($0) == .aclRelcl } ?? head(token)
    guard clause >= 0 else { return nil }
    return children(clause).first {
      $0 > token && tag($0).isNominal && [.obj, .xcomp, .obl, .ccomp].contains(relation($0))
    }
  }

  private func addTarget(_ head: Int, _ mention: Mention, to account: inout Account, _ gazetteer: Gazetteer) {
    if quantityOf[head] >= 0 || ["number", "handful", "dozens"].contains(lower[head]),
      let counted = children(head).first(where: { relation($0) == .nmod && preposition($0) == "of" })
    {
      addTarget(counted, mention, to: &account, gazetteer)
      return
    }
    if let thing = described(head) {
      addTarget(thing, mention, to: &account, gazetteer)
      return
    }
    guard tag(head) != .pron, tag(head).isNominal || quantityOf[head] >= 0, dateOf[head] < 0 else { return }
    // What is struck stands on a country's ground; the country itself is where.
    if placeOf[head] >= 0, places[Int(placeOf[head])].country != nil { return }
    var range = phrase(head)
    let senses = senses(head)
    // "bases of X", "bases linked to the group X": the owner is named with the thing.
    var owner: GroupNames.Group?
    if senses?.site != nil,
      let inner =
        (range.upperBound..<Swift.min(range.upperBound + 10, text.sentences[mention.sentence].tokens.upperBound)).first(
          where: {
            groupOf[$0] >= 0 && isWithin($0, head)
          }) ?? range.first(where: { groupOf[$0] >= 0 })
    {
      let named = groups[Int(groupOf[inner])]
      owner = lexicon.groups.groups[named.group]
      range =
        Swift.min(range.lowerBound, named.tokens.lowerBound)..<Swift.max(range.upperBound, named.tokens.upperBound)
    }
    let party = party(head, gazetteer: gazetteer, asActor: false)
    var kind: Target.Kind
    var sector = senses?.site?.sector
    if let site = senses?.site, senses?.party?.kind != .people {
      kind = site.kind
    } else if placeOf[head] >= 0 {
      kind = .area
    } else if let sense = senses?.party {
      kind =
        sense.kind == .person ? .person : sense.kind == .force ? .group : sense.kind == .vehicle ? .vehicle : .people
      sector = sense.sector
    } else if groupOf[head] >= 0 {
      kind = .group
      sector = party?.sector
    } else if senses?.weapon != nil || senses?.noun != nil {
      return
    } else if tag(head) == .propn {
      kind = .person
    } else {
      kind = mention.sense.harm != nil ? .people : .site
    }
    // "killed in an attack": the blow is not a thing that is struck.
    if senses?.time != nil
      || ["fire", "number", "toll", "responsibility", "others", "one", "part", "operation"].contains(lower[head])
    {
      return
    }
    let effect: Target.Effect =
      switch mention.sense.harm {
      case .killed: .killed
      case .injured: .injured
      case .captured: .captured
      default:
        ["destroy", "flatten", "level", "raze", "sink"].contains(mention.sense.lemma)
          ? .destroyed
          : mention.sense.lemma == "damage" ? .damaged : .unknown
      }
    guard !account.targets.contains(where: { $0.head == head }) else { return }
    let count = count(head).0
    account.targets.append(
      TargetMention(
        target: Target(
          text: string(range), name: owner?.name ?? party?.name, kind: kind, count: count.best, effect: effect,
          country: owner?.country ?? party?.country, sector: owner?.sector ?? sector),
        tokens: range, head: head))
  }

  // MARK: Weight

  /// How surely the account tells of violence done. Two founds an incident, less can only add to one.
  private func weight(_ account: Account, _ gazetteer: Gazetteer) -> Double {
    var weight = 0.0
    let hasWeapon = account.weapons.contains { $0.sense.strength == .strong || $0.sense.strength == .person }
    let hasForce = account.actors.contains { $0.party.isArmed || $0.party.isState }
    let harms = account.mentions.filter { $0.sense.class == .harm && $0.standing == .asserted }
    let hasHarm = harms.contains { !$0.tolls.isEmpty || !$0.patients.isEmpty }
    let isArmedTalk = text.sentences[account.sentence].tokens.contains {
      covering($0)?.party?.role == .armed || covering($0)?.weapon?.strength == .strong || groupOf[$0] >= 0
    }
    let hasObject = account.targets.contains { $0.target.kind != .person || $0.target.sector != nil }
    for mention in account.mentions where mention.standing == .asserted {
      var own = 0.0
      switch mention.sense.class {
      case .attack: own = 2
      case .blow:
        own = 1 + (hasWeapon ? 1 : 0) + (hasForce ? 0.7 : 0) + (hasHarm ? 1 : 0) + (hasObject ? 0.5 : 0)
        if mention.sense.type == .any, !hasWeapon, !hasForce, !hasHarm { own = 0.8 }
        if !account.places.isEmpty || account.date != nil { own += mention.isVerb ? (hasObject ? 0.3 : 0) : 0.4 }
      case .fire: own = hasWeapon || hasForce && mention.sense.lemma == "fire" && !mention.patients.isEmpty ? 2 : 0
      case .blast: own = hasWeapon ? 2.2 : hasHarm ? 1.2 : 0.8
      case .clash: own = 0.8 + (hasForce ? 1 : 0) + (hasHarm ? 0.8 : 0) + (!account.places.isEmpty ? 0.3 : 0)
      case .seize: own = (hasForce ? 1.2 : 0.3) + (hasObject ? 0.8 : 0)
      case .harm:
        switch mention.sense.lemma {
        case "die", "perish", "succumb", "dead", "missing", "hurt", "injure", "lose their lives", "lose his life",
          "lose her life", "wound":
          own = 0.6 + (hasWeapon ? 1 : 0) + (hasForce && mention.sense.lemma == "wound" ? 1 : 0)
        case "kill": own = 1.3 + (hasForce ? 1 : 0) + (hasWeapon ? 1 : 0) + (isArmedTalk && account.isFresh ? 0.5 : 0)
        default: own = 2
        }
      case .count: own = 0.5
      case .refer: own = 0.6
      case .none: own = 0
      }
      weight = Swift.max(weight, own)
    }
    return weight
  }

  // MARK: Links inside a sentence

  private func link(_ accounts: inout [Account], _ sentence: Int) {
    let tokens = text.sentences[sentence].tokens
    for token in tokens where markOf[token] >= 0 {
      guard let link = covering(token)?.link, markRange(token).lowerBound == token else { continue }
      let range = markRange(token)
      let scope = scope(of: range, over: accounts.flatMap { $0.mentions.map(\.token) })
      let inside = accounts.firstIndex { account in
        account.mentions.contains {
          isWithin($0.token, scope) && $0.token != scope || $0.token == scope && !range.contains(scope)
        }
      }
      let outside = accounts.firstIndex { account in account.mentions.contains { !isWithin($0.token, scope) } }
      switch link {
      case .retaliation:
        if let outside, outside != inside {
          accounts[outside].link = (link, inside, range)
        } else if outside == nil {
          // "the attack was a response to the strike": the subject answers what hangs on the word.
          let subjects = children(scope).filter { relation($0) == .nsubj }
          let isSubject = { (account: Account) in
            account.mentions.contains { mention in subjects.contains { isWithin(mention.token, $0) } }
          }
          if let answer = accounts.firstIndex(where: isSubject),
            let cause = accounts.firstIndex(where: { account in
              !isSubject(account) && account.mentions.contains { isWithin($0.token, scope) }
            })
          {
            accounts[answer].link = (link, cause, range)
          }
        }
      case .answers:
        if let first = accounts.indices.first(where: { index in
          accounts[index].mentions.contains {
            isWithin($0.token, scope) || isWithin(scope, $0.token) || range.contains($0.token)
          }
        }) ?? outside {
          if accounts[first].link == nil {
            accounts[first].link = (link, accounts.count > 1 && first > 0 ? first - 1 : nil, range)
          }
        }
      case .after, .before, .since:
        if let outside, let inside, outside != inside, accounts[outside].link == nil {
          accounts[outside].link = (link, inside, range)
        }
      }
    }
    // "two days after Tehran said it had bombed ...": the day of the second event, counted from the first.
    for index in dates.indices {
      let mention = dates[index]
      guard tokens.contains(mention.tokens.lowerBound), case .offset(let days, let precision) = mention.meaning,
        let word = mention.tokens.last, lower[word] == "after" || lower[word] == "before"
      else { continue }
      guard
        let later = accounts.firstIndex(where: {
          $0.mentions.contains { $0.token > word } && !$0.mentions.contains { $0.token < mention.tokens.lowerBound }
        })
      else { continue }
      // "on Sunday, a day after the raids"
      let before = mention.tokens.lowerBound - 1
      if let near = dates.indices.first(where: {
        dates[$0].span != nil && (before - 2...before).contains(dates[$0].tokens.upperBound - 1)
      }),
        let said = dates[near].span, precision == .day
      {
        let day = said.start.adding(days: -days)
        accounts[later].date = DateSpan(start: day, end: day, precision: .day, text: string(mention.tokens))
      } else if accounts[later].date == nil {
        accounts[later].offset = (-days, precision)
      }
      accounts[later].dateTokens = accounts[later].dateTokens ?? mention.tokens
      for other in accounts.indices where other != later && accounts[other].offset != nil {
        accounts[other].offset = nil
      }
    }
  }
}
