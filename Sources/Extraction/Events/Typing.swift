import Incidents

/// What kind of incident the words, the weapon, the actor and the target together make.
struct Typing {
  var hints: [(hint: TypeHint, class: EventClass)]
  var weapons: [WeaponClass]
  var hasState: Bool
  var hasArmed: Bool
  var hitsSite: Bool
  /// The sufferers are all armed: soldiers, police, fighters.
  var hitsArmed = false
  /// All that is struck is armed men and what is theirs: posts, convoys, hideouts.
  var hitsArmedAlone = false
  /// Bombs fell, rather than went off.
  var fromAbove = false
  /// All who suffer are armed men of no state.
  var hitsFighters = false
  /// Those of a state who act are men on foot: soldiers, police, a patrol.
  var isAfoot = false
  var namedVictim: Bool
  var killed: Int?
  /// Two states, or a state and armed men, act.
  var hasTwoSides = false
  /// A device lay in the ground or by the road, rather than in a vehicle or a parcel.
  var isLaid = false

  /// Nothing is done but that an aircraft is brought down.
  var isFelling = false

  /// Whether anything but a guess makes the type: a word with a type of its own, a weapon, a manner.
  var isTold: Bool {
    !weapons.isEmpty
      || hints.contains {
        $0.class != .refer && ($0.hint.type != nil && $0.hint != .other_violence || $0.hint == .bomb)
      }
      || hints.contains { $0.hint == .attack || $0.hint == .seize || $0.class == .clash }
  }

  /// Whether "attack" is all that is said of how it was done.
  var isBareAttack: Bool {
    weapons.isEmpty && hints.contains { $0.hint == .attack }
      && hints.allSatisfy { [.attack, .any, .kill].contains($0.hint) }
  }

  /// What is struck is a ship.
  var hitsShip = false

  var type: IncidentType {
    // Who shoots at a ship, boards it or blows it up attacks at sea; what comes from afar keeps its kind.
    let type = typeByMeans
    let isGuess = type == .airstrike && weapons.isEmpty && !hints.contains { $0.hint == .airstrike }
    let isAtHand = [.raid, .armedClash, .shooting, .bombing, .otherViolence].contains(type) && !isFelling
    return hitsShip && (isGuess || isAtHand) ? .navalAttack : type
  }

  private var typeByMeans: IncidentType {
    if isFelling { return weapons.contains(.missile) ? .missileStrike : .otherViolence }
    if hasTwoSides, hints.contains(where: { $0.class == .clash }) { return .armedClash }
    // "two rebels were killed in clashes", whatever was found on them.
    if hitsArmedAlone, hints.contains(where: { $0.class == .clash }),
      hints.allSatisfy({ [.clash, .harm, .count, .refer].contains($0.class) })
    {
      return .armedClash
    }
    let hasBlow = hints.contains { [.attack, .blow, .fire].contains($0.class) }
    // Who was arrested after an explosion says nothing of its kind.
    let hasBlast = hints.contains { $0.class == .blast || $0.hint == .bomb }
    let certain = hints.first {
      !($0.class == .clash && hasBlow) && !($0.class == .seize && hasBlast) && $0.hint.type != nil && $0.class != .refer
        && $0.hint != .other_violence && $0.class != .blast
    }
    // "fired missiles at the city; one man was shot dead": the weapon of the blow goes before the word for one man's death.
    if certain?.class == .harm, hints.contains(where: { $0.class == .fire }), let byAir { return byAir }
    // "attacked the village and shot dead ten": the attack goes before what was done with guns in it.
    let isAttack = hints.contains { $0.hint == .attack && [.blow, .attack].contains($0.class) }
    if certain?.class == .harm, certain?.hint == .shooting, isAttack, hitsSite, hasArmed, !hasState { return .raid }
    if let hint = certain, let type = hint.hint.type { return refined(type, hint.class) }
    if let hint = hints.first(where: { $0.hint == .bomb }) { _ = hint; return bombing }
    // "Explosions were heard; Northland had carried out a strike"
    let isStrike = hints.contains { $0.class == .blow && $0.hint == .any }
    if hints.contains(where: { $0.class == .blast }), weapons.isEmpty, isStrike, hasState, !isAfoot {
      return .airstrike
    }
    if hints.contains(where: { $0.class == .blast }) { return weapons.isEmpty ? .bombing : byWeapon ?? .bombing }
    // Men with arms in hand who attack a place raid it.
    if hints.contains(where: { $0.hint == .attack }), hitsSite, hasArmed, !hasState,
      weapons.allSatisfy({ [.firearm, .melee, .grenade].contains($0) })
    {
      return hitsArmedAlone ? .armedClash : .raid
    }
    // Men who clash fight with the arms that they carry.
    if !hasBlow, hints.contains(where: { $0.class == .clash }),
      weapons.allSatisfy({ [.firearm, .melee, .grenade].contains($0) })
    {
      return .armedClash
    }
    if let type = byWeapon { return type }
    // Forces that take armed men raided them.
    if hints.contains(where: { $0.hint == .seize && $0.class != .harm }) {
      return hitsSite || !hasArmed && (hasState || hitsFighters) ? .raid : .abduction
    }
    // "he fired on a patrol", with nothing said of what he fired
    if let hint = hints.first(where: { $0.hint == .attack || $0.hint == .any }), hint.class == .fire,
      isAfoot || !hasState
    {
      return hitsArmed && !hitsSite ? .armedClash : (killed ?? 0) >= 10 ? .massacre : .shooting
    }
    if let hint = hints.first(where: { $0.hint == .attack || $0.hint == .any }) {
      // "strikes hit the port"; what somebody sets on fire, or answers for, does not fall from the sky.
      let isBurning = hints.contains { $0.class == .blow && $0.hint == .other_violence }
      if isBurning, hint.hint == .any, !hints.contains(where: { $0.class == .harm }) { return .otherViolence }
      let isHit = hint.hint == .any && (hint.class == .blow || hint.class == .fire && isStrike)
      if !isBurning, isHit, hasState ? !isAfoot : !hasArmed { return .airstrike }
      // "fired a barrage at the town"
      if hint.class == .attack, hint.hint == .any, !hasState { return .shelling }
      if hitsArmed, !hitsSite || hitsArmedAlone { return .armedClash }
      if hitsArmedAlone, hasState || hasArmed { return .armedClash }
      return hitsSite || !hasState ? .raid : .shooting
    }
    if hints.contains(where: { $0.class == .clash }) { return .armedClash }
    // "took four men prisoner"
    if hints.contains(where: { $0.hint == .seize }) { return hasState && hitsArmed ? .armedClash : .abduction }
    // "burned houses" says less than those who were killed there.
    let isKilling = hints.contains { $0.class == .harm && $0.hint == .kill }
    if let hint = hints.first(where: { $0.hint.type != nil && !(isKilling && $0.hint == .other_violence) }),
      let type = hint.hint.type
    {
      return refined(type, hint.class)
    }
    // Armed men who kill armed men fought them.
    if hitsArmed, hasState || hasArmed { return .armedClash }
    if hitsFighters, !namedVictim { return .armedClash }
    if let killed, killed >= 10, !hitsArmed { return .massacre }
    return namedVictim ? .assassination : .shooting
  }

  /// A word's own type, where a weapon makes it more exact.
  private func refined(_ type: IncidentType, _ class_: EventClass) -> IncidentType {
    switch type {
    case .bombing, .ied: return weapons.contains(.suicide) ? .suicideBombing : byAir ?? type
    case .airstrike: return weapons.contains(.drone) && !weapons.contains(.aircraft) ? .droneStrike : type
    case .shooting, .raid:
      // Shot at with rockets, raided by aircraft.
      guard class_ != .harm, !weapons.contains(.firearm) else { return type }
      // "came under fire from artillery"
      let isShelled = weapons.contains { [.artillery, .mortar, .rocket].contains($0) }
      return byAir ?? (type == .shooting && isShelled ? .shelling : type)
    case .assassination, .massacre:
      return byAir ?? (weapons.contains(.ied) || weapons.contains(.explosive) ? .bombing : type)
    // "aircraft engaged the men"; those of a state who lie in wait do not fly.
    case .armedClash: return class_ == .blow ? byAir ?? type : type
    case .ambush: return hasState && weapons.contains(.aircraft) ? .airstrike : type
    // "the bombardment of a camp by some thirty aircraft"
    case .shelling: return weapons.first == .aircraft ? .airstrike : type
    case .navalAttack: return byAir ?? type
    // "armed youths invaded the village"
    case .groundIncursion: return hasState ? type : byAir ?? .raid
    // "drones set fire to the works"
    case .otherViolence: return class_ == .harm ? type : byAir ?? type
    // "was abducted and killed"; "men who hijacked a bus shot eleven dead"
    case .abduction:
      // "two insurgents were captured": by forces, if nobody else is told of.
      if hitsFighters, !hasArmed { return .raid }
      let isKilled = hints.contains { $0.class == .harm && $0.hint != .abduction } && (killed ?? 0) > 0
      if isKilled, !namedVictim, (killed ?? 0) >= 3, hints.contains(where: { $0.hint == .shooting }) {
        return .shooting
      }
      // "attacked a school, killed 40 and took six with them"
      if isKilled, !namedVictim, (killed ?? 0) >= 3, hints.contains(where: { $0.hint == .attack || $0.hint == .raid }) {
        return byAir ?? (hitsSite ? .raid : .massacre)
      }
      return isKilled && namedVictim ? .assassination : type
    default: return type
    }
  }

  private var byAir: IncidentType? {
    for weapon in weapons {
      switch weapon {
      case .aircraft: return .airstrike
      case .drone: return .droneStrike
      case .missile: return .missileStrike
      default: continue
      }
    }
    return nil
  }

  private var bombing: IncidentType {
    if let byAir { return byAir }
    if weapons.contains(.suicide) { return .suicideBombing }
    if weapons.contains(.ied) || weapons.contains(.grenade) || weapons.contains(.mine) { return .bombing }
    return hasState && !hasArmed ? .airstrike : .bombing
  }

  private var byWeapon: IncidentType? {
    if weapons.contains(.suicide) { return .suicideBombing }
    for weapon in weapons {
      switch weapon {
      case .aircraft: return .airstrike
      case .drone: return .droneStrike
      case .missile: return .missileStrike
      case .rocket, .artillery, .mortar: return .shelling
      case .ied: return isLaid ? .ied : .bombing
      case .mine: return .ied
      case .explosive:
        if fromAbove { return hasArmed && !hasState ? .shelling : .airstrike }
        return hasState && !hasArmed ? .airstrike : .bombing
      case .grenade: return .bombing
      case .ship: return .navalAttack
      // With guns and blades in a night among people who have none.
      case .firearm:
        return weapons.contains(.melee) && (killed ?? 0) >= 10 && !hitsArmed && !hasState ? .massacre : .shooting
      case .melee, .chemical, .other: continue
      case .suicide: return .suicideBombing
      }
    }
    if weapons.contains(.melee) { return (killed ?? 0) >= 5 ? .massacre : .otherViolence }
    if weapons.contains(.other) { return .otherViolence }
    return nil
  }
}

extension IncidentType {
  /// Kinds that tellers of one incident exchange for one another.
  enum Family { case remote, explosive, ground, abduction, naval, other }

  var family: Family {
    switch self {
    case .airstrike, .droneStrike, .missileStrike, .shelling: .remote
    case .bombing, .suicideBombing, .ied: .explosive
    case .armedClash, .shooting, .raid, .assassination, .massacre, .ambush, .groundIncursion: .ground
    case .abduction: .abduction
    case .navalAttack: .naval
    case .otherViolence: .other
    }
  }
}
