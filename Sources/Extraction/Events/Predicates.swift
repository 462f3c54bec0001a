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

  /// "the besieged city", "drones were shot down": a state of things, or a blow that was stopped.
  private func isIdle(_ token: Int, _ sense: EventSense) -> Bool {
    if isPoliceWork(token, sense) { return true }
    switch sense.lemma {
    // "the besieged city", "the targeted man"
    case "besiege", "target": return relation(token) == .amod
    case _ where sense.harm == .captured && tag(token) == .verb && relation(token) == .amod:
      // "the kidnapped women were freed": who was taken before.
      return true
    case _ where says(sense.lemma, .felling) && sense.class == .attack:
      return !children(token).contains {
        ([.obj, .nsubjPass].contains(relation($0)) || preposition($0) == "of") && isAircraft($0)
      }
    // "took out insurance"
    case "take out":
      return !children(token).contains { [.obj, .nsubjPass].contains(relation($0)) && isStruck($0) }
    case "lose": return !losesPeople(token)
    // "Gunmen entered the hospital", and no aid workers.
    case "enter", "break into", "walk into": return !comesArmed(token)
    case "board": return !boardsByForce(token)
    // "The court executed two men convicted of the bombing": by law.
    case "execute": return isByLaw(token)
    // "ran over the bridge": over no mine.
    case "run over", "drive over", "step on", "tread on":
      return !children(token).contains { [.obj, .obl].contains(relation($0)) && senses($0)?.weapon != nil }
    // "burning tyres", "burned a flag"
    case "burn", "set on fire", "set fire to", "set ablaze", "set alight", "torch":
      return children(token).contains { [.obj, .nsubjPass].contains(relation($0)) && says($0, .kindling) }
    // "troops encountered some 15 rebels", and no difficulties
    case "encounter" where tag(token) == .verb:
      return !children(token).contains {
        [.obj, .nsubjPass].contains(relation($0)) && (isArmed($0) || children($0).contains { isArmed($0) })
      }
    // "drove into the town", and not into a crowd.
    case "drive into": return child(token, .obl).map { placeOf[$0] >= 0 || says($0, .settlement) } ?? false
    // "hospitals were treating 60 people"
    case "treat": return !isOfMedicine(token)
    // "poured fire into the camp"; not water onto a ship.
    case "pour":
      return !children(token).contains {
        relation($0) == .obj
          && (senses($0)?.weapon != nil || senses($0)?.noun != nil || lower[$0] == "fire" || lower[$0] == "lead")
      }
    case "crash": return isCrash(token)
    case "rock", "shake", "rattle", "jolt": return !isByForce(token)
    case "blow up", "detonate", "explode": return isFigure(token) || isMadeSafe(token)
    default:
      if sense.class == .harm, isOfWar(token) || isOfCrash(token) { return true }
      return isFigure(token)
        || sense.class == .harm && sense.harm == .killed && sense.type == .kill && !isIntransitive(sense.lemma)
          && hitsThings(token)
    }
  }

  private func isTown(_ token: Int) -> Bool { placeOf[token] >= 0 && places[Int(placeOf[token])].isExact }

  /// Armed men go into a building, forces or rebels into a town: "broke into a school".
  private func comesArmed(_ token: Int) -> Bool {
    let entered = children(token).filter { [.obj, .obl].contains(relation($0)) }
    let doers = children(token).filter { relation($0) == .nsubj }
    if doers.contains(where: { covering($0)?.party?.role == .armed || groupOf[$0] >= 0 }),
      entered.contains(where: { covering($0)?.site?.kind == .site })
    {
      return true
    }
    // "The rebels entered Goma", "troops this morning entered the port city": in a report of war.
    return tone == .war && lower[token] == "entered"
      && doers.contains { groupOf[$0] >= 0 || isArmed($0) || isForce($0) }
      && entered.contains { relation($0) == .obj && (isTown($0) || says($0, .settlement)) }
  }

  /// Those who are put to death were convicted.
  private func isByLaw(_ token: Int) -> Bool {
    guard let sentence = text.sentence(of: token) else { return false }
    return text.sentences[sentence].tokens.contains {
      ["court", "convicted", "sentenced", "hanged", "prison", "conviction"].contains(lower[$0])
    }
  }

  /// "pirates boarded a trawler"; no passengers.
  private func boardsByForce(_ token: Int) -> Bool {
    let doers = children(token).filter { [.nsubj, .oblAgent].contains(relation($0)) || preposition($0) == "by" }
    let boarded = children(token).filter { [.obj, .nsubjPass].contains(relation($0)) }
    return doers.contains { covering($0)?.party?.role == .armed || groupOf[$0] >= 0 || isForce($0) }
      && boarded.contains { ship in
        markRange(ship).contains { says($0, .ship) } || shipNames.contains(lower[ship])
          || children(ship).contains { says($0, .ship) || shipNames.contains(lower[$0]) }
      }
  }

  /// "the helicopter crashed", "a bus crashed": nobody drove it into anything.
  private func isCrash(_ token: Int) -> Bool {
    let parts = children(token)
    return parts.contains { relation($0) == .nsubj && isAircraft($0) }
      && !parts.contains { [.obj, .nsubjPass].contains(relation($0)) || preposition($0) == "into" }
  }

  /// "an airliner crashed, killing all 176 on board": by nobody's hand, as far as that sentence tells.
  private func isOfCrash(_ harm: Int) -> Bool {
    let crash = head(harm)
    guard crash >= 0, relation(harm) == .advcl, text.lemma(of: text.tokens[crash]) == "crash", isCrash(crash),
      let sentence = text.sentence(of: harm)
    else { return false }
    return !text.sentences[sentence].tokens.contains {
      $0 != harm && $0 != crash
        && (tag($0) == .verb && senses($0)?.verb?.class == .blow || senses($0)?.weapon?.strength == .strong)
    }
  }

  /// "the war, which began in April, has killed at least 13,000 people": a sum of years.
  private func isOfWar(_ harm: Int) -> Bool {
    tag(harm) == .verb
      && children(harm).contains { relation($0) == .nsubj && says(text.lemma(of: text.tokens[$0]), .warfare) }
  }

  /// What flies with people in it, or a craft as great: "an F-16 jet", "a passenger plane"; not what is shot at a town.
  func isAircraft(_ token: Int) -> Bool {
    ([token] + children(token).filter { [.compound, .amod, .flat, .conj].contains(relation($0)) }).contains {
      guard let senses = senses($0) else { return false }
      return senses.site?.kind == .vehicle || senses.weapon?.class == .aircraft
    }
  }

  /// "shaken by explosives", "blasts rocked the town"; not by a scandal.
  private func isByForce(_ token: Int) -> Bool {
    children(token).contains { child in
      guard [.nsubj, .oblAgent].contains(relation(child)) || preposition(child) == "by" else { return false }
      return senses(child)?.weapon != nil || senses(child)?.noun.map { [.blast, .attack].contains($0.class) } == true
    }
  }

  /// People, a site or a thing of war.
  private func isStruck(_ token: Int) -> Bool {
    guard groupOf[token] < 0, !isPeopleName(token) else { return true }
    return senses(token).map { $0.party != nil || $0.site != nil || $0.weapon != nil } ?? false
  }

  /// Those who treat people are doctors or a hospital.
  private func isOfMedicine(_ token: Int) -> Bool {
    guard let people = child(token, .obj), isPerson(people), let healer = child(token, .nsubj) else { return false }
    return senses(healer)?.party?.category == "medics" || senses(healer)?.site?.sector == "MED"
  }

  /// "the army lost six men", "India lost twenty": a count of its own, in a fight.
  private func losesPeople(_ token: Int) -> Bool {
    guard let lost = child(token, .obj) else { return false }
    if quantityOf[lost] >= 0 {
      guard let loser = child(token, .nsubj) else { return false }
      return placeOf[loser] >= 0 || groupOf[loser] >= 0 || isForce(loser)
    }
    let isOfFight = ["MIL", "COP", "REB", "PRM"].contains(senses(lost)?.party?.sector) || lower[lost] == "men"
    return isOfFight && senses(lost)?.party?.kind != .vehicle
      && children(lost).contains { quantityOf[$0] >= 0 && relation($0) == .nummod }
  }

  /// "police blew up three more devices": a bomb that did its work on nobody.
  private func isMadeSafe(_ token: Int) -> Bool {
    let parts = children(token).filter { [.nsubj, .nsubjPass, .obj, .oblAgent, .obl].contains(relation($0)) }
    return parts.contains {
      [.nsubj, .oblAgent].contains(relation($0)) || preposition($0) == "by" ? senses($0)?.party?.sector == "COP" : false
    }
      && parts.contains { [.obj, .nsubjPass].contains(relation($0)) && senses($0)?.weapon != nil }
  }

  /// "talks exploded", "an index bombed by rumours", "an earthquake killed": verbs of force whose doer or sufferer is of
  /// another world.
  private func isFigure(_ token: Int) -> Bool {
    guard tag(token) == .verb else { return false }
    let isHarm = senses(token)?.verb?.class == .harm
    let isDescribing = [.acl, .amod].contains(relation(token)) && head(token) >= 0 && !isHarm
    // "an earthquake struck the north, killing 1,000"
    let isShared = [.advcl, .conj].contains(relation(token)) && !children(token).contains { relation($0) == .nsubj }
    let things =
      children(token).filter {
        [.nsubj, .oblAgent].contains(relation($0)) || relation($0) == .nsubjPass && !isHarm
      } + (isDescribing ? [head(token)] : []) + (isShared ? sharedSubjects(token) : [])
    return things.contains { thing in
      guard let senses = senses(thing), senses.party == nil, senses.weapon == nil, senses.site == nil,
        !isPeopleName(thing)
      else { return false }
      switch senses.domain {
      case .business, .politics, .disaster, .health, .labour, .culture, .cyber: return true
      default: return false
      }
    }
  }

  /// "small firms are being killed", "it killed the deal": what dies is a thing, by one plain noun.
  private func hitsThings(_ token: Int) -> Bool {
    // "lost their lives" speaks of no thing that dies.
    guard
      let victim = children(token).first(where: { [.obj, .nsubjPass].contains(relation($0)) && dateOf[$0] < 0 }),
      !markRange(token).contains(victim)
    else { return false }
    guard tag(victim) == .noun, senses(victim)?.party == nil, groupOf[victim] < 0, !isPeopleName(victim) else {
      return false
    }
    // "The village head was liquidated by rebels"
    let isDone = children(token).contains { doer in
      [.nsubj, .oblAgent].contains(relation(doer)) || relation(doer) == .obl && preposition(doer) == "by"
        ? groupOf[doer] >= 0 || senses(doer)?.party?.role == .armed || isForce(doer) : false
    }
    if isDone { return false }
    // "a Taliban coordinator", "the broker and two guards": somebody's man, or one of several.
    return children(victim).allSatisfy {
      quantityOf[$0] < 0 && relation($0) != .nmod && groupOf[$0] < 0 && senses($0)?.party == nil
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
    // "A corporal and seven bandits fell"
    let isInList =
      ["a", "one"].contains(lower[Swift.max(0, token - 1)])
      && children(token).contains { relation($0) == .conj && isCountedForce($0) }
    return isInList
      || (isArmed || isOfForce) && children(token).contains { quantityOf[$0] >= 0 && relation($0) == .nummod }
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
        // "launched an operation on Tuesday, shelling Stepanakert": a verb, whatever the tree makes of it.
        if let verb = senses.verb, bombardsTown(token) { return (verb, true) }
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

  /// "shelling" in ", shelling Stepanakert": taken for a part of the town's name.
  func bombardsTown(_ token: Int) -> Bool {
    lower[token].hasSuffix("ing") && relation(token) == .compound && head(token) == token + 1 && isTown(token + 1)
      && token > 0 && [",", "and"].contains(lower[token - 1])
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
