import Incidents
import Language

/// Who does what to whom around a noun of violence.
extension Reading {
  func fillNoun(_ mention: inout Mention) {
    let token = mention.token
    for child in children(token) {
      switch relation(child) {
      case .det:
        if ["the", "this", "that", "these", "those", "both"].contains(lower[child]) { mention.isDefinite = true }
      case .nmodPoss:
        if dateOf[child] < 0, mention.sense.class != .count {
          if suffers(child, mention) { mention.patients.append(child) } else { mention.agents.append(child) }
        }
        mention.isDefinite = true
      // "Israeli deaths", "Kurdish casualties": those who suffered.
      case .amod where mention.sense.class == .count, .compound where mention.sense.class == .count: break
      case .amod, .compound:
        // "terrorist attacks", "guerrilla war": a kind of deed, not somebody.
        if let party = senses(child)?.party, party.role == .armed,
          !isCapitalised(child) || isUpperCase(mention.sentence),
          groupOf[child] < 0, phrase(child).count == 1, !lower[child].hasSuffix("s")
        {
          break
        }
        // "the barracks bombing", "the embassy attack": what was struck.
        if let site = senses(child)?.site, senses(child)?.party == nil, senses(child)?.weapon == nil, site.kind == .site
        {
          mention.patients.append(child)
          break
        }
        if suffers(child, mention) {
          mention.patients.append(child)
          break
        }
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
        // "the killing of six priests, including the rector"
        case "including": if mention.sense.harm != nil { mention.patients.append(child) }
        default: break
        }
      default: break
      }
    }
    // "the murder in Peru of two judges", where the tree gives the judges to Peru.
    if mention.sense.harm == .killed || mention.sense.harm == .captured, mention.patients.isEmpty {
      mention.patients += children(token).filter { relation($0) == .nmod && placeOf[$0] >= 0 && $0 > token }.flatMap {
        children($0).filter {
          relation($0) == .nmod && preposition($0) == "of" && (isNamePart($0) || senses($0)?.party != nil)
        }
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
    // "what the capital called air strikes by its neighbour": who gives the name does not do the deed.
    if says(text.lemma(of: text.tokens[above]), .affiliation), [.obj, .xcomp, .ccomp].contains(relation(carrier)) {
      mention.agents += children(above).filter { preposition($0) == "by" && dateOf[$0] < 0 }
      return
    }
    // "the town came under missile fire"
    if text.lemma(of: text.tokens[above]) == "come", preposition(carrier) == "under" {
      mention.patients += subjects()
      return
    }
    switch relation(carrier) {
    case .obj where isOwned: break
    case .obj where says(text.lemma(of: text.tokens[above]), .suffering): mention.patients += subjects()
    case .obj where isBystanding(above): break
    case .obj where speech == nil || speech == .confirm: mention.agents += subjects()
    case .obj where speech == .deny:
      mention.agents += subjects()
      mention.certainty = .denied
    case .obj where speech == .claim || announces(above) && !mention.isDefinite: mention.agents += subjects()
    case .obj where speech == .say && !mention.isDefinite && fallsAbroad(token, from: subjects()):
      mention.agents += subjects()
    case .obj where speech == .blame:
      mention.agents += children(above).filter { relation($0) == .obl && preposition($0) == "on" }
      mention.certainty = .suspected
    case .obl where speech == .blame && ["for", "of"].contains(preposition(token) ?? ""):
      mention.agents += children(above).filter { relation($0) == .obj || relation($0) == .nsubjPass }
      mention.certainty = .suspected
    // "responded with air strikes"
    case .obl where preposition(carrier) == "with" && covering(above)?.link == .answers:
      mention.agents += subjects()
    case .nsubjPass where isBystanding(above): break
    case .nsubjPass,
      .nsubj where speech == .blame:
      mention.agents += children(above).filter {
        relation($0) == .oblAgent
          || relation($0) == .obl && ["by", "on", speech == .blame ? "to" : "by"].contains(preposition($0) ?? "")
            && dateOf[$0] < 0
      }
      if speech == .blame { mention.certainty = .suspected }
    // "the attack took place on Monday and was carried out by rebels"
    case .nsubj:
      for verb in children(above) where relation(verb) == .conj && says(text.lemma(of: text.tokens[verb]), .deed) {
        mention.agents += children(verb).filter { relation($0) == .oblAgent }
      }
    default: break
    }
    if senses(above)?.speech == nil {
      mention.isPluperfect = children(above).contains { lower[$0] == "had" && relation($0) == .aux }
    }
  }

  /// "Pakistan reported strikes inside Iran": a country that tells of blows in another tells of its own.
  private func fallsAbroad(_ noun: Int, from tellers: [Int]) -> Bool {
    guard
      let home = tellers.lazy.compactMap({ self.placeOf[$0] >= 0 ? self.places[Int(self.placeOf[$0])].country : nil })
        .first
    else { return false }
    let ground = places.filter { !$0.isAdjective && isWithin($0.tokens.lowerBound, noun) }
    return !ground.isEmpty && ground.allSatisfy { !$0.countries.isEmpty && !$0.countries.contains(home) }
  }

  /// "announced air strikes": its own; what else is reported or condemned is another's.
  private func announces(_ verb: Int) -> Bool {
    ["announce", "declare", "tweet", "post"].contains(text.lemma(of: text.tokens[verb]))
  }

  /// "condemned the murder", "beat off the attack", "Syria, following the attack": verbs whose subject did not do the deed that is
  /// their object.
  private func isBystanding(_ verb: Int) -> Bool {
    let lemma = text.lemma(of: text.tokens[verb])
    if says(lemma, .bystanding) { return true }
    if let particle = child(verb, .compoundPrt, .advmod), says(lemma + " " + lower[particle], .bystanding) {
      return true
    }
    return relation(verb) == .acl && says(verb, .prepositional)
  }

  /// "in an ambush attributed to rebels", "blasts in the gulf that the ministry blamed on its neighbour": those accused by a
  /// clause behind a noun of violence, whatever in it the tree hangs the clause on.
  private func accusation(of noun: Int) -> [Int]? {
    guard let sentence = text.sentence(of: noun) else { return nil }
    let end = Swift.min(noun + 16, text.sentences[sentence].tokens.upperBound)
    for verb in noun + 1..<Swift.max(noun + 1, end)
    where senses(verb)?.speech == .blame && tag(verb) == .verb && (verb == noun + 1 || isWithin(verb, noun)) {
      let accused = children(verb).filter {
        relation($0) == .obl && ["on", "to"].contains(preposition($0) ?? "") && dateOf[$0] < 0
      }
      return accused.isEmpty ? nil : accused
    }
    return nil
  }

  /// Who says in a clause behind a noun of violence that it was theirs.
  private func admitter(of noun: Int) -> (owner: Int, speech: SpeechClass)? {
    guard let sentence = text.sentence(of: noun) else { return nil }
    let end = Swift.min(noun + 24, text.sentences[sentence].tokens.upperBound)
    for which in noun + 1..<Swift.max(noun + 1, end)
    where lower[which] == "which" && lower[which - 1] == "," && isWithin(which, noun) {
      let clause = head(which)
      guard clause > which, let speech = senses(clause)?.speech, speech == .confirm || speech == .claim,
        let owner = children(clause).first(where: { relation($0) == .nsubj && $0 != which })
      else { continue }
      return (owner, speech)
    }
    return nil
  }

  /// "the bishop's murder", "the Gomez kidnapping": whose death or seizure it is, unless another sufferer is named.
  private func suffers(_ token: Int, _ mention: Mention) -> Bool {
    guard mention.sense.class == .attack, mention.sense.harm == .killed || mention.sense.type == .abduction,
      groupOf[token] < 0, placeOf[token] < 0, tag(token).isNominal,
      !children(mention.token).contains(where: { relation($0) == .nmod && preposition($0) == "of" && dateOf[$0] < 0 })
    else { return false }
    if let party = senses(token)?.party { return party.role == .victim }
    return isNamePart(token)
  }

  /// "carried out", "set off": a verb whose doer did what the noun before it tells; other blows are others' where they have a
  /// noun of their own.
  private func isDeed(_ verb: Int, of mention: Mention) -> Bool {
    let isNear = head(verb) == mention.token
    if isNear, covering(verb)?.link == .provokes || [.blast, .fire].contains(covering(verb)?.verb?.class) {
      return true
    }
    return says(text.lemma(of: text.tokens[verb]), .deed) && (isNear || covering(verb)?.verb == nil)
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
      // "an attack which the army admitted"
      if named.isEmpty, relation(child) == .aclRelcl, speech == .confirm || speech == .claim {
        let owners = children(child).filter { relation($0) == .nsubj && !isRelative($0) }
        mention.agents += owners
        if !owners.isEmpty { mention.certainty = speech == .claim ? .claimed : .known }
      }
      if !named.isEmpty { mention.certainty = speech == .claim ? .claimed : speech == .say ? .known : .suspected }
    }
    // "an attack on a village in the north, which the army admitted": the clause hangs on a name inside.
    if mention.agents.isEmpty, let (owner, speech) = admitter(of: mention.token) {
      mention.agents.append(owner)
      mention.certainty = speech == .claim ? .claimed : .known
    }
    if mention.agents.isEmpty, let accusation = accusation(of: mention.token) {
      mention.agents += accusation
      mention.certainty = .suspected
    }
    // "an attack carried out by rebels", "the attack on the bank that was carried out by rebels": wherever inside the tree hangs it.
    let end = text.sentence(of: mention.token).map {
      Swift.min(mention.token + 20, text.sentences[$0].tokens.upperBound)
    }
    for deed in mention.token + 1..<Swift.max(mention.token + 1, end ?? 0)
    where [.acl, .aclRelcl].contains(relation(deed)) && isWithin(deed, mention.token) && isDeed(deed, of: mention) {
      mention.agents += children(deed).filter {
        relation($0) == .oblAgent || relation($0) == .obl && preposition($0) == "by"
      }
    }
    let above = head(mention.token)
    if above >= 0, lower[above] == "responsibility" || lower[above] == "credit", head(above) >= 0 {
      mention.agents += children(head(above)).filter { relation($0) == .nsubj }
      mention.certainty = .claimed
    }
  }
}
