import Gazetteer
import Incidents
import Language

/// Who answered whom.
extension Reading {
  /// Retaliation and sequence between episodes: first as sentences say it, then as the story has it.
  func relate(
    _ episodes: inout [Episode], _ accounts: ArraySlice<Account>, _ episodeOf: [Int: Int], _ gazetteer: Gazetteer
  ) {
    var firstOfSentence: [Int: Int] = [:]
    for index in accounts.indices where firstOfSentence[accounts[index].sentence] == nil {
      firstOfSentence[accounts[index].sentence] = index
    }
    let sides = episodes.map { side(of: $0, gazetteer) }
    for index in accounts.indices {
      let account = accounts[index]
      guard let link = account.link, let here = episodeOf[index] else { continue }
      let other = link.other.flatMap { episodeOf[(firstOfSentence[account.sentence] ?? index) + $0] }
      switch link.class {
      case .retaliation, .answers, .culprit:
        if let target = other ?? provocation(of: here, sides, episodes), target != here,
          episodes[here].trigger?.kind != .retaliation
        {
          episodes[here].trigger = (.retaliation, target, link.tokens)
        }
      case .after:
        if let other, other != here, episodes[here].trigger == nil {
          // "after" between two blows of two sides, in a sentence that speaks of reprisal, is "because of"; so it is where those
          // who struck first are struck.
          let isAnswer =
            provoked(here, by: other, sides, episodes) != nil
            && text.sentences[account.sentence].tokens.contains { isOfReprisal(token: $0) }
            || strikesAuthors(of: episodes[other], episodes[here])
          episodes[here].trigger = (isAnswer ? .retaliation : .follows, other, link.tokens)
        }
      case .before:
        if let other, other != here, episodes[other].trigger == nil {
          episodes[other].trigger = (.follows, here, link.tokens)
        }
      case .provokes:
        if let other, other != here { episodes[here].trigger = (.retaliation, other, link.tokens) }
      case .since, .reprisal: break
      }
    }
    for index in accounts.indices {
      guard let words = accounts[index].avenged, let cause = episodeOf[index] else { continue }
      let told = episodes.indices.filter { $0 != cause && episodes[$0].trigger?.kind != .retaliation }
        .last { episodes[$0].first.sentence < accounts[index].sentence && episodes[$0].type.family == .remote }
      guard let answer = told ?? episodes.indices.first(where: { $0 != cause && episodes[$0].trigger == nil }) else {
        continue
      }
      episodes[answer].trigger = (.retaliation, cause, words)
    }
    answerBlows(&episodes, sides)
    for index in episodes.indices {
      guard let trigger = episodes[index].trigger else { continue }
      // An answer comes after what it answers.
      if let a = episodes[index].date, let b = episodes[trigger.episode].date, a.end < b.start {
        episodes[index].trigger = nil
      }
    }
  }

  /// Whether a blow falls on the group or country that struck the other: "hit the group after it had overrun the base".
  private func strikesAuthors(of blow: Episode, _ answer: Episode) -> Bool {
    let authors = blow.actors.filter { $0.certainty != .denied }
    let strikers = answer.actors.compactMap(\.party.name) + answer.actors.compactMap(\.party.country)
    return answer.targets.contains { target in
      guard let struck = target.group ?? target.target.name ?? target.target.country, !strikers.contains(struck) else {
        return false
      }
      return authors.contains { $0.party.name == struck || $0.party.country == struck }
    }
  }

  // MARK: Blow and answer

  /// What an episode tells of the two sides.
  private struct Side {
    var authors: Set<String>
    /// The countries where it happened.
    var ground: Set<String>
    /// Countries that its sentences name in any way.
    var named: Set<String>
    var isByState: Bool
    var isOnArmed: Bool
  }

  private func side(of episode: Episode, _ gazetteer: Gazetteer) -> Side {
    var named: Set<String> = []
    for sentence in Set(episode.accounts.prefix(8).map(\.sentence)) {
      for token in text.sentences[sentence].tokens {
        if placeOf[token] >= 0, let country = places[Int(placeOf[token])].country { named.insert(country) }
        if isCapitalised(token), let country = gazetteer.nationality(lower[token]) { named.insert(country) }
      }
    }
    return Side(
      authors: Set(episode.actors.compactMap(\.party.country)),
      ground: Set(
        (episode.places.isEmpty ? episode.settings : episode.places).compactMap {
          places[$0].country ?? places[$0].countries.first
        }),
      named: named,
      isByState: episode.actors.contains { $0.party.isState },
      isOnArmed: episode.targets.contains { target in
        target.tokens.contains { covering($0)?.party?.role == .armed || groupOf[$0] >= 0 }
      })
  }

  /// The later of two blows between the same sides answers the earlier: in a report that speaks of reprisal, or within days and
  /// each on the other's ground.
  private func answerBlows(_ episodes: inout [Episode], _ sides: [Side]) {
    let spoken = marks.first { isOfReprisal($0) }
    let isSpoken = spoken != nil || titleSpeaksOfReprisal()
    for later in episodes.indices where episodes[later].trigger?.kind != .retaliation {
      guard let cause = provocation(of: later, sides, episodes, isSpoken: isSpoken) else { continue }
      let sentences = Set(episodes[later].accounts.map(\.sentence))
      let beside = marks.first { mark in
        isOfReprisal(mark) && text.sentence(of: mark.tokens.lowerBound).map { sentences.contains($0) } ?? false
      }
      let own = markRange(episodes[later].first.mentions[0].token)
      episodes[later].trigger = (.retaliation, cause, (beside ?? spoken)?.tokens ?? own)
    }
  }

  private func isOfReprisal(token: Int) -> Bool { markOf[token] >= 0 && isOfReprisal(marks[Int(markOf[token])]) }

  private func isOfReprisal(_ mark: Mark) -> Bool {
    [.retaliation, .answers, .reprisal].contains(lexicon.senses[Int(mark.senses)].link)
  }

  /// The blow that an episode most likely answers: struck by the side it strikes, at its own side, in the weeks before.
  private func provocation(
    of later: Int, _ sides: [Side], _ episodes: [Episode], isSpoken: Bool = true
  ) -> Int? {
    var best: (episode: Int, score: Double)?
    let window = Swift.max(0, later - 32)..<Swift.min(episodes.count, later + 33)
    for earlier in window where earlier != later && episodes[earlier].trigger?.episode != later {
      guard (episodes[earlier].kin ?? earlier) != (episodes[later].kin ?? later),
        let score = provoked(later, by: earlier, sides, episodes),
        isSpoken || score > 3.6 && isLater(episodes[later], than: episodes[earlier])
      else { continue }
      if best.map({ score > $0.score }) ?? true { best = (earlier, score) }
    }
    return best?.episode
  }

  private func isLater(_ answer: Episode, than blow: Episode) -> Bool {
    guard let a = answer.date, let b = blow.date else { return true }
    return b.end < a.start
  }

  private func provoked(_ later: Int, by earlier: Int, _ sides: [Side], _ episodes: [Episode]) -> Double? {
    let answer = sides[later]
    let blow = sides[earlier]
    var score = 0.0
    guard let day = episodes[later].date ?? today.map({ DateSpan(start: $0, end: $0, precision: .day, text: "") })
    else { return nil }
    guard let before = episodes[earlier].date else { return nil }
    let gap = day.start.dayNumber - before.end.dayNumber
    guard gap <= 21, before.start.dayNumber <= day.end.dayNumber else { return nil }
    if gap <= 0, before.start.dayNumber >= day.start.dayNumber, earlier > later { return nil }
    score -= Double(Swift.max(gap, 0)) / 21
    guard answer.authors.isDisjoint(with: blow.authors) else { return nil }
    if answer.authors.isEmpty {
      // Nobody is named: the ground alone may tell.
      guard !blow.authors.isDisjoint(with: answer.ground), answer.ground.isDisjoint(with: blow.ground) else {
        return nil
      }
      return score + 1
    }
    if !blow.ground.isDisjoint(with: answer.authors) {
      score += 2
    } else if !blow.named.isDisjoint(with: answer.authors) {
      score += 1
    } else {
      return nil
    }
    if !blow.authors.isDisjoint(with: answer.ground) {
      score += 2
    } else if !blow.authors.isEmpty, !blow.authors.isDisjoint(with: answer.named) {
      score += 1
    } else if blow.authors.isEmpty, !answer.ground.isEmpty, answer.ground.isDisjoint(with: answer.authors) {
      score += 0.5
    } else if answer.isByState, answer.isOnArmed, !blow.isByState {
      score += 0.5
    } else {
      return nil
    }
    return score
  }
}
