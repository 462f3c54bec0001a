import Incidents
import Language

/// Takings that are police work or trade, and the deeds that people are taken for.
extension Reading {
  /// "seized two tons of cocaine", "arrested a drug dealer", "police captured the thieves": goods, or criminals.
  func isPoliceWork(_ token: Int, _ sense: EventSense) -> Bool {
    if sense.lemma == "raid", isSearch(token) { return true }
    guard tag(token) == .verb, sense.class != .harm, sense.type == .seize || isArrest(sense) else { return false }
    let taken =
      children(token).filter { [.obj, .nsubjPass].contains(relation($0)) }
      + ([.acl, .amod].contains(relation(token)) && head(token) >= 0 ? [head(token)] : [])
    let takers = children(token).filter { [.nsubj, .oblAgent].contains(relation($0)) || preposition($0) == "by" }
    let isByPolice = isArrest(sense) || takers.allSatisfy { senses($0)?.party?.sector == "COP" }
    return !taken.isEmpty
      && taken.allSatisfy {
        isByPolice && senses($0)?.party?.sector == "CRM"
          || !isArrest(sense) && isGoods($0, isOne: sense.harm == .captured)
      }
  }

  /// "police raided an office": a house searched by the law, with nobody armed and nobody hurt in the sentence.
  private func isSearch(_ raid: Int) -> Bool {
    guard tag(raid) == .verb, let sentence = text.sentence(of: raid),
      let raider = child(raid, .nsubj) ?? child(raid, .oblAgent), covering(raider)?.party?.sector == "COP"
    else { return false }
    return !text.sentences[sentence].tokens.contains { token in
      groupOf[token] >= 0 || covering(token)?.party?.role == .armed || covering(token)?.weapon?.strength == .strong
        || covering(token)?.verb?.harm == .killed || covering(token)?.adjective?.harm == .killed
    }
  }

  /// "arrest", "detain", "surrender": people fall into the hands of the law.
  func isArrest(_ sense: EventSense) -> Bool { sense.class == .seize && sense.type == .raid }

  /// Things that are carried off: arms, drugs, papers; not ground, nor people. With `isOne` a single one of no known kind is
  /// somebody: "captured a courier".
  private func isGoods(_ token: Int, isOne: Bool) -> Bool {
    if senses(token)?.weapon != nil || counts(lower[token], .measure) { return true }
    if isOne, !text.tokens[token].features.contains(.plural) { return false }
    guard tag(token) == .noun, senses(token)?.party == nil, senses(token)?.site == nil, placeOf[token] < 0,
      groupOf[token] < 0, !isPeopleName(token)
    else { return false }
    return ![.locality, .settlement, .division, .part, .doer, .vague].contains { says(token, $0) }
  }

  /// "arrested for the murder", "detained over the bombing", "two men charged with the killing were held": a deed of those who are
  /// taken, another than the taking.
  func isCharge(_ deed: Mention, of arrest: Mention) -> Bool {
    guard arrest.sense.harm == .captured, arrest.sense.class == .seize, !isArrest(deed.sense) else { return false }
    var position = deed.token
    while position >= 0, position != arrest.token {
      let opening = children(position).first { [.case_, .mark].contains(relation($0)) && $0 < position }
      if head(position) == arrest.token, let opening, ["for", "over"].contains(lower[opening]) { return true }
      if position != deed.token, says(lower[position], .accusing) || lower[position] == "suspected" { return true }
      position = head(position)
    }
    return false
  }
}
