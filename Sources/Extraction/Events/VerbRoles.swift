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

  func isRelative(_ token: Int) -> Bool { ["who", "which", "that", "whom"].contains(lower[token]) }

  func sharedSubjects(_ token: Int) -> [Int] {
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
}
