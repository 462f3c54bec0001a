import Incidents
import Language

/// Whether what a predicate tells is told as done.
extension Reading {
  /// Whether the words around a predicate leave it a fact.
  ///
  /// Climbs from the predicate through what carries it as a core part ("planned to", "denied that", "threat of"); adverbial and
  /// relative clauses stand on their own.
  func standing(of token: Int) -> Standing {
    var position = token
    var result = Standing.asserted
    for depth in 0..<8 {
      let isSpeech = depth > 0 && senses(position)?.speech != nil
      // "did not survive": the denial is part of the word.
      for child in children(position) where depth > 0 || !markRange(token).contains(child) {
        guard let standing = directStanding(child, of: position, depth) else { continue }
        switch standing {
        case .negation: if !isSpeech { result = .denied }
        case .hypothetical, .planned, .exercise, .foiled, .attempted, .fiction: if !isSpeech { return .unreal }
        // "regularly carries out strikes", "they often attack convoys"
        case .habitual where isPresent(position): return .unreal
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
      if let standing = senses(above)?.standing, !wasAble(above) {
        switch standing {
        case .negation:
          if tag(above) == .verb, link == .ccomp || link == .obj || link == .xcomp { result = .denied }
        case .planned where depth == 0 && link == .obj && isToldAsDone(token): return result
        // "a missile aimed at a parade killed 36": the tree takes a participle for the verb of the sentence.
        case .planned where depth == 0 && link == .ccomp && isFinite(token): return result
        case .hypothetical, .planned, .exercise, .fiction:
          if link != .nsubj, link != .nsubjPass, link != .conj { return .unreal }
        case .foiled: if link != .nsubj { return .unreal }
        case .habitual: if depth == 0, link != .nsubj, isBarePlural(token) { return .unreal }
        case .attempted: if link == .xcomp || link == .ccomp || link == .acl { return .unreal }
        default: break
        }
      }
      if link == .nsubj || link == .nsubjPass, depth == 0, isIndefinite(token),
        children(above).contains(where: { isModal($0) })
      {
        return .unreal
      }
      if link == .nsubj || link == .nsubjPass || link == .obj && tag(token).isNominal, standsApart(above) { break }
      position = above
    }
    return result
  }

  /// "killed", with nothing before it that opens a clause of its own.
  private func isFinite(_ verb: Int) -> Bool {
    tag(verb) == .verb && lower[verb].hasSuffix("ed")
      && !children(verb).contains { [.mark, .aux, .auxPass, .nsubj, .nsubjPass].contains(relation($0)) }
  }

  /// "were able to kill 18 of them": they did.
  private func wasAble(_ above: Int) -> Bool {
    lower[above] == "able" && children(above).contains { relation($0) == .cop && ["was", "were"].contains(lower[$0]) }
      && !children(above).contains { covering($0)?.standing == .negation }
  }

  /// "planned the ambush in which two drivers were killed", "ordered the raid of 3 May": what was planned took place.
  private func isToldAsDone(_ token: Int) -> Bool {
    guard tag(token).isNominal, children(token).contains(where: { lower[$0] == "the" }) else { return false }
    let isDated = children(token).contains { child in
      relation(child) == .aclRelcl && senses(child)?.verb?.harm != nil
        || dateOf[child] >= 0 && !dates[Int(dateOf[child])].isOfSpeech
    }
    if isDated { return true }
    // "the minister said that he ordered the murder": that which was told; "ordered the murder of Ana Ruiz".
    guard senses(token)?.noun?.harm == .killed, head(token) >= 0, lower[head(token)] == "ordered" else { return false }
    let victims = children(token).filter { relation($0) == .nmod && preposition($0) == "of" }
    return victims.allSatisfy { isNamePart($0) }
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
      // "drones flew 1,200 km to hit a plant"
      || children(verb).contains { relation($0) == .nsubj && senses($0)?.weapon?.strength == .strong }
      || ["use", "employ", "deploy", "manage", "proceed", "go", "open"].contains(text.lemma(of: text.tokens[verb]))
  }

  /// "carries out", "attack": neither past nor perfect.
  private func isPresent(_ verb: Int) -> Bool {
    guard tag(verb) == .verb, !text.tokens[verb].features.contains(.past) else { return false }
    let word = lower[verb]
    return !word.hasSuffix("ed") && !word.hasSuffix("ing")
      && !children(verb).contains { [.aux, .auxPass].contains(relation($0)) }
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
    case .advmod, .aux, .auxPass, .mark, .det: break
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
    case .habitual: return relation(child) == .advmod ? standing : nil
    default: return nil
    }
  }
}
