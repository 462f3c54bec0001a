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
  func inheritAuthors(_ episodes: inout [Episode], gazetteer: Gazetteer) {
    guard episodes.contains(where: { mayInherit($0) }) else { return }
    let belligerents = belligerents(in: episodes, gazetteer)
    let homeland = Homeland(self, gazetteer)
    func country(of episode: Episode) -> String? { homeland.country(of: episode, in: self) }
    guard !belligerents.isEmpty, let lead = episodes.first(where: { $0.date != nil })?.date else { return }
    for index in episodes.indices where mayInherit(episodes[index]) {
      if let date = episodes[index].date, abs(date.start.dayNumber - lead.start.dayNumber) > 10 { continue }
      guard let there = country(of: episodes[index]) ?? episodes.lazy.compactMap({ country(of: $0) }).first,
        let author = likeliest(belligerents, at: there)
      else { continue }
      // Whom the blow struck did not strike it.
      if author.party.name != nil, episodes[index].targets.contains(where: { $0.group == author.party.name }) {
        continue
      }
      var party = author.party
      // Of another blow's jets only whose they are holds here.
      if party.name == nil, party.isState, let name = gazetteer.country(author.country) {
        party.text = gazetteer.name(of: name, language: "en") ?? party.text
      }
      episodes[index].authors.append((party, .suspected))
    }
  }

  /// Bombs, ambushes and abductions in a report that names one armed group and no other are taken for its work, as a guess.
  func inheritGroup(_ episodes: inout [Episode], gazetteer: Gazetteer) {
    let armed = groups.filter { ["REB", "PRM", "CRM"].contains(lexicon.groups.groups[$0.group].sector) }
    guard let mention = armed.first, armed.allSatisfy({ $0.group == mention.group }),
      let party = party(mention.tokens.lowerBound, gazetteer: gazetteer, asActor: true)
    else { return }
    for index in episodes.indices where episodes[index].isAnonymous {
      guard [.ground, .explosive, .abduction].contains(episodes[index].type.family),
        !episodes[index].actors.contains(where: \.party.isState),
        !episodes[index].targets.contains(where: { $0.group == party.name })
      else { continue }
      episodes[index].authors.append((party, .suspected))
    }
  }

  /// Blows from afar of which nothing is said of who struck them.
  private func mayInherit(_ episode: Episode) -> Bool {
    episode.isAnonymous && episode.actors.allSatisfy { $0.party.isState } && episode.type.family == .remote
  }

  /// Of those who strike, the one from outside; at home, only one who alone strikes. Nil when two are as likely.
  private func likeliest(_ belligerents: [Belligerent], at country: String) -> Belligerent? {
    let foreign = belligerents.filter { $0.country != country }
    guard let first = foreign.first else { return belligerents.count == 1 ? belligerents.first : nil }
    return foreign.count > 1 && first.weight < 2 * foreign[1].weight ? nil : first
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
      for (party, certainty) in episode.actors where certainty != .denied { count(party, 3) }
    }
    for sentence in text.sentences {
      for token in sentence.tokens where isCapitalised(token) {
        guard let country = gazetteer.nationality(lower[token]) ?? owner(at: token) else { continue }
        let next = (token + 1..<Swift.min(token + 4, sentence.tokens.upperBound)).first { strikes($0) }
        guard let next, !(token + 1..<next).contains(where: { tag($0) == .verb || lower[$0] == "," }) else { continue }
        if sentence.isParsed, [.obj, .nsubjPass].contains(relation(next)) { continue }
        count(
          Party(
            text: string(token..<next + 1), country: country, sector: "MIL", isState: true, tokens: token..<next + 1), 1
        )
      }
    }
    // Groups that are only named count where no blow names anybody.
    for mention in groups where found.isEmpty {
      if let party = party(mention.tokens.lowerBound, gazetteer: gazetteer, asActor: true), party.isArmed {
        count(party, 1)
      }
    }
    return found.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
  }

  /// "Nigeria's army": the country that owns.
  private func owner(at token: Int) -> String? {
    guard placeOf[token] >= 0, token + 1 < lower.count, ["'s", "'"].contains(lower[token + 1]) else { return nil }
    return places[Int(placeOf[token])].country
  }

  private func strikes(_ token: Int) -> Bool {
    guard let senses = covering(token) else { return false }
    if let noun = senses.noun, [.attack, .blow].contains(noun.class) { return true }
    if let party = senses.party { return party.role == .state && party.sector == "MIL" }
    return senses.weapon.map { $0.strength != .none } ?? false
  }
}
