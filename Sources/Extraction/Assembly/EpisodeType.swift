import Incidents
import Language

extension Reading {
  /// The kind of incident that the accounts of an episode together tell.
  func type(of episode: Episode) -> IncidentType { typing(of: episode).type }

  /// Whether words, not a guess, make the kind of an episode: "killed in an operation" leaves it open.
  func isTypeTold(_ episode: Episode) -> Bool { typing(of: episode).isTold }

  /// Incidents told by nothing but harm or a bare "hit", between others of the same days, are of their kind: "in the next town
  /// four were killed".
  func inheritTypes(_ episodes: inout [Episode]) {
    for index in episodes.indices where episodes[index].kin == nil {
      let typing = typing(of: episodes[index])
      guard !typing.isTold else {
        if typing.isBareAttack { lendArms(to: &episodes, at: index, isBlame: true) }
        continue
      }
      let candidates = episodes.indices.filter { other in
        other < index && [.remote, .explosive].contains(episodes[other].type.family)
          && self.typing(of: episodes[other]).isTold && areOfOneStory(episodes[index], episodes[other])
          && !episodes[index].against.contains(other)
      }
      guard let model = candidates.last(where: { !episodes[$0].isAnonymous }) ?? candidates.last else {
        lendArms(to: &episodes, at: index)
        continue
      }
      episodes[index].type = episodes[model].type
      if episodes[index].weapons.isEmpty { episodes[index].accounts[0].weapons = episodes[model].weapons }
      if episodes[index].isAnonymous {
        episodes[index].authors += episodes[model].actors.filter { $0.party.country != nil && $0.certainty != .denied }
          .map { ($0.party, .guessed) }
      }
    }
  }

  /// Harm or a hit that no words tell the kind of takes the weapons that the opening, or the next words, of the report tell
  /// as used: "122 missiles came that night". With `isBlame`, an attack by nobody knows what takes those that are blamed for it:
  /// "officials blamed a drone".
  private func lendArms(to episodes: inout [Episode], at index: Int, isBlame: Bool = false) {
    guard episodes[index].weapons.isEmpty, isBlame || episodes[index].actors.allSatisfy({ $0.party.isState }) else {
      return
    }
    let told = Set(episodes.flatMap { $0.accounts.map(\.sentence) })
    let here = episodes[index].accounts.last?.sentence ?? 0
    let near = (here + 1..<here + 3).filter { $0 < text.sentences.count } + (isBlame ? 0..<0 : 0..<Swift.min(3, here))
    for sentence in near where !told.contains(sentence) {
      if isBlame, !text.sentences[sentence].tokens.contains(where: { covering($0)?.speech == .blame }) { continue }
      let arms = armsUsed(in: text.sentences[sentence].tokens)
      guard !arms.isEmpty else { continue }
      episodes[index].accounts[0].weapons = arms
      episodes[index].type = type(of: episodes[index])
      return
    }
  }

  /// Weapons that fly, in a sentence that counts them, or says that they were launched, stopped or to blame.
  private func armsUsed(in tokens: Range<Int>) -> [WeaponMention] {
    let isUse = tokens.contains { token in
      let senses = covering(token)
      return senses?.speech == .blame || senses?.verb?.class == .fire && senses?.weapon == nil
        || ["used", "intercepted", "downed", "shot"].contains(lower[token])
    }
    return tokens.compactMap { token in
      guard let sense = senses(token)?.weapon, sense.strength == .strong, senses(token)?.noun == nil,
        [.aircraft, .drone, .missile, .rocket, .artillery, .mortar].contains(sense.class)
      else { return nil }
      let range = markRange(token)
      let isCounted = (Swift.max(tokens.lowerBound, range.lowerBound - 2)..<range.lowerBound).contains {
        lower[$0].utf8.first.map { 48...57 ~= $0 } == true
      }
      return isUse || isCounted ? WeaponMention(tokens: range, sense: sense) : nil
    }
  }

  private func areOfOneStory(_ a: Episode, _ b: Episode) -> Bool {
    if areUnderOtherDays(a.first.sentence, b.first.sentence) { return false }
    guard let x = a.date, let y = b.date else { return a.date == nil }
    guard x.start.dayNumber - y.end.dayNumber <= 1, y.start.dayNumber - x.end.dayNumber <= 1 else { return false }
    let theirs = Set(b.actors.compactMap(\.party.country))
    return a.isAnonymous || theirs.isEmpty || a.actors.contains { theirs.contains($0.party.country ?? "") }
  }

  /// "The carrier went down in the Red Sea after two days of attacks": told of a ship and the water that it was on.
  private func isAtSea(_ account: Account) -> Bool {
    let sentence = text.sentences[account.sentence].tokens
    return sentence.contains { says($0, .ship) } && sentence.contains { says($0, .waters) }
  }

  private func isShip(_ tokens: Range<Int>) -> Bool {
    tokens.contains { token in
      says(token, .ship) || shipNames.contains(lower[token])
        || markOf[token] >= 0 && says(markRange(token).upperBound - 1, .ship)
    }
  }

  /// Whether some of these people are among the dead.
  private static func fell(_ people: [String], in episode: Episode) -> Bool {
    episode.tolls.contains { toll in toll.kind == .killed && people.contains { toll.of[$0] != nil } }
  }

  private func typing(of episode: Episode) -> Typing {
    let mentions = episode.accounts.flatMap(\.mentions).filter { $0.standing == .asserted }
    // "A mob torched the house and a man died": of what was done, and no deed beside it.
    let hasBlow = mentions.contains { $0.sense.class == .blow && $0.isVerb }
    let deeds = mentions.filter { !(hasBlow && $0.sense.class == .harm && isIntransitive($0.sense.lemma)) }
    var hints = deeds.map { ($0.sense.type, $0.sense.class) }
    let order: (EventClass) -> Int = { class_ in
      switch class_ {
      case .attack: 0
      case .blow, .fire: 1
      case .blast, .seize: 2
      case .clash: 3
      default: 4
      }
    }
    hints = hints.enumerated().sorted { (order($0.element.1), $0.offset) < (order($1.element.1), $1.offset) }.map(
      \.element)
    let actors = episode.actors.map(\.party)
    let sufferers = episode.targets.filter { [.people, .person, .group].contains($0.target.kind) }
    return Typing(
      hints: hints.map { (hint: $0.0, class: $0.1) },
      weapons: episode.weapons.map(\.sense.class),
      hasState: actors.contains(where: \.isState),
      hasArmed: actors.contains(where: \.isArmed),
      hitsSite: episode.targets.contains {
        $0.target.kind == .site || $0.target.kind == .vehicle || $0.target.kind == .area
      },
      hitsArmed: !sufferers.isEmpty
        && sufferers.allSatisfy {
          ["MIL", "COP", "REB", "PRM", "UAF", "CRM"].contains($0.target.sector ?? "") || $0.group != nil
        },
      hitsArmedAlone: !episode.targets.isEmpty
        && episode.targets.allSatisfy { ["MIL", "REB", "PRM", "UAF"].contains($0.target.sector ?? "") },
      fromAbove: episode.weapons.contains { weapon in
        weapon.sense.class == .explosive && weapon.tokens.contains { says($0, .falling) }
      }
        || mentions.contains { mention in
          mention.sense.class == .fire && says(mention.sense.lemma, .falling)
            && (mention.agents + mention.patients).contains { senses($0)?.weapon?.class == .explosive }
        },
      // Whoever is "neutralised" is so called by those who fight him.
      hitsFighters: mentions.contains { counts($0.sense.lemma, .euphemism) }
        || !sufferers.isEmpty
          && sufferers.allSatisfy { ["REB", "PRM", "UAF", "CRM"].contains($0.target.sector ?? "") || $0.group != nil },
      isAfoot: actors.contains(where: \.isState)
        && actors.allSatisfy { party in !party.isState || party.tokens.contains { says($0, .afoot) } },
      namedVictim: episode.targets.contains {
        $0.target.kind == .person && [.killed, .captured].contains($0.target.effect)
      },
      killed: episode.tolls.first { $0.kind == .killed }?.value.best,
      hasTwoSides: Set(actors.filter(\.isState).compactMap(\.country)).count > 1
        || actors.contains(where: \.isState) && actors.contains(where: \.isArmed)
        // "a soldier and three gunmen were killed"
        || Self.fell(["soldiers", "police"], in: episode) && Self.fell(["militants"], in: episode),
      isLaid: episode.weapons.contains { weapon in weapon.tokens.contains { says($0, .laid) } },
      isFelling: mentions.first { ![.harm, .count, .refer, .seize].contains($0.sense.class) }
        .map { mention in says(mention.sense.lemma, .felling) && mention.patients.contains { isAircraft($0) } }
        ?? false,
      hitsShip: (episode.targets.contains { $0.target.kind != .people && isShip($0.tokens) } || isAtSea(episode.first))
        && !episode.targets.contains { $0.target.kind == .site && placeOf[$0.head] < 0 }
    )
  }
}
