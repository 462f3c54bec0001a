import Incidents
import Language

/// Order in time and cause: who answered whom, what is background.
extension Reading {
  /// Retaliation and sequence between episodes.
  func relate(_ episodes: inout [Episode], _ accounts: [Account], _ episodeOf: [Int: Int]) {
    for (index, account) in accounts.enumerated() {
      guard let link = account.link, let here = episodeOf[index] else { continue }
      let firstOfSentence = accounts.firstIndex { $0.sentence == account.sentence } ?? index
      let other = link.other.flatMap { episodeOf[firstOfSentence + $0] }
      switch link.class {
      case .retaliation, .answers:
        let target = other ?? opponent(of: here, before: account.sentence, episodes)
        if let target, target != here, episodes[here].trigger == nil || episodes[here].trigger?.kind == .follows {
          episodes[here].trigger = (.retaliation, target, link.tokens)
        }
      case .after:
        if let other, other != here, episodes[here].trigger == nil {
          episodes[here].trigger = (.follows, other, link.tokens)
        }
      case .before:
        if let other, other != here, episodes[other].trigger == nil {
          episodes[other].trigger = (.follows, here, link.tokens)
        }
      case .since: break
      }
    }
    answerBlows(&episodes)
    for index in episodes.indices {
      guard let trigger = episodes[index].trigger else { continue }
      // An answer comes after what it answers.
      if let a = episodes[index].date, let b = episodes[trigger.episode].date, a.end < b.start {
        episodes[index].trigger = nil
      }
    }
  }

  /// Two states that strike each other's ground within a week, in a report that speaks of reprisal: the later answers the earlier.
  private func answerBlows(_ episodes: inout [Episode]) {
    let speaks = lower.contains { word in ["retaliat", "repris", "reveng", "aveng"].contains { word.hasPrefix($0) } }
    guard speaks else { return }
    for later in episodes.indices where episodes[later].trigger?.kind != .retaliation {
      for earlier in episodes.indices where earlier != later {
        let days = (episodes[later].date ?? published)?.start.dayNumber ?? 0
        guard let before = episodes[earlier].date, (0...7).contains(days - before.end.dayNumber),
          episodes[earlier].trigger == nil,
          strikes(episodes[earlier], episodes[later]), strikes(episodes[later], episodes[earlier]),
          days > before.end.dayNumber || later > earlier
        else { continue }
        let tokens = episodes[later].first.mentions[0].token
        episodes[later].trigger = (.retaliation, earlier, tokens..<tokens + 1)
      }
    }
  }

  private var published: DateSpan? { report.published.map { DateSpan(start: $0, end: $0, precision: .day, text: "") } }

  /// Whether the author of one episode is of the country where the other one happened.
  private func strikes(_ one: Episode, _ other: Episode) -> Bool {
    let authors = Set(one.actors.compactMap(\.party.country))
    return other.places.contains { place in
      places[place].countries.contains { authors.contains($0) }
        && (places[place].country != nil || !places[place].isArea || places[place].countries.count == 1)
    }
  }

  /// The latest episode told before whose author is the other side.
  private func opponent(of here: Int, before sentence: Int, _ episodes: [Episode]) -> Int? {
    let mine = Set(episodes[here].actors.compactMap(\.party.country))
    let candidates = episodes.indices.filter { $0 != here && episodes[$0].first.sentence <= sentence }
    return candidates.last { index in
      let theirs = Set(episodes[index].actors.compactMap(\.party.country))
      return !theirs.isEmpty && theirs.isDisjoint(with: mine)
    }
  }

  /// Whether an episode is an older incident told as background to the news.
  func isBackground(_ index: Int, _ episodes: [Episode]) -> Bool {
    guard let published = report.published, let date = episodes[index].date else {
      return isOld(episodes[index].first) && index > 0
    }
    let leadIndex = episodes.indices.first { (episodes[$0].date?.end.dayNumber ?? 0) >= published.dayNumber - 14 }
    guard let leadIndex, let lead = episodes[leadIndex].date else {
      // No news of the last days: what opens the text is its subject, however old.
      return episodes[index].first.sentence > 3 && date.end.dayNumber < published.dayNumber - 14
    }
    if index == leadIndex { return false }
    let age = lead.start.dayNumber - date.end.dayNumber
    if age > 7 { return true }
    if age <= 0 { return false }
    let linked = episodes.indices.contains { episodes[$0].trigger?.episode == index } || episodes[index].trigger != nil
    if linked { return false }
    let sameSide = !Set(episodes[index].actors.compactMap(\.party.country)).isDisjoint(
      with: episodes[leadIndex].actors.compactMap(\.party.country))
    return !sameSide && age >= 2
  }
}
