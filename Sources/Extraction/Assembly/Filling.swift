import Gazetteer
import Incidents
import Language

/// Gathers what the mentions of one event say into its account.
extension Reading {
  func fill(_ account: inout Account, _ gazetteer: Gazetteer) {
    var loosePlaces: [Int] = []
    var ranked = account.mentions
    ranked.sort { Self.rank($0) < Self.rank($1) }
    for mention in ranked {
      for agent in expandedActors(mention.agents, areDoers: true) {
        let known = party(agent, gazetteer: gazetteer, asActor: true).flatMap { party in
          party.isState || party.isArmed || mention.isVerb && !party.isVictim ? party : nil
        }
        guard let party = known ?? perpetrator(agent, of: mention, gazetteer: gazetteer) else { continue }
        if !account.actors.contains(where: {
          $0.party.text == party.text || $0.party.name != nil && $0.party.name == party.name
        }) {
          let certainty = mention.certainty == .known ? certainty(of: agent, mention) : mention.certainty
          account.actors.append((party, certainty))
          for partner in partners(of: party, at: agent, gazetteer) { account.actors.append((partner, certainty)) }
        }
      }
      // "held hostage", "lost their lives": words of the phrase are nobody.
      for patient in expandedActors(mention.patients) where !markRange(mention.token).contains(patient) {
        addTarget(patient, mention, to: &account, gazetteer)
      }
      if let named = account.targets.last(where: { $0.isNamed }), mention.isVerb, mention.sense.harm != nil,
        mention.patients.contains(where: { $0 == named.head || named.tokens.contains($0) })
      {
        let isHere = text.sentence(of: named.tokens.lowerBound) == mention.sentence
        let here = isHere ? named.tokens : named.head..<named.head + 1
        for name in namesListed(with: here, at: mention.token) {
          addTarget(name, mention, to: &account, gazetteer)
        }
      }
      // "clashed with bandits", "fought against the army": each side is the other's aim; the second is told as such.
      if mention.sense.class == .clash {
        for other in expandedActors(mention.agents.filter { ["with", "against"].contains(preposition($0) ?? "") }) {
          addTarget(other, mention, to: &account, gazetteer)
        }
      }
      addScenes(of: mention, to: &account, gazetteer)
      account.weapons += mention.weapons
      for place in mention.places where !account.places.contains(place) { account.places.append(place) }
      loosePlaces += mention.loosePlaces
      account.origins += mention.origins
    }
    if account.places.isEmpty { account.places = loosePlaces }
    if !isLateDeath(account) { date(&account, from: ranked) }
    for mention in account.mentions where account.voice == nil {
      account.voice = voice(of: mention.token, sentence: account.sentence)
    }
    // "Northland's drones reached a depot and started a fire": whose arms they were, where they do it.
    if account.actors.isEmpty {
      for weapon in account.weapons where [.aircraft, .drone, .missile].contains(weapon.sense.class) {
        let chief = chief(weapon.tokens)
        guard relation(chief) == .nsubj, let party = party(chief, gazetteer: gazetteer, asActor: true), party.isState
        else { continue }
        account.actors.append((party, .known))
        break
      }
    }
    // Who fell or was taken did not strike, save in a fight.
    if !account.mentions.contains(where: { $0.sense.class == .clash }) {
      account.actors.removeAll { actor in
        account.targets.contains {
          [.killed, .injured, .captured].contains($0.target.effect) && $0.tokens == actor.party.tokens
        }
      }
    }
    lendSpeakersCountry(&account, gazetteer)
    account.tolls = ranked.flatMap { sourced($0, by: account.actors) }
  }

  /// "one of the wounded died on Monday", "succumbed to his injuries in hospital": the day, and all, of what was told before.
  private func isLateDeath(_ account: Account) -> Bool {
    guard account.isHarmOnly, account.weapons.isEmpty else { return false }
    return account.mentions.contains { mention in
      guard ["die", "succumb"].contains(mention.sense.lemma) else { return false }
      let near = mention.token - 4..<Swift.min(mention.token + 6, text.sentences[account.sentence].tokens.upperBound)
      return near.clamped(to: text.sentences[account.sentence].tokens).contains {
        ["wounds", "injuries", "wounded", "injured", "hospital"].contains(lower[$0])
      }
    }
  }

  /// "the ministry of X said that aircraft had struck": forces without a country are those of the state that tells it.
  private func lendSpeakersCountry(_ account: inout Account, _ gazetteer: Gazetteer) {
    guard account.actors.contains(where: { $0.party.country == nil && $0.party.isState }),
      let speaker = account.voice?.speaker,
      let country = [party(speaker, gazetteer: gazetteer, asActor: true), force(speaking: speaker, gazetteer)].lazy
        .compactMap({ $0.flatMap { $0.isState ? $0.country : nil } }).first
    else { return }
    for index in account.actors.indices where account.actors[index].party.country == nil {
      let party = account.actors[index].party
      if party.isState, party.sector == "MIL", !party.tokens.contains(where: { says($0, .multinational) }) {
        account.actors[index].party.country = country
      }
    }
  }

  private static func rank(_ mention: Mention) -> Int {
    switch mention.sense.class {
    case .attack: 0
    case .blow, .fire: 1
    case .blast, .seize, .clash: 2
    case .harm: 3
    case .count, .refer, .take, .part, .none: 4
    }
  }

  private func expandedActors(_ heads: [Int], areDoers: Bool = false) -> [Int] {
    var all: [Int] = []
    for var head in heads where head >= 0 {
      // "a group of terrorists", "two of the gunmen": those it is made of.
      if counts(lower[head], .holder) || quantityOf[head] >= 0, groupOf[head] < 0,
        let held = children(head).first(where: {
          relation($0) == .nmod && preposition($0) == "of" && senses($0)?.party != nil
        }), !areDoers || forceOfMembers(head) == nil
      {
        head = held
      }
      all.append(head)
      // "Juan Diaz and his wife", with the wife on the last part of the name
      let parts = [head] + children(head).filter { relation($0) == .flat }
      all += parts.flatMap { children($0) }.filter { relation($0) == .conj && tag($0) != .verb }
      // "a lorry, an ambulance and a bus": the second read as another word for the first.
      for other in children(head) where relation(other) == .appos && other > head && isThing(head) && isThing(other) {
        let more = children(other).filter { relation($0) == .conj && isThing($0) }
        if !more.isEmpty { all += [other] + more }
      }
    }
    var seen: Set<Int> = []
    return all.filter { seen.insert($0).inserted }
  }

  private func isThing(_ token: Int) -> Bool {
    senses(token)?.site != nil && children(token).contains { ["a", "an"].contains(lower[$0]) || quantityOf[$0] >= 0 }
  }

  private func certainty(of agent: Int, _ mention: Mention) -> Actor.Certainty {
    if let standing = children(agent).first(where: { covering($0)?.standing == .hedge }) {
      return standing >= 0 ? .suspected : .known
    }
    switch voice(of: mention.token, sentence: mention.sentence)?.speech {
    case .blame, .hedge: return .suspected
    case .claim: return .claimed
    default: return .known
    }
  }
}
