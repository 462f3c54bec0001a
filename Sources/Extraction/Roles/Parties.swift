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
  /// Named by nothing but its country: the less, the better the words (2 an adjective, 1 a capital, 0 the country).
  var bareness: Int?
  var tokens: Range<Int>
}

extension Reading {
  /// The party that a nominal names; nil when it names none that the tables know.
  func party(_ token: Int, gazetteer: Gazetteer, asActor: Bool) -> Party? {
    let phrase = phrase(token)
    if groupOf[token] >= 0 { return party(ofGroup: token) }
    let sense = senses(token)
    if let inner = groupInside(token, phrase),
      sense?.party != nil || sense?.weapon != nil || lower[token].hasSuffix("s") && asActor
    {
      var party = party(ofGroup: inner)
      if sense?.party != nil { party?.tokens = phrase }
      if sense?.site != nil, sense?.party == nil { return nil }
      return party
    }
    if placeOf[token] >= 0, asActor {
      let place = places[Int(placeOf[token])]
      guard let country = place.country ?? capitalCountry(place, gazetteer) else { return nil }
      return Party(
        text: string(place.tokens), country: country, sector: "GOV", isState: true,
        bareness: place.country == nil ? 1 : 0, tokens: place.tokens)
    }
    if asActor, lower[token] == "guards" && isCapitalised(token) || lower[token] == "corps",
      let index = documentGroup(like: lower[token])
    {
      let group = lexicon.groups.groups[index]
      return Party(
        text: string(phrase), name: group.name, country: group.country, sector: group.sector,
        isState: group.sector == "MIL", isArmed: true, tokens: phrase)
    }
    // "the group", "the force": the one named last.
    if asActor, ["group", "force", "movement", "organisation", "organization"].contains(lower[token]),
      phrase.count == 1,
      children(token).contains(where: { lower[$0] == "the" }),
      let owner = groups.last(where: { $0.tokens.upperBound <= token })
    {
      var party = party(ofGroup: owner.tokens.lowerBound)
      party?.tokens = phrase
      return party
    }
    // "its gunmen": those of the group told last.
    if asActor, sense?.party?.role == .armed,
      children(token).contains(where: { relation($0) == .nmodPoss && ["its", "their"].contains(lower[$0]) }),
      let owner = groups.last(where: { $0.tokens.upperBound <= token })
    {
      var party = party(ofGroup: owner.tokens.lowerBound)
      party?.tokens = phrase
      return party
    }
    let country = countryWord(around: token, phrase, gazetteer)
    if let sense = sense?.party {
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
      return Party(
        text: string(words), kind: sense.kind == .force || isState ? .organization : .individuals, country: country,
        sector: sense.sector, isState: isState, isArmed: sense.role == .armed, isVictim: sense.role == .victim,
        tokens: words)
    }
    if let weapon = sense?.weapon, let country, asActor {
      return Party(
        text: string(phrase), country: country, sector: "MIL", isState: weapon.strength != .none, tokens: phrase)
    }
    if asActor, let country = gazetteer.nationality(lower[token]) {
      let name = gazetteer.country(country).flatMap { gazetteer.name(of: $0, language: "en") }
      return Party(
        text: name ?? string(token..<token + 1), country: country, sector: "GOV", isState: true, bareness: 2,
        tokens: token..<token + 1)
    }
    if lower[token] == "guards" || lower[token] == "corps", let index = documentGroup(like: lower[token]) {
      let group = lexicon.groups.groups[index]
      return Party(
        text: string(phrase), name: group.name, country: group.country, sector: group.sector,
        isState: group.sector == "MIL", isArmed: true, tokens: phrase)
    }
    return nil
  }

  private func party(ofGroup token: Int) -> Party? {
    let mention = groups[Int(groupOf[token])]
    let group = lexicon.groups.groups[mention.group]
    let isState = ["MIL", "GOV", "SPY"].contains(group.sector)
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
      if relation(child) == .acl,
        let known = children(child).first(where: { groupOf[$0] >= 0 && preposition($0) == "as" })
      {
        return known
      }
    }
    return nil
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
    return gazetteer.places(name).prefix(3).map { gazetteer.place($0) }.first { $0.isNationalCapital }?.country
  }

  /// The country that a nominal's own words give it: "Pakistani troops", "Pakistan's army", "the army of Pakistan".
  func countryWord(around token: Int, _ phrase: Range<Int>, _ gazetteer: Gazetteer) -> String? {
    for position in phrase where position != token || phrase.count == 1 {
      if let country = gazetteer.nationality(lower[position]), isCapitalised(position) { return country }
      if placeOf[position] >= 0, let country = places[Int(placeOf[position])].country { return country }
      if lower[position] == "u.s." || lower[position] == "us" && isCapitalised(position) { return "USA" }
      if placeOf[position] >= 0, relation(position) == .nmodPoss,
        let country = capitalCountry(places[Int(placeOf[position])], gazetteer)
      {
        return country
      }
    }
    if phrase.count == 1, relation(token) == .compound {
      // Part of another name by its tree, yet with an owner of its own: "Pakistan's air force struck".
      for position in Swift.max(0, token - 4)..<token where placeOf[position] >= 0 {
        if relation(position) == .nmodPoss, let country = places[Int(placeOf[position])].country { return country }
      }
    }
    for child in children(token) where [.nmod, .appos].contains(relation(child)) {
      if ["of", "from"].contains(preposition(child)), placeOf[child] >= 0,
        let country = places[Int(placeOf[child])].country
      {
        return country
      }
    }
    return nil
  }
}
