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
  /// Chief words of what the other accounts of its sentence tell as struck.
  var struckByOthers: Set<Int> = []
  /// Positions in `Reading.places`, most specific first.
  var places: [Int] = []
  var origins: [Int] = []
  var date: DateSpan?
  var dateTokens: Range<Int>?
  var dateRule = Rule.dateClause
  /// The day is said of the deed itself: "Thursday's blast".
  var isDayOfDeed = false
  /// Days from another event, when that is how the sentence dates this one.
  var offset: DayOffset?
  var tolls: [TollMention] = []
  /// Words that make it an answer to, or follow, another account: the class, and that account's position in the sentence.
  var link: (class: LinkClass, other: Int?, tokens: Range<Int>)?
  /// Words that make it what a blow told before has answered: "the salvo avenged ...".
  var avenged: Range<Int>?
  var voice: Voice?
  /// The place comes from the words that head the paragraph: "Kyiv: sixteen dead".
  var hasTopicPlace = false
  /// The day comes from the words that head the paragraph.
  var hasTopicDate = false
  /// One of several that a sentence counts place by place.
  var isShare = false
  /// First sentence of the entry of a list that it stands in.
  var entry: Int?
  var weight = 0.0

  var isDefinite: Bool {
    mentions.indices.contains { mentions[$0].isDefinite } || areAll(.refer)
  }
  var isPluperfect: Bool { mentions.indices.contains { mentions[$0].isPluperfect } }
  var isHarmOnly: Bool { areAll(.harm) }
  /// All its words of violence are of a class or count harm.
  private func areAll(_ class_: EventClass) -> Bool {
    mentions.indices.allSatisfy { mentions[$0].sense.class == class_ || mentions[$0].sense.class == .count }
  }
  /// Somebody, by number, was hurt or worse.
  var tellsToll: Bool { tolls.contains { ($0.value.best ?? $0.value.low ?? 0) > 0 } }
  var isFresh: Bool { !places.isEmpty || date != nil || offset != nil }
}

extension Reading {
  /// The accounts of a sentence, in the order of the text.
  func accounts(inSentence sentence: Int, gazetteer: Gazetteer) -> [Account] {
    var mentions = mentions(inSentence: sentence)
    for index in mentions.indices { mentions[index].tolls = tolls(of: mentions[index]) }
    if let counted = countedUnderHead(sentence) { mentions.insert(counted, at: 0) }
    guard !mentions.isEmpty else { return [] }
    let loose = attachSatellites(&mentions, sentence: sentence)
    mentions = mentions.filter { $0.standing == .asserted || !$0.tolls.isEmpty }
    foldDescriptions(&mentions)
    let sums = mentions.filter { isSumOfWeeks($0) }.map(\.token)
    mentions.removeAll { mention in
      isSumSince(mention) || isCampaign(mention) || sums.contains { isWithin(mention.token, $0) }
    }
    if mentions.allSatisfy({ $0.tolls.isEmpty }) { mentions.removeAll { isSpate($0) } }
    guard !mentions.isEmpty else { return [] }
    let shares = shares(mentions, text.sentences[sentence].tokens)
    let group = grouping(mentions, shares, gazetteer)
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
    accounts = sharedOut(accounts, shares)
    // "in the former", "in the latter": one place each.
    for index in accounts.indices where accounts[index].places.contains(where: { places[$0].named != nil }) {
      accounts[index].isShare = true
    }
    for index in accounts.indices where accounts.count > 1 {
      let own = Set(accounts[index].targets.map(\.head))
      accounts[index].struckByOthers = Set(accounts.flatMap { $0.targets.map(\.head) }).subtracting(own)
    }
    // Places that hang on no event of the sentence are those of its only event.
    if accounts.count == 1, accounts[0].places.isEmpty { accounts[0].places = loose }
    if let head = entryHead(sentence) {
      for index in accounts.indices { settle(&accounts[index], under: head) }
    }
    for index in accounts.indices { accounts[index].weight = weight(accounts[index]) }
    link(&accounts, sentence)
    return accounts
  }

  /// "more than 300 have died since 2013", "54 have been killed in the past month": what a war or a mission has come to.
  private func isSumSince(_ mention: Mention) -> Bool {
    guard mention.isVerb, mention.sense.class == .harm, isPresentPerfect(mention.token) else { return false }
    let stretches = datesIn(text.sentences[mention.sentence].tokens).filter { index in
      dates[index].span.map { $0.end == today && $0.end.dayNumber - $0.start.dayNumber >= 14 } ?? false
    }
    return (datesSince(moreThan: 60, in: mention.sentence) + stretches).contains {
      owner(of: chief(dates[$0].tokens), among: [mention], isPlace: false) != nil
    }
  }

  /// "has killed", "have been killed"
  func isPresentPerfect(_ verb: Int) -> Bool {
    children(verb).contains {
      [.aux, .auxPass].contains(relation($0)) && ["has", "have", "'ve"].contains(lower[$0])
    }
  }

  /// The dates behind "since" of a sentence that lie more than so many days back.
  private func datesSince(moreThan days: Int, in sentence: Int) -> [Int] {
    datesIn(text.sentences[sentence].tokens).filter { index in
      guard dates[index].isSince, let span = dates[index].span, let today else { return false }
      return today.dayNumber - span.start.dayNumber > days
    }
  }

  /// "over the past three weeks have carried out 30 bomb attacks that left many injured": so many blows of weeks, and what they did.
  private func isSumOfWeeks(_ mention: Mention) -> Bool {
    guard !mention.isVerb, lower[mention.token].hasSuffix("s"), isCounted(mention.token),
      let verb = governingVerb(mention.token), isPresentPerfect(verb)
    else { return false }
    return datesIn(text.sentences[mention.sentence].tokens).contains { index in
      dates[index].span.map { $0.end.dayNumber - $0.start.dayNumber >= 10 && $0.precision != .month } ?? false
    }
  }

  /// A verb itself, or the one that a noun hangs on: "have carried out" of "attacks".
  private func governingVerb(_ token: Int) -> Int? {
    var verb = token
    for _ in 0..<4 where verb >= 0 && tag(verb) != .verb { verb = head(verb) }
    return verb >= 0 && tag(verb) == .verb ? verb : nil
  }

  /// "30 bomb attacks", with the number of the bombs for the tree.
  private func isCounted(_ noun: Int) -> Bool {
    let before = markRange(noun).lowerBound - 1
    return before >= 0 && quantityOf[before] >= 0 || children(noun).contains { quantityOf[$0] >= 0 }
  }

  /// "bases have come under dozens of attacks since October": what has gone on for weeks, by nobody named, with nobody counted.
  private func isCampaign(_ mention: Mention) -> Bool {
    guard mention.tolls.isEmpty, mention.agents.isEmpty, mention.sense.harm == nil,
      mention.dates.allSatisfy({ dates[$0].isSince })
    else {
      return false
    }
    guard let verb = governingVerb(mention.token) else { return false }
    return (mention.isVerb || lower[mention.token].hasSuffix("s"))
      && isPresentPerfect(verb) && !datesSince(moreThan: 21, in: mention.sentence).isEmpty
  }

  /// "amid a wave of attacks on bases in Iraq and Syria": blows by the number, of no day, at no place.
  private func isSpate(_ mention: Mention) -> Bool {
    guard !mention.isVerb, lower[mention.token].hasSuffix("s"), head(mention.token) >= 0,
      says(head(mention.token), .spate), preposition(mention.token) == "of"
    else { return false }
    return mention.dates.allSatisfy { index in
      dates[index].span.map { $0.precision != .day && $0.precision != .range } ?? true
    }
      && mention.places.allSatisfy { places[$0].country != nil }
  }

  /// "an air strike on men who had fired rockets at an outpost in the north": what those who are struck had done says who they are;
  /// the place and day behind it are the blow's.
  private func foldDescriptions(_ mentions: inout [Mention]) {
    guard mentions.count > 1 else { return }
    var kept: [Mention] = []
    var folded: [(description: Mention, into: Int)] = []
    for mention in mentions {
      let verb = mention.token
      if mention.isVerb, mention.isPluperfect, relation(verb) == .aclRelcl, mention.tolls.isEmpty,
        mention.sense.class != .harm,
        let blow = mentions.first(where: { other in
          other.token < verb && [.attack, .blow, .fire].contains(other.sense.class)
            && other.patients.contains { $0 < verb && isWithin(verb, $0) }
        })
      {
        folded.append((mention, blow.token))
      } else {
        kept.append(mention)
      }
    }
    for (description, blow) in folded {
      guard let index = kept.firstIndex(where: { $0.token == blow }) else { continue }
      if kept[index].places.isEmpty { kept[index].places = description.places }
      if kept[index].dates.isEmpty { kept[index].dates = description.dates }
    }
    mentions = kept
  }
}
