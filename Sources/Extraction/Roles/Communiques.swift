import Gazetteer
import Incidents
import Language

/// Deeds told by those who did them: "forty militants were killed in the valley, the army said".
extension Reading {
  /// Gives incidents that name no author, and in which the enemy of who tells them was struck, the teller as author.
  func inheritSpeakers(_ episodes: inout [Episode], _ homeland: Homeland, gazetteer: Gazetteer) {
    for index in episodes.indices where episodes[index].isAnonymous {
      // Who says that a blow avenged it did not do it.
      guard !episodes[index].actors.contains(where: \.party.isArmed),
        episodes[index].accounts.allSatisfy({ $0.avenged == nil })
      else { continue }
      guard var teller = teller(of: episodes[index], gazetteer), isEnemyStruck(episodes[index], by: teller) else {
        continue
      }
      // Of a force without a country it is that of the place where it is written; a ministry may be that of any.
      if teller.country == nil, teller.isState { teller.country = homeland.writtenIn }
      if teller.country == nil, teller.isState, teller.tokens.contains(where: { isOffice($0) }) { continue }
      episodes[index].authors.append((teller, .claimed))
    }
  }

  /// The first force in whose words it is told.
  private func teller(of episode: Episode, _ gazetteer: Gazetteer) -> Party? {
    for account in episode.accounts {
      if let speaker = account.voice?.speaker, let force = force(speaking: speaker, gazetteer) { return force }
    }
    return nil
  }

  /// The army, ministry of war or armed group that speaks, or for which somebody speaks.
  func force(speaking token: Int, _ gazetteer: Gazetteer) -> Party? {
    if let party = party(token, gazetteer: gazetteer, asActor: true), isFighting(party) { return party }
    for child in children(token)
    where [.nmod, .nmodPoss, .compound, .appos].contains(relation(child))
      && ["of", "for", "from", "with", nil].contains(preposition(child)) && dateOf[child] < 0
    {
      if let party = party(child, gazetteer: gazetteer, asActor: true), isFighting(party) { return party }
    }
    return nil
  }

  private func isFighting(_ party: Party) -> Bool {
    party.isState ? ["MIL", "PRM", "COP"].contains(party.sector) : party.isArmed && party.name != nil
  }

  /// Rebels and groups, told by a state's force; soldiers, police and "the enemy", told by a group: nobody else that
  /// the tables know is told as struck.
  private func isEnemyStruck(_ episode: Episode, by teller: Party) -> Bool {
    let people = episode.targets.filter { [.people, .person, .group].contains($0.target.kind) }
    return (people.isEmpty ? episode.targets : people).contains { isEnemy($0, of: teller) }
      && people.allSatisfy { target in
        isEnemy(target, of: teller) || !target.tokens.contains { covering($0)?.party != nil }
      }
  }

  private func isEnemy(_ target: TargetMention, of teller: Party) -> Bool {
    target.tokens.contains { token in
      if lower[token] == "enemy" { return true }
      if groupOf[token] >= 0 {
        return lexicon.groups.groups[groups[Int(groupOf[token])].group].name != teller.name
      }
      guard let party = covering(token)?.party else { return false }
      return teller.isState ? party.role == .armed : party.role == .state
    }
  }
}
