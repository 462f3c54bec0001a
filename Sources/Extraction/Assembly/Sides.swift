import Gazetteer
import Incidents
import Language

/// What an episode tells of the two sides of a blow.
struct Sides {
  /// Who struck: groups by name, states by country.
  var strikers: Set<String> = []
  /// The countries of those who struck.
  var countries: Set<String> = []
  /// Whom it struck: groups by name, others by country.
  var struck: Set<String> = []
  /// The countries where it fell.
  var ground: Set<String> = []
  /// The countries that its sentences name in any way.
  var named: Set<String> = []
  var isByState = false
  var isByArmed = false
  var isOnArmed = false
  var isOnState = false

  /// How well it can be an answer to another blow: it strikes those who struck, and those who were struck strike; nil when
  /// nothing, or something else, speaks of that.
  func agreement(asAnswerTo blow: Sides) -> Double? {
    guard strikers.isDisjoint(with: blow.strikers) else { return nil }
    let isStateAgainstArmed = isByState && blow.isByArmed && !blow.isByState || isByArmed && blow.isByState
    guard isStateAgainstArmed || countries.isDisjoint(with: blow.countries) else { return nil }
    if strikers.isEmpty, countries.isEmpty {
      // Nobody is named: the ground alone may tell.
      return !blow.countries.isDisjoint(with: ground) && ground.isDisjoint(with: blow.ground) ? 1 : nil
    }
    guard let back = strikesBack(blow), let cause = blow.strikes(self) else { return nil }
    return back + cause
  }

  /// Whether a blow told as coming after another is an answer to it: those who struck are struck, or those who were struck
  /// strike.
  func isAnswer(to blow: Sides) -> Bool {
    guard strikers.isDisjoint(with: blow.strikers) else { return false }
    return agreement(asAnswerTo: blow) != nil || strikesBack(blow) == 2 || blow.strikes(self) == 2
  }

  /// How plainly those who struck first are struck.
  private func strikesBack(_ blow: Sides) -> Double? {
    if !struck.isDisjoint(with: blow.strikers) { return 2 }
    let isAbroad = ground.isDisjoint(with: countries)
    if !blow.countries.isDisjoint(with: ground), isAbroad { return 2 }
    if isByState, isOnArmed, blow.isByArmed { return 1.5 }
    if !blow.countries.isDisjoint(with: named.subtracting(countries)) { return 1 }
    if blow.countries.isEmpty, !ground.isEmpty, isAbroad { return 0.5 }
    if isByState, isOnArmed, !blow.isByState { return 0.5 }
    return nil
  }

  /// How plainly a blow fell on those who answer it.
  private func strikes(_ answer: Sides) -> Double? {
    if !struck.isDisjoint(with: answer.strikers) { return 2 }
    if !ground.isDisjoint(with: answer.countries), ground.isDisjoint(with: countries) || countries.isEmpty { return 2 }
    if isByArmed, answer.isByState, isOnState || !ground.isDisjoint(with: answer.countries) { return 2 }
    if !named.isDisjoint(with: answer.countries) { return 1 }
    return nil
  }
}

extension Reading {
  func sides(of episode: Episode, _ gazetteer: Gazetteer) -> Sides {
    var sides = Sides()
    for sentence in Set(episode.accounts.prefix(8).map(\.sentence)) {
      for token in text.sentences[sentence].tokens {
        if placeOf[token] >= 0, let country = places[Int(placeOf[token])].country { sides.named.insert(country) }
        if isCapitalised(token), let country = nationality(of: token, gazetteer) { sides.named.insert(country) }
      }
    }
    for (party, certainty) in episode.actors where certainty != .denied {
      // Who fell in a clash is a party to it, but struck nobody first.
      if episode.targets.contains(where: { $0.tokens.overlaps(party.tokens) }) { continue }
      if let country = party.country { sides.countries.insert(country) }
      if let key = party.isState ? party.country ?? party.name : party.name { sides.strikers.insert(key) }
      sides.isByState = sides.isByState || party.isState
      sides.isByArmed = sides.isByArmed || party.isArmed
    }
    for target in episode.targets {
      if let key = target.group ?? target.target.name ?? target.target.country { sides.struck.insert(key) }
      for token in target.tokens {
        sides.isOnArmed = sides.isOnArmed || covering(token)?.party?.role == .armed || groupOf[token] >= 0
        sides.isOnState = sides.isOnState || covering(token)?.party?.role == .state
      }
    }
    sides.ground = Set(
      (episode.places.isEmpty ? episode.settings : episode.places).compactMap {
        places[$0].country ?? places[$0].countries.first
      })
    return sides
  }
}
