import Incidents
import Language

/// Days that one incident takes over from what is told around it.
extension Reading {
  /// The day of an account counted from an incident told in another sentence.
  func date(_ offset: DayOffset, _ account: Account, from anchor: Episode?) -> DateSpan? {
    let day = anchor?.date ?? today.map { DateSpan(start: $0, end: $0, precision: .day, text: "") }
    return day.flatMap { offset.counted(from: $0, text: account.dateTokens.map { string($0) } ?? "") }
  }

  /// Two tellings of one day: the narrower one inside the other.
  static func narrower(_ a: DateSpan, _ b: DateSpan) -> DateSpan {
    let isInside = b.start >= a.start && b.end <= a.end
    return isInside && b.end.dayNumber - b.start.dayNumber < a.end.dayNumber - a.start.dayNumber ? b : a
  }

  /// What goes on telling of the same blow without a new day is of the same day.
  func inheritDates(_ episodes: inout [Episode], lead: Int?) {
    for index in episodes.indices where episodes[index].date == nil {
      guard let found = inherited(index, episodes, lead: lead) else { continue }
      episodes[index].date = found.date
      episodes[index].dateRule = found.rule
      episodes[index].isDateInherited = true
    }
  }

  private func inherited(_ index: Int, _ episodes: [Episode], lead: Int?) -> (date: DateSpan, rule: Rule)? {
    let account = episodes[index].first
    if let frame = frames[account.sentence] { return (frame, .dateHeading) }
    // "said in January that five were killed": hardly in another year.
    let saidIn = datesIn(text.sentences[account.sentence].tokens).lazy.compactMap { dates[$0] }
      .first { $0.isOfSpeech && $0.span?.precision == .month }?.span
    if let saidIn { return (saidIn, .dateTold) }
    if let told = told(before: account) { return (told, .dateTold) }
    guard let today, !isOld(account) else { return nil }
    if index == lead {
      // News without a day is news of the day, or of the evening before.
      let spoken = datesIn(text.sentences[account.sentence].tokens).lazy.compactMap { dates[$0] }
        .first { $0.isOfSpeech && $0.span?.precision == .day }?.span
      let end = spoken.map { Swift.min($0.end, today) } ?? today
      guard today.dayNumber - end.dayNumber <= 7 else { return nil }
      if end == today, isOfMorning(episodes[index]) {
        return (DateSpan(start: today, end: today, precision: .day, text: ""), .dateNews)
      }
      return (DateSpan(start: end.adding(days: -1), end: end, precision: .range, text: ""), .dateNews)
    }
    guard !account.isPluperfect else { return nil }
    let isNews = { (date: DateSpan?) in date.map { $0.start.dayNumber >= today.dayNumber - 7 } ?? false }
    let before =
      episodes.indices.last { $0 < index && $0 >= index - 3 && isNews(episodes[$0].date) }
      ?? lead.flatMap { $0 < index && isNews(episodes[$0].date) ? $0 : nil }
    if let before, let date = episodes[before].date {
      return (DateSpan(start: date.start, end: date.end, precision: date.precision, text: ""), .dateStory)
    }
    return nil
  }

  /// "the morning attacks", in news that tells no day: of the morning of the day it was written.
  private func isOfMorning(_ episode: Episode) -> Bool {
    episode.accounts.contains { account in
      let sentence = text.sentences[account.sentence].tokens
      return sentence.contains { isTime($0, sentence, .part) && lower[$0] == "morning" && dateOf[$0] < 0 }
    }
  }

  /// The last day told in the account's paragraph, or in the one before when it is of the last week.
  func told(before account: Account, inParagraph isBound: Bool = false) -> DateSpan? {
    let paragraph = text.sentences[account.sentence].paragraph
    let start = text.sentences[account.sentence].tokens.lowerBound
    var position = dates.count - 1
    while position >= 0, dates[position].tokens.lowerBound >= start { position -= 1 }
    while position >= 0 {
      let mention = dates[position]
      position -= 1
      guard let place = text.sentence(of: mention.tokens.lowerBound),
        paragraph - text.sentences[place].paragraph <= (isBound ? 0 : 1)
      else {
        return nil
      }
      guard let span = mention.span, !mention.isOfSpeech, !mention.isHeading, !mention.isSince, !isOfOldThing(mention)
      else { continue }
      // "fired on Tuesday in retaliation for the killing of a general last week": the story goes on from Tuesday.
      if isOfCause(mention),
        datesIn(text.sentences[place].tokens).contains(where: { other in
          other <= position && dates[other].span != nil && !dates[other].isOfSpeech && !isOfCause(dates[other])
        })
      {
        continue
      }
      let isSame = text.sentences[place].paragraph == paragraph
      let isRecent = today.map { $0.dayNumber - span.end.dayNumber <= 7 } ?? false
      if isSame && (isRecent || account.sentence - place <= 1) || isRecent && span.precision != .month {
        return DateSpan(start: span.start, end: span.end, precision: span.precision, text: "")
      }
      if !isSame || isBound { return nil }
    }
    return nil
  }

  /// Whether a day hangs on a deed that its sentence names in passing, as a cause or as what came before; or stands behind it, where
  /// another day stands before it.
  private func isOfCause(_ date: DateMention) -> Bool {
    var token = chief(date.tokens)
    for _ in 0..<12 {
      let above = head(token)
      guard above >= 0 else { break }
      if isNamedInPassing(above) { return true }
      token = above
    }
    guard let sentence = text.sentence(of: date.tokens.lowerBound) else { return false }
    let tokens = text.sentences[sentence].tokens
    guard let deed = (tokens.lowerBound..<date.tokens.lowerBound).last(where: { isNamedInPassing($0) }) else {
      return false
    }
    return (tokens.lowerBound..<deed).contains { dateOf[$0] >= 0 }
      && (deed + 1..<date.tokens.lowerBound).allSatisfy { tag($0) != .verb && lower[$0] != "," }
  }

  /// "the killing of a general", below another word of its sentence.
  private func isNamedInPassing(_ token: Int) -> Bool {
    guard head(token) >= 0 else { return false }
    if tag(token).isNominal { return senses(token)?.noun != nil }
    // "in retaliation for the killing of a general", read as a clause
    return relation(token) == .acl && tag(head(token)).isNominal && senses(token)?.verb?.harm == .killed
  }

  /// Told as long past: "since", "years ago", "once".
  func isOld(_ account: Account) -> Bool {
    text.sentences[account.sentence].tokens.contains {
      ["since", "ago", "anniversary", "decades", "once", "formerly"].contains(lower[$0])
    }
  }
}
