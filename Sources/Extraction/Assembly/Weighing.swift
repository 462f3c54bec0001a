import Gazetteer
import Incidents
import Language

/// How surely an account tells of violence done.
extension Reading {
  /// How surely the account tells of violence done. Two founds an incident, less can only add to one.
  func weight(_ account: Account, _ gazetteer: Gazetteer) -> Double {
    var weight = 0.0
    let hasWeapon = account.weapons.contains { $0.sense.strength == .strong || $0.sense.strength == .person }
    let hasForce = account.actors.contains { $0.party.isArmed || $0.party.isState }
    let harms = account.mentions.filter { $0.sense.class == .harm && $0.standing == .asserted }
    let hasHarm = harms.contains { !$0.tolls.isEmpty || !$0.patients.isEmpty }
    let isArmedTalk = text.sentences[account.sentence].tokens.contains {
      covering($0)?.party?.role == .armed || covering($0)?.weapon?.strength == .strong || groupOf[$0] >= 0
    }
    let hasObject = account.targets.contains { $0.target.kind != .person || $0.target.sector != nil }
    for mention in account.mentions where mention.standing == .asserted {
      var own = 0.0
      switch mention.sense.class {
      case .attack: own = 2
      case .blow:
        own = 1 + (hasWeapon ? 1 : 0) + (hasForce ? 0.7 : 0) + (hasHarm ? 1 : 0) + (hasObject ? 0.5 : 0)
        if mention.sense.type == .any, !hasWeapon, !hasForce, !hasHarm { own = 0.8 }
        if !account.places.isEmpty || account.date != nil { own += mention.isVerb ? (hasObject ? 0.3 : 0) : 0.4 }
      case .fire: own = hasWeapon || hasForce && mention.sense.lemma == "fire" && !mention.patients.isEmpty ? 2 : 0
      case .blast: own = hasWeapon ? 2.2 : hasHarm ? 1.2 : 0.8
      case .clash: own = 0.8 + (hasForce ? 1 : 0) + (hasHarm ? 0.8 : 0) + (!account.places.isEmpty ? 0.3 : 0)
      case .seize: own = (hasForce ? 1.2 : 0.3) + (hasObject ? 0.8 : 0)
      case .harm:
        switch mention.sense.lemma {
        case "die", "perish", "succumb", "dead", "missing", "hurt", "injure", "lose their lives", "lose his life",
          "lose her life", "wound":
          own = 0.6 + (hasWeapon ? 1 : 0) + (hasForce && mention.sense.lemma == "wound" ? 1 : 0)
        case "kill": own = 1.3 + (hasForce ? 1 : 0) + (hasWeapon ? 1 : 0) + (isArmedTalk && account.isFresh ? 0.5 : 0)
        default: own = 2
        }
      case .count: own = 0.5
      case .refer: own = 0.6
      case .none: own = 0
      }
      weight = Swift.max(weight, own)
    }
    return weight
  }
}
