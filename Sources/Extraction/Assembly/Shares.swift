import Incidents
import Language

/// What one of several places has of a count that goes on from place to place: "three in Herat" of "killing five in Kabul and
/// three in Herat".
struct Share {
  /// From the number to the end of the place's words.
  var tokens: Range<Int>
  /// Position in `Reading.places`.
  var place: Int
  var people: VictimPhrase
  var kind: Toll.Kind
}

/// Counts that are shared out over places in one breath.
extension Reading {
  /// The shares of a sentence, in its order; none when fewer than two follow each other.
  func shares(_ mentions: [Mention], _ sentence: Range<Int>) -> [Share] {
    let harms = mentions.filter {
      [.killed, .injured, .captured].contains($0.sense.harm) && $0.standing == .asserted
    }
    guard !harms.isEmpty else { return [] }
    var start = sentence.lowerBound
    while start < sentence.upperBound {
      if mayCount(start), var found = share(at: start, mentions, harms, sentence) {
        var chain = [found]
        while let (next, _) = pastJoint(found.tokens.upperBound, sentence),
          let more = share(at: next, mentions, harms, sentence, after: found.kind), !near(more.place, found.place)
        {
          chain.append(more)
          found = more
        }
        if chain.count > 1 { return chain }
      }
      start += 1
    }
    return []
  }

  private func mayCount(_ token: Int) -> Bool {
    quantityOf[token] >= 0 || ["one", "a", "an", "another"].contains(lower[token])
  }

  /// People from a token on, what was done to them, and where: "five people were killed in Kabul", "two when a mine went off
  /// near Mosul". Behind another share its deed goes without saying.
  private func share(
    at start: Int, _ mentions: [Mention], _ harms: [Mention], _ sentence: Range<Int>, after kind: Toll.Kind? = nil
  ) -> Share? {
    var at = start
    var deed = kind
    if let harm = harms.first(where: { markRange($0.token).lowerBound == at }), kind != nil {
      deed = harm.sense.harm
      at = markRange(harm.token).upperBound
    }
    guard let people = countedPeople(at, sentence) else { return nil }
    var place: Int?
    var isLed = false
    at = people.tokens.upperBound
    scan: while at < sentence.upperBound, at - people.tokens.upperBound < 12 {
      if placeOf[at] >= 0 {
        let here = Int(placeOf[at])
        guard isLed, !places[here].isAdjective else { return nil }
        place = here
        break scan
      }
      if let harm = harms.first(where: { markRange($0.token).contains(at) }) {
        // "detained a man in Khost, and two civilians were killed in Musa Qala": another deed.
        if let kind, harm.sense.harm != kind { return nil }
        deed = deed ?? harm.sense.harm
      } else if tag(at) == .verb, !mentions.contains(where: { $0.token == at }), !says(at, .prepositional),
        !lower[at].hasSuffix("ing") || !sentence.contains(at + 1) || placeOf[at + 1] < 0
      {
        return nil
      }
      if quantityOf[at] >= 0 || [",", ";", ":", "and", "but"].contains(lower[at]) { return nil }
      if says(at, .situation) { isLed = true }
      at += 1
    }
    guard let place else { return nil }
    // Without a word of harm of its own, that before it.
    deed = deed ?? harms.last { $0.token < start }?.sense.harm
    guard let deed else { return nil }
    return Share(
      tokens: start..<behind(place, sentence), place: place, people: people, kind: deed)
  }

  private func countedPeople(_ start: Int, _ sentence: Range<Int>) -> VictimPhrase? {
    // "a further thirty", "another two"
    let more = (start..<Swift.min(start + 2, sentence.upperBound)).prefix {
      ["a", "another", "further"].contains(lower[$0])
    }
    let isMore = sentence.contains(more.endIndex) && quantityOf[more.endIndex] >= 0
    let at = isMore ? more.endIndex : start
    if let found = victims(at: at, in: sentence) { return found.value.best ?? found.value.low == nil ? nil : found }
    guard ["one", "another"].contains(word(at, sentence)), says(word(at + 1, sentence), .situation) else { return nil }
    return VictimPhrase(tokens: at..<at + 1, value: Quantity(low: 1, best: 1, high: 1))
  }

  /// Where the words of a place end: behind "province", and behind what it lies in, "Kupiansk, in Kharkiv region".
  private func behind(_ place: Int, _ sentence: Range<Int>) -> Int {
    var end = places[place].tokens.upperBound
    while end < sentence.upperBound {
      if says(end, .locality) || ["'s", "’s"].contains(lower[end]) {
        end += 1
      } else if placeOf[end] >= 0 {
        end = places[Int(placeOf[end])].tokens.upperBound
      } else if lower[end] == ",",
        let next = (end + 1..<Swift.min(end + 3, sentence.upperBound)).first(where: {
          !["in", "the"].contains(lower[$0])
        }), placeOf[next] >= 0, near(Int(placeOf[next]), place)
      {
        end = places[Int(placeOf[next])].tokens.upperBound
      } else {
        break
      }
    }
    return end
  }

  /// The accounts of a sentence with each share as an account of its own, which has day, authors and arms from the words that stand
  /// for all of them.
  func sharedOut(_ accounts: [Account], _ shares: [Share]) -> [Account] {
    guard let first = shares.first else { return accounts }
    let owners = shares.map { share in
      accounts.firstIndex { $0.mentions.contains { share.tokens.contains($0.token) } }
    }
    let ahead = accounts.lastIndex { $0.mentions.contains { $0.token < first.tokens.lowerBound } }
    guard let lead = ahead ?? owners[0] else { return accounts }
    let all = shares.map(\.place)
    // "seven died in Gao and three in Kidal when rebels attacked"
    let common = accounts.indices.filter { index in
      index != lead && !owners.contains(index) && accounts[index].tolls.isEmpty
        && accounts[index].places.allSatisfy { place in all.contains(place) || places[place].isArea }
        && accounts[index].mentions[0].token > first.tokens.upperBound
    }
    let parts = zip(shares, owners).map { share, owner in
      var part = accounts[owner ?? lead]
      part.places =
        [share.place]
        + part.places.filter { place in
          !all.contains(place) && !all.contains { $0 != share.place && near($0, place) }
        }
      let told = part.tolls.first { $0.kind == share.kind }
      part.tolls.removeAll { $0.kind == share.kind || !share.tokens.contains($0.tokens.lowerBound) }
      var toll = TollMention(
        kind: share.kind, value: share.people.value, of: share.people.of, tokens: share.people.tokens)
      toll.source = told?.source
      toll.status = told?.status ?? .reported
      part.tolls.insert(toll, at: 0)
      part.isShare = true
      for index in (owner ?? lead) == lead ? common : [lead] + common {
        part.takeOver(from: accounts[index], asLead: index == lead)
      }
      return part
    }
    let used = Set(owners.compactMap { $0 } + [lead] + common)
    let rest = accounts.indices.filter { !used.contains($0) }.map { accounts[$0] }
    return (rest + parts).sorted { $0.mentions[0].token < $1.mentions[0].token }
  }

  /// "killed four and two people respectively": a number for each of so many places.
  func respective(_ toll: TollMention, _ count: Int) -> [TollMention]? {
    guard let sentence = text.sentence(of: toll.tokens.lowerBound),
      text.sentences[sentence].tokens.contains(where: { lower[$0] == "respectively" })
    else { return nil }
    var numbers: [QuantityMention] = []
    for token in toll.tokens where quantityOf[token] >= 0 {
      let number = quantities[Int(quantityOf[token])]
      if numbers.last?.tokens != number.tokens { numbers.append(number) }
    }
    guard numbers.count == count else { return nil }
    return numbers.map { number in
      var one = toll
      one.value = number.value
      one.tokens = number.tokens
      let whole = toll.value.best ?? toll.value.low
      one.of = toll.of.filter { $0.value == whole }.compactMapValues { _ in number.value.best ?? number.value.low }
      return one
    }
  }
}

extension Account {
  /// Takes what another account of its sentence tells of it too.
  fileprivate mutating func takeOver(from other: Account, asLead: Bool) {
    if !asLead { mentions += other.mentions }
    if actors.isEmpty { actors = other.actors }
    if weapons.isEmpty, !asLead { weapons = other.weapons }
    if date == nil, offset == nil {
      (date, dateTokens, dateRule, offset) = (other.date, other.dateTokens, other.dateRule, other.offset)
    }
  }
}
