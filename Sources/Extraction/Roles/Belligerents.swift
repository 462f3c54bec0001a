import Gazetteer
import Incidents
import Language

/// A state or group that a report shows striking, and how often.
struct Belligerent {
  var party: Party
  var country: String
  var weight: Int
}

/// The attacker that a report means without saying it again: in a story of one country's drones, the next drone is its too.
extension Reading {
  func inheritAuthors(_ episodes: inout [Episode], _ homeland: Homeland, gazetteer: Gazetteer) {
    guard episodes.contains(where: { mayInherit($0) }) else { return }
    let belligerents = belligerents(in: episodes, gazetteer)
    func country(of episode: Episode) -> String? { homeland.country(of: episode, in: self) }
    guard !belligerents.isEmpty, let lead = episodes.first(where: { $0.date != nil })?.date else { return }
    // Forces of many states may fly in any.
    let isOfMany = lower.indices.contains { says($0, .multinational) }
    for index in episodes.indices where mayInherit(episodes[index]) {
      if let date = episodes[index].date, abs(date.start.dayNumber - lead.start.dayNumber) > 10 { continue }
      guard let there = country(of: episodes[index]) ?? episodes.lazy.compactMap({ country(of: $0) }).first,
        let author = likeliest(belligerents, at: there)
          ?? enemy(of: there, in: episodes, homeland, gazetteer)
          ?? (episodes[index].type == .airstrike && !isOfMany ? ownForce(belligerents, at: there) : nil)
      else { continue }
      // Whom the blow struck did not strike it, nor who answered it.
      if author.party.name != nil, episodes[index].targets.contains(where: { $0.group == author.party.name }) {
        continue
      }
      if author.party.isArmed, !author.party.isState, author.country == there, strikesFighters(episodes[index]) {
        continue
      }
      if answers(author.country, in: episodes, other: index) { continue }
      if episodes[index].against.contains(where: { other in
        episodes[other].actors.contains { $0.party.country == author.country }
      }) {
        continue
      }
      var party = author.party
      // Of another blow's jets only whose they are holds here.
      if party.name == nil, party.isState, let name = gazetteer.country(author.country) {
        party.text = gazetteer.name(of: name, language: "en") ?? party.text
      }
      episodes[index].authors.append((party, .guessed))
    }
  }

  /// Whether a country answers in another incident, told next: it was struck, then.
  private func answers(_ country: String, in episodes: [Episode], other index: Int) -> Bool {
    guard index + 1 < episodes.count else { return false }
    let next = episodes[index + 1]
    return next.accounts.contains { account in
      account.link.map { [.answers, .retaliation, .reprisal].contains($0.class) } ?? false
    } && next.accounts.flatMap(\.actors).contains { $0.party.country == country }
  }

  /// In a report that names one armed group and no other, bombs, ambushes and abductions of the day in its country, and suicide
  /// bombings anywhere, are taken for its work, as a guess; what men do of whom nothing is known stays theirs.
  func inheritGroup(_ episodes: inout [Episode], gazetteer: Gazetteer) {
    let armed = groups.filter {
      ["REB", "PRM", "CRM"].contains(lexicon.groups.groups[$0.group].sector) && !isBacking($0.tokens.upperBound - 1)
    }
    guard let mention = armed.first, armed.allSatisfy({ $0.group == mention.group }),
      let party = party(mention.tokens.lowerBound, gazetteer: gazetteer, asActor: true)
    else { return }
    let denies = episodes.contains { $0.actors.contains { $0.party.name == party.name && $0.certainty == .denied } }
    for index in episodes.indices where episodes[index].isAnonymous && !denies {
      guard [.ground, .explosive, .abduction].contains(episodes[index].type.family),
        !episodes[index].actors.contains(where: {
          $0.party.isState || $0.party.isPerpetrator || $0.party.sector == "UAF"
        }),
        !episodes[index].targets.contains(where: { $0.group == party.name }), !strikesFighters(episodes[index]),
        !isAnswered(index, by: party, in: episodes),
        episodes[index].type == .suicideBombing || !isPast(episodes[index]) && isAtHome(party, in: episodes[index])
      else { continue }
      episodes[index].authors.append((party, .guessed))
    }
  }

  /// "launched rockets in answer to the killing of its leader": what a group answers was done by others.
  private func isAnswered(_ index: Int, by party: Party, in episodes: [Episode]) -> Bool {
    episodes.indices.contains { other in
      (episodes[index].against.contains(other) || episodes[other].against.contains(index))
        && episodes[other].actors.contains { $0.party.name == party.name && $0.certainty != .denied }
    }
  }

  /// Whether nothing that an incident is placed by lies outside a group's country.
  private func isAtHome(_ party: Party, in episode: Episode) -> Bool {
    guard let home = party.country else { return false }
    let known = (episode.places + episode.settings).map { places[$0].countries }.filter { !$0.isEmpty }
    return known.isEmpty || known.contains { $0.contains(home) }
  }

  /// An incident of weeks before the report.
  private func isPast(_ episode: Episode) -> Bool {
    guard let published = report.published, let date = episode.date else { return false }
    return published.dayNumber - date.end.dayNumber > 14
  }

  /// "rebel positions", "eight guerrillas": fighters of no state alone are struck, and so did not strike.
  private func strikesFighters(_ episode: Episode) -> Bool {
    !episode.targets.isEmpty
      && episode.targets.allSatisfy { target in
        ["REB", "PRM"].contains(target.target.sector ?? "")
          || target.tokens.contains { $0 < target.head && covering($0)?.party?.role == .armed }
      }
  }

  /// Blows from afar of which nothing is said of who struck them.
  private func mayInherit(_ episode: Episode) -> Bool {
    episode.isAnonymous && episode.actors.allSatisfy { $0.party.isState } && episode.type.family == .remote
  }

  /// Of those who strike, the one from outside; nil when two are as likely, and for what falls at home.
  private func likeliest(_ belligerents: [Belligerent], at country: String) -> Belligerent? {
    let foreign = belligerents.filter { $0.country != country }
    guard let first = foreign.first else { return nil }
    return foreign.count > 1 && first.weight < 2 * foreign[1].weight ? nil : first
  }

  /// The state that has aircraft in a war within it: its own, where forces of no other state strike.
  private func ownForce(_ belligerents: [Belligerent], at country: String) -> Belligerent? {
    let states = belligerents.filter(\.party.isState)
    return states.allSatisfy { $0.country == country } ? states.first : nil
  }

  /// The one country that a state strikes abroad: what falls on that state is taken for the other's.
  private func enemy(
    of country: String, in episodes: [Episode], _ homeland: Homeland, _ gazetteer: Gazetteer
  ) -> Belligerent? {
    var found: Belligerent?
    for episode in episodes
    where episode.actors.contains(where: { $0.party.country == country && $0.certainty != .denied }) {
      for place in episode.places {
        guard
          let other = places[place].country ?? (places[place].countries.count == 1 ? places[place].countries[0] : nil),
          other != country, homeland.isSpokenOf(other)
        else { continue }
        if let found, found.country != other { return nil }
        let name = gazetteer.country(other).flatMap { gazetteer.name(of: $0, language: "en") }
        found = Belligerent(
          party: Party(
            text: name ?? string(places[place].tokens), country: other, sector: "GOV", isState: true, bareness: 2,
            tokens: places[place].tokens), country: other, weight: 1)
      }
    }
    return found
  }

  /// All who strike in a report, the most frequent first: authors of its incidents, and weapons and forces told with their
  /// country that are not themselves struck.
  private func belligerents(in episodes: [Episode], _ gazetteer: Gazetteer) -> [Belligerent] {
    var found: [Belligerent] = []
    func count(_ party: Party, _ weight: Int) {
      guard let country = party.country else { return }
      if let index = found.firstIndex(where: { $0.country == country }) {
        found[index].weight += weight
        if found[index].party.bareness != nil, party.bareness == nil { found[index].party = party }
      } else {
        found.append(Belligerent(party: party, country: country, weight: weight))
      }
    }
    for episode in episodes {
      for (party, certainty) in episode.actors { count(party, certainty == .denied ? 1 : 3) }
    }
    if let country = titleStriker(gazetteer), let token = firstMention(of: country, gazetteer) {
      let name = gazetteer.country(country).flatMap { gazetteer.name(of: $0, language: "en") }
      count(
        Party(
          text: name ?? string(token..<token + 1), country: country, sector: "GOV", isState: true, bareness: 2,
          tokens: token..<token + 1), 3)
    }
    for sentence in text.sentences {
      for token in sentence.tokens where isCapitalised(token) {
        guard let country = nationality(of: token, gazetteer) ?? owner(at: token) else { continue }
        let next = (token + 1..<Swift.min(token + 4, sentence.tokens.upperBound)).first { strikes($0) }
        guard let next, !(token + 1..<next).contains(where: { tag($0) == .verb || lower[$0] == "," }) else { continue }
        if sentence.isParsed ? isStruck(next) : senses(next)?.party?.kind == .people { continue }
        count(
          Party(
            text: string(token..<next + 1), country: country, sector: "MIL", isState: true, tokens: token..<next + 1), 1
        )
      }
    }
    // Groups that are only named count where no blow names anybody.
    for mention in groups where found.isEmpty && !isBacking(mention.tokens.upperBound - 1) {
      if let party = party(mention.tokens.lowerBound, gazetteer: gazetteer, asActor: true),
        party.isArmed || party.sector == "MIL"
      {
        count(party, 1)
      }
    }
    return found.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
  }

  /// The first word of the text that names a country or is its adjective.
  private func firstMention(of country: String, _ gazetteer: Gazetteer) -> Int? {
    lower.indices.first { token in
      isCapitalised(token)
        && (nationality(of: token, gazetteer) == country
          || placeOf[token] >= 0 && places[Int(placeOf[token])].country == country)
    }
  }

  /// "Nigeria's army": the country that owns.
  private func owner(at token: Int) -> String? {
    guard placeOf[token] >= 0, token + 1 < lower.count, ["'s", "'"].contains(lower[token + 1]) else { return nil }
    return places[Int(placeOf[token])].country
  }

  /// "hit allied troops", "three were former soldiers", "two soldiers died": those named are not who strikes.
  private func isStruck(_ token: Int) -> Bool {
    if [.obj, .nsubjPass].contains(relation(token)) { return true }
    guard let party = senses(token)?.party, party.kind == .people || party.kind == .person else { return false }
    if child(token, .cop) != nil { return true }
    guard relation(token) == .nsubj, head(token) >= 0 else { return false }
    return ["die", "perish"].contains(senses(head(token))?.verb?.lemma ?? "")
  }

  private func strikes(_ token: Int) -> Bool {
    guard let senses = covering(token) else { return false }
    if let noun = senses.noun, [.attack, .blow].contains(noun.class) { return true }
    // A ministry speaks of forces; it is none.
    if let party = senses.party { return party.role == .state && party.sector == "MIL" && !isOffice(token) }
    return senses.weapon.map { $0.strength != .none } ?? false
  }
}
