import Incidents
import Language

/// Which of the things and people named around an incident are what it was aimed at.
///
/// What was struck comes before whom the blow harmed; of those harmed the largest group says most, and one person without a name
/// says something only where nothing else does.
extension Reading {
  /// The targets of an incident, the surest first.
  func chosenTargets(of episode: Episode) -> [TargetMention] {
    let named = distinct(
      episode.targets.filter { !$0.target.text.isEmpty && !isVague($0) && !isOwnSide($0, of: episode) })
    let things = named.filter { $0.isStruck && $0.target.kind != .area }
    // "a post and two villages": grounds that are named in one breath with a thing.
    let struck = named.filter { mention in
      mention.isStruck
        && (mention.target.kind != .area
          || relation(mention.head) == .conj && things.contains { $0.head == head(mention.head) })
    }
    let areas = named.filter { $0.isStruck && $0.target.kind == .area && !$0.isCountry }
    let persons = named.filter { !$0.isStruck && $0.isNamed && $0.target.effect != .injured }
    var groups = named.filter { !$0.isStruck && !$0.isNamed && isGroup($0) }
    if groups.contains(where: { $0.target.effect == .killed }) { groups.removeAll { $0.target.effect != .killed } }

    var chosen = Array(struck.prefix(4)) + persons.prefix(6)
    if struck.isEmpty {
      chosen += areas.prefix(2)
      if areas.isEmpty, persons.isEmpty, let scene = scene(of: episode) { chosen.append(scene) }
    }
    if groups.isEmpty, struck.isEmpty, persons.isEmpty { groups = sufferers(of: episode) }
    chosen += groups.prefix(chosen.isEmpty ? 2 : 1)
    if chosen.isEmpty { chosen = Array(named.filter { !$0.isStruck && !$0.isCountry }.prefix(1)) }
    if chosen.isEmpty, episode.places.allSatisfy({ places[$0].country != nil }) {
      chosen = Array(named.filter(\.isCountry).prefix(1))
    }
    return chosen
  }

  /// The first site that the sentences of an incident name as a place of what they tell, wherever the tree hangs it.
  private func scene(of episode: Episode) -> TargetMention? {
    for account in episode.accounts.prefix(8) {
      let range = text.sentences[account.sentence].tokens
      let found = range.first { token in
        guard let site = senses(token)?.site, site.kind == .site, let sector = site.sector, senses(token)?.noun == nil,
          relation(token) != .compound, sector != "MED" || !account.isHarmOnly,
          !isSpeaker(token), !says(token, .part)
        else { return false }
        if let preposition = preposition(token) {
          return Self.scenePrepositions.contains(preposition) || preposition == "of"
        }
        return ["MIL", "BUS", "EDU", "REL", "CVL", "REF"].contains(sector)
          && [.obj, .nsubjPass].contains(relation(token))
      }
      guard let head = found else { continue }
      let tokens = phrase(head)
      return TargetMention(
        target: Target(text: string(tokens), kind: .site, effect: .unknown, sector: senses(head)?.site?.sector),
        tokens: tokens, head: head, isStruck: true)
    }
    return nil
  }

  /// "people", "members": nobody in particular.
  private func isVague(_ mention: TargetMention) -> Bool {
    says(lower[mention.head], .vague) && !mention.isNamed
      && mention.tokens.allSatisfy { $0 == mention.head || quantityOf[$0] >= 0 || says($0, .vague) }
  }

  /// Those who struck, told among the dead: "two of the attackers were killed".
  private func isOwnSide(_ mention: TargetMention, of episode: Episode) -> Bool {
    let words = mention.target.text
    if episode.actors.contains(where: { $0.party.text == words }) {
      return episode.type != .armedClash || !mention.isStruck
    }
    guard !mention.isStruck, let party = senses(mention.head)?.party, party.role == .armed else { return false }
    let hasState = episode.actors.contains { $0.party.isState }
    return party.sector == "UAF" ? episode.targets.count > 1 : !hasState && episode.actors.contains { $0.party.isArmed }
  }

  private func isGroup(_ mention: TargetMention) -> Bool {
    if let count = mention.target.count { return count > 1 }
    return text.tokens[mention.head].features.contains(.plural)
      && children(mention.head).contains { quantityOf[$0] >= 0 }
  }

  /// The people whom the counts of dead name, where no tree does.
  private func sufferers(of episode: Episode) -> [TargetMention] {
    var found: [TargetMention] = []
    for toll in episode.tolls where toll.kind == .killed && !toll.isPart && (toll.value.best ?? toll.value.low ?? 0) > 1
    {
      guard
        let head = toll.tokens.last(where: {
          tag($0).isNominal && senses($0)?.party?.kind == .people && !says($0, .vague) && quantityOf[$0] < 0
        }) ?? kind(of: toll)
      else { continue }
      let tokens = phrase(head)
      let mention = TargetMention(
        target: Target(
          text: string(tokens), kind: .people, count: toll.value.best, effect: .killed,
          sector: senses(head)?.party?.sector),
        tokens: tokens, head: head, isStruck: false)
      if !isOwnSide(mention, of: episode) { found.append(mention) }
    }
    return distinct(found)
  }

  /// "22 people, most of them students": of what kind those were.
  private func kind(of toll: TollMention) -> Int? {
    guard let sentence = text.sentence(of: toll.tokens.upperBound - 1) else { return nil }
    let end = text.sentences[sentence].tokens.upperBound
    let start = toll.tokens.upperBound
    guard start < end, lower[start] == ",",
      let them = (start..<Swift.min(start + 9, end)).first(where: { ["them", "whom"].contains(lower[$0]) }),
      lower[them - 1] == "of"
    else { return nil }
    return (them + 1..<Swift.max(them + 1, Swift.min(them + 4, end))).first {
      tag($0).isNominal && (senses($0)?.party?.kind == .people && !says($0, .vague) || isPeopleName($0))
    }
  }

  /// One mention of each thing: of two by the same chief word the one that names it more exactly.
  private func distinct(_ mentions: [TargetMention]) -> [TargetMention] {
    var found: [TargetMention] = []
    for mention in mentions {
      guard let index = found.firstIndex(where: { isSame($0, mention) }) else {
        found.append(mention)
        continue
      }
      if capitals(mention) > capitals(found[index]) {
        let isStruck = found[index].isStruck || mention.isStruck
        found[index] = mention
        found[index].isStruck = isStruck
      } else if mention.isStruck {
        found[index].isStruck = true
      }
    }
    return found
  }

  private func isSame(_ a: TargetMention, _ b: TargetMention) -> Bool {
    a.target.text.lowercased() == b.target.text.lowercased()
      || !a.isNamed && !b.isNamed && lower[a.head] == lower[b.head]
  }

  private func capitals(_ mention: TargetMention) -> Int { mention.tokens.count { isCapitalised($0) } }
}
