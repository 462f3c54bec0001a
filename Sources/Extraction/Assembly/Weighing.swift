import Gazetteer
import Incidents
import Language

/// What the words around an account's events say of its being violence done.
private struct Scene {
  var hasWeapon = false
  /// A weapon, if only by use: a device that went off, a mine run over.
  var hasMeans = false
  /// A weapon, an armed party or a group, anywhere in the sentence.
  var isArmedTalk = false
  var hasForce = false
  /// A state's soldiers act, not its police.
  var hasSoldiers = false
  var hasHarm = false
  var hasToll = false
  var hasBlast = false
  var hasObject = false
  /// What is struck is a site, a force or people that the tables know.
  var hasKnownObject = false
  var hasArmedVictim = false
  /// People, not places, are what is taken.
  var hasCaptives = false
  var isFresh = false
  /// A place more exact than a country.
  var hasLocation = false
  /// Words say of the dead that somebody killed them.
  var isSlain = false
  /// The sentence speaks of an accident, a disaster or a disease.
  var isMishap = false
}

extension Reading {
  /// Soldiers, police: people of a state's forces.
  func isForce(_ token: Int) -> Bool { covering(token)?.party?.isForce ?? false }
}

/// How surely an account tells of violence done. Two founds an incident, less can only add to one.
extension Reading {
  func weight(_ account: Account) -> Double {
    let scene = scene(account)
    var most: Double?
    for mention in account.mentions where mention.standing == .asserted {
      let weight = weight(of: mention, in: scene)
      most = Swift.max(most ?? weight, weight)
    }
    return most ?? 0
  }

  private func scene(_ account: Account) -> Scene {
    var scene = Scene()
    scene.hasWeapon = account.weapons.contains { [.strong, .person, .manner].contains($0.sense.strength) }
    scene.hasMeans =
      scene.hasWeapon || account.weapons.contains { [.explosive, .ied, .mine, .melee].contains($0.sense.class) }
    scene.hasForce = account.actors.contains { $0.party.isArmed || $0.party.isState }
    scene.hasSoldiers = account.actors.contains { $0.party.isState && $0.party.sector == "MIL" }
    scene.hasHarm = account.mentions.contains {
      $0.sense.class == .harm && $0.standing == .asserted && (!$0.tolls.isEmpty || !$0.patients.isEmpty)
    }
    scene.hasToll = account.tolls.contains { ($0.value.best ?? $0.value.low ?? 0) > 0 }
    let struck = account.mentions.filter { $0.sense.class == .blow }.flatMap(\.agents)
    scene.hasBlast = account.mentions.contains {
      $0.sense.class == .blast && $0.standing == .asserted && struck.contains($0.token)
    }
    scene.isArmedTalk = text.sentences[account.sentence].tokens.contains {
      covering($0)?.party?.role == .armed || isForce($0) && !isPoliceSpeaking($0)
        || covering($0)?.weapon?.strength == .strong || groupOf[$0] >= 0
    }
    scene.hasLocation =
      account.places.contains { places[$0].country == nil }
      || text.sentences[account.sentence].tokens.contains { isSamePlace($0) }
    scene.hasObject = account.targets.contains { $0.target.kind != .person || $0.target.sector != nil }
    scene.hasKnownObject = account.targets.contains {
      placeOf[$0.head] >= 0 || groupOf[$0.head] >= 0 || senses($0.head)?.site != nil || senses($0.head)?.party != nil
    }
    scene.hasCaptives = account.targets.contains { [.people, .person].contains($0.target.kind) }
    scene.hasArmedVictim = account.targets.contains {
      groupOf[$0.head] >= 0 || senses($0.head)?.party?.role == .armed || $0.target.sector == "REB"
        || $0.tokens.contains { groupOf[$0] >= 0 } || isTiedToGroup($0.head)
    }
    scene.isMishap = isMishap(account.sentence) || isOfMishap && !scene.isArmedTalk
    scene.isSlain = text.sentences[account.sentence].tokens.contains { says($0, .slain) }
    scene.isFresh = !account.places.isEmpty || account.date != nil
    return scene
  }

  /// "in the same district"
  private func isSamePlace(_ token: Int) -> Bool {
    lower[token] == "same" && head(token) >= 0 && (says(head(token), .settlement) || says(head(token), .division))
  }

  /// Whether the opening of the report speaks of an accident: "methane had built up in the shaft and exploded".
  private var isOfMishap: Bool {
    text.sentences.indices.prefix(4).contains { sentence in
      text.sentences[sentence].tokens.contains { covering($0)?.domain == .accident }
    }
  }

  /// Whether a sentence speaks of an accident, a disaster or a disease.
  func isMishap(_ sentence: Int) -> Bool {
    text.sentences[sentence].tokens.contains { [.accident, .disaster, .health].contains(covering($0)?.domain) }
  }

  /// "fourteen were killed, police said": of whatever it was.
  private func isPoliceSpeaking(_ token: Int) -> Bool { covering(token)?.party?.sector == "COP" && isSpeaker(token) }

  /// "a trafficker linked to the Taliban"
  private func isTiedToGroup(_ person: Int) -> Bool {
    (person + 1..<Swift.min(person + 6, lower.count)).contains { groupOf[$0] >= 0 && isWithin($0, person) }
  }

  /// "Two more strikes. The first hit a pharmacy": one of the blows that the sentence before counts.
  private func isOneOfBlows(_ mention: Mention) -> Bool {
    guard mention.isVerb, let subject = child(mention.token, .nsubj),
      ["first", "second", "third", "other", "another", "one", "last"].contains(lower[subject])
    else { return false }
    let before = Swift.max(0, mention.sentence - 2)...mention.sentence
    return before.contains { sentence in
      text.sentences[sentence].tokens.contains { token in
        token < subject && senses(token)?.noun.map { [.attack, .blow, .blast].contains($0.class) } == true
          && text.tokens[token].features.contains(.plural)
      }
    }
  }

  /// "troops went in, leaving five dead": left so by those who came.
  private func isLeft(_ mention: Mention) -> Bool {
    head(mention.token) >= 0 && text.lemma(of: text.tokens[head(mention.token)]) == "leave"
  }

  private func weight(of mention: Mention, in scene: Scene) -> Double {
    switch mention.sense.class {
    case .attack: return 2
    case .blow:
      var own = 1.0
      if scene.hasWeapon { own += 1 }
      if scene.hasForce { own += 0.7 }
      if scene.hasHarm { own += 1 }
      if scene.hasBlast || isOneOfBlows(mention) { own += 1 }
      if scene.hasObject { own += 0.5 }
      if mention.sense.type == .any, !scene.hasWeapon, !scene.hasForce, !scene.hasHarm, !scene.hasBlast,
        !isOneOfBlows(mention)
      {
        own = 0.8
      }
      if !scene.hasWeapon, !scene.hasForce, scene.isArmedTalk { own += 0.5 }
      if scene.isFresh { own += mention.isVerb ? (scene.hasObject ? 0.3 : 0) : 0.4 }
      if scene.hasKnownObject, tone == .war { own += 0.4 }
      if mention.sense.type == .seize, scene.hasCaptives, scene.isArmedTalk { own += 0.4 }
      if !mention.isVerb, scene.hasKnownObject, scene.isFresh, tone != .war { own += 0.3 }
      // People are shot in earnest; films, pictures and goals are what else can be shot.
      if mention.sense.lemma == "shoot", mention.isPassive, scene.hasCaptives { own += 0.8 }
      return own
    case .fire:
      let hasDoer = scene.hasForce || mention.agents.contains { says($0, .doer) }
      // "rammed by a coast guard ship", and not by a lorry that skidded.
      if mention.sense.lemma == "ram", scene.hasForce { return 2 }
      return scene.hasMeans || hasDoer && mention.sense.lemma == "fire" && !mention.patients.isEmpty ? 2 : 0
    case .blast:
      if scene.hasMeans { return 2.2 }
      let own = 0.8 + (scene.hasHarm ? 0.4 : 0)
      if scene.isMishap { return own }
      let told =
        own + (scene.hasKnownObject ? 0.5 : 0) + (scene.hasLocation ? 0.3 : 0)
        + (scene.hasHarm && scene.hasToll && scene.isFresh && tone == .war ? 0.4 : 0)
      if scene.isArmedTalk || scene.hasForce { return told + 0.5 }
      // "a violent explosion damaged the consulate in Cali", in a report of war.
      if tone == .war, scene.hasBlast, scene.hasKnownObject, scene.hasLocation { return told + 0.2 }
      // In a report of war a car or a bag goes off by somebody's hand.
      if tone == .war, mention.agents.contains(where: { senses($0)?.site?.kind == .vehicle }) {
        return told + 0.5
      }
      // What goes off by itself may be a boiler; what somebody sets off is not.
      return mention.isVerb && !mention.agents.isEmpty && !mention.patients.isEmpty ? told : Swift.min(told, 1.6)
    case .clash:
      return 0.8 + (scene.hasForce ? 1 : 0) + (scene.hasHarm ? 0.8 : 0) + (scene.isFresh ? 0.3 : 0)
        + (!scene.hasForce && scene.isArmedTalk ? 0.6 : 0)
    case .seize:
      let arrest = mention.sense.type == .raid && !scene.hasArmedVictim && !scene.hasSoldiers
      return (scene.hasForce ? 1.2 : 0.3) + (scene.hasKnownObject ? 0.8 : 0) + (scene.isFresh ? 0.4 : 0)
        + (scene.isArmedTalk && !scene.hasForce ? 0.4 : 0) + (scene.hasCaptives ? 0.4 : 0)
        - (arrest ? 1 : 0)
    case .harm:
      switch mention.sense.lemma {
      // Whoever is treated may be ill.
      case "treat": return 0.6
      case "die", "perish", "succumb", "drown", "dead", "missing", "lose their lives", "lose his life", "lose her life",
        _ where mention.sense.harm == .injured && mention.sense.type == .kill && mention.sense.lemma != "maim":
        // "died at the hands of gunmen"
        if !mention.agents.isEmpty, scene.hasForce { return 2 }
        return 0.6 + (scene.hasSoldiers && scene.hasToll && scene.isFresh && isLeft(mention) ? 1.2 : 0)
          + (scene.isSlain && scene.isFresh && mention.sense.harm == .killed ? 1.2 : scene.hasWeapon ? 1 : 0)
          + (scene.hasForce && mention.sense.lemma == "wound" ? 1 : 0)
          + (scene.hasToll && scene.isFresh && tone == .war && !scene.isMishap ? 0.6 : 0)
          + (scene.hasToll && scene.hasLocation && tone == .war && !scene.isMishap ? 0.5 : 0)
      case "kill":
        // "a rally for fighters killed in Syria": who they are, with nothing more told of it.
        let isPassing =
          relation(mention.token) == .acl && mention.tolls.isEmpty && mention.agents.isEmpty && mention.dates.isEmpty
          && !scene.hasWeapon
        if isPassing { return 1.3 }
        return 1.3 + (scene.hasForce ? 1 : 0) + (scene.hasWeapon ? 1 : 0)
          + (scene.isFresh && (scene.isArmedTalk || scene.hasToll && tone == .war) ? 0.5 : 0)
          + (mention.agents.contains { says($0, .doer) } && !scene.isMishap ? 0.5 : 0)
      default: return 2
      }
    case .count:
      return 0.5 + (scene.isSlain && scene.isFresh && scene.hasToll && mention.sense.lemma == "body" ? 1.3 : 0)
    case .refer: return 0.6
    case .take, .part, .none: return 0
    }
  }
}
