import Incidents
import Language

/// Order in time and cause: days counted from other events, who answered whom, what is background.
extension Reading {
  func date(
    _ offset: (days: Int, precision: DateSpan.Precision), _ account: Account, _ episodes: [Episode], _ last: Int?,
    _ accounts: [Account], _ index: Int, _ episodeOf: [Int: Int]
  ) -> DateSpan? {
    // The other event of the sentence, else the one told last, else the day of the report.
    let beside = accounts.indices.first {
      $0 != index && accounts[$0].sentence == account.sentence && accounts[$0].date != nil
    }
    let earlier = accounts.indices.last {
      $0 < index && accounts[$0].sentence == account.sentence && episodeOf[$0] != nil
    }
    let anchor =
      beside.flatMap { accounts[$0].date } ?? earlier.flatMap { episodeOf[$0] }.flatMap { episodes[$0].date }
      ?? last.flatMap { episodes[$0].date }
      ?? report.published.map { DateSpan(start: $0, end: $0, precision: .day, text: "") }
    guard let anchor else { return nil }
    let words = account.dateTokens.map { string($0) } ?? ""
    let start = anchor.start.adding(days: offset.days)
    let end = anchor.end.adding(days: offset.days)
    switch offset.precision {
    case .day: return DateSpan(start: start, end: end, precision: start == end ? .day : .range, text: words)
    case .week, .range:
      return DateSpan(start: start.adding(days: -3), end: end.adding(days: 3), precision: .week, text: words)
    case .month:
      return DateSpan(start: start.adding(days: -15), end: end.adding(days: 15), precision: .month, text: words)
    case .year:
      guard let first = CalendarDate(year: start.year, month: 1, day: 1),
        let last = CalendarDate(year: start.year, month: 12, day: 31)
      else { return nil }
      return DateSpan(start: first, end: last, precision: .year, text: words)
    }
  }

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

  /// What goes on telling of the same blow without a new day is of the same day.
  func inheritDates(_ episodes: inout [Episode], lead: Int?) {
    for index in episodes.indices where episodes[index].date == nil {
      guard let published = report.published else { continue }
      let account = episodes[index].first
      if index == lead, !isOld(account) {
        // News without a day is news of the day.
        episodes[index].date = DateSpan(start: published, end: published, precision: .day, text: "")
        episodes[index].isDateInherited = true
        continue
      }
      guard !account.isPluperfect, !isOld(account) else { continue }
      let before = episodes.indices.last { $0 < index && episodes[$0].date != nil && $0 >= index - 2 }
      if let before, let date = episodes[before].date, date.start.dayNumber >= published.dayNumber - 7 {
        episodes[index].date = date
        episodes[index].isDateInherited = true
      }
    }
  }

  /// Told as long past: "since", "years ago", "once".
  private func isOld(_ account: Account) -> Bool {
    text.sentences[account.sentence].tokens.contains {
      ["since", "ago", "anniversary", "decades", "once", "formerly"].contains(lower[$0])
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
