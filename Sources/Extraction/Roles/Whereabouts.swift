import Gazetteer
import Language

/// Where an incident happened when its own sentences name no place, or only a wide one: the place another sentence named, as
/// far as the words let it stand.
extension Reading {
  func inheritPlaces(_ episodes: inout [Episode], lead: Int?, gazetteer: Gazetteer) {
    let told = Set(episodes.flatMap { $0.accounts.map(\.sentence) })
    for index in episodes.indices {
      if let place = pointedAt(by: episodes[index], gazetteer) {
        // With what it lies in, for a name that the gazetteer lacks.
        let beside =
          episodes.first { $0.places.contains(place) }?.places.filter { $0 != place && near($0, place) } ?? []
        episodes[index].settings += [place] + (places[place].name == nil ? beside : [])
        continue
      }
      let own = episodes[index].places
      // A town that the gazetteer has needs no help.
      if own.contains(where: { places[$0].isExact && places[$0].name != nil }) { continue }
      let grounds = grounds(of: episodes[index], told: told).filter { ground in own.allSatisfy { near($0, ground) } }
      if !grounds.isEmpty {
        episodes[index].settings += grounds
      } else if let place = besides(episodes[index], taken: taken(from: index, episodes)) {
        episodes[index].settings.append(place)
      } else if own.allSatisfy({ places[$0].isExact }) {
        // Nothing is told, or a name that says nothing by itself.
        // What a blow answers was done elsewhere, most likely.
        guard episodes[index].against.isEmpty || !own.isEmpty else { continue }
        let told = episodes.indices.last { $0 < index && !episodes[$0].places.isEmpty } ?? lead
        if let told, told != index { episodes[index].settings += setting(of: episodes[told], isNamed: !own.isEmpty) }
        if episodes[index].settings.isEmpty { episodes[index].settings += scene(before: episodes[index], own) }
        if episodes[index].settings.isEmpty, let area = division(holding: own) { episodes[index].settings = [area] }
      }
    }
  }

  /// "the town", "the same camp", "there": the place named last before the word.
  private func pointedAt(by episode: Episode, _ gazetteer: Gazetteer) -> Int? {
    let exact = episode.places.filter { places[$0].isExact }
    guard exact.allSatisfy({ places[$0].name == nil }) else { return nil }
    for account in episode.accounts {
      for mention in account.mentions {
        for token in text.sentences[account.sentence].tokens where isWithin(token, mention.token) {
          guard exact.isEmpty || lower[token] == "capital", let isMeant = referent(token, gazetteer) else { continue }
          let before = places.indices.last {
            places[$0].tokens.upperBound <= token && isMeant(places[$0]) && !isOfParty($0)
          }
          if let before, sentencesApart(before, account.sentence) <= 3 { return before }
        }
      }
    }
    return nil
  }

  /// "Kuki" in "Kuki militants": part of what people are called.
  private func isOfParty(_ place: Int) -> Bool {
    let chief = chief(places[place].tokens)
    return [.compound, .amod].contains(relation(chief)) && senses(head(chief))?.party != nil
  }

  /// What kind of place a word points back to, if it does.
  private func referent(_ token: Int, _ gazetteer: Gazetteer) -> ((PlaceMention) -> Bool)? {
    guard placeOf[token] < 0 else { return nil }
    if lower[token] == "there" { return relation(token) == .advmod ? { !$0.isAdjective } : nil }
    let isSettlement = says(token, .settlement)
    let isCapital = lower[token] == "capital"
    guard isSettlement || isCapital || says(token, .division) else { return nil }
    // "the village of X" is no later mention.
    guard children(token).contains(where: { ["the", "that", "this", "same"].contains(lower[$0]) }),
      !children(token).contains(where: {
        [.nmod, .appos, .aclRelcl].contains(relation($0)) && lower[$0] != "same"
          // "the jade town", but not "the Kurdish town" of many.
          || [.compound, .amod].contains(relation($0)) && isCapitalised($0)
      })
    else { return nil }
    guard [.obl, .nmod, .obj, .nsubjPass, .nmodPoss].contains(relation(token)) else { return nil }
    if isCapital { return { isCapitalCity($0, gazetteer) } }
    // "Barda", a town and what it is the seat of, is meant by "the same district".
    let isSame = children(token).contains { lower[$0] == "same" }
    return isSettlement ? { $0.isExact } : { ($0.isArea || isSame && !$0.isAdjective) && $0.country == nil }
  }

  private func isCapitalCity(_ place: PlaceMention, _ gazetteer: Gazetteer) -> Bool {
    guard let name = place.name, place.country == nil else { return false }
    return place.countries.contains { country in
      gazetteer.capital(of: country).map { gazetteer.places(name).contains($0) } ?? false
    }
  }

  /// Where the sentences right before play, which tell no incident of their own: "Terrorists sought to block roads in Kalat
  /// district. The plan was frustrated; twelve were killed." For a name that the gazetteer lacks only what may hold it.
  private func scene(before episode: Episode, _ own: [Int]) -> [Int] {
    let here = episode.first.sentence
    let paragraph = text.sentences[here].paragraph
    for sentence in stride(from: here - 1, through: Swift.max(0, here - 3), by: -1) {
      guard paragraph - text.sentences[sentence].paragraph <= 1, !text.sentences[sentence].isDateline else { break }
      let tokens = text.sentences[sentence].tokens
      let found = places.indices.filter { index in
        guard tokens.contains(places[index].tokens.lowerBound), !places[index].isAdjective,
          places[index].country == nil,
          own.isEmpty || places[index].name != nil && (places[index].isArea || !areUnderOtherDays(here, sentence))
        else { return false }
        let bearer = bearer(of: index)
        return ![.nsubj, .nmodPoss].contains(relation(bearer)) && !isSpeaker(bearer)
          && (preposition(bearer).map { $0 == "of" || says($0, .situation) } ?? standsInRow(index, tokens))
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// "Mangocher, Kalat District of Balochistan", "in general area Tappi": behind another place or a word for one.
  private func standsInRow(_ place: Int, _ sentence: Range<Int>) -> Bool {
    let before = places[place].tokens.lowerBound - 1
    if says(word(before, sentence), .locality) { return true }
    return word(before, sentence) == "," && sentence.contains(before - 1)
      && (placeOf[before - 1] >= 0 || says(before - 1, .locality))
  }

  /// The province that the report names beside a name the gazetteer lacks ("Kuriga lies in the state of Kaduna"), or the only one
  /// that it names at all.
  private func division(holding own: [Int]) -> Int? {
    let areas = places.indices.filter { index in
      let tokens = places[index].tokens
      guard places[index].isArea, places[index].country == nil, !places[index].isAdjective,
        let sentence = text.sentence(of: tokens.lowerBound)
      else { return false }
      let whole = text.sentences[sentence].tokens
      return says(word(tokens.upperBound, whole), .province)
        || word(tokens.lowerBound - 1, whole) == "of" && says(word(tokens.lowerBound - 2, whole), .province)
    }
    let names = Set(own.map { lower[chief(places[$0].tokens)] })
    let beside = areas.first { area in
      guard let sentence = text.sentence(of: places[area].tokens.lowerBound) else { return false }
      return text.sentences[sentence].tokens.contains { names.contains(lower[$0]) && isCapitalised($0) }
    }
    return beside ?? (Set(areas.map { placeKeys[$0] }).count == 1 ? areas.first : nil)
  }

  private func sentencesApart(_ place: Int, _ sentence: Int) -> Int {
    abs(sentence - (text.sentence(of: places[place].tokens.lowerBound) ?? 0))
  }

  /// The places that other incidents of the report have.
  private func taken(from index: Int, _ episodes: [Episode]) -> Set<Int> {
    Set(episodes.indices.filter { $0 != index }.flatMap { episodes[$0].places })
  }

  /// A town in the event's own sentence that its tree hangs elsewhere, or where no area is told any place: not a speaker's, an
  /// owner's or an origin.
  private func besides(_ episode: Episode, taken: Set<Int>) -> Int? {
    let areas = episode.places.filter { !places[$0].isExact }
    // "killed in Jouaiyya", which the gazetteer lacks: not in the town that another clause tells.
    let isUnknown = areas.isEmpty && !episode.places.isEmpty
    for account in episode.accounts where account.weight > 0 {
      let tokens = text.sentences[account.sentence].tokens
      let inside = places.indices.filter { tokens.contains(places[$0].tokens.lowerBound) }
      let free = inside.first { index in
        guard !places[index].isAdjective, !account.origins.contains(index), !episode.places.contains(index),
          !isOfCare(places[index].tokens)
        else { return false }
        if isUnknown, taken.contains(index) { return false }
        if !areas.isEmpty {
          guard places[index].isExact, areas.allSatisfy({ near($0, index) }) else { return false }
        }
        let bearer = bearer(of: index)
        guard relation(bearer) != .nsubj, relation(bearer) != .nmodPoss, !isSpeaker(bearer) else { return false }
        // "two, by the head of police in the capital": where somebody has his office.
        if relation(bearer) == .nmod, isForce(head(bearer)) { return false }
        return preposition(bearer).map { $0 == "of" || says($0, .situation) } ?? false
      }
      if let free { return free }
    }
    return nil
  }

  /// What another incident tells of the ground where this one happened: its area, and its town for an incident that names
  /// nothing at all.
  private func setting(of episode: Episode, isNamed: Bool) -> [Int] {
    let told = episode.places + episode.settings
    if let area = told.first(where: { !places[$0].isExact }) { return [area] }
    return isNamed ? [] : Array(told.prefix(1))
  }
}
