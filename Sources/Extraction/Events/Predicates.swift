import Incidents
import Language

/// Finds the words of a sentence that tell of violence, and who does what to whom around them.
extension Reading {
  func mentions(inSentence sentence: Int) -> [Mention] {
    var found: [Mention] = []
    for token in text.sentences[sentence].tokens {
      guard let senses = senses(token), let (sense, isVerb) = event(token, senses), sense.class != .none,
        !isIdle(token, sense)
      else {
        continue
      }
      var mention = Mention(
        token: token, sense: isVerb ? completed(sense, at: token) : sense, isVerb: isVerb, sentence: sentence)
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

  /// "the besieged city", "drones were shot down": a state of things, or a blow that was stopped.
  private func isIdle(_ token: Int, _ sense: EventSense) -> Bool {
    switch sense.lemma {
    case "besiege": return relation(token) == .amod
    case "shoot down":
      return children(token).contains {
        [.obj, .nsubjPass].contains(relation($0))
          && [.drone, .missile, .rocket].contains(senses($0)?.weapon?.class)
      }
    default: return isFigure(token) || sense.class == .harm && sense.harm == .killed && hitsThings(token)
    }
  }

  /// "talks exploded", "an index bombed by rumours", "an earthquake killed": verbs of force whose doer or sufferer is of
  /// another world.
  private func isFigure(_ token: Int) -> Bool {
    guard tag(token) == .verb else { return false }
    let isHarm = senses(token)?.verb?.class == .harm
    let isDescribing = [.acl, .amod].contains(relation(token)) && head(token) >= 0 && !isHarm
    let things =
      children(token).filter {
        [.nsubj, .oblAgent].contains(relation($0)) || relation($0) == .nsubjPass && !isHarm
      } + (isDescribing ? [head(token)] : [])
    return things.contains { thing in
      guard let senses = senses(thing), senses.party == nil, senses.weapon == nil, senses.site == nil,
        !isPeopleName(thing)
      else { return false }
      switch senses.domain {
      case .business, .politics, .disaster, .health, .labour, .culture: return true
      default: return false
      }
    }
  }

  /// "small firms are being killed", "it killed the deal": what dies is a thing, by one plain noun.
  private func hitsThings(_ token: Int) -> Bool {
    guard let victim = children(token).first(where: { [.obj, .nsubjPass].contains(relation($0)) }) else { return false }
    guard tag(victim) == .noun, senses(victim)?.party == nil, groupOf[victim] < 0, !isPeopleName(victim) else {
      return false
    }
    return children(victim).allSatisfy { quantityOf[$0] < 0 && relation($0) != .nmod }
  }

  /// "shot both of them dead": the sense of the phrase that the words between hold apart.
  private func completed(_ sense: EventSense, at token: Int) -> EventSense {
    guard sense.harm == nil, children(token).contains(where: { lower[$0] == "dead" && $0 > token }),
      let index = lexicon.longestPhrase(
        in: [Piece(text: lower[token], token: token, isWhole: true), Piece(text: "dead", token: token, isWhole: true)],
        at: 0)
    else { return sense }
    return lexicon.senses[Int(index.senses)].verb ?? sense
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
    case .verb: return senses.verb.map { ($0, true) } ?? senses.adjective.map { ($0, true) }
    case .noun, .propn, .num:
      if let noun = senses.noun {
        // "attack drone", "strike aircraft", "bomb disposal": part of another noun's name.
        if relation(token) == .compound, head(token) > token, head(token) - token <= 2,
          self.senses(head(token))?.noun == nil
        {
          return nil
        }
        return (noun, false)
      }
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
    case .adv, .x, .adp, .aux, .intj:
      return senses.adjective.map { ($0, true) }
        ?? senses.verb.flatMap { markRange(token).count > 1 || isInflected(token, $0) ? ($0, true) : nil }
    default:
      return nil
    }
  }

  /// "overran", "hijacked": a form that is no dictionary form, plural or gerund, and so no noun or adjective by chance.
  private func isInflected(_ token: Int, _ verb: EventSense) -> Bool {
    let word = lower[token]
    return word != verb.lemma && !word.hasSuffix("s") && !word.hasSuffix("ing")
  }

  // MARK: Verbs

  private func fillVerb(_ mention: inout Mention) {
    let token = mention.token
    let participle = text.tokens[token].features.contains(.participle) || tag(token) == .adj
    var subjects: [Int] = []
    var objects: [Int] = []
    var hasPassiveAux = false
    for child in children(token) {
      switch relation(child) {
      case .nsubj: subjects.append(child)
      case .nsubjPass:
        hasPassiveAux = true
        objects.append(child)
      case .auxPass: hasPassiveAux = true
      case .obj:
        objects.append(child)
        if mention.sense.class == .fire { objects += against(child) }
      case .oblAgent: mention.agents.append(child)
      case .obl where preposition(child) == "by" && (hasPassiveAux || participle):
        mention.agents.append(child)
      case .obl where mention.sense.class == .clash && ["with", "against"].contains(preposition(child) ?? ""):
        mention.agents.append(child)
      case .obl
      where [.fire, .blow, .attack].contains(mention.sense.class)
        && ["at", "on", "against", "into", "towards", "toward", "upon"].contains(preposition(child) ?? "")
        && dateOf[child] < 0:
        objects.append(child)
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
    let isIntransitive =
      mention.sense.harm != nil
      && ["die", "perish", "succumb", "dead", "missing", "lose"]
        .contains { mention.sense.lemma.hasPrefix($0) }
    let isPostnominal = relation(token) == .acl || relation(token) == .amod
    mention.isPassive =
      hasPassiveAux || isPostnominal && participle && !lower[token].hasSuffix("ing")
      || tag(token) == .adj
    if mention.isPassive || isIntransitive {
      objects += subjects
      subjects = []
      if isPostnominal, head(token) >= 0, objects.isEmpty { objects.append(head(token)) }
    }
    if relation(token) == .aclRelcl, head(token) >= 0 {
      subjects = subjects.map { isRelative($0) ? head(token) : $0 }
      objects = objects.map { isRelative($0) ? head(token) : $0 }
      if subjects.isEmpty, objects.isEmpty { objects.append(head(token)) }
    }
    // A verb beside another shares its subject when it has none of its own.
    if subjects.isEmpty, objects.isEmpty || !mention.isPassive,
      [.conj, .advcl, .xcomp, .acl, .ccomp, .obl].contains(relation(token))
    {
      let above = sharedSubjects(token)
      if mention.isPassive || isIntransitive {
        if objects.isEmpty, relation(token) == .conj { objects += above }
      } else if !(mention.isPassive) {
        subjects += above
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
      if text.lemma(of: text.tokens[verb]) == "leave" { subjects += children(verb).filter { relation($0) == .nsubj } }
    }
    mention.agents += subjects.map { tag($0) == .pron ? speaker(above: token) ?? $0 : $0 }
    mention.patients += objects
  }

  /// What a weapon or its use is aimed at, where that hangs on it and not on the verb of the blow.
  private func against(_ token: Int) -> [Int] {
    children(token).flatMap { child -> [Int] in
      switch relation(child) {
      case .obl, .nmod: ["against", "at"].contains(preposition(child) ?? "") && dateOf[child] < 0 ? [child] : []
      case .obj, .conj: against(child)
      default: []
      }
    }
  }

  /// "Tehran said it had bombed": the speaker speaks of itself.
  private func speaker(above token: Int) -> Int? {
    var position = token
    for _ in 0..<4 {
      let above = head(position)
      guard above >= 0, [.ccomp, .conj, .xcomp].contains(relation(position)) else { return nil }
      if senses(above)?.speech != nil { return children(above).first { relation($0) == .nsubj && tag($0) != .pron } }
      position = above
    }
    return nil
  }

  private func isRelative(_ token: Int) -> Bool { ["who", "which", "that", "whom"].contains(lower[token]) }

  private func sharedSubjects(_ token: Int) -> [Int] {
    var above = head(token)
    for _ in 0..<4 {
      guard above >= 0 else { return [] }
      if relation(token) == .acl { return [above] }
      if senses(above)?.speech == .blame {
        let blamed = children(above).filter { relation($0) == .obj && $0 != token }
        if blamed.isEmpty, relation(above) == .aclRelcl, head(above) >= 0 { return [head(above)] }
        return blamed.map { isRelative($0) && head(above) >= 0 ? head(above) : $0 }
      }
      let subjects = children(above).filter { relation($0) == .nsubj || relation($0) == .nsubjPass }
      if !subjects.isEmpty {
        if relation(above) == .aclRelcl, head(above) >= 0 { return subjects.map { isRelative($0) ? head(above) : $0 } }
        return subjects
      }
      guard relation(above) == .conj || relation(above) == .xcomp || relation(above) == .advcl else { return [] }
      above = head(above)
    }
    return []
  }

  // MARK: Nouns

  private func fillNoun(_ mention: inout Mention) {
    let token = mention.token
    for child in children(token) {
      switch relation(child) {
      case .det:
        if ["the", "this", "that", "these", "those", "both"].contains(lower[child]) { mention.isDefinite = true }
      case .nmodPoss:
        if dateOf[child] < 0 { mention.agents.append(child) }
        mention.isDefinite = true
      case .amod, .compound:
        mention.agents.append(child)
      case .nmod, .obl:
        switch preposition(child) {
        case "by": mention.agents.append(child)
        case "on", "against", "at", "into", "targeting": mention.patients.append(child)
        case "of":
          if mention.sense.harm != nil || mention.sense.type == .bomb || mention.sense.class == .clash
            || [
              "shelling",
              "bombardment", "abduction", "kidnapping", "assassination", "ambush", "storming",
            ].contains(mention.sense.lemma)
          {
            mention.patients.append(child)
          } else if placeOf[child] < 0 {
            mention.patients.append(child)
          }
        case "between": mention.agents += [child] + children(child).filter { relation($0) == .conj }
        case "with": if mention.sense.class == .clash { mention.agents.append(child) }
        default: break
        }
      default: break
      }
    }
    addResponsible(&mention)
    // "a sequence of strikes": what is done with the sequence is done with the strikes.
    var carrier = token
    if relation(token) == .nmod, preposition(token) == "of", head(token) >= 0,
      [
        "sequence", "series", "wave", "number", "spate", "string", "round", "set", "barrage", "dozens", "hundreds",
        "pair",
      ].contains(lower[head(token)])
    {
      carrier = head(token)
    }
    let above = head(carrier)
    guard above >= 0, tag(above) == .verb || tag(above) == .aux else { return }
    // The doer of a deed is the subject of the verb that carries it out.
    let speech = senses(above)?.speech
    let subjects = { [self] in
      children(above).filter { relation($0) == .nsubj }.map {
        relation(above) == .aclRelcl && isRelative($0) && head(above) >= 0
          ? head(above)
          : tag($0) == .pron ? speaker(above: above) ?? $0 : $0
      } + (children(above).contains { relation($0) == .nsubj } ? [] : sharedSubjects(above))
    }
    // "what Kabul called air strikes by Pakistan" names its author itself.
    let isOwned = children(token).contains { preposition($0) == "by" && dateOf[$0] < 0 }
    switch relation(carrier) {
    case .obj where isOwned: break
    case .obj where speech == nil || speech == .confirm: mention.agents += subjects()
    case .obj where speech == .deny:
      mention.agents += subjects()
      mention.certainty = .denied
    case .obj where speech == .claim || speech == .say && !mention.isDefinite: mention.agents += subjects()
    case .obj where speech == .blame:
      mention.agents += children(above).filter { relation($0) == .obl && preposition($0) == "on" }
      mention.certainty = .suspected
    case .obl where speech == .blame && ["for", "of"].contains(preposition(token) ?? ""):
      mention.agents += children(above).filter { relation($0) == .obj || relation($0) == .nsubjPass }
      mention.certainty = .suspected
    case .nsubjPass:
      mention.agents += children(above).filter {
        relation($0) == .oblAgent
          || relation($0) == .obl && ["by", "on"].contains(preposition($0) ?? "") && dateOf[$0] < 0
      }
    default: break
    }
    if senses(above)?.speech == nil {
      mention.isPluperfect = children(above).contains { lower[$0] == "had" && relation($0) == .aux }
    }
  }

  /// "the attack, blamed on X", "claimed by X", "X claimed responsibility for the attack".
  private func addResponsible(_ mention: inout Mention) {
    for child in children(mention.token) where relation(child) == .acl || relation(child) == .aclRelcl {
      guard let speech = senses(child)?.speech ?? (text.lemma(of: text.tokens[child]) == "conduct" ? .say : nil) else {
        continue
      }
      let named = children(child).filter {
        relation($0) == .oblAgent
          || relation($0) == .obl && ["by", "on", "to"].contains(preposition($0) ?? "") && dateOf[$0] < 0
      }
      mention.agents += named
      if !named.isEmpty { mention.certainty = speech == .claim ? .claimed : speech == .say ? .known : .suspected }
    }
    for child in children(mention.token) where relation(child) == .acl {
      if ["conduct", "carry", "launch", "stage", "mount"].contains(text.lemma(of: text.tokens[child])) {
        mention.agents += children(child).filter {
          relation($0) == .oblAgent || relation($0) == .obl && preposition($0) == "by"
        }
      }
    }
    let above = head(mention.token)
    if above >= 0, lower[above] == "responsibility" || lower[above] == "credit", head(above) >= 0 {
      mention.agents += children(head(above)).filter { relation($0) == .nsubj }
      mention.certainty = .claimed
    }
  }

  // MARK: Standing

  /// Whether the words around a predicate leave it a fact.
  ///
  /// Climbs from the predicate through what carries it as a core part ("planned to", "denied that", "threat of"); adverbial and
  /// relative clauses stand on their own.
  func standing(of token: Int) -> Standing {
    var position = token
    var result = Standing.asserted
    for depth in 0..<8 {
      let isSpeech = depth > 0 && senses(position)?.speech != nil
      for child in children(position) {
        guard let standing = directStanding(child, of: position, depth) else { continue }
        switch standing {
        case .negation: if !isSpeech { result = .denied }
        case .hypothetical, .planned, .exercise, .foiled, .attempted, .fiction: if !isSpeech { return .unreal }
        default: break
        }
      }
      let above = head(position)
      guard above >= 0 else { break }
      let link = relation(position)
      if link == .advcl, depth == 0, isPurpose(token), !means(above) { return .unreal }
      let isCore: Bool
      switch link {
      case .ccomp, .xcomp, .obj, .csubj, .compound, .iobj: isCore = true
      case .nsubj, .nsubjPass, .conj: isCore = true
      case .nmod, .acl: isCore = senses(above)?.noun == nil
      case .obl: isCore = depth == 0 && ["to", "of", "for", "about", "on"].contains(preposition(position) ?? "")
      default: isCore = false
      }
      guard isCore else { break }
      if let standing = senses(above)?.standing {
        switch standing {
        case .negation:
          if tag(above) == .verb, link == .ccomp || link == .obj || link == .xcomp { result = .denied }
        case .hypothetical, .planned, .exercise, .fiction:
          if link != .nsubj, link != .nsubjPass, link != .conj { return .unreal }
        case .foiled: if link != .nsubj { return .unreal }
        case .habitual: if depth == 0, link != .nsubj, isBarePlural(token) { return .unreal }
        case .attempted: if link == .xcomp || link == .ccomp || link == .acl { return .unreal }
        default: break
        }
      }
      if link == .nsubj, depth == 0, isIndefinite(token), children(above).contains(where: { isModal($0) }) {
        return .unreal
      }
      if link == .nsubj || link == .nsubjPass || link == .obj && tag(token).isNominal, standsApart(above) { break }
      position = above
    }
    return result
  }

  /// "came to assassinate him": what somebody set out to do.
  private func isPurpose(_ token: Int) -> Bool {
    // "is reported to have been killed" tells of what was done.
    tag(token) == .verb && !children(token).contains { lower[$0] == "have" }
      && senses(head(token))?.speech == nil
      && children(token).contains { lower[$0] == "to" && $0 < token && tag($0) == .part }
  }

  /// "used drones to hit", "fired rockets to kill": the means were spent, and so the blow was struck.
  private func means(_ verb: Int) -> Bool {
    senses(verb)?.verb.map { $0.class == .fire || $0.class == .blast || $0.class == .attack } ?? false
      || ["use", "employ", "deploy", "manage", "proceed", "go", "open"].contains(text.lemma(of: text.tokens[verb]))
  }

  /// "a similar raid would mean war": no raid that was told.
  private func isIndefinite(_ token: Int) -> Bool {
    tag(token).isNominal
      && children(token).contains { relation($0) == .det && ["a", "an", "any", "another"].contains(lower[$0]) }
  }

  private func isModal(_ token: Int) -> Bool {
    guard relation(token) == .aux, let standing = covering(token)?.standing else { return false }
    return standing == .hypothetical || standing == .planned
  }

  /// "attacks", "roadside bombings": without article, owner or number.
  private func isBarePlural(_ token: Int) -> Bool {
    tag(token).isNominal && lower[token].hasSuffix("s")
      && !children(token).contains {
        [.det, .nmodPoss, .nummod].contains(relation($0)) || quantityOf[$0] >= 0 || dateOf[$0] >= 0
      }
  }

  /// The negation of "the attack did not stop them", "did not survive the attack" leaves the attack a fact.
  private func standsApart(_ verb: Int) -> Bool {
    tag(verb) == .verb
      && ![
        "take", "happen", "occur", "carry", "conduct", "launch", "stage", "be", "mount", "commit", "make", "order",
        "have",
      ]
      .contains(
        text.lemma(of: text.tokens[verb]))
  }

  private func directStanding(_ child: Int, of position: Int, _ depth: Int) -> StandingClass? {
    guard let standing = covering(child)?.standing else { return nil }
    switch relation(child) {
    case .advmod, .aux, .auxPass, .mark, .det, .neg: break
    case .amod, .compound: if depth > 0 { return nil }
    default: return nil
    }
    switch standing {
    case .negation:
      if lower[child] == "without" { return nil }
      return standing
    case .hypothetical:
      // "may have killed" is doubt, not fancy; "could not" and "would" are no facts.
      return standing
    case .planned:
      return relation(child) == .aux || relation(child) == .amod ? standing : nil
    case .exercise, .fiction: return standing
    default: return nil
    }
  }
}

extension DependencyRelation {
  /// Treebanks of version 2 mark negation as an adverb or a determiner.
  fileprivate static var neg: DependencyRelation { .advmod }
}
