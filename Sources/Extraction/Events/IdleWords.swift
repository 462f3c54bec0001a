import Incidents
import Language

/// Words of violence that tell of none where they stand: states of things, figures of speech, accidents, the law at work.
extension Reading {
  /// "the besieged city", "drones were shot down": a state of things, or a blow that was stopped.
  func isIdle(_ token: Int, _ sense: EventSense) -> Bool {
    if isPoliceWork(token, sense) { return true }
    switch sense.lemma {
    // "the besieged city", "the targeted man"
    case "besiege", "target": return relation(token) == .amod
    case _ where sense.harm == .captured && tag(token) == .verb && relation(token) == .amod:
      // "the kidnapped women were freed": who was taken before.
      return true
    case _ where says(sense.lemma, .felling) && sense.class == .attack:
      return !children(token).contains {
        ([.obj, .nsubjPass].contains(relation($0)) || preposition($0) == "of") && isAircraft($0)
      }
    // "took out insurance"
    case "take out":
      return !children(token).contains { [.obj, .nsubjPass].contains(relation($0)) && isStruck($0) }
    case "lose": return !losesPeople(token)
    // "Gunmen entered the hospital", and no aid workers.
    case "enter", "break into", "walk into": return !comesArmed(token)
    case "board": return !boardsByForce(token)
    // "The court executed two men convicted of the bombing": by law.
    case "execute": return isByLaw(token)
    // "ran over the bridge": over no mine.
    case "run over", "drive over", "step on", "tread on":
      return !children(token).contains { [.obj, .obl].contains(relation($0)) && senses($0)?.weapon != nil }
    // "burning tyres", "burned a flag"
    case "burn", "set on fire", "set fire to", "set ablaze", "set alight", "torch":
      return children(token).contains { [.obj, .nsubjPass].contains(relation($0)) && says($0, .kindling) }
    // "troops encountered some 15 rebels", and no difficulties
    case "encounter" where tag(token) == .verb:
      return !children(token).contains {
        [.obj, .nsubjPass].contains(relation($0)) && (isArmed($0) || children($0).contains { isArmed($0) })
      }
    // "drove into the town", and not into a crowd.
    case "drive into": return child(token, .obl).map { placeOf[$0] >= 0 || says($0, .settlement) } ?? false
    // "hospitals were treating 60 people"
    case "treat": return !isOfMedicine(token)
    // "poured fire into the camp"; not water onto a ship.
    case "pour":
      return !children(token).contains {
        relation($0) == .obj
          && (senses($0)?.weapon != nil || senses($0)?.noun != nil || lower[$0] == "fire" || lower[$0] == "lead")
      }
    case "crash": return isCrash(token)
    case "rock", "shake", "rattle", "jolt": return !isByForce(token)
    case "blow up", "detonate", "explode": return isFigure(token) || isMadeSafe(token)
    default:
      if sense.class == .harm, isOfWar(token) || isOfCrash(token) { return true }
      return isFigure(token)
        || sense.class == .harm && sense.harm == .killed && sense.type == .kill && !isIntransitive(sense.lemma)
          && hitsThings(token)
    }
  }

  /// A town, by its name.
  private func isTown(_ token: Int) -> Bool { placeOf[token] >= 0 && places[Int(placeOf[token])].isExact }

  /// Armed men go into a building, forces or rebels into a town: "broke into a school".
  private func comesArmed(_ token: Int) -> Bool {
    let entered = children(token).filter { [.obj, .obl].contains(relation($0)) }
    let doers = children(token).filter { relation($0) == .nsubj }
    if doers.contains(where: { covering($0)?.party?.role == .armed || groupOf[$0] >= 0 }),
      entered.contains(where: { covering($0)?.site?.kind == .site })
    {
      return true
    }
    // "The rebels entered Goma", "troops this morning entered the port city": in a report of war.
    return tone == .war && lower[token] == "entered"
      && doers.contains { groupOf[$0] >= 0 || isArmed($0) || isForce($0) }
      && entered.contains { relation($0) == .obj && (isTown($0) || says($0, .settlement)) }
  }

  /// Those who are put to death were convicted.
  private func isByLaw(_ token: Int) -> Bool {
    guard let sentence = text.sentence(of: token) else { return false }
    return text.sentences[sentence].tokens.contains {
      ["court", "convicted", "sentenced", "hanged", "prison", "conviction"].contains(lower[$0])
    }
  }

  /// "pirates boarded a trawler"; no passengers.
  private func boardsByForce(_ token: Int) -> Bool {
    let doers = children(token).filter { [.nsubj, .oblAgent].contains(relation($0)) || preposition($0) == "by" }
    let boarded = children(token).filter { [.obj, .nsubjPass].contains(relation($0)) }
    return doers.contains { covering($0)?.party?.role == .armed || groupOf[$0] >= 0 || isForce($0) }
      && boarded.contains { ship in
        markRange(ship).contains { says($0, .ship) } || shipNames.contains(lower[ship])
          || children(ship).contains { says($0, .ship) || shipNames.contains(lower[$0]) }
      }
  }

  /// "the helicopter crashed", "a bus crashed": nobody drove it into anything.
  private func isCrash(_ token: Int) -> Bool {
    let parts = children(token)
    return parts.contains { relation($0) == .nsubj && isAircraft($0) }
      && !parts.contains { [.obj, .nsubjPass].contains(relation($0)) || preposition($0) == "into" }
  }

  /// "an airliner crashed, killing all 176 on board": by nobody's hand, as far as that sentence tells.
  private func isOfCrash(_ harm: Int) -> Bool {
    let crash = head(harm)
    guard crash >= 0, relation(harm) == .advcl, text.lemma(of: text.tokens[crash]) == "crash", isCrash(crash),
      let sentence = text.sentence(of: harm)
    else { return false }
    return !text.sentences[sentence].tokens.contains {
      $0 != harm && $0 != crash
        && (tag($0) == .verb && senses($0)?.verb?.class == .blow || senses($0)?.weapon?.strength == .strong)
    }
  }

  /// "the war, which began in April, has killed at least 13,000 people": a sum of years.
  private func isOfWar(_ harm: Int) -> Bool {
    tag(harm) == .verb
      && children(harm).contains { relation($0) == .nsubj && says(text.lemma(of: text.tokens[$0]), .warfare) }
  }

  /// What flies with people in it, or a craft as great: "an F-16 jet", "a passenger plane"; not what is shot at a town.
  func isAircraft(_ token: Int) -> Bool {
    ([token] + children(token).filter { [.compound, .amod, .flat, .conj].contains(relation($0)) }).contains {
      guard let senses = senses($0) else { return false }
      return senses.site?.kind == .vehicle || senses.weapon?.class == .aircraft
    }
  }

  /// "shaken by explosives", "blasts rocked the town"; not by a scandal.
  private func isByForce(_ token: Int) -> Bool {
    children(token).contains { child in
      guard [.nsubj, .oblAgent].contains(relation(child)) || preposition(child) == "by" else { return false }
      return senses(child)?.weapon != nil || senses(child)?.noun.map { [.blast, .attack].contains($0.class) } == true
    }
  }

  /// People, a site or a thing of war.
  private func isStruck(_ token: Int) -> Bool {
    guard groupOf[token] < 0, !isPeopleName(token) else { return true }
    return senses(token).map { $0.party != nil || $0.site != nil || $0.weapon != nil } ?? false
  }

  /// Those who treat people are doctors or a hospital.
  private func isOfMedicine(_ token: Int) -> Bool {
    guard let people = child(token, .obj), isPerson(people), let healer = child(token, .nsubj) else { return false }
    return senses(healer)?.party?.category == "medics" || senses(healer)?.site?.sector == "MED"
  }

  /// "the army lost six men", "India lost twenty": a count of its own, in a fight.
  private func losesPeople(_ token: Int) -> Bool {
    guard let lost = child(token, .obj) else { return false }
    if quantityOf[lost] >= 0 {
      guard let loser = child(token, .nsubj) else { return false }
      return placeOf[loser] >= 0 || groupOf[loser] >= 0 || isForce(loser)
    }
    let isOfFight = ["MIL", "COP", "REB", "PRM"].contains(senses(lost)?.party?.sector) || lower[lost] == "men"
    return isOfFight && senses(lost)?.party?.kind != .vehicle
      && children(lost).contains { quantityOf[$0] >= 0 && relation($0) == .nummod }
  }

  /// "police blew up three more devices": a bomb that did its work on nobody.
  private func isMadeSafe(_ token: Int) -> Bool {
    let parts = children(token).filter { [.nsubj, .nsubjPass, .obj, .oblAgent, .obl].contains(relation($0)) }
    return parts.contains {
      [.nsubj, .oblAgent].contains(relation($0)) || preposition($0) == "by" ? senses($0)?.party?.sector == "COP" : false
    }
      && parts.contains { [.obj, .nsubjPass].contains(relation($0)) && senses($0)?.weapon != nil }
  }

  /// "talks exploded", "an index bombed by rumours", "an earthquake killed": verbs of force whose doer or sufferer is of
  /// another world.
  private func isFigure(_ token: Int) -> Bool {
    guard tag(token) == .verb else { return false }
    let isHarm = senses(token)?.verb?.class == .harm
    let isDescribing = [.acl, .amod].contains(relation(token)) && head(token) >= 0 && !isHarm
    // "an earthquake struck the north, killing 1,000"
    let isShared = [.advcl, .conj].contains(relation(token)) && !children(token).contains { relation($0) == .nsubj }
    let things =
      children(token).filter {
        [.nsubj, .oblAgent].contains(relation($0)) || relation($0) == .nsubjPass && !isHarm
      } + (isDescribing ? [head(token)] : []) + (isShared ? sharedSubjects(token) : [])
    return things.contains { thing in
      guard let senses = senses(thing), senses.party == nil, senses.weapon == nil, senses.site == nil,
        !isPeopleName(thing)
      else { return false }
      switch senses.domain {
      case .business, .politics, .disaster, .health, .labour, .culture, .cyber: return true
      default: return false
      }
    }
  }

  /// "small firms are being killed", "it killed the deal": what dies is a thing, by one plain noun.
  private func hitsThings(_ token: Int) -> Bool {
    // "lost their lives" speaks of no thing that dies.
    guard
      let victim = children(token).first(where: { [.obj, .nsubjPass].contains(relation($0)) && dateOf[$0] < 0 }),
      !markRange(token).contains(victim)
    else { return false }
    guard tag(victim) == .noun, senses(victim)?.party == nil, groupOf[victim] < 0, !isPeopleName(victim) else {
      return false
    }
    // "The village head was liquidated by rebels"
    let isDone = children(token).contains { doer in
      [.nsubj, .oblAgent].contains(relation(doer)) || relation(doer) == .obl && preposition(doer) == "by"
        ? groupOf[doer] >= 0 || senses(doer)?.party?.role == .armed || isForce(doer) : false
    }
    if isDone { return false }
    // "a Taliban coordinator", "the broker and two guards": somebody's man, or one of several.
    return children(victim).allSatisfy {
      quantityOf[$0] < 0 && relation($0) != .nmod && groupOf[$0] < 0 && senses($0)?.party == nil
    }
  }
}
