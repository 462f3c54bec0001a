import Incidents
import Language

/// Finds the words of a sentence that tell of violence, and who does what to whom around them.
extension Reading {
  func mentions(inSentence sentence: Int) -> [Mention] {
    var found: [Mention] = []
    for token in text.sentences[sentence].tokens {
      guard let senses = senses(token), let (sense, isVerb) = event(token, senses), sense.class != .none else { continue }
      var mention = Mention(token: token, sense: sense, isVerb: isVerb, sentence: sentence)
      if isVerb { fillVerb(&mention) } else { fillNoun(&mention) }
      mention.standing = standing(of: token)
      found.append(mention)
    }
    return found
  }

  /// The sense of a word that its part of speech allows.
  private func event(_ token: Int, _ senses: Senses) -> (EventSense, Bool)? {
    switch tag(token) {
    case .verb: return senses.verb.map { ($0, true) } ?? senses.adjective.map { ($0, true) }
    case .noun, .propn, .num:
      if let noun = senses.noun {
        // "attack drone", "strike aircraft", "bomb disposal": part of another noun's name.
        if relation(token) == .compound, head(token) > token, head(token) - token <= 2, self.senses(head(token))?.noun == nil {
          return nil
        }
        return (noun, false)
      }
      if let verb = senses.verb, verb.class == .harm || relation(token) == .root { return (verb, true) }
      return senses.adjective.map { ($0, true) }
    case .adj:
      return senses.adjective.map { ($0, true) } ?? senses.verb.flatMap { $0.class == .harm ? ($0, true) : nil }
    case .adv, .x, .adp, .aux, .intj:
      return senses.adjective.map { ($0, true) } ?? (markRange(token).count > 1 ? senses.verb.map { ($0, true) } : nil)
    default:
      return nil
    }
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
      case .obj: objects.append(child)
      case .oblAgent: mention.agents.append(child)
      case .obl where preposition(child) == "by" && (hasPassiveAux || participle):
        mention.agents.append(child)
      case .aux where lower[child] == "had": mention.isPluperfect = true
      default: break
      }
    }
    let isIntransitive = mention.sense.harm != nil && ["die", "perish", "succumb", "dead", "missing", "lose"]
      .contains { mention.sense.lemma.hasPrefix($0) }
    let isPostnominal = relation(token) == .acl || relation(token) == .amod
    mention.isPassive = hasPassiveAux || isPostnominal && participle && !lower[token].hasSuffix("ing")
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
    if subjects.isEmpty, objects.isEmpty || !mention.isPassive, relation(token) == .conj || relation(token) == .advcl
      || relation(token) == .xcomp || relation(token) == .acl
    {
      let above = sharedSubjects(token)
      if mention.isPassive || isIntransitive {
        if objects.isEmpty, relation(token) == .conj { objects += above }
      } else if !(mention.isPassive) {
        subjects += above
      }
    }
    mention.agents += subjects
    mention.patients += objects
  }

  private func isRelative(_ token: Int) -> Bool { ["who", "which", "that", "whom"].contains(lower[token]) }

  private func sharedSubjects(_ token: Int) -> [Int] {
    var above = head(token)
    for _ in 0..<4 {
      guard above >= 0 else { return [] }
      if relation(token) == .acl { return [above] }
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
          if mention.sense.harm != nil || mention.sense.type == .bomb || mention.sense.class == .clash || ["shelling",
            "bombardment", "abduction", "kidnapping", "assassination", "ambush", "storming"].contains(mention.sense.lemma)
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
    let above = head(token)
    guard above >= 0, tag(above) == .verb || tag(above) == .aux else { return }
    // The doer of a deed is the subject of the verb that carries it out.
    let speech = senses(above)?.speech
    switch relation(token) {
    case .obj where speech == nil || ["launch", "report"].contains(lower[above]) == false && speech == nil:
      mention.agents += children(above).filter { relation($0) == .nsubj }.map {
        relation(above) == .aclRelcl && isRelative($0) && head(above) >= 0 ? head(above) : $0
      }
    case .obj where speech == .confirm || lower[above].hasPrefix("claim"):
      mention.agents += children(above).filter { relation($0) == .nsubj }
    case .nsubjPass:
      mention.agents += children(above).filter {
        relation($0) == .oblAgent || relation($0) == .obl && preposition($0) == "by"
      }
    case .obl where preposition(token) == "in" || preposition(token) == "by" || preposition(token) == "during": break
    default: break
    }
    if senses(above)?.speech == nil {
      mention.isPluperfect = children(above).contains { lower[$0] == "had" && relation($0) == .aux }
    }
  }

  // MARK: Standing

  /// Whether the words around a predicate leave it a fact.
  func standing(of token: Int) -> Standing {
    var position = token
    var previous = -1
    var result = Standing.asserted
    for depth in 0..<12 {
      for child in children(position) where child != previous {
        guard let class_ = directStanding(child, of: position, depth) else { continue }
        switch class_ {
        case .negation: result = .denied
        case .hypothetical, .planned, .exercise, .foiled, .attempted, .fiction: return .unreal
        default: break
        }
      }
      let above = head(position)
      guard above >= 0 else { break }
      let link = relation(position)
      if let standing = senses(above)?.standing, standing != .hedge, standing != .unverified {
        let isGoverned = [.ccomp, .xcomp, .obj, .acl, .nmod, .advcl, .obl, .csubj, .compound].contains(link)
        let agreesInPast = standing == .planned && link == .advcl
        if isGoverned, !agreesInPast, !(link == .obl && standing == .planned && position != token) {
          switch standing {
          case .negation:
            if tag(above) == .verb, link != .advcl, link != .obl { result = .denied }
          case .hypothetical, .planned, .exercise, .foiled, .fiction:
            if link != .advcl, link != .obl || position == token { return .unreal }
          case .attempted: if link == .xcomp || link == .ccomp { return .unreal }
          default: break
          }
        }
      }
      // Facts of a relative clause stand apart from what their noun is part of.
      if link == .aclRelcl || link == .conj && depth > 0 && false { break }
      if link == .parataxis { break }
      previous = position
      position = above
      // Climb only as far as the predicate that carries this one.
      if link == .nsubj || link == .nsubjPass || link == .advcl || link == .acl || link == .obl || link == .conj { if depth > 0 || link == .advcl { break } }
    }
    return result
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
