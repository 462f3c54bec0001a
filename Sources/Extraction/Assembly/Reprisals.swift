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
    let sides = episodes.map { self.sides(of: $0, gazetteer) }
    for index in accounts.indices {
      let account = accounts[index]
      guard let link = account.link, let here = episodeOf[index] else { continue }
      let named = link.other.map { (firstOfSentence[account.sentence] ?? index) + $0 }
      let other =
        named.flatMap { episodeOf[$0] }
        ?? named.flatMap { accounts.indices.contains($0) ? spokenOf(accounts[$0], answer: here, episodes, sides) : nil }
      switch link.class {
      case .retaliation, .answers, .culprit:
        if let target = other ?? provocation(of: here, sides, episodes) ?? told(before: here, sides, episodes),
          target != here, !isCalledAnswer(episodes[here])
        {
          episodes[here].trigger = (.retaliation, target, link.tokens)
        }
      case .after:
        if let other, other != here, episodes[here].trigger == nil {
          // "after" between two blows is "because of" where those who struck first are struck, or those who were struck strike.
          let isAnswer = sides[here].isAnswer(to: sides[other])
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
    answerAtOnce(&episodes, sides)
    answerBlows(&episodes, sides)
    for index in episodes.indices {
      guard let trigger = episodes[index].trigger else { continue }
      // An answer comes after what it answers.
      if let a = episodes[index].date, let b = episodes[trigger.episode].date, a.end < b.start {
        episodes[index].trigger = nil
      }
    }
  }

  /// The incident, told elsewhere in the report, that a few words name as what was answered: "in response to the American bombing of
  /// its sites".
  private func spokenOf(_ account: Account, answer: Int, _ episodes: [Episode], _ sides: [Sides]) -> Int? {
    let countries = Set(account.actors.compactMap(\.party.country))
    let names = Set(account.actors.compactMap(\.party.name))
    let types = Set(account.mentions.compactMap { $0.sense.type.type?.family })
    let victims = Set(account.targets.map { lower[$0.head] })
    var best: (episode: Int, score: Int)?
    for other in episodes.indices where other != answer && daysSince(other, answer, episodes) != nil {
      guard sides[other].strikers.isDisjoint(with: sides[answer].strikers) else { continue }
      var score = 0
      if !countries.isDisjoint(with: sides[other].countries) || !names.isDisjoint(with: sides[other].strikers) {
        score += 2
      }
      if types.contains(episodes[other].type.family) { score += 1 }
      if !victims.isDisjoint(with: episodes[other].traits.targets) { score += 1 }
      if score >= 2, best.map({ score > $0.score }) ?? true { best = (other, score) }
    }
    return best?.episode
  }

  /// Whether words call it an answer, rather than "after" alone.
  private func isCalledAnswer(_ episode: Episode) -> Bool {
    episode.trigger.map { $0.kind == .retaliation && covering($0.tokens.lowerBound)?.link != .after } ?? false
  }

  // MARK: Blow and answer

  /// The blow by somebody else that was told last before what is called an answer, when nothing tells whom that was at.
  private func told(before answer: Int, _ sides: [Sides], _ episodes: [Episode]) -> Int? {
    (0..<answer).last { earlier in
      daysSince(earlier, answer, episodes) != nil
        && (episodes[earlier].kin ?? earlier) != (episodes[answer].kin ?? answer)
        && sides[answer].strikers.isDisjoint(with: sides[earlier].strikers)
        && episodes[earlier].trigger?.episode != answer
    }
  }

  /// "Hours later the coalition's aircraft bombed the capital": told at once behind a blow by those whom it strikes, or on those who
  /// strike.
  private func answerAtOnce(_ episodes: inout [Episode], _ sides: [Sides]) {
    for later in episodes.indices.dropFirst() where episodes[later].trigger?.kind != .retaliation {
      let cause = later - 1
      let here = episodes[later].first.sentence
      guard let words = sequel(here), here - (episodes[cause].accounts.last?.sentence ?? here) <= 3,
        here > episodes[cause].first.sentence,
        sides[later].isByState || sides[later].isByArmed, episodes[later].kin == nil,
        daysSince(cause, later, episodes) != nil, sides[later].isAnswer(to: sides[cause])
      else { continue }
      episodes[later].trigger = (.retaliation, cause, words)
    }
  }

  /// "Hours later", "Within hours", "The next day", "Immediately afterwards" at the head of a sentence.
  private func sequel(_ sentence: Int) -> Range<Int>? {
    let tokens = text.sentences[sentence].tokens
    let opening = tokens.prefix(6)
    if let word = opening.first(where: { ["afterwards", "thereafter", "subsequently"].contains(lower[$0]) }) {
      return tokens.lowerBound..<word + 1
    }
    guard let time = opening.first(where: { dateOf[$0] >= 0 || covering($0)?.time?.word == .unit }) else { return nil }
    let words = dateOf[time] >= 0 ? dates[Int(dateOf[time])].tokens : tokens.lowerBound..<time + 1
    let isLater = words.contains {
      ["later", "after", "next", "following", "within", "afterwards"].contains(lower[$0])
    }
    return isLater && words.upperBound - tokens.lowerBound <= 8 ? tokens.lowerBound..<words.upperBound : nil
  }

  /// The later of two blows between the same sides answers the earlier: in a report that speaks of reprisal, or within days and
  /// each on the other's ground.
  private func answerBlows(_ episodes: inout [Episode], _ sides: [Sides]) {
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

  private func isOfReprisal(_ mark: Mark) -> Bool {
    [.retaliation, .answers, .reprisal].contains(lexicon.senses[Int(mark.senses)].link)
  }

  /// The blow that an episode most likely answers: struck by the side it strikes, at its own side, in the weeks before.
  private func provocation(
    of later: Int, _ sides: [Sides], _ episodes: [Episode], isSpoken: Bool = true
  ) -> Int? {
    var best: (episode: Int, score: Double)?
    let window = Swift.max(0, later - 32)..<Swift.min(episodes.count, later + 33)
    for earlier in window where earlier != later && episodes[earlier].trigger?.episode != later {
      guard (episodes[earlier].kin ?? earlier) != (episodes[later].kin ?? later),
        let days = daysSince(earlier, later, episodes),
        let agreement = sides[later].agreement(asAnswerTo: sides[earlier])
      else { continue }
      let score = agreement - Double(Swift.max(days, 0)) / 21
      guard isSpoken || score > 3.6 && isLater(episodes[later], than: episodes[earlier]) else { continue }
      if best.map({ score > $0.score }) ?? true { best = (earlier, score) }
    }
    return best?.episode
  }

  private func isLater(_ answer: Episode, than blow: Episode) -> Bool {
    guard let a = answer.date, let b = blow.date else { return true }
    return b.end < a.start
  }

  /// Days between a blow and what may answer it; nil when it came later, or weeks before.
  private func daysSince(_ earlier: Int, _ later: Int, _ episodes: [Episode]) -> Int? {
    let today = today.map { DateSpan(start: $0, end: $0, precision: .day, text: "") }
    guard let day = episodes[later].date ?? today, let before = episodes[earlier].date else { return nil }
    let gap = day.start.dayNumber - before.end.dayNumber
    guard gap <= 21, before.start.dayNumber <= day.end.dayNumber else { return nil }
    return gap <= 0 && before.start.dayNumber >= day.start.dayNumber && earlier > later ? nil : gap
  }
}
