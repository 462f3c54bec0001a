import Incidents
import Language

/// Who says what a sentence tells.
extension Reading {
  func voice(of token: Int, sentence: Int) -> Voice? {
    let range = text.sentences[sentence].tokens
    return reporting(token) ?? according(range) ?? trailing(token, range)
  }

  /// "The ministry said that ...", "..., officials said".
  private func reporting(_ token: Int) -> Voice? {
    var position = token
    for _ in 0..<30 {
      let above = head(position)
      guard above >= 0 else { break }
      if let speech = speech(of: above), tag(above) == .verb {
        if [.ccomp, .obj, .parataxis, .xcomp, .advcl, .obl, .nmod, .nsubjPass].contains(relation(position)) {
          if let speaker = speaker(of: above, saying: token) { return voice(speaker, speech) }
          if relation(position) == .ccomp || relation(position) == .nsubjPass {
            return Voice(speaker: nil, text: "", speech: speech)
          }
        }
      }
      position = above
    }
    for child in children(position)
    where [.parataxis, .ccomp].contains(relation(child))
      // "as the command reports, aircraft struck"
      || relation(child) == .advcl && self.child(child, .mark).map({ lower[$0] }) == "as"
    {
      if let speech = senses(child)?.speech, let speaker = speaker(of: child, saying: token) {
        return voice(speaker, speech)
      }
    }
    return nil
  }

  /// What a verb of speech does with what is said; one that is withheld ("has not confirmed or denied") leaves it open.
  private func speech(of verb: Int) -> SpeechClass? {
    guard let speech = senses(verb)?.speech else { return nil }
    return [.claim, .confirm, .deny].contains(speech) && isWithheld(verb) ? .hedge : speech
  }

  /// "has not confirmed", "neither confirmed nor denied": whether a verb of speech, or the one it is joined to, is negated.
  func isWithheld(_ verb: Int) -> Bool {
    children(verb).contains {
      $0 < verb && [.advmod, .cc, .det].contains(relation($0)) && covering($0)?.standing == .negation
    }
      || relation(verb) == .conj && head(verb) >= 0 && isWithheld(head(verb))
  }

  /// The subject of a verb of speech that stands nearest to it and can speak.
  private func speaker(of verb: Int, saying token: Int) -> Int? {
    let subjects = children(verb).filter { relation($0) == .nsubj && !isWithin(token, $0) && canSpeak($0) }
    if let nearest = subjects.min(by: { abs($0 - verb) < abs($1 - verb) }) { return nearest }
    // "22 were hurt, officials said": the noun right before the verb, whatever the tree makes of it.
    var before = verb - 1
    guard before > token, tag(before).isNominal else { return nil }
    // "a monitor in London counts", "governor Ivan Petrov said": the head of it all.
    while [.flat, .compound, .nmod, .appos].contains(relation(before)), head(before) > token, head(before) < before,
      tag(head(before)).isNominal
    {
      before = head(before)
    }
    return canSpeak(before) ? before : nil
  }

  private func canSpeak(_ token: Int) -> Bool {
    if tag(token) == .pron { return true }
    guard tag(token).isNominal, dateOf[token] < 0, quantityOf[token] < 0 || senses(token)?.party != nil else {
      return false
    }
    guard let senses = covering(token) else { return true }
    return senses.noun == nil && senses.weapon == nil && senses.time == nil && !counts(lower[token], .counter)
      || senses.party != nil
  }

  /// "according to the governor", "per the camp committee".
  private func according(_ sentence: Range<Int>) -> Voice? {
    for token in sentence where lower[token] == "according" || lower[token] == "per" {
      var next = word(token + 1, sentence) == "to" ? token + 2 : token + 1
      if lower[token] == "per", word(next, sentence) == "cent" { continue }
      let limit = Swift.min(next + 9, sentence.upperBound)
      // The head of the nominal that follows: its last noun before another phrase begins; behind an owner it begins again.
      var nominal: Int?
      var owned = false
      while next < limit {
        if tag(next).isNominal {
          nominal = next
          owned = false
        } else if ["'s", "’s", "'"].contains(lower[next]) {
          owned = true
        } else if nominal != nil, lower[next] != "-", !(owned && tag(next) == .adj) {
          break
        } else if [.verb, .aux, .punct].contains(tag(next)), lower[next] != "-" {
          break
        }
        next += 1
      }
      if let nominal { return voice(nominal, .say) }
    }
    return nil
  }

  /// A verb of speech behind the words, or above them, that the tree does not join to them.
  private func trailing(_ token: Int, _ sentence: Range<Int>) -> Voice? {
    for verb in sentence.dropFirst(2) where senses(verb)?.speech != nil && tag(verb) == .verb {
      guard verb > token || isWithin(token, verb), let speech = speech(of: verb),
        speech == .hedge && isWithheld(verb) || speech == .say || speech == .claim || speech == .confirm,
        let speaker = speaker(of: verb, saying: token)
      else { continue }
      return voice(speaker, speech)
    }
    return nil
  }

  private func voice(_ speaker: Int, _ speech: SpeechClass) -> Voice? {
    // "the foreign ministry's statement": the ministry speaks.
    if says(speaker, .document),
      let owner = children(speaker).first(where: {
        relation($0) == .nmodPoss || relation($0) == .nmod && ["by", "from", "of"].contains(preposition($0) ?? "")
      }),
      tag(owner).isNominal, dateOf[owner] < 0
    {
      return voice(owner, speech)
    }
    if tag(speaker) == .pron {
      return meant(before: speaker).map { Voice(speaker: $0, text: speakerText($0), speech: speech) }
        ?? Voice(speaker: nil, text: "", speech: speech)
    }
    return Voice(speaker: speaker, text: speakerText(speaker), speech: speech)
  }

  private func speakerText(_ speaker: Int) -> String {
    var range = phrase(speaker)
    for child in children(speaker)
    where relation(child) == .nmod && ["of", "in", "at", "for"].contains(preposition(child)) {
      let inner = phrase(child)
      if inner.lowerBound > range.upperBound, inner.lowerBound - range.upperBound <= 2 {
        range = range.lowerBound..<inner.upperBound
      }
    }
    return string(range)
  }

  /// Whom "he said" means: who spoke last in the sentences before.
  private func meant(before pronoun: Int) -> Int? {
    guard ["he", "she", "it", "they"].contains(lower[pronoun]), let here = text.sentence(of: pronoun) else {
      return nil
    }
    for sentence in stride(from: here, through: Swift.max(0, here - 2), by: -1) {
      for verb in text.sentences[sentence].tokens.reversed()
      where verb < pronoun && tag(verb) == .verb && senses(verb)?.speech != nil {
        if let speaker = children(verb).first(where: { relation($0) == .nsubj }), tag(speaker).isNominal,
          canSpeak(speaker)
        {
          return speaker
        }
      }
    }
    return nil
  }
}

extension Voice {
  /// What the manner of speech makes of what is said.
  var status: Status {
    switch speech {
    case .say, .blame, .confirm: .reported
    case .claim: .claimed
    case .hedge: .unverified
    case .deny: .denied
    }
  }
}
