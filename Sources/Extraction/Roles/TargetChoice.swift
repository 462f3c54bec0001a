import Incidents
import Language

/// Which of the things and people named around an incident are what it was aimed at.
///
/// Each nominal near the incident has traits (``TargetTrait``), which `targets.tsv` weighs; together they give a chance.
extension Reading {
  /// The targets of an incident, the surest first: those whose traits together make them likely, and the likeliest of all where
  /// none is.
  func chosenTargets(of episode: Episode) -> [TargetMention] {
    let ranked = targetCandidates(of: episode).enumerated()
      .map { (place: $0.offset, candidate: $0.element, chance: lexicon.targets.chance($0.element)) }
      .sorted { ($1.chance, $0.place) < ($0.chance, $1.place) }
    var chosen: [TargetMention] = []
    for (_, candidate, chance) in ranked {
      if chosen.count < 40, chance >= TargetWeights.least, chosen.contains(where: { areListed($0, candidate.mention) })
      {
        chosen.append(candidate.mention)
        continue
      }
      guard chance >= (chosen.isEmpty ? TargetWeights.least : TargetWeights.enough), chosen.count < 5 else { continue }
      if !chosen.contains(where: { isNamedAlike($0, candidate.mention) }) { chosen.append(candidate.mention) }
    }
    return chosen
  }

  /// Names of one list of people who suffered the same.
  private func areListed(_ a: TargetMention, _ b: TargetMention) -> Bool {
    a.isNamed && b.isNamed && a.target.effect == b.target.effect && a.target.effect != .unknown
      && text.sentence(of: a.head) == text.sentence(of: b.head) && !a.tokens.overlaps(b.tokens)
  }

  /// "the port" and "the Red Sea port": of two by the same chief word one says all.
  private func isNamedAlike(_ a: TargetMention, _ b: TargetMention) -> Bool {
    lower[a.head] == lower[b.head] || a.tokens.overlaps(b.tokens)
  }

  /// "people", "members": nobody in particular.
  func isVague(_ mention: TargetMention) -> Bool {
    says(lower[mention.head], .vague) && !mention.isNamed
      && mention.tokens.allSatisfy { $0 == mention.head || quantityOf[$0] >= 0 || says($0, .vague) }
  }

  /// Those who struck, told among the dead: "two of the attackers were killed".
  func isOwnSide(_ mention: TargetMention, of episode: Episode) -> Bool {
    let words = mention.target.text
    if episode.actors.contains(where: { $0.party.text == words }) {
      return episode.type != .armedClash || !mention.isStruck
    }
    guard !mention.isStruck, let party = senses(mention.head)?.party, party.role == .armed else { return false }
    let hasState = episode.actors.contains { $0.party.isState }
    return party.sector == "UAF" ? episode.targets.count > 1 : !hasState && episode.actors.contains { $0.party.isArmed }
  }

  /// One mention of each thing: of two by the same chief word the one that names it more exactly.
  func distinct(_ mentions: [TargetMention]) -> [TargetMention] {
    var found: [TargetMention] = []
    for mention in mentions {
      guard let index = found.firstIndex(where: { isSame($0, mention) }) else {
        found.append(mention)
        continue
      }
      let link = found[index].link
      if capitals(mention) > capitals(found[index]) {
        let isStruck = found[index].isStruck || mention.isStruck
        found[index] = mention
        found[index].isStruck = isStruck
      } else if mention.isStruck {
        found[index].isStruck = true
      }
      found[index].link.formUnion(link)
      found[index].link.formUnion(mention.link)
    }
    return found
  }

  private func isSame(_ a: TargetMention, _ b: TargetMention) -> Bool {
    a.target.text.lowercased() == b.target.text.lowercased()
      || !a.isNamed && !b.isNamed && lower[a.head] == lower[b.head]
  }

  private func capitals(_ mention: TargetMention) -> Int { mention.tokens.count { isCapitalised($0) } }
}
