import Incidents
import Language

/// Gives places to the events they speak of.
extension Reading {
  /// False when the place, though told as a place, hangs on no event.
  func attachPlace(_ index: Int, _ mentions: inout [Mention]) -> Bool {
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
    if isRepresented(chief) || isHome(chief) || isOfCare(place.tokens) { return true }
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
    // "a new attack shook Medellín": what a deed shakes or hits is where it was done.
    if link == .obj, place.country == nil,
      let owner = mentions.indices.first(where: {
        !mentions[$0].isVerb && relation(mentions[$0].token) == .nsubj && head(mentions[$0].token) == head(chief)
      })
    {
      mentions[owner].places.append(index)
      return true
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
    if preposition == "from", isMeasuredFrom(chief) {
      mentions[owner].places.append(index)
      return true
    }
    if preposition == "from", isOrigin(chief) {
      mentions[owner].origins.append(index)
      return true
    }
    // "took away 87 people from Kajuru"
    if preposition == "from", mentions[owner].sense.harm == .captured || mentions[owner].sense.type == .abduction {
      mentions[owner].places.append(index)
      return true
    }
    if preposition == "from" || preposition == "with" || preposition == "by" { return true }
    // "in the west, near Mali": the country on the other side of a border.
    let joined = link == .conj && head(chief) >= 0 ? self.preposition(head(chief)) : nil
    if place.country != nil, ["near", "bordering", "towards", "toward"].contains(preposition ?? joined ?? "") {
      return true
    }
    // "near the Burkinabe border"
    if place.country != nil, link == .compound || link == .amod, head(chief) >= 0, lower[head(chief)] == "border",
      ["near", "along", "towards", "toward", "across"].contains(self.preposition(head(chief)) ?? "")
    {
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

  /// "17 km from Maiduguri", wherever the tree hangs it.
  private func isMeasuredFrom(_ place: Int) -> Bool {
    if head(place) >= 0, counts(lower[head(place)], .measure) { return true }
    return child(place, .case_).map { $0 > 0 && lower[$0] == "from" && counts(lower[$0 - 1], .measure) } ?? false
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

  /// "taken to the hospital in Dori", "being treated at a clinic in Sebha": where the hurt are cared for.
  func isOfCare(_ name: Range<Int>) -> Bool {
    let at = name.lowerBound - 1
    guard at > 1, ["in", "at", "of"].contains(lower[at]) else { return false }
    if lower[at - 1] == "treated" { return true }
    guard senses(at - 1)?.site?.sector == "MED" else { return false }
    return (Swift.max(0, at - 8)..<at).contains {
      tag($0) == .verb && says(text.lemma(of: text.tokens[$0]), .caring)
    }
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
  func isAside(_ token: Int) -> Bool {
    var position = token
    for _ in 0..<12 {
      guard head(position) >= 0 else { return false }
      if [.acl, .aclRelcl, .nsubj, .appos].contains(relation(position)) { return true }
      position = head(position)
    }
    return true
  }

  /// "fired from", "launched from", "crossed from", "came from across".
  func isOrigin(_ token: Int) -> Bool {
    // The same, whatever the tree makes of it.
    if let from = children(token).first(where: { lower[$0] == "from" }), from > 0,
      senses(from - 1)?.party?.role == .victim || counts(lower[from - 1], .measure)
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
  func isCodeName(_ token: Int) -> Bool {
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

  /// "A 10-year-old": no aircraft of that name.
  func isAge(_ token: Int) -> Bool {
    let end = markRange(token).upperBound
    return markRange(token).count > 1 && end < lower.count
      && (lower[end].hasPrefix("-year")
        || end + 1 < lower.count && lower[end] == "-" && lower[end + 1].hasPrefix("year"))
  }
}
