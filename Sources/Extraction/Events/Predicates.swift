import Incidents
import Language

/// Finds the words of a sentence that tell of violence, and who does what to whom around them.
extension Reading {
  func mentions(inSentence sentence: Int) -> [Mention] {
    var found: [Mention] = []
    if speaksOfWords(text.sentences[sentence].tokens) { return found }
    for token in text.sentences[sentence].tokens {
      guard let senses = senses(token), let (word, isVerb) = event(token, senses) else { continue }
      let sense = isVerb ? completed(word, at: token) : word
      guard ![.none, .part].contains(sense.class), !isIdle(token, sense) else { continue }
      var mention = Mention(token: token, sense: sense, isVerb: isVerb, sentence: sentence)
      if isVerb { fillVerb(&mention) } else { fillNoun(&mention) }
      if !isVerb, isComparison(token) { continue }
      mention.standing =
        sense.lemma == "responsibility" || sense.lemma == "involvement" ? .asserted : standing(of: token)
      if mention.standing == .denied, let denier = denier(above: token) {
        // "X denied that it had fired": whose deed it is said to be.
        mention.standing = .asserted
        mention.agents = [denier]
        mention.certainty = .denied
        mention.sense.class = .refer
        mention.sense.harm = nil
      }
      found.append(mention)
      // No sentence of a report tells so much; what follows is a list or noise.
      if found.count == 48 { break }
    }
    return found
  }

  /// "the authorities use the term 'neutralise' for killed or captured"
  private func speaksOfWords(_ sentence: Range<Int>) -> Bool {
    sentence.contains { token in
      ["term", "word", "expression", "phrase"].contains(lower[token]) && sentence.contains(token + 1)
        && ["\"", "“", "'", "‘", "``"].contains(lower[token + 1])
        && head(token) >= 0 && ["use", "employ", "prefer"].contains(text.lemma(of: text.tokens[head(token)]))
    }
  }

  /// "shot both of them dead", "burned two of them to death": the sense of the phrase that the words between hold apart;
  /// "nine soldiers fell": they died; "the force held two men": it detained them.
  private func completed(_ sense: EventSense, at token: Int) -> EventSense {
    if sense.lemma == "fall", children(token).contains(where: { isCountedForce($0) && relation($0) == .nsubj }) {
      return lexicon.lookup("die").flatMap { lexicon.senses[Int($0)].verb } ?? sense
    }
    if sense.type == .seize, sense.harm == nil, seizesPeople(token) {
      var taking = sense
      taking.harm = .captured
      return taking
    }
    guard sense.harm == nil || sense.class == .take, let word = lexicon.word(lower[token]) else { return sense }
    for child in completions(of: sense, at: token) where child > token + 1 && markRange(token).count == 1 {
      let isLed = ["to", "into", "on"].contains(lower[child - 1])
      let words = [lower[token], isLed ? lower[child - 1] : lower[child], lower[child]]
      let pieces = words.map { Piece(text: $0, token: token, isWhole: true) }
      if let found = lexicon.longestPhrase(of: word, in: pieces, at: 0),
        let verb = lexicon.senses[Int(found.senses)].verb
      {
        return verb
      }
    }
    guard sense.class == .take else { return sense }
    var taking = sense
    taking.class = .none
    if sense.type == .raid, isTakenByForce(token) {
      taking.class = .seize
    } else if takesPeople(token) || isHeldByArmed(token, sense) {
      taking.class = .harm
      taking.type = .abduction
    }
    return taking
  }

  /// "the wounded numbered nine", "the injured were at least 40".
  private func isNumbered(_ token: Int) -> Bool {
    guard counts(lower[token], .people), token + 2 < text.tokens.count, counts(lower[token + 1], .reaching) else {
      return false
    }
    return quantityOf[token + 2] >= 0
  }

  /// Where the last word of a phrase may stand; of "took two men into custody" the tree may hang it on the people.
  private func completions(of sense: EventSense, at token: Int) -> [Int] {
    guard sense.class == .take else { return Array(children(token)) }
    return (token + 1..<Swift.min(token + 16, text.tokens.count)).prefix {
      (tag($0) != .verb || relation($0) == .amod) && lower[$0] != "."
    }
  }

  /// "twelve policemen", "25 men of the reserve force".
  private func isCountedForce(_ token: Int) -> Bool {
    let isArmed = senses(token)?.party?.role == .armed || isForce(token)
    let isOfForce = lower[token] == "men" && children(token).contains { isForce($0) || groupOf[$0] >= 0 }
    return (isArmed || isOfForce) && children(token).contains { quantityOf[$0] >= 0 && relation($0) == .nummod }
  }

  private func denier(above token: Int) -> Int? {
    var position = token
    for _ in 0..<3 {
      let above = head(position)
      guard above >= 0, [.ccomp, .xcomp, .obj, .advcl].contains(relation(position)) else { return nil }
      if senses(above)?.speech == .deny { return children(above).first { relation($0) == .nsubj && tag($0) != .pron } }
      position = above
    }
    return nil
  }

  /// "It is the worst attack since ...": a measure of an incident told elsewhere.
  private func isComparison(_ token: Int) -> Bool {
    let superlative = children(token).contains {
      text.tokens[$0].features.contains(.superlative) || children($0).contains { lower[$0] == "most" }
        || ["first", "worst", "deadliest", "biggest", "heaviest", "bloodiest"].contains(lower[$0])
    }
    return superlative
      && (child(token, .cop) != nil
        || head(token) >= 0 && [.xcomp, .conj].contains(relation(token)) && child(head(token), .cop) != nil)
  }

  /// The sense of a word that its part of speech allows.
  private func event(_ token: Int, _ senses: Senses) -> (EventSense, Bool)? {
    switch tag(token) {
    case .verb:
      // "the wounded numbered nine"
      return senses.verb.map { ($0, true) } ?? senses.adjective.map { ($0, true) }
        ?? (answersInArms(token)
          ? lexicon.lookup("retaliate").flatMap { lexicon.senses[Int($0)].verb }.map { ($0, true) } : nil)
        ?? (isNumbered(token) ? senses.noun.map { ($0, false) } : nil)
    case .noun, .propn, .num:
      // "A strike hit Homs", read as a noun: what has a subject and an object is a verb.
      if let verb = senses.verb, verb.class == .blow, child(token, .nsubj) != nil, child(token, .cop) == nil,
        child(token, .obj) != nil
      {
        return (verb, true)
      }
      if let noun = senses.noun {
        // "attack drone", "strike aircraft", "bomb disposal": part of another noun's name.
        if relation(token) == .compound, head(token) > token, head(token) - token <= 2,
          self.senses(head(token))?.noun == nil
        {
          return nil
        }
        return (noun, false)
      }
      if lower[token] == "fire", let sense = weaponFire(token) { return (sense, false) }
      if let verb = senses.verb, senses.party == nil, senses.weapon == nil, senses.site == nil,
        verb.class == .harm || relation(token) == .root || verb.lemma != lower[token] && !lower[token].hasSuffix("s")
      {
        return (verb, true)
      }
      return senses.adjective.map { ($0, true) }
    case .adj:
      return senses.adjective.map { ($0, true) }
        ?? senses.verb.flatMap { verb in
          verb.class == .harm || isInflected(token, verb) && relation(token) != .amod ? (verb, true) : nil
        }
        // "the dead included ..."
        ?? (markRange(token).count > 1 || counts(lower[token], .people) ? senses.noun.map { ($0, false) } : nil)
    case .adv, .x, .adp, .aux, .intj:
      return senses.adjective.map { ($0, true) }
        ?? senses.verb.flatMap { markRange(token).count > 1 || isInflected(token, $0) ? ($0, true) : nil }
    default:
      return nil
    }
  }

  /// "planes replied with bombs on a rebel base", "responded the same night with artillery".
  private func answersInArms(_ token: Int) -> Bool {
    guard [.answers, .reprisal].contains(covering(token)?.link), let sentence = text.sentence(of: token) else {
      return false
    }
    let behind = (token + 1..<Swift.min(token + 8, text.sentences[sentence].tokens.upperBound))
    guard let with = behind.first(where: { lower[$0] == "with" }) else { return false }
    return (with + 1..<Swift.min(with + 5, behind.upperBound)).contains {
      senses($0)?.weapon?.strength == .strong && senses($0)?.noun == nil && tag($0).isNominal
    }
  }

  /// "small-arms and rocket fire", "fire from machine guns": fire that a weapon gives.
  private func weaponFire(_ token: Int) -> EventSense? {
    let isGiven = children(token).contains { child in
      [.compound, .amod, .nmod].contains(relation(child)) && senses(child)?.weapon?.strength == .strong
    }
    return isGiven ? lexicon.lookup("gunfire").flatMap { lexicon.senses[Int($0)].noun } : nil
  }

  /// "overran", "hijacked": a form that is no dictionary form, plural or gerund, and so no noun or adjective by chance.
  private func isInflected(_ token: Int, _ verb: EventSense) -> Bool {
    let word = lower[token]
    return word != verb.lemma && !word.hasSuffix("s") && !word.hasSuffix("ing")
  }
}
