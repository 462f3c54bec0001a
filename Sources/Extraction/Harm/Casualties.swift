import Incidents
import Language

/// The grammar of casualties: who was killed and hurt, how many, and of what kind.
extension Reading {
  func tolls(of mention: Mention) -> [TollMention] {
    if mention.sense.class == .count { return countedTolls(mention) }
    guard let kind = mention.sense.harm else { return [] }
    if let zero = nobody(mention, kind) { return zero }
    guard mention.standing == .asserted else { return [] }
    if let parts = partsAlone(mention, kind) { return parts.of.isEmpty && parts.isPart ? [] : [parts] }
    guard
      var toll = saidNumber(of: mention, kind) ?? victimToll(mention, kind) ?? nominalToll(mention, kind)
        ?? besideToll(mention, kind)
    else { return [] }
    // "no civilians were injured or killed": of some only.
    if toll.value.low == nil, toll.value.high == nil, lower[toll.tokens.lowerBound] == "no" { return [] }
    toll.isEuphemism = counts(mention.sense.lemma, .euphemism)
    toll.isAdding = isAdding(toll, mention)
    toll.isTotal = sumsUp(toll, mention)
    revise(&toll, in: text.sentences[mention.sentence].tokens)
    return [toll]
  }

  /// "seven were killed in three separate engagements": the sum over several incidents.
  private func sumsUp(_ toll: TollMention, _ mention: Mention) -> Bool {
    let sentence = text.sentences[mention.sentence].tokens
    return sentence.contains { token in
      guard ["in", "during", "across", "over"].contains(lower[token]), sentence.contains(token + 1) else {
        return false
      }
      // "died in separate incidents"
      if ["separate", "different", "various", "multiple"].contains(lower[token + 1]),
        counts(word(token + 2, sentence), .occasions)
      {
        return true
      }
      guard
        quantityOf[token + 1] >= 0, !toll.tokens.contains(token + 1)
      else { return false }
      let number = quantities[Int(quantityOf[token + 1])]
      guard (number.value.best ?? number.value.low ?? 0) > 1 else { return false }
      return (number.tokens.upperBound..<Swift.min(number.tokens.upperBound + 3, sentence.upperBound)).contains {
        counts(lower[$0], .occasions)
      }
    }
  }

  /// "another two", "four others", "were also killed", "a third man died"
  private func isAdding(_ toll: TollMention, _ mention: Mention) -> Bool {
    let sentence = text.sentences[mention.sentence].tokens
    let near = Swift.max(sentence.lowerBound, toll.tokens.lowerBound - 2)..<toll.tokens.upperBound
    let around = Swift.max(sentence.lowerBound, mention.token - 2)..<mention.token
    return near.contains {
      counts(lower[$0], .adding) && lower[$0] != "more" || lower[$0] == "more" && word($0 + 1, sentence) != "than"
        || toll.tokens.contains($0) && isOneMore($0, sentence)
    }
      || around.contains { lower[$0] == "also" } || isFurtherDeed(mention)
  }

  /// "captured a facilitator and detained two insurgents": done beside the same to others.
  private func isFurtherDeed(_ mention: Mention) -> Bool {
    let first = head(mention.token)
    return mention.isVerb && relation(mention.token) == .conj && first >= 0 && tag(first) == .verb
      && lower[first] != lower[mention.token] && senses(first)?.verb?.harm == mention.sense.harm
      && children(first).contains { relation($0) == .obj && $0 < mention.token }
  }

  /// "a third", "a fifth": one more than those told.
  private func isOneMore(_ token: Int, _ sentence: Range<Int>) -> Bool {
    ["a", "the"].contains(word(token - 1, sentence)) && word(token + 1, sentence) != "-"
      && ordinal(token, sentence).map { $0 > 1 } ?? false
  }

  // MARK: People beside the word

  /// "killed three soldiers and a guard", "two men were shot dead": the people right before or right behind the word of harm.
  private func victimToll(_ mention: Mention, _ kind: Toll.Kind) -> TollMention? {
    guard mention.isVerb, tag(mention.token) != .noun || lower[mention.token] != mention.sense.lemma,
      mention.sense.lemma != "in hospital"
    else { return nil }
    let sentence = text.sentences[mention.sentence].tokens
    let word = markRange(mention.token)
    var found: VictimPhrase?
    var isJoint = false
    if isActive(mention) {
      var behind = pastAdverb(word.upperBound, sentence)
      // "killing and wounding dozens": how many of each is not said.
      if ["and", "or"].contains(self.word(behind, sentence)), let other = covering(behind + 1)?.verb, other.harm != nil
      {
        behind = markRange(behind + 1).upperBound
        isJoint = true
      }
      if word.lowerBound >= sentence.lowerBound + 2, ["and", "or"].contains(lower[word.lowerBound - 1]),
        tag(word.lowerBound - 2) == .verb, covering(word.lowerBound - 2)?.verb?.harm != nil
      {
        isJoint = true
      }
      found = victims(at: behind, in: sentence)
      // "two men were killed and three girls wounded in the attack"
      if found == nil, relation(mention.token) != .root || isBare(mention, behind), !isJoint {
        found = victims(before: word.lowerBound, in: sentence)
      }
    } else {
      found = victims(before: word.lowerBound, in: sentence)
      // "He was arrested together with two others"
      if found == nil, let he = mention.patients.first(where: { ["he", "she"].contains(lower[$0]) }),
        besides(word.upperBound, sentence) != nil
      {
        found = VictimPhrase(tokens: he..<he + 1, value: Quantity(low: 1, best: 1, high: 1))
      }
    }
    if found == nil { found = himAlone(mention) }
    if var whole = found, let more = besides(Swift.max(word.upperBound, whole.tokens.upperBound), sentence) {
      whole.value = whole.value + more.value
      whole.of.merge(more.of) { $0 + $1 }
      found = whole
    }
    if isJoint, let whole = found {
      found = VictimPhrase(tokens: whole.tokens, value: Quantity(low: nil, best: nil, high: whole.value.high))
    }
    guard let found, found.value != Quantity() else { return nil }
    var toll = TollMention(kind: kind, value: found.value, of: found.of, tokens: found.tokens)
    toll.rule = found.tokens.lowerBound > mention.token ? .tollBehind : .tollBefore
    // "Ali Hasan, a reporter, was killed": what kind of person the name is.
    if toll.of.isEmpty, found.value.best == 1 {
      for category in categories(chief(found.tokens)) { toll.of[category] = 1 }
    }
    if toll.of.isEmpty, let best = found.value.best ?? found.value.low, let category = otherSide(of: found, mention) {
      toll.of[category] = best
    }
    addBreakdown(to: &toll, from: found.tokens.lowerBound, in: sentence, at: mention)
    return toll
  }

  /// "He was shot dead", "opened fire and killed him": somebody told of before.
  private func himAlone(_ mention: Mention) -> VictimPhrase? {
    guard mention.sense.harm == .killed || mention.sense.harm == .injured else { return nil }
    guard let him = mention.patients.first(where: { ["he", "she", "him", "her"].contains(lower[$0]) }),
      mention.patients.count == 1,
      tag(him) == .pron, abs(him - mention.token) <= 6
    else { return nil }
    return VictimPhrase(tokens: him..<him + 1, value: Quantity(low: 1, best: 1, high: 1))
  }

  /// "The soldiers drove off the rebels, killing several": the kind of the people that a bare number behind the word counts.
  private func otherSide(of found: VictimPhrase, _ mention: Mention) -> String? {
    guard found.tokens.lowerBound > mention.token,
      quantityOf[found.tokens.upperBound - 1] >= 0 || lower[found.tokens.upperBound - 1] == "them",
      let agent = mention.agents.first(where: { covering($0)?.party != nil })
    else { return nil }
    let isArmed = covering(agent)?.party?.role == .armed
    guard isArmed || isForce(agent) else { return nil }
    for token in (text.sentences[mention.sentence].tokens.lowerBound..<mention.token).reversed() {
      guard let party = senses(token)?.party, party.role == .armed || isForce(token), !mention.agents.contains(token),
        !isSpeaker(token)
      else { continue }
      return (party.role == .armed) != isArmed ? party.category : nil
    }
    return nil
  }

  /// "Eleven killed, according to the governor": a participle that stands for a sentence.
  private func isBare(_ mention: Mention, _ behind: Int) -> Bool {
    let sentence = text.sentences[mention.sentence].tokens
    return !lower[mention.token].hasSuffix("ing")
      && (!sentence.contains(behind) || !tag(behind).isNominal && ![.det, .pron, .adj, .num].contains(tag(behind)))
  }

  /// "were killed, as well as four civilians", "was captured near Sabari on Monday, along with two other suspects"
  private func besides(_ token: Int, _ sentence: Range<Int>) -> VictimPhrase? {
    var at = word(token, sentence) == "," ? token + 1 : token
    if [word(at, sentence), word(at + 1, sentence), word(at + 2, sentence)] == ["as", "well", "as"] {
      return victims(at: at + 3, in: sentence)
    }
    // "was captured with a driver and two guards"
    if word(at, sentence) == "with", at == token { return victims(at: at + 1, in: sentence) }
    // No other deed may stand between.
    while sentence.contains(at), covering(at)?.verb == nil, covering(at)?.noun == nil, lower[at] != ";" {
      if ["along", "together"].contains(lower[at]), word(at + 1, sentence) == "with" {
        return victims(at: at + 2, in: sentence)
      }
      at += 1
    }
    return nil
  }

  /// Whether those who come to harm stand behind the word.
  private func isActive(_ mention: Mention) -> Bool {
    if mention.isPassive || tag(mention.token) == .adj { return false }
    if isIntransitive(mention.sense.lemma) { return false }
    let before = mention.token - 1
    if before >= 0, relation(before) == .auxPass, head(before) == mention.token { return false }
    return true
  }

  /// Whether the subject of the verb is who comes to harm.
  func isIntransitive(_ lemma: String) -> Bool {
    counts(lemma, .dying)
  }

  private func pastAdverb(_ token: Int, _ sentence: Range<Int>) -> Int {
    var at = token
    while sentence.contains(at), at < token + 2, tag(at) == .adv, quantityOf[at] < 0 { at += 1 }
    return at
  }

  // MARK: People in the tree

  private func nominalToll(_ mention: Mention, _ kind: Toll.Kind) -> TollMention? {
    // "no civilians were hurt" counts nobody, and nothing of the others.
    var victims = mention.patients.filter { victim in
      (tag(victim) != .pron || quantityOf[victim] >= 0)
        && !(kind == .injured && children(victim).contains { lower[$0] == "no" && relation($0) == .det })
    }
    if !mention.isVerb, mention.sense.class != .harm {
      victims = victims.filter { senses($0)?.site == nil && placeOf[$0] < 0 }
    }
    var total: Quantity?
    var of: [String: Int] = [:]
    var tokens: Range<Int>?
    for victim in expanded(victims) {
      guard isPerson(victim) || quantityOf[victim] >= 0 else { continue }
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
    guard var total, let tokens else { return nil }
    if mention.isPassive,
      let more = besides(markRange(mention.token).upperBound, text.sentences[mention.sentence].tokens)
    {
      total = total + more.value
      of.merge(more.of) { $0 + $1 }
    }
    var toll = TollMention(kind: kind, value: total, of: of, tokens: tokens)
    addBreakdown(to: &toll, from: tokens.lowerBound, in: text.sentences[mention.sentence].tokens, at: mention)
    return toll
  }

  // MARK: A number without people

  /// "and 103 wounded", "26 dead", "wounded: seven": the number stands right beside the word of harm.
  private func besideToll(_ mention: Mention, _ kind: Toll.Kind) -> TollMention? {
    guard mention.isVerb else { return nil }
    let sentence = text.sentences[mention.sentence].tokens
    var position = markRange(mention.token).lowerBound - 1
    while position >= sentence.lowerBound, mention.token - position <= 5 {
      if quantityOf[position] >= 0 {
        let quantity = quantities[Int(quantityOf[position])]
        return beside(mention, kind, quantity.value, quantity.tokens.lowerBound..<mention.token + 1)
      }
      guard
        [.aux, .adv, .adj, .det].contains(tag(position)) || counts(lower[position], .hearsay)
          || ["others", "people", "more", "left"].contains(lower[position])
      else { break }
      position -= 1
    }
    guard mention.patients.isEmpty || !mention.isPassive else { return nil }
    position = mention.token + 1
    while position < sentence.upperBound, position - mention.token <= 3 {
      if quantityOf[position] >= 0 {
        let quantity = quantities[Int(quantityOf[position])]
        return beside(mention, kind, quantity.value, mention.token..<quantity.tokens.upperBound)
      }
      guard tag(position) == .adv || covering(position)?.bound != nil || lower[position] == ":" else { break }
      position += 1
    }
    return nil
  }

  private func beside(_ mention: Mention, _ kind: Toll.Kind, _ value: Quantity, _ tokens: Range<Int>) -> TollMention {
    var toll = TollMention(kind: kind, value: value, tokens: tokens)
    toll.rule = .tollBeside
    addBreakdown(to: &toll, from: tokens.lowerBound, in: text.sentences[mention.sentence].tokens, at: mention)
    return toll
  }

  // MARK: Nouns of counting

  /// "three fatalities", "89 martyrs", "six bodies", "no casualties".
  private func countedTolls(_ mention: Mention) -> [TollMention] {
    let token = mention.token
    if let zero = none(mention) { return zero }
    let isCasualty = mention.sense.lemma == "casualty"
    guard !isCasualty, mention.standing == .asserted else { return [] }
    let kind = mention.sense.harm ?? .killed
    if let parts = partsAlone(mention, kind) { return parts.of.isEmpty && parts.isPart ? [] : [parts] }
    if let said = saidNumber(of: mention, kind) { return [said] }
    if mention.sense.lemma == "toll" || mention.sense.lemma == "death toll" { return [] }
    if kind == .injured, let hurt = bearers(of: mention) { return [hurt] }
    let (value, range, people) = counted(token)
    guard !mention.sense.lemma.hasSuffix("wound"), mention.sense.lemma != "burn", value.low != nil || value.high != nil
    else { return [] }
    // "a body" and "death" by themselves count nobody.
    if value.best == 1, quantityOf[range.lowerBound] < 0, people == token || lower[token] == "body" { return [] }
    var toll = TollMention(kind: kind, value: value, tokens: range)
    toll.rule = .tollNoun
    for category in Set(categories(token) + categories(people)) { toll.of[category] = value.best ?? value.low }
    addBreakdown(to: &toll, from: range.lowerBound, in: text.sentences[mention.sentence].tokens, at: mention)
    return [toll]
  }

  /// The number of a noun of counting and whose it is: its own, that of the people it speaks of ("the bodies of 13 guards",
  /// "12 soldiers' lives"), or that which counts some of them ("twenty of the wounded").
  private func counted(_ token: Int) -> (Quantity, Range<Int>, people: Int) {
    let own = count(token)
    if preposition(token) == "of", head(token) >= 0, quantityOf[head(token)] >= 0 {
      let some = quantities[Int(quantityOf[head(token)])]
      return (some.value, some.tokens.lowerBound..<token + 1, token)
    }
    guard quantityOf[own.1.lowerBound] < 0,
      let people = children(token).first(where: {
        relation($0) == .nmod && preposition($0) == "of" || relation($0) == .nmodPoss && $0 < token
      }),
      isPerson(people) || quantityOf[people] >= 0
    else { return (own.0, own.1, token) }
    let (value, range) = count(people)
    // "the death of Ali Hasan", "the death of a guard"
    let isOne = value.best == 1 && lower[token] == "death" && tag(people) != .pron
    guard quantityOf[range.lowerBound] >= 0 || isOne else { return (own.0, own.1, token) }
    return (value, Swift.min(token, range.lowerBound)..<Swift.max(range.upperBound, token + 1), people)
  }

  /// "eight people suffered gunshot wounds", "32 with burns": those who bear what the noun names.
  private func bearers(of mention: Mention) -> TollMention? {
    let sentence = text.sentences[mention.sentence].tokens
    let verb = head(mention.token)
    // The verb right before it, whatever the tree makes of it.
    var end = (Swift.max(sentence.lowerBound, mention.token - 4)..<mention.token).last {
      tag($0) == .verb
        && ["suffer", "sustain", "receive", "get", "have", "bear"].contains(text.lemma(of: text.tokens[$0]))
    }
    if end == nil, ["with", "for"].contains(preposition(mention.token)) {
      end = child(mention.token, .case_)
      // "were treated for burns"
      if let start = end, verb >= 0, verb < start, start - verb <= 2, tag(verb) == .verb { end = verb }
    }
    guard let end, let found = victims(before: end, in: sentence) else { return nil }
    var toll = TollMention(kind: .injured, value: found.value, of: found.of, tokens: found.tokens)
    toll.rule = .tollBefore
    return toll
  }
}
