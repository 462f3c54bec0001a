import Gazetteer
import Incidents
import Language

/// Who is held to answer for a deed: "charged with the murder", "the officers involved in the killing", "masterminded the raid".
extension Reading {
  /// Those whom a word of accusation, or of taking part, ties to a deed of its sentence.
  func accusations(at token: Int, _ sentence: Int, _ gazetteer: Gazetteer) -> [Authorship] {
    let lemma = text.lemma(of: text.tokens[token])
    let isAccusing = says(lemma, .accusing) || says(lower[token], .accusing) || isLinking(token)
    guard isAccusing || says(lemma, .partaking),
      [.verb, .adj].contains(tag(token)) || isAccusing && isArrestNoun(token),
      let deed = deed(under: token, sentence)
    else { return [] }
    return (isAccusing ? accused(by: token) : partakers(in: token)).flatMap {
      [$0]
        + children($0).filter {
          relation($0) == .conj && tag($0).isNominal
        }
    }
    .compactMap { suspect($0, gazetteer) }
    .map { Authorship(party: $0, certainty: .suspected, sentence: sentence, deed: deed) }
  }

  /// Armed men who let people go had taken them: "released by the guerrillas".
  func captors(at token: Int, _ sentence: Int, _ gazetteer: Gazetteer) -> [Authorship] {
    guard tag(token) == .verb, says(lower[token], .freeing) else { return [] }
    let isPassive =
      children(token).contains { [.nsubjPass, .auxPass].contains(relation($0)) } || relation(token) == .acl
    let captors = children(token).filter {
      isPassive ? relation($0) == .oblAgent || preposition($0) == "by" : relation($0) == .nsubj
    }
    return captors.compactMap { party($0, gazetteer: gazetteer, asActor: true) }.filter(\.isArmed).map {
      Authorship(party: $0, certainty: .known, sentence: sentence, isOfCaptives: true)
    }
  }

  /// The noun or verb of violence that the word is about: its object, or what stands behind its "of", "for", "in" or "with".
  private func deed(under token: Int, _ sentence: Int) -> Int? {
    text.sentences[sentence].tokens.first { deed in
      guard deed != token, isViolent(deed) || isCrime(deed) else { return false }
      var position = deed
      // "announced the arrest of two men for killing a judge"
      if isArrestNoun(token), relation(deed) == .advcl, deed > token, head(deed) == head(token) {
        return children(deed).contains { relation($0) == .mark && lower[$0] == "for" }
      }
      for _ in 0..<8 where position >= 0 && head(position) != token {
        // A deed told of somebody on the way is another.
        if [.aclRelcl, .appos, .parataxis].contains(relation(position)) { return false }
        position = head(position)
      }
      guard position >= 0, head(position) == token else { return false }
      switch relation(position) {
      case .obj: return says(text.lemma(of: text.tokens[token]), .partaking)
      case .obl, .nmod, .advcl, .xcomp, .ccomp:
        let opening = children(position).first { [.case_, .mark].contains(relation($0)) && $0 < position }
        return opening.map {
          ["of", "for", "in", "with", "over", "on", "as"].contains(lower[$0]) || lower[$0] == "to" && isLinking(token)
        } ?? false
      default: return false
      }
    }
  }

  /// "implicated in the crime": what was told before.
  private func isCrime(_ token: Int) -> Bool {
    tag(token) == .noun && ["crime", "crimes"].contains(lower[token])
      && children(token).contains { ["the", "this", "that", "these", "those", "both"].contains(lower[$0]) }
  }

  private func isViolent(_ token: Int) -> Bool {
    guard let senses = senses(token), let sense = tag(token) == .verb ? senses.verb : senses.noun else { return false }
    return [.attack, .blow, .fire, .blast, .harm].contains(sense.class) && !isArrest(sense)
  }

  /// "police accused two men", "two men were charged", "two men suspected".
  private func accused(by token: Int) -> [Int] {
    let passive = children(token).filter { relation($0) == .nsubjPass }
    if !passive.isEmpty { return passive.map { isRelative($0) && head(token) >= 0 ? head(token) : $0 } }
    if [.acl, .amod].contains(relation(token)), head(token) >= 0 { return charged(with: head(token)) }
    let objects = children(token).filter { relation($0) == .obj }
    if !objects.isEmpty { return objects }
    // "the arrest of two soldiers and a major for killing a judge"
    if tag(token).isNominal { return children(token).filter { relation($0) == .nmod && preposition($0) == "of" } }
    // "those who are guilty of the murder"; "the soldiers involved in it will be tried", read as what they do.
    return tag(token) == .adj || lower[token].hasSuffix("ed") ? partakers(in: token) : []
  }

  /// "linked the major to the murder", "a man tied to the attack"
  private func isLinking(_ token: Int) -> Bool {
    tag(token) == .verb && ["link", "tie", "connect"].contains(text.lemma(of: text.tokens[token]))
  }

  /// "the arrest of two men for the murder"
  private func isArrestNoun(_ token: Int) -> Bool {
    tag(token).isNominal && ["arrest", "detention", "trial", "conviction", "prosecution"].contains(lower[token])
  }

  /// The man himself, or whom "the arrest of two men on charges of" speaks of.
  private func charged(with noun: Int) -> [Int] {
    guard says(noun, .accusing) else { return [noun] }
    var above = head(noun)
    for _ in 0..<3 where above >= 0 {
      let taken = children(above).filter {
        [.obj, .nsubjPass].contains(relation($0)) && $0 != noun
          || tag(above).isNominal && relation($0) == .nmod && preposition($0) == "of" && $0 != noun
      }
      if let first = taken.first(where: { senses($0)?.party != nil || isNamePart($0) }) { return [first] }
      above = head(above)
    }
    return []
  }

  /// "two men took part", "suspects who are believed to have taken part".
  private func partakers(in token: Int) -> [Int] {
    if relation(token) == .acl, head(token) >= 0 { return [head(token)] }
    let own = children(token).filter { relation($0) == .nsubj }
    return (own.isEmpty ? sharedSubjects(token) : own).map {
      isRelative($0) && relation(token) == .aclRelcl && head(token) >= 0 ? head(token) : $0
    }
  }

  /// A party, a person by name, or people by what they are.
  private func suspect(_ token: Int, _ gazetteer: Gazetteer) -> Party? {
    if let party = party(token, gazetteer: gazetteer, asActor: true), party.isArmed || party.isState { return party }
    if let person = accused(token) { return person }
    // "many people were involved" says nothing of who they were.
    if says(token, .vague), !children(token).contains(where: { quantityOf[$0] >= 0 }) { return nil }
    guard groupOf[token] < 0, placeOf[token] < 0, tag(token) == .noun, let sense = senses(token)?.party,
      sense.kind == .people || sense.kind == .person
    else { return nil }
    let words = phrase(token)
    return Party(
      text: string(words), kind: .individuals, country: countryWord(around: token, words, gazetteer),
      sector: sense.sector == "CVL" ? "UAF" : sense.sector, isPerpetrator: true, tokens: words)
  }
}
