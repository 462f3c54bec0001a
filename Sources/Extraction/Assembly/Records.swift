import Gazetteer
import Incidents
import Language

/// From episodes to the record, each value with the words that say it.
extension Reading {
  func incidents(from episodes: [Episode], gazetteer: Gazetteer) -> [Incident] {
    traced(from: episodes, gazetteer: gazetteer).map(\.incident)
  }

  /// The incidents with the episode each was made of and the rule behind each piece of its evidence.
  func traced(from episodes: [Episode], gazetteer: Gazetteer) -> [(incident: Incident, episode: Int, rules: [Rule])] {
    let kept = episodes.indices.filter { isTold(episodes[$0]) && !isDetailed($0, episodes) }
    var used: Set<String> = []
    var ids: [Int: String] = [:]
    for index in kept { ids[index] = identifier(episodes[index], &used) }
    return kept.compactMap { index in
      ids[index].map { id in
        let (incident, rules) = incident(id, index, episodes, ids, gazetteer)
        return (incident, index, rules)
      }
    }
  }

  /// Wars and campaigns without a place, date or toll of their own are not incidents.
  private func isTold(_ episode: Episode) -> Bool {
    let hasToll = episode.tolls.contains { ($0.value.best ?? $0.value.low ?? 0) > 0 }
    let hasDate = episode.date != nil && !episode.isDateInherited
    if hasToll || hasDate || episode.targets.contains(where: { isNamedVictim($0) }) { return true }
    if episode.accounts.contains(where: { namesKilling($0) && $0.isDefinite }) { return true }
    // A country alone is the ground of a war; with what was struck or with what, it is that of an incident.
    return episode.places.contains { places[$0].country == nil }
      || !episode.places.isEmpty
        && (!episode.weapons.isEmpty
          || episode.targets.contains { senses($0.head)?.site != nil || senses($0.head)?.party != nil })
  }

  /// "23 strikes in Syria and Iraq", "nine were killed in three separate engagements", of which the report goes on to tell each.
  private func isDetailed(_ index: Int, _ episodes: [Episode]) -> Bool {
    let sum = episodes[index]
    let isTotal = !sum.tolls.isEmpty && sum.tolls.allSatisfy(\.isTotal)
    guard sum.traits.isSummary || isTotal else { return false }
    let details = episodes.indices.filter { other in
      other > index && (isTotal || episodes[other].type.family == sum.type.family) && episodes[other].kin == nil
        && episodes[other].places.contains { places[$0].isExact || !places[$0].areas.isEmpty }
        && (episodes[other].isDateInherited || episodes[other].date == sum.date)
        && sharesCountry(episodes[other].places, sum.places)
        && (!isTotal || episodes[other].accounts.contains(where: \.tellsToll))
    }
    return details.count >= 2
  }

  private func incident(
    _ id: String, _ index: Int, _ episodes: [Episode], _ ids: [Int: String], _ gazetteer: Gazetteer
  ) -> (Incident, [Rule]) {
    let episode = episodes[index]
    var evidence = EvidenceList(reading: self)
    for account in episode.accounts {
      for mention in account.mentions { evidence.add("type", markRange(mention.token), .event) }
    }
    let actors = actors(of: episode, &evidence)
    let targets = targets(of: episode, &evidence)
    let weapons = weapons(of: episode, &evidence)
    let place = place(of: episode, &evidence)
    let origin = origin(of: episode, &evidence)
    let tolls = tolls(of: episode, &evidence)
    if let dated = episode.dated, let tokens = dated.dateTokens { evidence.add("date", tokens, dated.dateRule) }
    var relations: [Relation] = []
    if let trigger = episode.trigger, let other = ids[trigger.episode] {
      relations.append(Relation(kind: trigger.kind, incident: other, evidence: string(trigger.tokens)))
      evidence.add("relations.0", trigger.tokens, .answer)
    }
    let incident = Incident(
      id: id, report: report.reference, type: episode.type, status: status(of: episode).status,
      background: isBackground(index, episodes), actors: actors, targets: targets, weapons: weapons, date: episode.date,
      place: place, origin: origin, tolls: tolls, killed: Harm(of: .killed, in: tolls),
      injured: Harm(of: .injured, in: tolls), relations: relations, evidence: evidence.entries)
    return (incident, evidence.rules)
  }

  private func actors(of episode: Episode, _ evidence: inout EvidenceList) -> [Actor] {
    var found: [Actor] = []
    let hasNamed = episode.actors.contains { $0.party.name != nil || $0.party.country != nil && $0.party.isState }
    for (party, certainty) in episode.actors {
      guard party.isState || party.isArmed || party.isPerpetrator else { continue }
      if found.contains(where: {
        $0.text == party.text || $0.name != nil && $0.name == party.name
          || $0.country == party.country && party.bareness != nil
      }) {
        continue
      }
      // "al Shabaab, whose fighters": the group is told.
      if party.name == nil, ["its", "their", "whose", "his"].contains(lower[party.tokens.lowerBound]),
        episode.actors.contains(where: {
          $0.party.name != nil && (party.country == nil || $0.party.country == party.country)
        })
      {
        continue
      }
      // "The assailants" are the gunmen told before.
      if isPointedAt(party), found.contains(where: { $0.sector == "UAF" && $0.country == party.country }) { continue }
      if episode.type != .armedClash, hasNamed, party.name == nil, party.country == nil, party.isState { continue }
      if let bareness = party.bareness, let country = party.country,
        episode.actors.contains(where: {
          $0.party.country == country && ($0.party.isState || $0.party.isArmed)
            && $0.party.bareness.map { $0 < bareness } ?? true
        })
      {
        continue
      }
      evidence.add("actors.\(found.count)", party.tokens, actorRule(party.tokens, of: episode))
      found.append(
        Actor(
          text: party.kind == .individuals && party.name == nil ? menWords(party.tokens) : party.text, name: party.name,
          kind: party.kind, country: party.country, sector: party.sector,
          certainty: party.country == nil && party.name == nil && party.sector == "UAF" ? .unknown : certainty))
      if let men = party.men.map(menWords), !found.contains(where: { $0.text == men }) {
        evidence.add("actors.\(found.count)", party.tokens, actorRule(party.tokens, of: episode))
        found.append(
          Actor(text: men, kind: .individuals, country: party.country, sector: party.sector, certainty: certainty))
      }
      if found.count >= 6 { break }
    }
    return found
  }

  /// "the assailants", "the attackers": unknown men told before.
  private func isPointedAt(_ party: Party) -> Bool {
    let first = party.tokens.lowerBound
    return party.name == nil && party.sector == "UAF"
      && (lower[first] == "the" || first > 0 && lower[first - 1] == "the")
  }

  private func targets(of episode: Episode, _ evidence: inout EvidenceList) -> [Target] {
    var found: [Target] = []
    for mention in chosenTargets(of: episode) {
      evidence.add("targets.\(found.count)", mention.tokens, targetRule(mention.tokens, of: episode))
      var target = mention.target
      // A person is one by name; "the mayor" is told by what he is.
      if target.kind == .person, !mention.isNamed { target.kind = .people }
      found.append(target)
    }
    // A blow from afar, or a march, that names nothing it hit is aimed at its place.
    if found.isEmpty, episode.type.family == .remote || [.groundIncursion, .massacre, .raid].contains(episode.type),
      let place = episode.places.first(where: { !places[$0].isArea && places[$0].country == nil })
    {
      evidence.add("targets.0", places[place].tokens, .targetPlace)
      found.append(Target(text: string(places[place].words), kind: .area, effect: .unknown))
    }
    return found
  }

  private func weapons(of episode: Episode, _ evidence: inout EvidenceList) -> [Weapon] {
    var found: [Weapon] = []
    for mention in episode.weapons where mention.sense.strength != .person && mention.sense.strength != .manner {
      let words = string(mention.tokens)
      if found.contains(where: { $0.text.lowercased() == words.lowercased() }) { continue }
      evidence.add("weapons.\(found.count)", mention.tokens, .weapon)
      found.append(Weapon(text: words, class: mention.sense.class))
    }
    return found
  }

  /// The most specific words first: unknown names and towns, then provinces, then countries.
  private func place(of episode: Episode, _ evidence: inout EvidenceList) -> Place? {
    var ordered: [Int] = []
    for place in episode.places + episode.settings where !ordered.contains(where: { sameWords($0, place) }) {
      ordered.append(place)
    }
    defer { if let ground = episode.ground { evidence.add("place.country", ground, .placeCountry) } }
    // Where it came from is not where it struck.
    let origins = Set(episode.accounts.flatMap { $0.origins.map { placeKeys[$0] } })
    if ordered.contains(where: { !origins.contains(placeKeys[$0]) && places[$0].country == nil }) {
      ordered.removeAll { origins.contains(placeKeys[$0]) }
    }
    // "in Bara, close to the Afghan border": what a place lies beside does not hold it.
    if ordered.contains(where: { !liesBeside($0) }) { ordered.removeAll { liesBeside($0) } }
    // Where a report was filed is no word for where it happened.
    guard !ordered.isEmpty else { return episode.ground.map { Place(text: string($0)) } }
    func rank(_ place: Int) -> Int {
      places[place].country != nil ? 3 : places[place].isArea ? 2 : places[place].name == nil ? 1 : 0
    }
    ordered = ordered.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(
      \.element)
    for place in ordered { evidence.add("place", places[place].words, placeRule(place, of: episode)) }
    // Names that nothing else puts into a country lie, as a guess, where the report was filed.
    if episode.ground == nil, let words = episode.filedAt { evidence.add("place.country", words, .placeFiled) }
    return Place(text: string(places[ordered[0]].words), country: episode.filed)
  }

  /// "the Afghan border", "near Afghanistan", "the frontier with Iran": a country that is told for its border.
  private func liesBeside(_ place: Int) -> Bool {
    guard places[place].country != nil, let sentence = text.sentence(of: places[place].tokens.lowerBound) else {
      return false
    }
    let words = text.sentences[sentence].tokens
    let bearer = bearer(of: place)
    let border = ["border", "frontier", "borders"]
    // "the frontier between Mali and Niger": in one of the two.
    if preposition(bearer) == "between" || relation(bearer) == .conj { return false }
    if places[place].tokens.contains(where: { border.contains(lower[$0]) }) || border.contains(lower[bearer]) {
      return true
    }
    if relation(bearer) == .nmod, head(bearer) >= 0, border.contains(lower[head(bearer)]) { return true }
    var before = places[place].tokens.lowerBound - 1
    if word(before, words) == "the" { before -= 1 }
    return word(before, words) == "near"
      || word(before, words) == "to" && ["close", "adjacent", "next", "near"].contains(word(before - 1, words))
  }

  private func sameWords(_ a: Int, _ b: Int) -> Bool { string(places[a].words) == string(places[b].words) }

  private func origin(of episode: Episode, _ evidence: inout EvidenceList) -> Origin? {
    guard let index = episode.accounts.lazy.flatMap(\.origins).first else { return nil }
    evidence.add("origin", places[index].tokens, .origin)
    return Origin(
      text: string(places[index].words), country: places[index].country,
      place: Place(text: string(places[index].words)), basis: .stated)
  }

  private func tolls(of episode: Episode, _ evidence: inout EvidenceList) -> [Toll] {
    var found: [Toll] = []
    for mention in claims(of: episode) {
      let words = ([mention.tokens] + mention.added).map { string($0) }.joined(separator: "; ")
      let toll = Toll(
        kind: mention.kind, low: mention.value.low, best: mention.value.best, high: mention.value.high, of: mention.of,
        source: mention.source, status: mention.status, evidence: words)
      if found.contains(where: {
        $0.kind == toll.kind && $0.low == toll.low && $0.best == toll.best && $0.high == toll.high
          && $0.source == toll.source
      }) {
        continue
      }
      for tokens in [mention.tokens] + mention.added { evidence.add("tolls.\(found.count)", tokens, mention.rule) }
      found.append(toll)
    }
    return found
  }

  private func identifier(_ episode: Episode, _ used: inout Set<String>) -> String {
    var hash = FNV()
    hash.add(report.id)
    hash.add(episode.type.rawValue)
    hash.add(episode.date.map { "\($0.start)/\($0.end)" } ?? "")
    hash.add(episode.places.first.map { string(places[$0].words) } ?? "")
    var id = report.id + "-" + hash.text
    var copy = 2
    while !used.insert(id).inserted {
      id = report.id + "-" + hash.text + "-\(copy)"
      copy += 1
    }
    return id
  }
}

/// FNV-1a, 64 bits: the same on every machine and run.
struct FNV {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = (state ^ 0xff) &* 0x100_0000_01b3
  }

  var text: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: (0..<10).map { digits[Int((state >> (UInt64($0) * 4)) & 15)] }, as: UTF8.self)
  }
}
