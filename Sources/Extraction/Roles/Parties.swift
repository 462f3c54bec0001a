import Gazetteer
import Incidents
import Language

/// Who a nominal names.
struct Party: Hashable {
  var text: String
  var name: String?
  var kind: Actor.Kind = .organization
  var country: String?
  var sector: String?
  var isState = false
  var isArmed = false
  /// A person or people without arms or office of force.
  var isVictim = false
  /// A person, or people without arms or office, who did it all the same.
  var isPerpetrator = false
  /// Named by nothing but its country: the less, the better the words (2 an adjective, 1 a capital, 0 the country).
  var bareness: Int?
  /// What the text calls the men of a named group: "FMLN guerrillas".
  var men: Range<Int>?
  var tokens: Range<Int>

  /// The same party, as far as the words tell.
  func isSame(as other: Party) -> Bool { name == other.name && country == other.country && text == other.text }
}

extension Reading {
  /// The party that a nominal names; nil when it names none that the tables know.
  func party(_ token: Int, gazetteer: Gazetteer, asActor: Bool) -> Party? {
    let phrase = phrase(token)
    if groupOf[token] >= 0 { return party(ofGroup: token) }
    let sense = senses(token)
    if let inner = groupInside(token, phrase),
      sense?.party != nil || sense?.weapon != nil || says(token, .body)
        || lower[token].hasSuffix("s") && asActor
    {
      if sense?.site != nil, sense?.party == nil, !asActor { return nil }
      var party = party(ofGroup: inner)
      if let men = sense?.party {
        party?.tokens = phrase
        // "guerrillas of X" are both the men and X.
        if [.people, .person].contains(men.kind), men.role == .armed { party?.men = menPhrase(token, phrase, inner) }
        // "members of X": the men by all these words.
        if says(token, .doer), let words = party.map({ _ in groups[Int(groupOf[inner])].tokens }), asActor {
          party?.men =
            Swift.min(phrase.lowerBound, words.lowerBound)..<Swift.max(phrase.upperBound, words.upperBound)
        }
      }
      return party
    }
    guard asActor else { return sense.flatMap { force(token, phrase, $0, gazetteer) } }
    if let force = forceOfMembers(token), var party = party(force, gazetteer: gazetteer, asActor: true) {
      party.men = phrase.lowerBound..<Swift.max(phrase.upperBound, self.phrase(force).upperBound)
      return party
    }
    // "a spokesman for the army": whom he speaks for.
    if sense?.party?.lemma.hasPrefix("spokes") == true,
      let spokenFor = children(token).first(where: { ["for", "of"].contains(preposition($0) ?? "") }),
      let party = party(spokenFor, gazetteer: gazetteer, asActor: true)
    {
      return party
    }
    // "the rebels, whose spokesman claimed it": those whose man he is.
    if sense?.party?.role == .state, children(token).contains(where: { lower[$0] == "whose" }), head(token) >= 0,
      relation(head(token)) == .aclRelcl, head(head(token)) >= 0, head(head(token)) != token
    {
      return party(head(head(token)), gazetteer: gazetteer, asActor: true)
    }
    // "a team of the Northern Brigade", "a column of troops": whose it is.
    if says(token, .collective),
      let whole = children(token).first(where: { relation($0) == .nmod && preposition($0) == "of" && $0 != token }),
      let party = party(whole, gazetteer: gazetteer, asActor: true), party.isState || party.isArmed
    {
      return party
    }
    if placeOf[token] >= 0 { return government(of: places[Int(placeOf[token])], gazetteer) }
    if let party = laterMention(token, phrase, sense, gazetteer) { return party }
    // "Army elements", "National Police members": those of a force.
    if says(token, .doer), let force = forceInside(token, phrase),
      let sector = covering(force.lowerBound)?.party?.sector
        ?? covering(force.upperBound - 1)?.party?.sector
    {
      return Party(
        text: string(force),
        country: countryWord(around: token, phrase, gazetteer) ?? forceBefore(token, sector, gazetteer),
        sector: sector, isState: true, men: phrase, tokens: force)
    }
    // "its men overran a base": whose men they are.
    if says(token, .doer), text.tokens[token].features.contains(.plural),
      let owner = possessor(of: token, gazetteer, orBefore: true),
      owner.name != nil
    {
      return owner
    }
    if let sense {
      // "an unidentified aircraft"
      if sense.weapon != nil, phrase.contains(where: { ["unidentified", "unknown", "unmarked"].contains(lower[$0]) }) {
        return nil
      }
      if let force = force(token, phrase, sense, gazetteer) { return force }
      // "Israeli jets", "Russian ships", "its drone": whose weapon it is, struck.
      let isManned = sense.weapon.map { [.aircraft, .ship].contains($0.class) && $0.strength == .strong } ?? false
      if sense.weapon != nil || sense.site?.kind == .vehicle {
        let country =
          countryWord(around: token, phrase, gazetteer) ?? possessor(of: token, gazetteer)?.country
          ?? (isManned ? forceBefore(token, "MIL", gazetteer) : nil)
        if country != nil || isManned {
          return Party(
            text: string(phrase), country: country, sector: "MIL",
            isState: sense.weapon?.strength != WeaponSense.Strength.none, tokens: phrase)
        }
      }
    }
    if let country = nationality(of: token, gazetteer), !isCountedOff(token) {
      let name = gazetteer.country(country).flatMap { gazetteer.name(of: $0, language: "en") }
      return Party(
        text: name ?? string(token..<token + 1), country: country, sector: "GOV", isState: true, bareness: 2,
        tokens: token..<token + 1)
    }
    return unlisted(token, phrase, gazetteer)
  }

  /// "two Indians and a Pakistani", "a group of Malians": some of a people, not its government.
  func isCountedOff(_ token: Int) -> Bool {
    if relation(token) == .nmod, preposition(token) == "of", head(token) >= 0, says(head(token), .collective) {
      return true
    }
    return quantityOf[token] >= 0
      || children(token).contains { quantityOf[$0] >= 0 || ["a", "an", "another", "other"].contains(lower[$0]) }
  }

  /// A country or capital that acts is its government.
  func government(of place: PlaceMention, _ gazetteer: Gazetteer) -> Party? {
    guard let country = place.country ?? capitalCountry(place, gazetteer) else { return nil }
    return Party(
      text: string(place.tokens), country: country, sector: "GOV", isState: true,
      bareness: place.country == nil ? 1 : 0, tokens: place.tokens)
  }

  /// A short word for a party named before: "the Guards", "the group", "its gunmen".
  private func laterMention(_ token: Int, _ phrase: Range<Int>, _ sense: Senses?, _ gazetteer: Gazetteer) -> Party? {
    if lower[token] == "guards" && isCapitalised(token) || lower[token] == "corps",
      let index = documentGroup(like: lower[token])
    {
      let group = lexicon.groups.groups[index]
      return Party(
        text: string(phrase), name: group.name, country: group.country, sector: group.sector,
        isState: group.sector == "MIL", isArmed: true, tokens: phrase)
    }
    let isGroupWord = says(token, .body)
    guard isGroupWord || sense?.party?.role == .armed else { return nil }
    let isDefinite = isGroupWord && phrase.count == 1 && children(token).contains { lower[$0] == "the" }
    guard isDefinite || sense?.party?.role == .armed && hasPossessor(token),
      var party = groups.last(where: { $0.tokens.upperBound <= token }).flatMap({ party(ofGroup: $0.tokens.lowerBound) }
      )
    else { return nil }
    party.tokens = phrase
    return party
  }

  /// A force, people or person by a word of the tables, with the country that the words around give it.
  private func force(_ token: Int, _ phrase: Range<Int>, _ senses: Senses, _ gazetteer: Gazetteer) -> Party? {
    guard let sense = senses.party else { return nil }
    // A plain person is nobody's arm.
    let isState = sense.role == .state
    var words = phrase.count == 1 ? markRange(token) : phrase
    if phrase.count == 1, relation(token) == .compound,
      let owner = (Swift.max(0, token - 4)..<token).first(where: {
        placeOf[$0] >= 0 && relation($0) == .nmodPoss && places[Int(placeOf[$0])].country != nil
      })
    {
      words = owner..<words.upperBound
    }
    var country = countryWord(around: token, phrase, gazetteer)
    // "our forces" in the words of a named group are its own.
    if country == nil, isState, hasPossessor(token), let owner = possessor(of: token, gazetteer), owner.isArmed,
      owner.name != nil
    {
      return Party(
        text: string(words), name: owner.name, kind: sense.kind == .people ? .individuals : .organization,
        country: owner.country, sector: owner.sector, isArmed: true, tokens: words)
    }
    if country == nil, isState, sense.sector != "GOV" {
      country = possessor(of: token, gazetteer)?.country ?? forceBefore(token, sense.sector, gazetteer)
    }
    // "its operatives", told of a state: its own men.
    if country == nil, sense.role == .armed, hasPossessor(token), let owner = possessor(of: token, gazetteer),
      owner.isState, owner.country != nil
    {
      return Party(
        text: string(words), kind: .individuals, country: owner.country, sector: "MIL", isState: true, tokens: words)
    }
    // "a guerrilla column", "armed squads": some who fight, no organisation.
    let isBand = sense.role == .armed && says(text.lemma(of: text.tokens[token]), .collective)
    // "Army troops", "National Police members": the men by all the words, their force by its own.
    if isState, sense.kind == .people, let force = forceInside(token, words) {
      return Party(
        text: string(force), country: country, sector: sense.sector, isState: true, men: words, tokens: force)
    }
    return Party(
      text: string(words),
      kind: (sense.kind == .force || sense.kind == .vehicle) && !isBand ? .organization : .individuals,
      country: country,
      sector: sense.sector, isState: isState, isArmed: sense.role == .armed, isVictim: sense.role == .victim,
      tokens: words)
  }

  /// The force in "members of the army", "men of the National Police".
  func forceOfMembers(_ men: Int) -> Int? {
    guard says(men, .doer) else { return nil }
    return children(men).first { child in
      child > men && relation(child) == .nmod && preposition(child) == "of"
        && senses(child)?.party.map { $0.kind == .force && $0.role == .state } == true
    }
  }

  /// "army" in "army troops", with what stands before it.
  private func forceInside(_ men: Int, _ words: Range<Int>) -> Range<Int>? {
    guard
      let force = words.last(where: { token in
        token < markRange(men).lowerBound
          && covering(token)?.party.map { $0.kind == .force && $0.role == .state } == true
      })
    else { return nil }
    return words.lowerBound..<markRange(force).upperBound
  }

  /// "the defence ministry": who speaks of forces and is none.
  func isOffice(_ token: Int) -> Bool { markRange(token).contains { says($0, .institution) } }

  /// An armed organisation that no table lists, by the last word of its name: "the Red Valley Brigade".
  private func unlisted(_ token: Int, _ phrase: Range<Int>, _ gazetteer: Gazetteer) -> Party? {
    guard phrase.count > 1, isCapitalised(token), says(token, .organisation),
      phrase.dropLast().contains(where: { tag($0) == .propn && isCapitalised($0) })
    else { return nil }
    return Party(
      text: string(phrase), name: string(phrase), country: countryWord(around: token, phrase, gazetteer), sector: "REB",
      isArmed: true, tokens: phrase)
  }

  func party(ofGroup token: Int) -> Party? {
    let mention = groups[Int(groupOf[token])]
    let group = lexicon.groups.groups[mention.group]
    let isState = ["MIL", "GOV", "SPY", "COP"].contains(group.sector)
    return Party(
      text: string(mention.tokens), name: group.name, country: group.country, sector: group.sector, isState: isState,
      isArmed: !isState, tokens: mention.tokens)
  }

  /// "Al-Shabaab fighters", "fighters of the Rapid Support Forces".
  private func groupInside(_ token: Int, _ phrase: Range<Int>) -> Int? {
    if let inner = phrase.first(where: { groupOf[$0] >= 0 }) { return inner }
    for child in children(token) {
      if [.nmod, .appos].contains(relation(child)), ["of", "from", "by", "with", nil].contains(preposition(child)),
        groupOf[child] >= 0
      {
        return child
      }
      // "fighters from the group X"
      if relation(child) == .nmod, ["of", "from"].contains(preposition(child)), says(child, .body),
        let name = children(child).first(where: { groupOf[$0] >= 0 && $0 > child })
      {
        return name
      }
      // "fighters known as X", "men the army identified as remnants of X"
      if [.acl, .aclRelcl, .amod].contains(relation(child)), says(text.lemma(of: text.tokens[child]), .affiliation),
        // "troops backing X" are others than X.
        !lower[child].hasSuffix("ing")
          || child + 1 < lower.count && ["to", "itself", "themselves"].contains(lower[child + 1]),
        let known = (child + 1..<Swift.min(child + 9, lower.count)).first(where: {
          groupOf[$0] >= 0 && isWithin($0, child)
        })
      {
        return known
      }
    }
    return nil
  }

  /// The words for the men of a group, without its name: "urban guerrillas" of "FARC urban guerrillas".
  private func menPhrase(_ token: Int, _ phrase: Range<Int>, _ group: Int) -> Range<Int> {
    guard phrase.contains(group) else { return token..<token + 1 }
    var first = groups[Int(groupOf[group])].tokens.upperBound
    // "FARC [Revolutionary Armed Forces] guerrillas"
    while first < token, tag(first) == .punct || groupOf[first] >= 0 { first += 1 }
    return first..<Swift.max(first, phrase.upperBound)
  }

  /// A short later mention of a force named in full before: "the Guards".
  private func documentGroup(like word: String) -> Int? {
    for mention in groups {
      let name = lexicon.groups.groups[mention.group].name
      if name.lowercased().hasSuffix(word) { return mention.group }
    }
    return nil
  }

  func capitalCountry(_ place: PlaceMention, _ gazetteer: Gazetteer) -> String? {
    guard let name = place.name else { return nil }
    // "Delhi" for New Delhi, though a lesser capital bears the name too.
    if let first = gazetteer.places(name).first, let country = gazetteer.country(of: first),
      let capital = gazetteer.capital(of: country), capital != first,
      gazetteer.place(capital).name.hasSuffix(" " + gazetteer.place(first).name)
    {
      return country
    }
    return gazetteer.places(name).prefix(3).map { gazetteer.place($0) }.first { $0.isNationalCapital }?.country
  }

  /// The country that a nominal's own words give it: "Pakistani troops", "Pakistan's army", "the army of Pakistan".
  func countryWord(around token: Int, _ phrase: Range<Int>, _ gazetteer: Gazetteer) -> String? {
    for position in phrase where (position != token || phrase.count == 1) && !isBacking(position) {
      if let country = nationality(at: position, gazetteer) { return country }
      if placeOf[position] >= 0, let country = places[Int(placeOf[position])].country { return country }
      if lower[position] == "u.s." || lower[position] == "us" && isCapitalised(position) { return "USA" }
      if placeOf[position] >= 0, relation(position) == .nmodPoss,
        let country = capitalCountry(places[Int(placeOf[position])], gazetteer)
      {
        return country
      }
    }
    if phrase.count == 1, [.compound, .amod].contains(relation(token)) {
      // "an Israeli military raid"; "Malian soldiers shot", with the verb taken for a noun of that name.
      if token > 0, head(token - 1) == head(token), let country = nationality(at: token - 1, gazetteer) {
        return country
      }
      // Part of another name by its tree, yet with an owner of its own: "Pakistan's air force struck".
      for position in Swift.max(0, token - 4)..<token where placeOf[position] >= 0 {
        if relation(position) == .nmodPoss, let country = places[Int(placeOf[position])].country { return country }
      }
    }
    for child in children(token) where [.nmod, .appos].contains(relation(child)) {
      guard ["of", "from"].contains(preposition(child)) else { continue }
      if placeOf[child] >= 0, let country = places[Int(placeOf[child])].country { return country }
      // "aircraft of the Israeli-led coalition", "the staff of the air force of Malta"
      if child > token, let owner = countryWord(around: child, self.phrase(child), gazetteer) { return owner }
    }
    return nil
  }

  /// "Northland-backed", "Northland-based": a country that is named for what it has to do with the party, which is not its own.
  func isBacking(_ token: Int) -> Bool {
    token + 2 < lower.count && lower[token + 1] == "-" && says(token + 2, .backing)
  }

  /// The country of an adjective, alone or as who leads: "Malian", "Nigerian-led".
  func nationality(at token: Int, _ gazetteer: Gazetteer) -> String? {
    guard isCapitalised(token) else { return nil }
    if let country = nationality(of: token, gazetteer) { return country }
    guard lower[token].hasSuffix("-led") else { return nil }
    let leader = String(lower[token].dropLast(4))
    return ["us", "u.s."].contains(leader) ? "USA" : gazetteer.nationality(leader)
  }
}
