import Incidents
import Language

/// Who does what to whom around a verb of violence.
extension Reading {
  func fillVerb(_ mention: inout Mention) {
    let token = mention.token
    let participle = text.tokens[token].features.contains(.participle) || tag(token) == .adj
    var subjects: [Int] = []
    var objects: [Int] = []
    var hasPassiveAux = false
    var hasDoer = false
    for child in children(token) {
      switch relation(child) {
      // "freed the soldiers they had seized": of two subjects the first is whom they seized, with "whom" left out.
      case .nsubj
      where child + 1 < token && relation(child + 1) == .nsubj
        && ["they", "he", "she", "it", "we"].contains(lower[child + 1]):
        objects.append(child)
      // "A guard protecting workers was shot": the subject hangs on the clause that tells what he did.
      case .csubj, .csubjPass: subjects += subjectsInside(child)
      // "FARC guerrillas": of two subjects side by side the first is part of what the second is called.
      case .nsubj
      where child + 1 < token && relation(child + 1) == .nsubj && head(child + 1) == token && dateOf[child + 1] < 0:
        break
      // "Borno: six soldiers killed": what heads an item is no subject.
      case .nsubj where child < token && (child..<token).contains(where: { lower[$0] == ":" }): break
      case .nsubj: subjects.append(child)
      case .nsubjPass:
        hasPassiveAux = true
        objects.append(child)
      case .auxPass: hasPassiveAux = true
      case .obj:
        objects.append(child)
        if mention.sense.class == .fire { objects += against(child) }
      // "made off with two drivers": behind the last word of the phrase.
      case .obl
      where child > token && preposition(child).map { $0 == lower[markRange(token).upperBound - 1] } == true
        && markRange(token).count > 1 && dateOf[child] < 0 && senses(child)?.weapon == nil && !isOccasion(child):
        objects.append(child)
      case .oblAgent: mention.agents.append(child)
      // "died at the hands of gunmen"
      case .obl
      where mention.sense.class == .harm && ["hands", "hand"].contains(lower[child]) && preposition(child) == "at":
        mention.agents += children(child).filter { relation($0) == .nmod && preposition($0) == "of" }
      case .obl where preposition(child) == "by" && (hasPassiveAux || participle):
        mention.agents.append(child)
      // "two men murdered on Friday by the guerrillas", read as if the men had murdered.
      case .obl where preposition(child) == "by" && mention.sense.class == .harm && isDoer(child):
        mention.agents.append(child)
        hasDoer = true
      case .obl where mention.sense.class == .clash && ["with", "against"].contains(preposition(child) ?? ""):
        mention.agents.append(child)
      case .obl
      where [.fire, .blow, .attack].contains(mention.sense.class)
        && ["at", "on", "against", "into", "towards", "toward", "upon"].contains(preposition(child) ?? "")
        && dateOf[child] < 0 && !isOccasion(child):
        objects.append(child)
      // "shot a judge dead", where the tree hangs the judge on "dead".
      case .xcomp where tag(child) == .adj && child > token:
        objects += children(child).filter {
          relation($0) == .compound && tag($0).isNominal && $0 < child || relation($0) == .obj
        }
        // "was shot dead by a patrol"
        mention.agents += children(child).filter {
          relation($0) == .oblAgent || relation($0) == .obl && preposition($0) == "by"
        }
      case .aux where lower[child] == "had": mention.isPluperfect = true
      // "hit what were described as hideouts"
      case .ccomp where mention.sense.class == .blow:
        if let what = children(child).first(where: { lower[$0] == "what" }) { objects.append(what) }
      // "fired missiles and deployed drones against bases": one clause more of the same blow.
      case .conj where mention.sense.class == .fire && senses(child)?.verb == nil:
        guard children(child).contains(where: { relation($0) == .obj && senses($0)?.weapon != nil }) else { break }
        objects += against(child)
      // A verb taken for a noun: its doer stands before it like a part of its name.
      case .nmodPoss where tag(token).isNominal, .compound where tag(token).isNominal:
        if child < token, placeOf[child] >= 0 || groupOf[child] >= 0 || senses(child)?.party != nil {
          subjects.append(child)
        }
      default: break
      }
    }
    // "tied up 26 men and cut their throats"
    if objects.isEmpty, mention.sense.class == .harm, relation(token) == .conj, head(token) >= 0,
      markRange(token).contains(where: { ["their", "his"].contains(lower[$0]) })
    {
      objects += children(head(token)).filter { relation($0) == .obj && $0 < token }
    }
    // "stoned to death the mayor": the sufferer hangs on a word of the phrase.
    if objects.isEmpty, mention.sense.class == .harm {
      for part in markRange(token) where part != token {
        objects += children(part).filter {
          relation($0) == .obj && $0 > part || relation($0) == .nmod && preposition($0) == "of"
        }
      }
    }
    let isIntransitive = mention.sense.lemma.hasPrefix("come under") || isIntransitive(mention.sense.lemma)
    let isPostnominal = relation(token) == .acl || relation(token) == .amod
    mention.isPassive =
      hasPassiveAux || hasDoer && objects.isEmpty
      || isPostnominal && participle && !lower[token].hasSuffix("ing") && !hasVictims(behind: mention)
      || tag(token) == .adj || mention.sense.lemma.hasPrefix("in ") || isBarePassive(mention.sense, subjects, objects)
      || sharesPassive(token, subjects, objects)
    // The same from the word of harm: who is dead is the object of the verb, or stands between the two.
    // "was found murdered" too.
    let isResult = participle && !lower[token].hasSuffix("ing") && mention.sense.class == .harm
    if relation(token) == .xcomp, tag(token) == .adj || isResult, subjects.isEmpty, objects.isEmpty, head(token) >= 0 {
      objects += children(head(token)).filter { relation($0) == .obj || isResult && relation($0) == .nsubjPass }
      mention.isPassive = mention.isPassive || isResult && !objects.isEmpty
      if objects.isEmpty, head(token) < token, let victim = (head(token)..<token).last(where: { tag($0).isNominal }) {
        objects.append(victim)
      }
    }
    if mention.isPassive || isIntransitive {
      objects += subjects
      subjects = []
      if isPostnominal, head(token) >= 0, objects.isEmpty { objects.append(head(token)) }
    }
    if relation(token) == .aclRelcl, head(token) >= 0 {
      // "the town, which had been held by rebels": of ground that is taken and held nothing before it is meant.
      let isGround = mention.sense.class == .seize || mention.sense.harm == .captured
      let antecedent = isGround ? head(token) : relativeAntecedent(of: token)
      subjects = subjects.map { isRelative($0) ? antecedent : $0 }
      objects = objects.map { isRelative($0) ? antecedent : $0 }
      if subjects.isEmpty, objects.isEmpty { objects.append(head(token)) }
    }
    // A verb beside another shares its subject when it has none of its own; a clause that "after" or "when" opens has one.
    if subjects.isEmpty, objects.isEmpty || !mention.isPassive,
      [.conj, .advcl, .xcomp, .acl, .ccomp, .obl].contains(relation(token)), !isClauseOfItsOwn(token)
    {
      // Nor is it of the blow "after" which it came: "fired on the camp, after a band had come down and attacked".
      let above = sharedSubjects(token).filter { subject in
        lower[token].hasSuffix("ing") || subject > token
          || !(subject..<token).contains { covering($0)?.link == .after }
      }
      if mention.isPassive || isIntransitive {
        if objects.isEmpty, relation(token) == .conj { objects += above }
      } else if !(mention.isPassive) {
        subjects += above
      }
    }
    // "The capital blames that attack on rebels", with the attack read as a verb.
    if relation(token) == .ccomp, head(token) >= 0, senses(head(token))?.speech == .blame {
      let blamed = (Array(children(token)) + Array(children(head(token)))).filter {
        relation($0) == .obl && preposition($0) == "on" && dateOf[$0] < 0
      }
      if !blamed.isEmpty {
        mention.agents += blamed
        mention.certainty = .suspected
        mention.isDefinite = true
        return
      }
    }
    // "The missile was launched": told before.
    if mention.sense.class == .fire {
      mention.isDefinite = (subjects + objects).contains { thing in
        senses(thing)?.weapon != nil
          && children(thing).contains { ["the", "that", "those", "these"].contains(lower[$0]) }
      }
    }
    // "troops left eleven men dead"
    if relation(token) == .xcomp || relation(token) == .amod || relation(token) == .acl, head(token) >= 0 {
      var verb = head(token)
      if tag(verb) != .verb, head(verb) >= 0 { verb = head(verb) }
      if text.lemma(of: text.tokens[verb]) == "leave" {
        let own = children(verb).filter { relation($0) == .nsubj }
        // "troops went in and pulled out again, leaving five dead"
        subjects += own.isEmpty && lower[verb] == "leaving" ? sharedSubjects(verb) : own
      }
    }
    if subjects.isEmpty, !mention.isPassive, !isIntransitive, mention.agents.isEmpty, let doer = doer(before: token) {
      subjects.append(doer)
    }
    if mention.isPassive, mention.agents.isEmpty, let doer = doer(behind: token) { mention.agents.append(doer) }
    mention.agents += subjects.map {
      tag($0) == .pron ? speaker(above: token, as: $0) ?? antecedent(of: $0) ?? $0 : $0
    }
    // "two of the group's missiles were fired", "Northland rockets were launched": whose they are.
    if mention.sense.class == .fire, mention.isPassive, mention.agents.isEmpty {
      mention.agents += objects.filter { senses($0)?.weapon?.strength == .strong && namesOwner($0) }
    }
    mention.agents += handlers(of: mention.agents)
    mention.patients += objects
  }

  /// "A guard" in "A guard protecting workers", where the tree takes the participle for the subject of the verb behind it.
  private func subjectsInside(_ clause: Int) -> [Int] {
    lower[clause].hasSuffix("ing") ? children(clause).filter { relation($0) == .nsubj && $0 < clause } : []
  }

  /// "shot at lunch", "hit at prayer": one bare noun behind "at" that is neither people nor a thing.
  private func isOccasion(_ token: Int) -> Bool {
    tag(token) == .noun && preposition(token) == "at"
      && !children(token).contains { relation($0) == .det || quantityOf[$0] >= 0 } && senses(token) == nil
      && placeOf[token] < 0 && !text.tokens[token].features.contains(.plural)
  }

  /// "a strike on the general's home killed 14 people": no participle has people behind it, whatever the tree makes of it.
  private func hasVictims(behind mention: Mention) -> Bool {
    guard mention.sense.class == .harm, relation(mention.token) == .acl else { return false }
    let found = victims(at: markRange(mention.token).upperBound, in: text.sentences[mention.sentence].tokens)
    return found.map { $0.value.low != nil || $0.value.high != nil } ?? false
  }

  /// A group's name, or a word for a country, before a weapon.
  private func namesOwner(_ weapon: Int) -> Bool {
    children(weapon).contains {
      $0 < weapon && (groupOf[$0] >= 0 || [.amod, .compound, .nmodPoss].contains(relation($0)) && placeOf[$0] >= 0)
    }
  }

  /// "hours after missiles struck": finite, behind a word that opens a clause.
  private func isClauseOfItsOwn(_ token: Int) -> Bool {
    relation(token) == .advcl && !lower[token].hasSuffix("ing") && child(token, .mark) != nil
      && !children(token).contains { relation($0) == .aux && lower[$0] == "to" || lower[$0] == "to" }
  }

  /// The nominal right before a verb that the tree gives no subject, whatever the tree makes of it: "later, aircraft of the
  /// alliance bombed".
  private func doer(before verb: Int) -> Int? {
    guard relation(verb) == .root || relation(verb) == .conj, tag(verb) == .verb, !lower[verb].hasSuffix("ing") else {
      return nil
    }
    guard let sentence = text.sentence(of: verb) else { return nil }
    let first = text.sentences[sentence].tokens.lowerBound
    var end = verb
    while end > first, tag(end - 1) == .adv || tag(end - 1) == .aux { end -= 1 }
    var start = end
    while start > first, end - start < 12, dateOf[start - 1] < 0,
      lower[start - 1] == "of" || Self.isNominalPart(tag(start - 1)) || lower[start - 1] == "-"
    {
      start -= 1
    }
    guard start < end, start == first || dateOf[start - 1] >= 0 || [",", ";", "and"].contains(lower[start - 1]) else {
      return nil
    }
    // The head stands before the first "of", or ends the nominal.
    let of = (start..<end).first { lower[$0] == "of" } ?? end
    guard let head = (start..<of).last(where: { tag($0).isNominal }), preposition(head) == nil, isDoer(head) else {
      return nil
    }
    return head
  }

  private static func isNominalPart(_ tag: PartOfSpeech) -> Bool { [.noun, .propn, .adj, .det, .num].contains(tag) }

  /// "were ambushed at the pass, in the north, by a patrol": who stands behind a later "by" of the passive's own clause.
  private func doer(behind verb: Int) -> Int? {
    guard let sentence = text.sentence(of: verb) else { return nil }
    let end = Swift.min(verb + 26, text.sentences[sentence].tokens.upperBound)
    guard verb + 1 < end else { return nil }
    return (verb + 1..<end).first { token in
      tag(token).isNominal && preposition(token) == "by" && isDoer(token) && clause(token) == clause(verb)
    }
  }

  /// A force, a group, a state or its weapon.
  private func isDoer(_ token: Int) -> Bool {
    if groupOf[token] >= 0 || placeOf[token] >= 0 && places[Int(placeOf[token])].country != nil { return true }
    guard let senses = senses(token) else { return false }
    if let party = senses.party { return party.role != .victim }
    return senses.weapon.map { $0.strength != .none } ?? false
  }

  /// "the leader killed in the capital": who is harmed with nobody behind the verb is its sufferer, whatever the tree makes of it.
  private func isBarePassive(_ sense: EventSense, _ subjects: [Int], _ objects: [Int]) -> Bool {
    guard let subject = subjects.first, objects.allSatisfy({ dateOf[$0] >= 0 }),
      sense.class == .harm || sense.harm == .captured
    else { return false }
    guard senses(subject)?.weapon == nil, senses(subject)?.noun == nil, groupOf[subject] < 0 else { return false }
    // "Two insurgents captured on Tuesday were handed over": nobody captures without a captive.
    let isCaptive = sense.harm == .captured
    // "One of two insurgents captured"
    let who = quantityOf[subject] < 0 ? subject : children(subject).first { preposition($0) == "of" } ?? subject
    return senses(who)?.party.map { $0.role == .victim || isCaptive && $0.role == .armed } ?? false
  }

  /// "were destroyed or damaged": the second participle stands under the auxiliary of the first.
  private func sharesPassive(_ token: Int, _ subjects: [Int], _ objects: [Int]) -> Bool {
    guard relation(token) == .conj, head(token) >= 0, subjects.isEmpty, objects.isEmpty,
      text.tokens[token].features.contains(.participle), !lower[token].hasSuffix("ing")
    else { return false }
    return child(head(token), .auxPass) != nil
  }

  /// What a weapon or its use is aimed at, where that hangs on it and not on the verb of the blow.
  private func against(_ token: Int) -> [Int] {
    children(token).flatMap { child -> [Int] in
      switch relation(child) {
      case .obl, .nmod:
        ["against", "at", "towards", "toward", "into"].contains(preposition(child) ?? "") && dateOf[child] < 0
          ? [child] : []
      case .obj, .conj: against(child)
      default: []
      }
    }
  }

  /// "They shelled us, a witness said": a plain person speaks of others.
  private func speaker(above token: Int, as pronoun: Int) -> Int? {
    guard let speaker = speaker(above: token) else { return nil }
    if ["they", "he", "she"].contains(lower[pronoun]), says(speaker, .doer) { return nil }
    return speaker
  }

  /// "Tehran said it had bombed": the speaker speaks of itself.
  func speaker(above token: Int) -> Int? {
    var position = token
    for _ in 0..<4 {
      let above = head(position)
      guard above >= 0, [.ccomp, .conj, .xcomp].contains(relation(position)) else { return nil }
      if senses(above)?.speech != nil { return children(above).first { relation($0) == .nsubj && tag($0) != .pron } }
      position = above
    }
    return nil
  }

  /// What "which" means before a verb of violence: no town, but the blow or the arm that the town is told with, "the strike on
  /// the consulate in Damascus, which killed seven".
  private func relativeAntecedent(of verb: Int) -> Int {
    var noun = head(verb)
    while placeOf[noun] >= 0, places[Int(placeOf[noun])].country == nil {
      var above = head(noun)
      while above >= 0, tag(above).isNominal, senses(above)?.noun == nil, senses(above)?.weapon == nil {
        above = head(above)
      }
      guard above >= 0, tag(above).isNominal else { return noun }
      noun = above
    }
    return noun
  }

  func isRelative(_ token: Int) -> Bool { ["who", "which", "that", "whom"].contains(lower[token]) }

  func sharedSubjects(_ token: Int) -> [Int] {
    var above = head(token)
    for _ in 0..<4 {
      guard above >= 0 else { return [] }
      if relation(token) == .acl { return [above] }
      // "the ministry had 24 killed": it counts them.
      if text.lemma(of: text.tokens[above]) == "have", relation(token) == .xcomp || relation(token) == .ccomp {
        return []
      }
      // "accused the rebels of killing", "was charged with leading the raid", "acquitted two men of masterminding it"
      if senses(above)?.speech == .blame || says(lower[above], .accusing) {
        let blamed = children(above).filter { [.obj, .nsubjPass].contains(relation($0)) && $0 != token }
        if blamed.isEmpty, relation(above) == .aclRelcl, head(above) >= 0 { return [head(above)] }
        return blamed.map { isRelative($0) && head(above) >= 0 ? head(above) : $0 }
      }
      var subjects = children(above).filter { relation($0) == .nsubj || relation($0) == .nsubjPass }
      if subjects.isEmpty {
        subjects = children(above).filter { relation($0) == .csubj }.flatMap { subjectsInside($0) }
      }
      // "an officer removed after being accused of it"
      if subjects.isEmpty, relation(above) == .acl, head(above) >= 0 { return [head(above)] }
      if !subjects.isEmpty {
        // "The soldiers died when two bombs brought down": who dies does nothing more.
        if senses(above)?.verb?.class == .harm, isIntransitive(senses(above)?.verb?.lemma ?? "") { return [] }
        if relation(above) == .aclRelcl, head(above) >= 0 { return subjects.map { isRelative($0) ? head(above) : $0 } }
        return subjects
      }
      guard relation(above) == .conj || relation(above) == .xcomp || relation(above) == .advcl else { return [] }
      above = head(above)
    }
    return []
  }
}
