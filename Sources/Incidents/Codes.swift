/// The incident in the terms of two code books of the field.
///
/// PLOVER (event ASSAULT and its modes, manual of 2021 and later) has no mode for missiles: what is launched from the ground is
/// `heavy-weapons`, from the air `aerial`, a loitering munition `drone`. ACLED's sub-event types follow its code book.
package struct Codes: Sendable, Hashable {
  package struct Plover: Sendable, Hashable {
    package var event: String
    package var modes: [String]

    package init(event: String, modes: [String]) {
      self.event = event
      self.modes = modes
    }
  }

  package struct Acled: Sendable, Hashable {
    package var eventType: String
    package var subEventType: String

    package init(eventType: String, subEventType: String) {
      self.eventType = eventType
      self.subEventType = subEventType
    }
  }

  package var plover: Plover
  package var acled: Acled

  package init(plover: Plover, acled: Acled) {
    self.plover = plover
    self.acled = acled
  }

  /// The crosswalk from our types, and from the weapons the text names, to both code books.
  package init(type: IncidentType, weapons: [Weapon] = []) {
    var modes = type.ploverMode.map { [$0] } ?? []
    for weapon in weapons {
      if let mode = weapon.class.ploverMode, type.isRemoteStrike || modes.isEmpty, !modes.contains(mode) {
        modes.append(mode)
      }
    }
    plover = Plover(event: "ASSAULT", modes: modes)
    acled = Acled(eventType: type.acled.event, subEventType: type.acled.sub)
  }

  /// Whether they are what the crosswalk gives.
  func follow(from type: IncidentType, _ weapons: [Weapon]) -> Bool {
    guard acled.subEventType == type.acled.sub, acled.eventType == type.acled.event, plover.event == "ASSAULT" else {
      return false
    }
    guard weapons.isEmpty else { return plover.modes == Codes(type: type, weapons: weapons).plover.modes }
    return plover.modes.count < 2 && plover.modes.first == type.ploverMode
  }
}

extension IncidentType {
  fileprivate var ploverMode: String? {
    switch self {
    case .airstrike: "aerial"
    case .droneStrike: "drone"
    case .missileStrike, .shelling, .navalAttack: "heavy-weapons"
    case .bombing, .ied: "explosives"
    case .suicideBombing: "suicide-attack"
    case .shooting, .armedClash, .ambush: "firearms"
    case .assassination, .massacre: "targeted"
    case .abduction: "abduct"
    case .raid, .groundIncursion, .otherViolence: nil
    }
  }

  fileprivate var acled: (event: String, sub: String) {
    switch self {
    case .airstrike, .droneStrike: ("Explosions/Remote violence", "Air/drone strike")
    case .missileStrike, .shelling: ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    case .navalAttack: ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    case .bombing, .ied: ("Explosions/Remote violence", "Remote explosive/landmine/IED")
    case .suicideBombing: ("Explosions/Remote violence", "Suicide bomb")
    case .armedClash, .ambush, .raid, .groundIncursion: ("Battles", "Armed clash")
    case .shooting, .assassination, .massacre, .otherViolence: ("Violence against civilians", "Attack")
    case .abduction: ("Violence against civilians", "Abduction/forced disappearance")
    }
  }
}

extension WeaponClass {
  fileprivate var ploverMode: String? {
    switch self {
    case .aircraft: "aerial"
    case .drone: "drone"
    case .missile, .rocket, .artillery, .mortar, .ship: "heavy-weapons"
    case .firearm: "firearms"
    case .explosive, .ied, .grenade, .mine: "explosives"
    case .suicide: "suicide-attack"
    case .melee: "primitive"
    case .chemical: "unconventional"
    case .other: nil
    }
  }
}
