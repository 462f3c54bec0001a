import Incidents
import Language

/// Gives weapons to the events they speak of.
extension Reading {
  /// "came under missile fire", "an IED strike": the weapon that a phrase for a blow names.
  func weapon(namedBy blow: Int) -> (tokens: Range<Int>, sense: WeaponSense)? {
    let words = markRange(blow)
    guard words.count > 1, let class_ = senses(blow)?.noun?.class, [.attack, .blow, .blast].contains(class_) else {
      return nil
    }
    for token in words.reversed() {
      if let sense = ownSenses(token)?.weapon, sense.strength == .strong {
        return (words.lowerBound..<token + 1, sense)
      }
    }
    return nil
  }

  func attachWeapon(_ token: Int, _ weapon: WeaponSense, _ mentions: inout [Mention]) {
    // "a missile fired at the town": its own deed before what it is told for.
    if let own = mentions.firstIndex(where: {
      $0.sense.class == .fire && relation($0.token) == .acl && head($0.token) == token
    }) {
      mentions[own].weapons.append(WeaponMention(tokens: weaponPhrase(token), sense: weapon))
      return
    }
    if isFound(token) || isStored(token) { return }
    // "aircraft carried out strikes": who uses a word for a vehicle of war as its doer.
    let used =
      weapon.strength == .weak
      ? mentions.firstIndex { mention in
        mention.agents.contains(token)
          && (weapon.class != .aircraft || [.attack, .blow, .fire].contains(mention.sense.class))
      } : nil
    guard
      let (owner, isTight) = used.map({ ($0, true) }) ?? owner(of: token, among: mentions, isPlace: false)
        ?? nearest(token, mentions).map({ ($0, false) })
    else { return }
    // A word for a blow gives its weapon to no other blow.
    if mentions[owner].token == token ? weapon.strength != .strong : senses(token)?.noun != nil { return }
    if setOff(token, weapon, by: &mentions[owner]) {
      mentions[owner].weapons.append(WeaponMention(tokens: weaponPhrase(token), sense: weapon))
      return
    }
    if weapon.strength == .weak, !(isTight && isInstrument(token, mentions[owner])) { return }
    // A target is no weapon: "hit a drone factory", "three aircraft were destroyed".
    if weapon.strength != .strong, mentions[owner].patients.contains(token),
      ![.fire, .blast].contains(mentions[owner].sense.class)
    {
      return
    }
    let struck = relation(token) == .conj && head(token) < token ? head(token) : token
    // "shot down an F-16 jet"
    if says(mentions[owner].sense.lemma, .felling), weapon.class == .aircraft,
      mentions[owner].patients.contains(where: { $0 == struck || isWithin(struck, $0) })
    {
      return
    }
    if mentions[owner].patients.contains(struck) {
      if mentions[owner].sense.class == .blow { return }
      if mentions[owner].sense.class == .attack, ["on", "against", "at"].contains(preposition(struck) ?? "") { return }
    }
    // "a drone factory", "a bomb expert": part of the name of something else.
    if relation(token) == .compound, head(token) > token, let named = senses(head(token)),
      named.site != nil || named.party != nil && named.weapon == nil
    {
      return
    }
    if relation(token) == .compound, head(token) > token, says(head(token), .collective) { return }
    mentions[owner].weapons.append(WeaponMention(tokens: weaponPhrase(token), sense: weapon))
  }

  /// "troops found 20 kilos of explosives", "leaving two rifles": come upon or left behind, not used.
  private func isFound(_ token: Int) -> Bool {
    var position = token
    for _ in 0..<8 {
      // "the seized rifles"
      if children(position).contains(where: {
        relation($0) == .amod && tag($0) == .verb && says(text.lemma(of: text.tokens[$0]), .finding)
      }) {
        return true
      }
      let above = head(position)
      guard above >= 0 else { return false }
      switch relation(position) {
      case .obj, .nsubjPass: return says(text.lemma(of: text.tokens[above]), .finding)
      case .conj, .nmod, .compound, .appos, .amod, .nummod: position = above
      // "stole their weapons, which consisted of eight rifles"
      case .obl
      where relation(above) == .aclRelcl && ["consist", "comprise"].contains(text.lemma(of: text.tokens[above])):
        position = head(above)
      default: return false
      }
    }
    return false
  }

  /// "a depot of rockets and shells", "works for the production of missiles": what lies or is made there, and not what struck it.
  private func isStored(_ token: Int) -> Bool {
    // "missile parts", "rocket technology"
    if relation(token) == .compound, head(token) > token, says(head(token), .stock) { return true }
    var position = token
    while [.conj, .compound, .amod].contains(relation(position)), head(position) >= 0 { position = head(position) }
    guard relation(position) == .nmod, preposition(position) == "of", head(position) >= 0 else { return false }
    let holder = head(position)
    return says(holder, .stock)
      || senses(holder)?.site.map { $0.kind == .site } ?? false && senses(holder)?.weapon == nil
  }

  /// "their lorry struck a mine", "ran over a mine": the mine did it, and to the lorry.
  private func setOff(_ token: Int, _ weapon: WeaponSense, by mention: inout Mention) -> Bool {
    guard [.mine, .ied].contains(weapon.class) || lower[token] == "device", mention.isVerb, !mention.isPassive,
      mention.sense.type == .ied || ["hit", "strike"].contains(mention.sense.lemma) && mention.patients.contains(token)
    else { return false }
    mention.patients = mention.agents + mention.patients.filter { $0 != token }
    mention.agents = []
    return true
  }

  private func weaponPhrase(_ token: Int) -> Range<Int> {
    var range = markRange(token)
    // "drone strike": the weapon by its own word, where that is one.
    if range.count > 1, covering(token)?.noun != nil,
      let own = lexicon.lookup(lower[range.upperBound - 2]), lexicon.senses[Int(own)].weapon != nil
    {
      range = range.lowerBound..<range.upperBound - 1
    }
    while range.count < 5, range.lowerBound > 0 {
      let before = range.lowerBound - 1
      guard head(before) == token, [.compound, .amod].contains(relation(before)), tag(before) != .verb,
        quantityOf[before] < 0, dateOf[before] < 0, placeOf[before] < 0, groupOf[before] < 0,
        covering(before)?.verb == nil, !says(before, .vague)
      else { break }
      range = before..<range.upperBound
    }
    return withMeasure(range)
  }

  /// "heavy-caliber machineguns", "9 mm pistol": the measure whole or not at all.
  private func withMeasure(_ words: Range<Int>) -> Range<Int> {
    guard words.count > 1, words.lowerBound > 0,
      ["mm", "caliber", "calibre", "millimeter", "millimetre"].contains(lower[words.lowerBound])
    else { return words }
    let before = words.lowerBound - 1
    if quantityOf[before] >= 0 || tag(before) == .num { return before..<words.upperBound }
    return lower[before] == "-" && before > 0 ? before - 1..<words.upperBound : words.lowerBound + 1..<words.upperBound
  }

  private func isInstrument(_ token: Int, _ mention: Mention) -> Bool {
    if mention.agents.contains(token) { return true }
    switch relation(token) {
    case .obl, .oblAgent, .nmod: return ["with", "by", "from", "using"].contains(preposition(token) ?? "")
    case .nsubj: return true
    case .obj:
      return mention.sense.class == .fire || mention.sense.class == .blast
        || ["use", "using", "used"].contains(head(token) >= 0 ? lower[head(token)] : "")
    case .conj: return head(token) >= 0 && isInstrument(head(token), mention)
    default: return false
    }
  }
}
