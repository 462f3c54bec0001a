import Incidents
import Language

/// Gives places, dates and weapons of a sentence to the events they speak of.
extension Reading {
  /// Which of the mentions a token belongs to, climbing the tree; `isTight` when nothing on the way made it doubtful.
  func owner(of token: Int, among mentions: [Mention], isPlace: Bool) -> (mention: Int, isTight: Bool)? {
    var position = token
    var isTight = true
    for _ in 0..<40 {
      let above = head(position)
      if let index = mentions.firstIndex(where: { $0.token == position }) { return (index, isTight) }
      guard above >= 0 else { return clauseMate(of: position, token, mentions).map { ($0, false) } }
      let link = relation(position)
      if position != token || link == .nmodPoss || link == .amod, let senses = senses(position), placeOf[position] < 0 {
        // "militants based in Bannu", "the director in Khost": where somebody is from, not where it happened.
        if link == .nsubj, senses.party != nil || groupOf[position] >= 0, isPlace { isTight = false }
      }
      if link == .acl || link == .aclRelcl, mentions.contains(where: { $0.token == position }) == false {
        if groupOf[above] >= 0 || senses(above)?.party?.role == .armed || senses(above)?.party?.role == .state {
          return nil
        }
        isTight = false
        // "Kobani, from which they were driven in 2015, was hit": a day of the town's story.
        if !isPlace, link == .aclRelcl, mentions.contains(where: { $0.token == above }) == false,
          senses(above)?.weapon == nil,
          placeOf[above] >= 0
        {
          return nil
        }
      }
      if tag(position) == .verb || tag(position) == .aux {
        if let mate = clauseMate(of: position, token, mentions) {
          let speech = senses(position)?.speech
          return speech == nil ? (mate, isTight) : nil
        }
        // "hit what were described as hideouts in ...": the place of what was hit.
        if lower[above] == "what" || children(position).contains(where: { lower[$0] == "what" }) {
          position = above
          continue
        }
        if senses(position)?.speech != nil { return nil }
        if link == .ccomp { return nil }
        if link == .conj || link == .parataxis { isTight = false }
        if link == .advcl, !isPlace { isTight = false }
      }
      position = above
    }
    return nil
  }

  /// An event noun in the same clause as a verb that is no event itself.
  private func clauseMate(of verb: Int, _ token: Int, _ mentions: [Mention]) -> Int? {
    var best: (index: Int, distance: Int)?
    for (index, mention) in mentions.enumerated() {
      guard clause(mention.token) == verb else { continue }
      let distance = abs(mention.token - token)
      if best.map({ distance < $0.distance }) ?? true { best = (index, distance) }
    }
    return best?.index
  }

  /// The verb, or root, whose clause a token stands in.
  func clause(_ token: Int) -> Int {
    var position = token
    for _ in 0..<40 {
      let above = head(position)
      if above < 0 { return position }
      switch relation(position) {
      case .ccomp, .xcomp, .advcl, .acl, .aclRelcl, .parataxis, .csubj, .csubjPass, .advclRelcl:
        if position != token || tag(position) == .verb { return position }
      case .conj where tag(position) == .verb || tag(position) == .aux: return position
      default: break
      }
      position = above
    }
    return position
  }

  /// Returns the places that hang on none of the events and on nothing else that would claim them.
  func attachSatellites(_ mentions: inout [Mention], sentence: Int) -> [Int] {
    let range = text.sentences[sentence].tokens
    var loose: [Int] = []
    guard !mentions.isEmpty else { return loose }
    var token = range.lowerBound
    while token < range.upperBound {
      if placeOf[token] >= 0 {
        let index = Int(placeOf[token])
        if !attachPlace(index, &mentions) { loose.append(index) }
        token = places[index].tokens.upperBound
      } else if dateOf[token] >= 0 {
        let index = Int(dateOf[token])
        attachDate(index, &mentions, range)
        token = dates[index].tokens.upperBound
      } else {
        if let senses = senses(token), let weapon = senses.weapon {
          if weapon.strength != .none, !isCodeName(token), tag(token) != .verb || senses.verb == nil {
            attachWeapon(token, weapon, &mentions)
          }
        } else if let (tokens, weapon) = weapon(namedBy: token),
          let owner = mentions.firstIndex(where: { $0.token == token })
        {
          mentions[owner].weapons.append(WeaponMention(tokens: tokens, sense: weapon))
        }
        token += 1
      }
    }
    passOnDates(&mentions)
    attachLeftDates(&mentions, range)
    return loose
  }

  /// False when the place, though told as a place, hangs on no event.
  private func attachPlace(_ index: Int, _ mentions: inout [Mention]) -> Bool {
    let place = places[index]
    if place.isAdjective || isFiledFrom(index) { return true }
    let chief = chief(place.tokens)
    let preposition = self.preposition(chief)
    let link = relation(chief)
    if isFired(from: place.tokens),
      let owner = owner(of: chief, among: mentions, isPlace: true)?.mention ?? nearest(chief, mentions)
    {
      mentions[owner].origins.append(index)
      return true
    }
    // "In Abidjan French helicopters opened fire": where it was, whatever the tree makes of it.
    if opensClause(place.tokens), ![.obl, .nmod].contains(link), place.country == nil,
      let owner = mentions.indices.first(where: {
        mentions[$0].token > chief && clause(mentions[$0].token) == clause(chief)
      })
    {
      mentions[owner].places.append(index)
      return true
    }
    if link == .nmodPoss, let owner = Optional(head(chief)), owner >= 0 {
      // "Pakistan's army": the country of a party, not a place.
      if senses(owner)?.party != nil || groupOf[owner] >= 0 || senses(owner)?.noun != nil { return true }
      if says(owner, .institution) { return true }
      if senses(owner)?.site == nil, placeOf[owner] < 0, !says(owner, .locality) { return true }
    }
    if isRepresented(chief) || isHome(chief) { return true }
    if link == .nsubj || link == .nsubjPass && place.country != nil {
      let verb = head(chief)
      // "Lviv counted six dead": where they died.
      if link == .nsubj, verb >= 0, place.country == nil, says(text.lemma(of: text.tokens[verb]), .mourning),
        let owner = mentions.indices.first(where: {
          mentions[$0].sense.class == .harm && isWithin(mentions[$0].token, verb) && mentions[$0].token > chief
        })
      {
        mentions[owner].places.append(index)
        return true
      }
      // "Nikopol came under fire", "Kabul saw its second bombing": where it was suffered.
      if link == .nsubj, verb >= 0, place.country == nil, let owner = suffered(under: verb, mentions) {
        mentions[owner].places.append(index)
        return true
      }
      if verb >= 0, link == .nsubj { return true }
    }
    if isSpeaker(chief) { return true }
    guard let (owner, isTight) = owner(of: chief, among: mentions, isPlace: true) else {
      // "concerts in the capital were cancelled after police arrested two men": where something else was.
      let bearer = bearer(of: index)
      return !isSituated(index) || isAside(bearer) || bearer != chief && relation(bearer) == .nsubjPass
    }
    // A country or capital without a preposition is a party, save as what is struck.
    if [.nsubj, .nsubjPass, .obj, .iobj].contains(link), preposition == nil, head(chief) != mentions[owner].token {
      return true
    }
    // "the village of Kalle, 17 km from Maiduguri"
    if preposition == "from", head(chief) >= 0, says(head(chief), .distance) {
      mentions[owner].places.append(index)
      return true
    }
    if preposition == "from", isOrigin(chief) {
      mentions[owner].origins.append(index)
      return true
    }
    if preposition == "from" || preposition == "with" || preposition == "by" { return true }
    // "in the west, near Mali": the country on the other side of a border.
    let joined = link == .conj && head(chief) >= 0 ? self.preposition(head(chief)) : nil
    if place.country != nil, ["near", "bordering", "towards", "toward"].contains(preposition ?? joined ?? "") {
      return true
    }
    // "a ship bound for X", "an operation planned for X": but "the battle for X" is there.
    if preposition == "for", head(chief) < 0 || senses(head(chief))?.noun?.class != .clash { return true }
    // "the wounded were evacuated to X": where they came to, not where they were hurt.
    if preposition == "to", head(chief) >= 0, says(text.lemma(of: text.tokens[head(chief)]), .moving) { return true }
    if link == .amod || link == .compound, head(chief) >= 0 {
      if senses(head(chief))?.party != nil || place.country != nil || groupOf[head(chief)] >= 0 { return true }
    }
    if isTight { mentions[owner].places.append(index) } else { mentions[owner].loosePlaces.append(index) }
    return true
  }

  /// The deed that a verb says its subject to have come under, suffered or seen.
  private func suffered(under verb: Int, _ mentions: [Mention]) -> Int? {
    let lemma = text.lemma(of: text.tokens[verb])
    return mentions.indices.first { index in
      let token = mentions[index].token
      if token == verb {
        return mentions[index].sense.lemma.hasPrefix("come under") || mentions[index].sense.lemma == "take fire"
      }
      guard head(token) == verb, !mentions[index].isVerb else { return false }
      return lemma == "come" && preposition(token) == "under"
        || relation(token) == .obj && (says(lemma, .suffering) || ["see", "witness"].contains(lemma))
    }
  }

  /// "the embassies of Peru and Chile": whose they are, not where.
  private func isRepresented(_ country: Int) -> Bool {
    var first = country
    for _ in 0..<6 where relation(first) == .conj && head(first) >= 0 { first = head(first) }
    return relation(first) == .nmod && preposition(first) == "of" && head(first) >= 0 && says(head(first), .mission)
  }

  /// "Sepoy Rehman (resident of Karak)", "a farmer, native of Iloilo": where the dead lived.
  private func isHome(_ place: Int) -> Bool {
    let person = head(place)
    guard person > 0, relation(place) == .nmod, ["resident", "native", "inhabitant"].contains(lower[person]) else {
      return false
    }
    return relation(person) == .appos || ["(", ","].contains(lower[person - 1])
  }

  /// Behind "in", "at" or "near" that opens its sentence or clause, with no owner's mark.
  private func opensClause(_ name: Range<Int>) -> Bool {
    guard let sentence = text.sentence(of: name.lowerBound) else { return false }
    let range = text.sentences[sentence].tokens
    let at = name.lowerBound - 1
    guard ["in", "at", "near", "outside", "around"].contains(word(at, range)),
      !["'s", "’s", "'"].contains(word(name.upperBound, range))
    else { return false }
    return at == range.lowerBound || [",", ";", ":", "and", "but", "while"].contains(word(at - 1, range))
  }

  /// Whether "in" or "near" stands before a place's name, or before what the name is part of: "a lawyer's car in Quetta".
  func isSituated(_ place: Int) -> Bool {
    let top = bearer(of: place)
    var position = chief(places[place].tokens)
    for _ in 0..<7 {
      if [.obl, .nmod].contains(relation(position)), preposition(position).map({ says($0, .situation) }) ?? false {
        return true
      }
      guard position != top, head(position) >= 0 else { return false }
      position = head(position)
    }
    return false
  }

  /// The nominal that a place's name is part of: "area" in "the X area of Y district".
  func bearer(of place: Int) -> Int {
    var position = chief(places[place].tokens)
    for _ in 0..<6 {
      let above = head(position)
      guard above >= 0, tag(above) != .verb, tag(above) != .aux,
        says(above, .locality) || placeOf[above] >= 0 || senses(above)?.site != nil
      else { break }
      switch relation(position) {
      case .compound, .flat, .amod, .nmodPoss, .appos: break
      case .nmod where preposition(position).map { $0 == "of" || says($0, .situation) } ?? true: break
      default: return position
      }
      position = above
    }
    return position
  }

  /// "fired from", "launched from" right before the name, whatever the tree makes of it.
  private func isFired(from name: Range<Int>) -> Bool {
    var position = name.lowerBound - 1
    for _ in 0..<4 where position > 0 && lower[position] != "from" {
      guard
        lower[position] == "the" || tag(position) == .adj || says(position, .locality) || says(position, .situation)
          || lower[position] == "of"
      else { return false }
      position -= 1
    }
    guard position > 0, lower[position] == "from" else { return false }
    // "launched, according to the ministry, from"
    if let aside = (Swift.max(0, position - 8)..<position).last(where: { lower[$0] == "according" }),
      lower[aside + 1] == "to"
    {
      position = aside
      if lower[position - 1] == ",", position > 1 { position -= 1 }
    }
    guard position > 0 else { return false }
    return covering(position - 1)?.verb?.class == .fire || lower[position - 1] == "launched"
  }

  /// In a clause that says who somebody is, or inside the subject: "the group, which is based in Pakistan".
  private func isAside(_ token: Int) -> Bool {
    var position = token
    for _ in 0..<12 {
      guard head(position) >= 0 else { return false }
      if [.acl, .aclRelcl, .nsubj, .appos].contains(relation(position)) { return true }
      position = head(position)
    }
    return true
  }

  /// Inside "according to ...", or inside the subject of a verb of speech.
  func isSpeaker(_ token: Int) -> Bool {
    if closesWithSpeech(token) { return true }
    // "hit what Cairo calls camps"
    if token > 0, token + 1 < lower.count, lower[token - 1] == "what",
      says(lower[token + 1], .affiliation)
        || ["calls", "called", "describes", "described", "says", "said", "terms"].contains(lower[token + 1])
    {
      return true
    }
    var position = token
    for _ in 0..<8 {
      let above = head(position)
      guard above >= 0 else { return false }
      if children(position).contains(where: { lower[$0] == "according" || lower[$0] == "per" }) { return true }
      // What is said of an attack is no speaker's, wherever the tree hangs it.
      if relation(position) == .nsubj, senses(above)?.speech != nil, covering(position)?.noun == nil { return true }
      if tag(above) == .verb { return lower[above] == "according" }
      position = above
    }
    return false
  }

  /// ", police spokesman Ali Reza said.": whoever stands between a comma and a last verb of speech, wherever the tree hangs it.
  private func closesWithSpeech(_ token: Int) -> Bool {
    let words = phrase(token)
    var verb = words.upperBound
    while verb < lower.count, relation(verb) == .flat { verb += 1 }
    guard verb + 1 < lower.count, tag(verb) == .verb, tag(verb + 1) == .punct, senses(verb)?.speech != nil else {
      return false
    }
    return words.lowerBound > 0 && lower[words.lowerBound - 1] == ","
  }

  /// "fired from", "launched from", "crossed from", "came from across".
  private func isOrigin(_ token: Int) -> Bool {
    // The same, whatever the tree makes of it.
    if let from = children(token).first(where: { lower[$0] == "from" }), from > 0,
      senses(from - 1)?.party?.role == .victim
    {
      return false
    }
    var position = head(token)
    for _ in 0..<6 {
      guard position >= 0 else { return false }
      // "workers from the north", "30 km from the frontier": whose home it is, and how far it is.
      if senses(position)?.party?.role == .victim || counts(lower[position], .measure) { return false }
      if says(text.lemma(of: text.tokens[position]), .departure) || senses(position)?.verb?.class == .fire
        || senses(position)?.weapon != nil
      {
        return true
      }
      position = head(position)
    }
    return false
  }

  /// "Operation Claw-Sword", "Operation Iron Spear": the name of a campaign.
  private func isCodeName(_ token: Int) -> Bool {
    guard isCapitalised(token), let sentence = text.sentence(of: token), !isUpperCase(sentence) else { return false }
    var start = token
    while start > text.sentences[sentence].tokens.lowerBound, token - start < 6,
      isCapitalised(start - 1) || lower[start - 1] == "-"
    {
      start -= 1
      if lower[start] == "operation" { return true }
    }
    return false
  }

  /// "came under missile fire", "an IED strike": the weapon that a phrase for a blow names.
  private func weapon(namedBy blow: Int) -> (tokens: Range<Int>, sense: WeaponSense)? {
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

  private func attachWeapon(_ token: Int, _ weapon: WeaponSense, _ mentions: inout [Mention]) {
    // "a missile fired at the town": its own deed before what it is told for.
    if let own = mentions.firstIndex(where: {
      $0.sense.class == .fire && relation($0.token) == .acl && head($0.token) == token
    }) {
      mentions[own].weapons.append(WeaponMention(tokens: weaponPhrase(token), sense: weapon))
      return
    }
    if isFound(token) { return }
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

  private func nearest(_ token: Int, _ mentions: [Mention]) -> Int? {
    mentions.indices.min { abs(mentions[$0].token - token) < abs(mentions[$1].token - token) }
  }
}
