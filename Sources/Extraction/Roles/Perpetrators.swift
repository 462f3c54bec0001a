import Gazetteer
import Incidents
import Language

/// People who do a deed and are no force or group: told by a word that says no more ("men in masks"), or by name.
extension Reading {
  /// Who an agent of violence names when no table knows it as a party; nil when the words name nobody who acts.
  func perpetrator(_ agent: Int, of mention: Mention, gazetteer: Gazetteer) -> Party? {
    guard mention.standing == .asserted, actsByTree(agent, mention) else { return nil }
    if says(agent, .doer), groupOf[agent] < 0, placeOf[agent] < 0 {
      guard [.attack, .blow, .fire, .harm, .seize, .blast].contains(mention.sense.class) else { return nil }
      let words = phrase(agent)
      return Party(
        text: string(words), kind: .individuals, country: countryWord(around: agent, words, gazetteer), sector: "UAF",
        isPerpetrator: true, tokens: words)
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

  /// The subject of a verb, the "by" of a passive or of a noun: not its owner, not a part of its name.
  private func actsByTree(_ agent: Int, _ mention: Mention) -> Bool {
    switch relation(agent) {
    case .oblAgent: true
    case .nsubj: head(agent) == mention.token ? mention.isVerb : true
    case .obl, .nmod: preposition(agent) == "by"
    case .conj: head(agent) >= 0 && head(agent) < agent && actsByTree(head(agent), mention)
    default: false
    }
  }

  /// Who laid or threw the weapon that did it: "a bomb planted by rebels went off", or whose it was: "a sniper's bullet",
  /// "Armenian fire".
  func handlers(of weapons: [Int]) -> [Int] {
    weapons.filter { lower[$0] == "fire" }.flatMap { fire in
      children(fire).filter { $0 < fire && [.amod, .compound, .nmodPoss].contains(relation($0)) && isCapitalised($0) }
    }
      + weapons.filter { senses($0)?.weapon != nil }.flatMap { weapon in
        children(weapon).filter { relation($0) == .nmodPoss && senses($0)?.party != nil }
          + children(weapon).filter {
            [.acl, .aclRelcl].contains(relation($0)) && says(text.lemma(of: text.tokens[$0]), .deed)
          }.flatMap { deed in
            children(deed).filter { relation($0) == .oblAgent || relation($0) == .obl && preposition($0) == "by" }
          }
      }
  }
}
