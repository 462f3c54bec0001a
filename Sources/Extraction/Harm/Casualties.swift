import Incidents
import Language

/// A toll as one sentence gives it.
struct TollMention {
  var kind: Toll.Kind
  var value: Quantity
  var of: [String: Int] = [:]
  var tokens: Range<Int>
  var source: String?
  var status: Status = .reported
  /// Whether it replaces or continues a count given before: "rose to nine", "the death toll".
  var isUpdate = false
  var asOf: CalendarDate?
  /// The sum over several places.
  var isTotal = false
  /// Spellings of killing that only one side uses: the words are kept in evidence, the count as a claim.
  var isEuphemism = false
}

/// The grammar of casualties: who was killed and hurt, how many, and of what kind.
extension Reading {
  func tolls(of mention: Mention) -> [TollMention] {
    if mention.sense.class == .count { return countedTolls(mention) }
    guard let kind = mention.sense.harm else { return shotDead(mention) }
    if mention.standing == .denied { return denied(mention, kind) }
    guard mention.standing == .asserted else { return [] }
    var found: [TollMention] = []
    var victims = mention.patients.filter { !isPronounOnly($0) }
    if !mention.isVerb, mention.sense.class != .harm {
      victims = victims.filter { senses($0)?.site == nil && placeOf[$0] < 0 }
    }
    let toNumber = numberTold(about: mention.token)
    if let toNumber {
      found.append(
        TollMention(
          kind: kind, value: quantities[toNumber].value, tokens: quantities[toNumber].tokens, isUpdate: true))
    } else if let toll = toll(kind, of: victims, at: mention) {
      found.append(toll)
    } else if mention.isVerb, let toll = besideToll(kind, mention) {
      found.append(toll)
    }
    for index in found.indices { found[index].isEuphemism = Self.euphemisms.contains(mention.sense.lemma) }
    return found
  }

  static let euphemisms: Set<String> = [
    "neutralise", "neutralize", "eliminate", "liquidate", "martyr", "embrace martyrdom", "attain martyrdom",
  ]

  private func isPronounOnly(_ token: Int) -> Bool { tag(token) == .pron && quantityOf[token] < 0 }

  /// "shot a guard dead", "left 12 dead": the adjective carries the harm; here only verbs of it with a result.
  private func shotDead(_ mention: Mention) -> [TollMention] { [] }

  // MARK: Counting nominals

  private func toll(_ kind: Toll.Kind, of victims: [Int], at mention: Mention) -> TollMention? {
    var total: Quantity?
    var of: [String: Int] = [:]
    var tokens: Range<Int>?
    var hasVictim = false
    for victim in expanded(victims) {
      guard isPerson(victim) || quantityOf[victim] >= 0 else { continue }
      hasVictim = true
      let (value, range) = count(victim)
      let covered = Swift.min(range.lowerBound, victim)..<Swift.max(range.upperBound, victim + 1)
      tokens =
        tokens.map { Swift.min($0.lowerBound, covered.lowerBound)..<Swift.max($0.upperBound, covered.upperBound) }
        ?? covered
      total = total.map { $0 + value } ?? value
      if let best = value.best ?? value.low {
        for category in categories(victim) { of[category, default: 0] += best }
      }
    }
    guard hasVictim, let total, let tokens else { return nil }
    var toll = TollMention(kind: kind, value: total, of: of, tokens: tokens)
    addBreakdown(to: &toll, from: tokens.lowerBound, in: text.sentences[mention.sentence].tokens, at: mention)
    return toll
  }

  /// The nominals joined to these by "and".
  private func expanded(_ heads: [Int]) -> [Int] {
    var all: [Int] = []
    for head in heads {
      if ["number", "handful", "group"].contains(lower[head]), quantityOf[head] < 0,
        let counted = children(head).first(where: { relation($0) == .nmod && preposition($0) == "of" })
      {
        all.append(counted)
        continue
      }
      all.append(head)
      let isListed = (count(head).0.best ?? 0) >= 2
      for child in children(head) where relation(child) == .conj && (tag(child).isNominal || quantityOf[child] >= 0) {
        // "two officials, A and B": the names are the two.
        if isListed, tag(child) == .propn, !hasOwnCount(child) { continue }
        all.append(child)
        all += children(child).filter { relation($0) == .conj && tag($0).isNominal }
      }
      for child in children(head)
      where relation(child) == .nmod && preposition(child) == "with"
        && lower[Swift.max(0, child - 3)..<child].contains("together")
      { all += [child] + children(child).filter { relation($0) == .conj } }
    }
    var seen: Set<Int> = []
    return all.filter { seen.insert($0).inserted }
  }

  private func isPerson(_ token: Int) -> Bool {
    if let party = senses(token)?.party { return party.kind != .vehicle }
    if groupOf[token] >= 0 { return false }
    if placeOf[token] >= 0 { return false }
    if senses(token)?.site != nil || senses(token)?.weapon != nil || senses(token)?.noun != nil { return false }
    if tag(token) == .propn { return true }
    return quantityOf[token] >= 0 || hasOwnCount(token) || isPeopleName(token)
  }

  /// Nationalities and trades not listed: "Frenchmen", "Indians", "carpenters".
  func isPeopleName(_ token: Int) -> Bool {
    let word = lower[token]
    return ["ians", "ans", "ese", "is", "men", "women", "ers", "ors", "ists", "nts", "ian", "people"].contains {
      word.hasSuffix($0)
    }
  }

  private func hasOwnCount(_ token: Int) -> Bool {
    children(token).contains { relation($0) == .nummod || quantityOf[$0] >= 0 }
  }

  /// How many a nominal speaks of; all nil when it does not say.
  func count(_ token: Int) -> (Quantity, Range<Int>) {
    if quantityOf[token] >= 0 {
      let mention = quantities[Int(quantityOf[token])]
      return (mention.value, mention.tokens)
    }
    for child in children(token) where child < token && quantityOf[child] >= 0 {
      let mention = quantities[Int(quantityOf[child])]
      return (mention.value, mention.tokens.lowerBound..<token + 1)
    }
    var position = token - 1
    let limit = Swift.max(0, token - 6)
    while position >= limit {
      if quantityOf[position] >= 0 {
        let mention = quantities[Int(quantityOf[position])]
        return (mention.value, mention.tokens.lowerBound..<token + 1)
      }
      guard
        [.adj, .noun, .propn, .adv].contains(tag(position)) || lower[position] == "of" || lower[position] == "-"
          || lower[position] == "the" || lower[position] == "its" || lower[position] == "other"
          || lower[position] == "our"
      else { break }
      position -= 1
    }
    let isPlural = text.tokens[token].features.contains(.plural)
    for child in children(token) where relation(child) == .det || relation(child) == .nmodPoss {
      if lower[child] == "no" { return (Quantity(low: 0, best: 0, high: 0), child..<token + 1) }
      if !isPlural, ["a", "an", "another", "one", "his", "her", "the"].contains(lower[child]) {
        let collective = [
          "family", "crew", "staff", "crowd", "couple", "people", "police", "convoy", "group", "team", "patrol",
          "army", "military", "government",
        ].contains(lower[token])
        if lower[token] == "couple" { return (Quantity(low: 2, best: 2, high: 2), child..<token + 1) }
        return collective ? (Quantity(), child..<token + 1) : (Quantity(low: 1, best: 1, high: 1), child..<token + 1)
      }
    }
    if tag(token) == .propn, !isPlural { return (Quantity(low: 1, best: 1, high: 1), phrase(token)) }
    if !isPlural, let party = senses(token)?.party, party.kind == .person || party.kind == .people,
      children(token).contains(where: {
        relation($0) == .flat || relation($0) == .appos || relation($0) == .compound && tag($0) == .propn
      })
    {
      return (Quantity(low: 1, best: 1, high: 1), phrase(token))
    }
    return (Quantity(), phrase(token))
  }

  /// The keys of a breakdown that a nominal counts under.
  private func categories(_ token: Int) -> [String] {
    var found: [String] = []
    if let category = senses(token)?.party?.category { found.append(category) }
    for child in children(token) where [.amod, .compound].contains(relation(child)) && child < token {
      if let category = senses(child)?.party?.category, found.isEmpty || category != "men" { found.append(category) }
      if lower[child] == "civilian" { found.append("civilians") }
    }
    for child in children(token) where relation(child) == .nmod && preposition(child) == "of" {
      if quantityOf[token] >= 0
        || ["member", "members", "dozens", "scores", "hundreds", "bodies", "lives"].contains(lower[token])
      {
        if let category = senses(child)?.party?.category { found.append(category) }
      }
    }
    if found.isEmpty, covering(token)?.party == nil, tag(token) == .propn || tag(token) == .noun,
      let group = (Swift.max(token - 2, 0)...token).first(where: { groupOf[$0] >= 0 })
    {
      let sector = lexicon.groups.groups[groups[Int(groupOf[group])].group].sector
      if sector == "REB" { found.append("militants") }
    }
    return Array(Set(found)).sorted()
  }

  // MARK: Parts

  /// "including three women and four children", "13 of them children", ": five children and a woman".
  private func addBreakdown(to toll: inout TollMention, from start: Int, in sentence: Range<Int>, at mention: Mention) {
    var position = Swift.max(start, sentence.lowerBound)
    var isOpen = false
    var budget = 40
    while position < sentence.upperBound, budget > 0 {
      budget -= 1
      let word = lower[position]
      if ["including", "among", "mostly", "mainly", ":", "(", "namely"].contains(word)
        || word == "of" && position + 1 < sentence.upperBound
          && ["them", "whom", "these", "those", "which"].contains(lower[position + 1])
      {
        isOpen = true
        if word == "of", let (key, number) = part(before: position, sentence) { toll.of[key] = toll.of[key] ?? number }
        if word == ":" && position < toll.tokens.upperBound { isOpen = false }
      } else if position > mention.token || position > toll.tokens.upperBound, tag(position) == .verb,
        position != mention.token, covering(position)?.verb?.harm != nil || covering(position)?.speech != nil,
        covering(position)?.verb?.harm != mention.sense.harm
      {
        break
      } else if isOpen, quantityOf[position] >= 0 || ["a", "an", "one"].contains(word),
        let (key, number, end) = part(at: position, sentence)
      {
        if toll.of[key] == nil || toll.of[key] == toll.value.best {
          toll.of[key] = number
        } else if key != "civilians" {
          toll.of[key, default: 0] += 0
        }
        position = end
        continue
      }
      position += 1
    }
    if let best = toll.value.best {
      for (key, number) in toll.of where number > best { toll.of[key] = nil }
    }
  }

  private func part(at start: Int, _ sentence: Range<Int>) -> (String, Int, Int)? {
    var position = start
    var number = 1
    if quantityOf[start] >= 0 {
      let mention = quantities[Int(quantityOf[start])]
      guard let best = mention.value.best else { return nil }
      number = best
      position = mention.tokens.upperBound
    } else {
      position += 1
    }
    let limit = Swift.min(position + 5, sentence.upperBound)
    while position < limit {
      if let category = covering(position)?.party?.category, senses(position) != nil {
        return (category, number, position + 1)
      }
      if ["of", "-", "year", "old", "-year-old", "more", "other", "others"].contains(lower[position])
        || tag(position) == .adj || tag(position) == .num || tag(position) == .noun
        || lower[position] == "them" || lower[position] == "whom" || lower[position] == "the"
      {
        position += 1
        continue
      }
      return nil
    }
    return nil
  }

  /// "three of them children", "mostly women".
  private func part(before of: Int, _ sentence: Range<Int>) -> (String, Int)? {
    guard of > sentence.lowerBound, quantityOf[of - 1] >= 0, of + 2 < sentence.upperBound else { return nil }
    guard let best = quantities[Int(quantityOf[of - 1])].value.best else { return nil }
    for position in of + 2..<Swift.min(of + 5, sentence.upperBound) {
      if let category = covering(position)?.party?.category { return (category, best) }
    }
    return nil
  }

  // MARK: Counts without a counted noun

  /// "and 103 wounded", "26 dead", "dozens hurt": the number stands right beside the word of harm.
  private func besideToll(_ kind: Toll.Kind, _ mention: Mention) -> TollMention? {
    let sentence = text.sentences[mention.sentence].tokens
    var position = mention.token - 1
    while position >= sentence.lowerBound, mention.token - position <= 4 {
      if quantityOf[position] >= 0 {
        let quantity = quantities[Int(quantityOf[position])]
        var toll = TollMention(
          kind: kind, value: quantity.value, tokens: quantity.tokens.lowerBound..<mention.token + 1)
        addBreakdown(to: &toll, from: quantity.tokens.lowerBound, in: sentence, at: mention)
        return toll
      }
      guard
        [.aux, .adv, .adj, .det].contains(tag(position))
          || [
            "others", "people", "more", "known", "reported", "were", "was",
            "been", "have", "had", "confirmed", "left",
          ].contains(lower[position])
      else { break }
      position -= 1
    }
    guard mention.patients.isEmpty || !mention.isPassive else { return nil }
    position = mention.token + 1
    while position < sentence.upperBound, position - mention.token <= 3 {
      if quantityOf[position] >= 0 {
        let quantity = quantities[Int(quantityOf[position])]
        var toll = TollMention(kind: kind, value: quantity.value, tokens: mention.token..<quantity.tokens.upperBound)
        addBreakdown(to: &toll, from: quantity.tokens.lowerBound, in: sentence, at: mention)
        return toll
      }
      guard tag(position) == .adv || covering(position)?.bound != nil else { break }
      position += 1
    }
    return nil
  }

  /// "the number of people killed has risen to 18", "put the dead at 41": the number the clause gives to a count.
  private func numberTold(about token: Int) -> Int? {
    var position = token
    var counter: Int?
    for _ in 0..<4 {
      if ["number", "toll", "count", "figure", "tally", "dead", "total"].contains(lower[position]) {
        counter = position
      }
      let above = head(position)
      guard above >= 0, tag(position) != .verb || position == token || relation(position) == .acl else { break }
      position = above
    }
    guard let counter else { return nil }
    if lower[counter] == "dead", counter == token, relation(token) != .obj, relation(token) != .nsubj { return nil }
    let verb = head(counter)
    guard verb >= 0 else { return nil }
    let near = Swift.max(text.sentences[text.sentence(of: token) ?? 0].tokens.lowerBound, counter)
    for position in near..<text.sentences[text.sentence(of: token) ?? 0].tokens.upperBound
    where quantityOf[position] >= 0 {
      let quantity = quantities[Int(quantityOf[position])]
      let before = quantity.tokens.lowerBound - 1
      if before >= 0, ["to", "at", "of", "stands", "stood", "reached", "was", "is"].contains(lower[before]) {
        return Int(quantityOf[position])
      }
    }
    return nil
  }

  private func countedTolls(_ mention: Mention) -> [TollMention] {
    let token = mention.token
    let isCasualty = mention.sense.lemma == "casualty"
    let kinds: [Toll.Kind] = isCasualty ? [.killed, .injured] : [mention.sense.harm ?? .killed]
    if children(token).contains(where: { lower[$0] == "no" || lower[$0] == "without" }) || zeroSaid(token) {
      return kinds.map { TollMention(kind: $0, value: Quantity(low: 0, best: 0, high: 0), tokens: token..<token + 1) }
    }
    guard !isCasualty, mention.standing == .asserted else { return [] }
    if let index = numberTold(about: token) {
      return [
        TollMention(kind: kinds[0], value: quantities[index].value, tokens: quantities[index].tokens, isUpdate: true)
      ]
    }
    if ["toll", "death toll"].contains(mention.sense.lemma) { return [] }
    let (value, range) = count(token)
    guard value.low != nil || value.high != nil else { return [] }
    // "a body" and "death" by themselves count nobody.
    if value.best == 1, quantityOf[range.lowerBound] < 0 { return [] }
    var toll = TollMention(kind: kinds[0], value: value, tokens: range)
    for category in categories(token) { toll.of[category] = value.best ?? value.low }
    addBreakdown(to: &toll, from: range.lowerBound, in: text.sentences[mention.sentence].tokens, at: mention)
    return [toll]
  }

  private func zeroSaid(_ token: Int) -> Bool {
    let above = head(token)
    guard above >= 0 else { return false }
    return children(above).contains { ["no", "not", "without"].contains(lower[$0]) && relation($0) == .advmod }
      && lower[above] != "said"
  }

  /// "No one was hurt", "none of them died": nobody, as claimed.
  private func denied(_ mention: Mention, _ kind: Toll.Kind) -> [TollMention] {
    let nobody = (mention.patients + mention.agents).first { victim in
      ["nobody", "none"].contains(lower[victim]) || children(victim).contains { lower[$0] == "no" }
        || lower[victim] == "one" && victim > 0 && lower[victim - 1] == "no"
    }
    guard let nobody else { return [] }
    if let party = senses(nobody)?.party, party.role != .victim, party.kind == .force { return [] }
    return [
      TollMention(
        kind: kind, value: Quantity(low: 0, best: 0, high: 0),
        tokens: Swift.min(nobody, mention.token)..<Swift.max(nobody, mention.token) + 1)
    ]
  }
}

extension Quantity {
  /// The sum of two counts; what one of them leaves open stays open.
  static func + (a: Quantity, b: Quantity) -> Quantity {
    func sum(_ x: Int?, _ y: Int?) -> Int? {
      guard let x, let y else { return nil }
      return x.addingReportingOverflow(y).partialValue
    }
    if b.low == nil, b.high == nil { return Quantity(low: a.low, best: a.best, high: nil) }
    if a.low == nil, a.high == nil { return Quantity(low: b.low, best: b.best, high: nil) }
    return Quantity(low: sum(a.low, b.low), best: sum(a.best, b.best), high: sum(a.high, b.high))
  }
}
