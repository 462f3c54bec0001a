import Incidents
import Language

/// A nominal that may name what an incident was aimed at, with what speaks for and against it.
struct TargetCandidate {
  var mention: TargetMention
  var `class`: TargetClass
  var traits: TargetTraits
}

extension Reading {
  /// The nominals near an incident that may be what it was aimed at, in the order of the text.
  func targetCandidates(of episode: Episode) -> [TargetCandidate] {
    var mentions: [TargetMention] = []
    for account in episode.accounts.prefix(8) {
      mentions += account.targets.filter { !$0.target.text.isEmpty && !isVague($0) && !isSpokesman($0) }
      mentions += besides(account, known: mentions)
      mentions += coordinated(with: mentions, in: account)
    }
    let origins = Set(episode.accounts.flatMap { $0.origins.map { placeKeys[$0] } })
    for place in episode.places.filter({ !places[$0].isAdjective && !origins.contains(placeKeys[$0]) }).prefix(3)
    where !mentions.contains(where: { $0.tokens.overlaps(places[place].tokens) }) {
      mentions.append(
        TargetMention(
          target: Target(text: string(places[place].tokens), kind: .area, effect: .unknown),
          tokens: places[place].tokens, head: chief(places[place].tokens), isStruck: true))
    }
    // "accused X of the massacre": who did it was not struck, save in a fight.
    if episode.type != .armedClash {
      mentions.removeAll { mention in
        mention.group != nil && mention.link.contains(.beside) && mention.target.kind != .site
          && episode.actors.contains { $0.party.name == mention.group && $0.certainty != .denied }
      }
    }
    mentions = distinct(mentions)
    let titleWords = titleWords()
    let tolls = episode.tolls.filter { ($0.value.best ?? $0.value.low ?? 0) > 0 }
    mentions = Array(mentions.prefix(24))
    let classes = mentions.map { TargetClass($0.target.kind) }
    let tied = mentions.indices.filter { isTied(mentions[$0]) }
    let struck = tied.filter { isStruck(mentions[$0]) }
    return mentions.enumerated().map { index, mention in
      var traits = traits(of: mention, classes[index], in: episode, tolls, titleWords)
      if !classes[..<index].contains(classes[index]) { traits.insert(.isFirstOfClass) }
      if tied == [index] { traits.insert(.isAlone) }
      if tied.isEmpty { traits.insert(.amongUntied) }
      if tied.contains(index), !struck.contains(index) {
        traits.insert(struck.isEmpty ? .onlyHarmed : .harmedBesideStruck)
      }
      for other in tied where other != index {
        if classes[other] == classes[index] { traits.insert(.hasLike) }
        switch classes[other] {
        case .thing: traits.insert(.besideThing)
        case .people: traits.insert(.besidePeople)
        case .person: traits.insert(.besidePerson)
        case .ground: break
        }
      }
      return TargetCandidate(mention: mention, class: classes[index], traits: traits)
    }
  }

  private func isTied(_ mention: TargetMention) -> Bool {
    isStruck(mention)
      || [.harmed, .seized, .fought, .counted].contains { (trait: TargetTrait) in mention.link.contains(trait) }
  }

  private func isStruck(_ mention: TargetMention) -> Bool {
    [.object, .passive, .at, .scene, .named].contains { (trait: TargetTrait) in mention.link.contains(trait) }
  }

  /// "near the university": beside what happened, and untouched by what only hits whom it is aimed at.
  func standsNear(_ site: Int) -> Bool { ["near", "outside", "behind"].contains(preposition(site)) }

  /// Something went off or fell.
  func isOfBlast(_ account: Account) -> Bool {
    account.mentions.contains { $0.sense.class == .blast || $0.sense.class == .fire || $0.sense.type == .bomb }
      || account.weapons.contains { ![.firearm, .melee].contains($0.sense.class) }
  }

  /// "accused the intelligence service of killing him": who is blamed was not struck.
  private func isAccused(_ token: Int) -> Bool {
    [.obj, .nsubjPass].contains(relation(token)) && head(token) >= 0 && senses(head(token))?.speech == .blame
  }

  /// "air defences shot down ten drones"
  private func fells(_ token: Int) -> Bool {
    relation(token) == .nsubj && head(token) >= 0
      && (senses(head(token))?.verb).map { says($0.lemma, .felling) } == true
  }

  /// Sites, vehicles and people of a sentence that no word of violence takes.
  private func besides(_ account: Account, known: [TargetMention]) -> [TargetMention] {
    let agents = account.actors.flatMap { [$0.party.tokens] + ($0.party.men.map { [$0] } ?? []) }
    return text.sentences[account.sentence].tokens.compactMap { token -> TargetMention? in
      guard tag(token) == .noun || tag(token) == .propn, dateOf[token] < 0, placeOf[token] < 0, groupOf[token] < 0,
        ![.compound, .flat, .nmodPoss].contains(relation(token)), !isAccused(token), !fells(token),
        let senses = senses(token), senses.noun == nil,
        senses.weapon == nil, senses.time == nil, senses.speech == nil, !says(token, .abstract), !says(token, .part),
        !isSpeaker(token), quantityOf[token] < 0 || senses.party != nil,
        !account.struckByOthers.contains(token), !known.contains(where: { $0.tokens.contains(token) }),
        !agents.contains(where: { $0.contains(token) }), !isEmployer(token)
      else { return nil }
      let kind: Target.Kind
      if let site = senses.site, senses.party?.kind != .people {
        kind = site.kind
      } else if let party = senses.party {
        switch party.kind {
        case .people: kind = .people
        case .person: kind = .person
        case .force: kind = .group
        case .vehicle: kind = .vehicle
        }
      } else {
        return nil
      }
      let name = kind == .person ? personName(at: token, account.sentence) : nil
      let tokens = name.map { fullest($0.tokens) } ?? siteWords(token, phrase(token))
      if name != nil, known.contains(where: { $0.tokens.overlaps(tokens) }) { return nil }
      // "former defence minister General Enrique López": a title is nobody beside its bearer.
      if name == nil, relation(token) == .nmodDesc { return nil }
      var mention = TargetMention(
        target: Target(
          text: string(tokens), kind: kind, count: nil, effect: .unknown,
          sector: senses.site?.sector ?? senses.party?.sector),
        tokens: tokens, head: token, isStruck: kind == .site || kind == .vehicle, isNamed: name != nil)
      mention.group = tokens.first { groupOf[$0] >= 0 }.map {
        lexicon.groups.groups[groups[Int(groupOf[$0])].group].name
      }
      mention.link.insert(.beside)
      // "a note released by the ministry"
      if preposition(token) == "by" { return nil }
      // "was taken to the Central Hospital"; "shot near the university", where a bomb would have hit it.
      if preposition(token) == "to", head(token) >= 0, says(text.lemma(of: text.tokens[head(token)]), .moving) {
        return nil
      }
      if kind == .site, standsNear(token), !isOfBlast(account) { return nil }
      switch relation(token) {
      case .obj, .nsubjPass: mention.link.insert(.objectBeside)
      case .nsubj: mention.link.insert(.subjectBeside)
      case .obl, .nmod:
        if let preposition = preposition(token) {
          if preposition == "of" { mention.link.insert(.ofBeside) }
          if Self.scenePrepositions.contains(preposition) { mention.link.insert(.sceneBeside) }
        }
      default: break
      }
      if isVague(mention) { return nil }
      if account.mentions.contains(where: { clause($0.token) == clause(token) }) { mention.link.insert(.inClause) }
      return mention
    }
  }

  /// "the rector of the university": named to say who somebody is.
  private func isEmployer(_ token: Int) -> Bool {
    guard relation(token) == .nmod, preposition(token) == "of", head(token) >= 0 else { return false }
    return senses(head(token))?.party?.kind == .person
  }

  /// "the station and some houses", where the tree's list goes on with a word that no table has.
  private func coordinated(with known: [TargetMention], in account: Account) -> [TargetMention] {
    let range = text.sentences[account.sentence].tokens
    return known.filter { range.contains($0.head) && !$0.link.contains(.beside) }.flatMap { first in
      children(first.head).filter { relation($0) == .conj && tag($0).isNominal && tag($0) != .pron }.compactMap {
        token -> TargetMention? in
        let tokens = siteWords(token, phrase(token))
        guard !known.contains(where: { $0.tokens.overlaps(tokens) }), dateOf[token] < 0, quantityOf[token] < 0,
          senses(token)?.noun == nil, !says(token, .abstract)
        else { return nil }
        var mention = first
        mention.target.text = string(tokens)
        mention.target.name = nil
        mention.target.count = count(token).0.best
        if let site = senses(token)?.site { mention.target.kind = site.kind }
        mention.tokens = tokens
        mention.head = token
        let name = mention.target.kind == .person ? personName(at: token, account.sentence) : nil
        if let name {
          mention.tokens = fullest(name.tokens)
          mention.target.text = string(mention.tokens)
        }
        mention.isNamed = name != nil
        return mention
      }
    }
  }

  private func isSpokesman(_ mention: TargetMention) -> Bool {
    senses(mention.head)?.party?.lemma.hasPrefix("spokes") == true
  }

  private func traits(
    of mention: TargetMention, _ class: TargetClass, in episode: Episode, _ tolls: [TollMention],
    _ titleWords: Set<String>
  ) -> TargetTraits {
    var traits = mention.link
    traits.insert(.always)
    switch mention.target.effect {
    case .killed: traits.insert(.killed)
    case .injured: traits.insert(.injured)
    case .captured: traits.insert(.captured)
    case .destroyed, .damaged: traits.insert(.destroyed)
    default: break
    }
    if mention.target.count.map({ $0 > 1 }) ?? false { traits.insert(.several) }
    let head = mention.head
    let determiner = children(head).first { relation($0) == .det }.map { lower[$0] }
    let owner = children(head).first { relation($0) == .nmodPoss }
    if let owner, tag(owner) == .pron {
      traits.insert(.owned)
    } else if determiner == "the" || ["this", "that", "these", "those", "both"].contains(determiner ?? "") {
      traits.insert(.definite)
    } else if determiner != nil || tag(head) == .noun && owner == nil {
      traits.insert(.indefinite)
    }
    if isCapitalised(head), tag(head) == .propn { traits.insert(.isProper) }
    if mention.tokens.count == 1, !traits.contains(.owned) { traits.insert(.isShort) }
    if relation(head) == .conj { traits.insert(.coordinated) }
    let senses = senses(head)
    if ["children", "women", "men"].contains(senses?.party?.category ?? "") { traits.insert(.isPart) }
    if isForce(head) { traits.insert(.isForce) }
    if senses?.party?.role == .armed || groupOf[head] >= 0 { traits.insert(.isArmed) }
    switch senses?.site?.sector {
    case "MIL", "COP", "REB": traits.insert(.isMilitarySite)
    case "EDU", "REL", "MED", "CVL", "REF", "BUS", "GOV", "JRN", "LEG", "JUD", "AGR": traits.insert(.isPublicSite)
    default: break
    }
    switch senses?.site?.sector {
    case "EDU": traits.insert(.isSchool)
    case "MED": traits.insert(.isHospital)
    case "REL": traits.insert(.isWorship)
    case "GOV", "LEG", "JUD": traits.insert(.isOffice)
    case "CVL": traits.insert(.isHome)
    default: break
    }
    if mention.target.kind == .area, placeOf[head] < 0 { traits.insert(.isLocality) }
    if tolls.contains(where: { $0.tokens.contains(head) }) { traits.insert(.inToll) }
    if senses?.site == nil, senses?.party == nil, groupOf[head] < 0, placeOf[head] < 0 { traits.insert(.isUnlisted) }
    if isOwnSide(mention, of: episode) { traits.insert(.isOwn) }
    let isFirst = episode.first.sentence == text.sentence(of: head)
    traits.insert(isFirst ? .inFirst : .inLater)
    if isToldAgain(head) { traits.insert(.isRepeated) }
    if titleWords.contains(lower[head]) { traits.insert(.inTitle) }
    switch episode.type.family {
    case .remote: traits.insert(.inRemote)
    case .explosive: traits.insert(.inExplosive)
    case .abduction: traits.insert(.inAbduction)
    default: traits.insert(.inGround)
    }
    switch episode.type {
    case .massacre: traits.insert(.inMassacre)
    case .assassination: traits.insert(.inAssassination)
    case .armedClash: traits.insert(.inClash)
    default: break
    }
    if episode.accounts.allSatisfy(\.isHarmOnly) { traits.insert(.inHarmOnly) }
    return traits
  }

  /// The same word stands elsewhere in the report.
  private func isToldAgain(_ token: Int) -> Bool {
    let word = lower[token]
    return (Swift.max(0, token - 200)..<Swift.min(lower.count, token + 200)).contains {
      $0 != token && lower[$0] == word
    }
  }

  private func titleWords() -> Set<String> {
    guard let title = report.title else { return [] }
    return Set(title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.utf8.count > 3 })
  }
}
