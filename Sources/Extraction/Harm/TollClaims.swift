import Incidents
import Language

/// The claims about one incident's harm: what repeats, completes, continues or contradicts what.
extension Reading {
  /// Repeated counts once, parts left out beside their whole, people counted after each other summed, a risen count before the
  /// one it replaces, nothing after something; conflicting counts side by side.
  func claims(of episode: Episode) -> [TollMention] {
    var result: [TollMention] = []
    for kind in [Toll.Kind.killed, .injured, .missing, .captured, .displaced] {
      let parts = episode.tolls.filter { $0.kind == kind && $0.isPart }
      var all = episode.tolls.filter { $0.kind == kind && !$0.isPart }
      if all.contains(where: { !$0.isTotal }) { all.removeAll(where: \.isTotal) }
      guard !all.isEmpty else {
        // Parts of a whole that nobody counts: no fewer than the greatest of them.
        if var only = parts.first {
          for part in parts.dropFirst() { only.of.merge(part.of) { Swift.max($0, $1) } }
          only.value.low = only.of.values.max()
          result.append(only)
        }
        continue
      }
      // Beside the dead of a day, tens of thousands are those of a war.
      if all.contains(where: { !$0.isNothing && ($0.value.low ?? $0.value.high ?? 5000) < 1000 }) {
        all.removeAll { ($0.value.low ?? 0) >= 5000 }
      }
      let open = all.filter { $0.value.low == nil && $0.value.high == nil }
      let numbered = all.filter { $0.value.low != nil || $0.value.high != nil }
      let some = numbered.filter { !$0.isNothing }
      // Nothing is said of nobody who says so when somebody came to harm after all.
      let nothing = numbered.filter { zero in
        zero.isNothing && (some.isEmpty || zero.source != nil && !some.contains { $0.source == zero.source })
      }
      guard !some.isEmpty else {
        result += nothing.isEmpty ? Array(open.prefix(1)) : Array(nothing.prefix(2))
        continue
      }
      var told = reconciled(some, episode.type)
      if let whole = told[0].value.best ?? told[0].value.low {
        for part in parts {
          for (key, value) in part.of where value <= whole && told[0].of[key] == nil { told[0].of[key] = value }
        }
      }
      result += told
      result += nothing
      // A count that another speaker leaves open stands beside the numbers.
      result += open.filter { claim in
        claim.isEuphemism || claim.source != nil && !numbered.contains { $0.source == claim.source }
      }
    }
    return result
  }

  private func reconciled(_ tolls: [TollMention], _ type: IncidentType) -> [TollMention] {
    let inBattle = [.armedClash, .airstrike, .groundIncursion].contains(type)
    // Who is raided counts its dead and those of its attackers.
    let inRaid = [.raid, .ambush, .suicideBombing].contains(type)
    guard var main = tolls.first else { return [] }
    var rest: [TollMention] = []
    for toll in tolls.dropFirst() {
      let number = toll.value.best ?? toll.value.low ?? 0
      let known = main.value.best ?? main.value.low ?? 0
      let isOneVoice = toll.source == nil || main.source == nil || toll.source == main.source
      if number == known, toll.value.best != nil || main.value.best == nil,
        !([.captured, .killed].contains(toll.kind) && addsTo(main, toll))
      {
        take(toll.of, into: &main)
      } else if inBattle && isOneVoice || inRaid && isOneVoice, isOtherSide(toll, main) {
        main.value = main.value + toll.value
        main.of.merge(toll.of) { $0 + $1 }
        main.added.append(toll.tokens)
      } else if addsTo(main, toll), number <= known * 3 || isName(main) {
        main.value = main.value + toll.value
        main.of.merge(toll.of) { $0 + $1 }
        main.added.append(toll.tokens)
      } else if toll.isUpdate, !main.isUpdate, isOneVoice || number > known {
        rest.append(main)
        main = toll
      } else if number < known, toll.source == nil || toll.source == main.source, !toll.isUpdate {
        // A part of the whole told first.
        take(toll.of.filter { $0.value < known }, into: &main)
      } else if number > known, toll.source == main.source, !main.isUpdate,
        toll.value.best != nil || toll.value.low ?? 0 > known
      {
        // The whole told after a part.
        var whole = toll
        take(main.of, into: &whole)
        main = whole
      } else {
        rest.append(toll)
      }
    }
    return [main] + rest
  }

  private func addsTo(_ main: TollMention, _ toll: TollMention) -> Bool {
    toll.isAdding && isNear(toll, main) && !(isName(main) && names(main, in: toll))
  }

  /// "Abdullah was killed ... Abdullah and two other rebels died": one by name is among those counted later.
  private func names(_ one: TollMention, in toll: TollMention) -> Bool {
    toll.tokens.contains { token in
      tag(token) == .propn && one.tokens.contains { lower[$0] == lower[token] && tag($0) == .propn }
    }
  }

  /// Adds the parts that suit a count. In the order of their keys, since one taken may keep another out.
  private func take(_ parts: [String: Int], into toll: inout TollMention) {
    for (key, value) in parts.sorted(by: { $0.key < $1.key }) where toll.of[key] == nil && suits(key, toll) {
      toll.of[key] = value
    }
  }

  /// Fighters on one side are no part of a count of soldiers, police or civilians, nor those of it.
  private func suits(_ key: String, _ toll: TollMention) -> Bool {
    let sides: Set<String> = ["militants", "soldiers", "police"]
    guard let whole = toll.value.best ?? toll.value.low else { return true }
    // Attackers who fell are told apart from those they killed.
    if key == "militants", toll.of.isEmpty || toll.of.keys.contains(where: { $0 != key }) { return false }
    guard sides.contains(key) else { return toll.of["militants"] != whole }
    return !toll.of.contains { $0.key != key && (sides.contains($0.key) || $0.key == "civilians") && $0.value == whole }
  }

  /// The fallen of one side beside those of the other, told by one voice that claims neither.
  private func isOtherSide(_ a: TollMention, _ b: TollMention) -> Bool {
    guard a.status == b.status || a.isEuphemism || b.isEuphemism, !a.isUpdate, !b.isUpdate else { return false }
    guard let one = a.side, let other = b.side else { return false }
    return one != other
  }

  /// "Ali Hasan was killed": one who is named counts himself alone.
  func isName(_ toll: TollMention) -> Bool {
    toll.value.best == 1 && tag(toll.tokens.upperBound - 1) == .propn
  }

  private func isNear(_ a: TollMention, _ b: TollMention) -> Bool {
    guard let x = text.sentence(of: a.tokens.lowerBound), let y = text.sentence(of: b.tokens.lowerBound) else {
      return false
    }
    return abs(x - y) <= 2
  }

  /// Each toll of a mention with who says so, and how that stands.
  func sourced(_ mention: Mention, by actors: [(party: Party, certainty: Actor.Certainty)]) -> [TollMention] {
    guard !mention.tolls.isEmpty else { return [] }
    let voice = voice(of: mention.token, sentence: mention.sentence)
    return mention.tolls.map { toll in
      var toll = toll
      if let voice {
        toll.source = voice.text.isEmpty ? toll.source : voice.text
        toll.status = voice.status
        // Who struck counts what it hit.
        if let speaker = voice.speaker, voice.speech != .confirm,
          actors.contains(where: { $0.party.tokens.contains(speaker) })
        {
          toll.status = .claimed
        }
      }
      if toll.isEuphemism { toll.status = .claimed }
      return toll
    }
  }
}
