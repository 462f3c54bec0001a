import Language

/// People taken and held: by armed men, an abduction; by a force, an arrest.
extension Reading {
  /// "the security force held the suspect", "he was picked up by soldiers", "gunmen took two men from a bus", "loaded girls onto
  /// lorries", "pupils taken from their school have been freed".
  func takesPeople(_ token: Int) -> Bool {
    guard let taken = taken(by: token), isTakenPerson(taken) else { return false }
    // "herded them into the forest" tells no more of whom.
    if tag(taken) == .pron, !["take", "pick", "hold"].contains(text.lemma(of: text.tokens[token])) { return false }
    guard let taker = taker(by: token, taken) else { return isLed(token, taken) && speaksOfCaptives(token) }
    return (isArmed(taker) || children(token).contains { $0 != taker && groupOf[$0] >= 0 }) && isLed(token, taken)
  }

  /// "a priest was seized from his rectory": people, and no ground or goods.
  func seizesPeople(_ token: Int) -> Bool {
    taken(by: token).map { isTakenPerson($0) && senses($0)?.weapon == nil && placeOf[$0] < 0 } ?? false
  }

  /// "police detained two men", "he was held by soldiers".
  func isTakenByForce(_ token: Int) -> Bool {
    guard let taken = taken(by: token), isTakenPerson(taken), let taker = taker(by: token, taken) else { return false }
    return isForce(taker)
  }

  /// A group by name, or men in arms of no state.
  func isArmed(_ token: Int) -> Bool { groupOf[token] >= 0 || covering(token)?.party?.role == .armed }

  /// Who is taken: the verb's object, or what its participle hangs on.
  private func taken(by verb: Int) -> Int? {
    child(verb, .obj) ?? child(verb, .nsubjPass) ?? (relation(verb) == .acl && head(verb) >= 0 ? head(verb) : nil)
      ?? (child(verb, .oblAgent) != nil ? child(verb, .nsubj) : nil)
  }

  /// People, by a word for them, a count or a pronoun.
  private func isTakenPerson(_ token: Int) -> Bool {
    senses(token)?.party.map { $0.kind != .vehicle } ?? false || quantityOf[token] >= 0 && isPerson(token)
      || (children(token).contains { quantityOf[$0] >= 0 } || isCountedOff(token) && isCapitalised(token))
        && isPerson(token)
      || ["he", "she", "him", "her", "they", "them"].contains(lower[token])
  }

  /// Who takes: behind "by", the subject, or that of the verb before.
  private func taker(by verb: Int, _ taken: Int) -> Int? {
    let own = child(verb, .oblAgent) ?? children(verb).first { relation($0) == .obl && preposition($0) == "by" }
    if let own { return own }
    if let subject = child(verb, .nsubj), subject != taken { return subject }
    return relation(verb) == .conj || relation(verb) == .advcl || relation(verb) == .aclRelcl
      ? sharedSubjects(verb).first { $0 != taken } : nil
  }

  /// "from a bus", "into the bush", "onto lorries", "away": wherever the tree hangs it.
  private func isLed(_ verb: Int, _ taken: Int) -> Bool {
    let parts = Array(children(verb)) + Array(children(taken))
    return parts.contains { part in
      Self.ways.contains(preposition(part) ?? "") || Self.ways.contains(lower[part])
        || children(part).contains { Self.ways.contains(preposition($0) ?? "") }
    } || markRange(verb).count > 1
  }

  private static let ways: Set<String> = ["from", "into", "onto", "off", "away", "back", "out", "to", "as"]

  /// "freed", "ransom", "hostages": what is told of those whom somebody took.
  private func speaksOfCaptives(_ token: Int) -> Bool {
    guard let sentence = text.sentence(of: token) else { return false }
    return text.sentences[sentence].tokens.contains {
      says($0, .freeing) || $0 != token && senses($0)?.noun?.type == .abduction
    }
  }

  /// "the port, which had been held by the rebels": in a clause about ground.
  private func isOfGround(_ verb: Int) -> Bool {
    let noun = head(verb)
    return noun >= 0 && (placeOf[noun] >= 0 || isGround(noun))
  }

  /// "two women held by the rebels since May", "picked up by fighters at a checkpoint", "guerrillas are holding 490 guests".
  func isHeldByArmed(_ token: Int, _ sense: EventSense) -> Bool {
    guard sense.type == .raid, let captive = taken(by: token),
      isTakenPerson(captive) || isRelative(captive) && !isOfGround(token) || isNamePart(captive)
    else { return false }
    return taker(by: token, captive).map { isArmed($0) } ?? false
  }
}
