import Gazetteer
import Incidents
import Language

/// People who do a deed and are no force or group: told by a word that says no more ("men in masks"), or by name.
extension Reading {
  /// Who an agent of violence names when no table knows it as a party; nil when the words name nobody who acts.
  func perpetrator(_ agent: Int, of mention: Mention, gazetteer: Gazetteer) -> Party? {
    guard mention.standing == .asserted, actsByTree(agent, mention) else { return nil }
    // "a group of Malians"
    let member =
      says(agent, .collective)
      ? children(agent).first { relation($0) == .nmod && preposition($0) == "of" } ?? agent : agent
    let people = isCountedOff(member) ? nationality(of: member, gazetteer) : nil
    if says(agent, .doer) || people != nil, groupOf[agent] < 0, placeOf[agent] < 0 {
      guard [.attack, .blow, .fire, .harm, .seize, .blast].contains(mention.sense.class) else { return nil }
      // "the women dropped their purses"
      if mention.sense.class == .fire, !wields(mention) { return nil }
      let words = phrase(agent)
      return Party(
        text: string(words), kind: .individuals, country: people ?? countryWord(around: agent, words, gazetteer),
        sector: "UAF", isPerpetrator: true, tokens: words)
    }
    // "the archbishop condemned the murder": what a person does with a noun of violence has to be a deed.
    if !mention.isVerb, relation(agent) == .nsubj, head(agent) >= 0,
      !says(text.lemma(of: text.tokens[head(agent)]), .deed)
    {
      return nil
    }
    return mention.sense.harm == .killed || mention.sense.harm == .captured ? accused(agent) : nil
  }

  /// A person by name who is said to be behind a deed.
  func accused(_ token: Int) -> Party? {
    guard isNamePart(token), let sentence = text.sentence(of: token),
      let name = nameRun(around: token, sentence, isUpperCase(sentence))
    else { return nil }
    let words = fullest(name)
    // One word alone can be anything; a name has two, or was told in full before.
    guard words.count >= 2 else { return nil }
    return Party(text: string(words), kind: .individuals, isPerpetrator: true, tokens: words)
  }

  /// What men without a name are told as: with their number, as "a group of" so many, without doubt: of "two of the suspected
  /// gunmen" the "gunmen".
  func menWords(_ range: Range<Int>) -> String {
    var first = range.lowerBound
    // "during the last hours terrorists attacked": the day is none of their name.
    while first < range.upperBound - 1,
      covering(first)?.standing == .hedge || tag(first) == .det || dateOf[first] >= 0
    {
      first += 1
    }
    guard first == range.lowerBound, let sentence = text.sentence(of: first) else {
      return string(first..<range.upperBound)
    }
    let start = text.sentences[sentence].tokens.lowerBound
    if first > start, quantityOf[first - 1] >= 0 {
      // "at least three men", but of "some 30 men" the "30 men".
      first = Swift.max(start, quantities[Int(quantityOf[first - 1])].tokens.lowerBound)
      if lower[first] == "some", first + 1 < range.lowerBound { first += 1 }
    }
    if first - 2 >= start, lower[first - 1] == "of", says(first - 2, .collective) { first -= 2 }
    return string(first..<range.upperBound)
  }

  /// The subject of a verb, the "by" of a passive or of a noun: not its owner, not a part of its name.
  private func actsByTree(_ agent: Int, _ mention: Mention) -> Bool {
    switch relation(agent) {
    case .oblAgent: true
    case .nsubj: head(agent) == mention.token ? mention.isVerb : true
    case .obl: preposition(agent) == "by"
    // "an attack by men", "a group of men attacked"
    case .nmod: preposition(agent) == "by" || holds(head(agent)) && actsByTree(head(agent), mention)
    case .conj: head(agent) >= 0 && head(agent) < agent && actsByTree(head(agent), mention)
    default: false
    }
  }

  private func wields(_ mention: Mention) -> Bool {
    !mention.weapons.isEmpty || mention.patients.contains { senses($0)?.weapon != nil }
      || mention.sense.lemma.hasPrefix("fire") || !mention.isVerb
  }

  /// "a group", "two", of what stands behind its "of".
  private func holds(_ token: Int) -> Bool {
    token >= 0 && (counts(lower[token], .holder) || quantityOf[token] >= 0 || says(token, .collective))
  }

  /// Who laid or threw the weapon that did it: "a bomb planted by rebels went off", or whose it was: "a sniper's bullet",
  /// "Armenian fire".
  func handlers(of weapons: [Int]) -> [Int] {
    weapons.filter { lower[$0] == "fire" }.flatMap { fire in
      children(fire).filter { $0 < fire && [.amod, .compound, .nmodPoss].contains(relation($0)) && isCapitalised($0) }
    }
      + weapons.filter { senses($0)?.weapon != nil }.flatMap { weapon in
        // "the drone that killed three had been sent by a militia"
        let told = relation(weapon) == .nsubjPass && head(weapon) >= 0 ? [head(weapon)] : []
        let deeds = (told + children(weapon).filter { [.acl, .aclRelcl].contains(relation($0)) }).filter {
          says(text.lemma(of: text.tokens[$0]), .deed)
        }
        return children(weapon).filter { relation($0) == .nmodPoss && senses($0)?.party != nil }
          + deeds.flatMap { deed in
            children(deed).filter { relation($0) == .oblAgent || relation($0) == .obl && preposition($0) == "by" }
          }
      }
  }
}
