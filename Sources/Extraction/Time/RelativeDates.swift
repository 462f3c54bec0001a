import Incidents
import Language

/// Dates counted from the day of writing: "on Tuesday", "last week", "three days ago", "overnight".
extension Reading {
  func relativeDate(at token: Int, in sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    if let found = beforeLast(token, sentence) { return found }
    guard let here = time(token, sentence) else { return nil }
    // "the last day of April"
    if here.word == .last, let found = calendarDate(at: token, in: sentence) { return (found.meaning, found.end) }
    switch here.word {
    case .easter: return movableFeast(here.value, token..<markRange(token).upperBound, sentence)
    case .day: return day(back: here.value, token..<markRange(token).upperBound, sentence)
    case .night: return night(token, sentence)
    case .this: return this(token, sentence)
    case .last: return last(token, sentence)
    case .feast:
      // "at Christmas", but not "a Christmas market".
      let end = markRange(token).upperBound - 1
      let before = word(token - 1, sentence)
      if ["christmas", "year"].contains(lower[end]), !says(before, .situation), !isTime(token - 1, sentence, .earlier),
        !["of", "by", "since", "until", "the", "before", "after", "over", "during"].contains(before)
      {
        return nil
      }
      return calendarFeast(here.value, token..<markRange(token).upperBound, sentence)
    case .season:
      guard
        let year = yearNumber(token + 1, sentence)
          ?? (word(token + 1, sentence) == "of" ? yearNumber(token + 2, sentence) : nil)
      else { return nil }
      let end = yearNumber(token + 1, sentence) == nil ? token + 3 : token + 2
      return season(here.value, year, token..<end)
    case .unit where here.value == 2 && ["the", "over", "this", "at"].contains(word(token - 1, sentence)):
      return weekend(token..<token + 1, back: 0)
    case .part where ["this", "in", "the"].contains(word(token - 1, sentence)): return nil
    default: return nil
    }
  }

  // MARK: Days

  private func day(back: Int, _ tokens: Range<Int>, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let today else { return nil }
    let end = isTime(tokens.upperBound, sentence, .part) ? tokens.upperBound + 1 : tokens.upperBound
    let day = today.adding(days: -back)
    return (
      .span(DateSpan(start: day, end: day, precision: .day, text: string(tokens.lowerBound..<end))), end
    )
  }

  /// "overnight", "last night", "overnight on Friday", "overnight into Tuesday".
  private func night(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let today else { return nil }
    let end = markRange(token).upperBound
    let joint = word(end, sentence)
    let next = ["on", "from", "into", "to"].contains(joint) ? end + 1 : end
    if lower[token] == "overnight", let (date, dateEnd) = partialDate(at: next, in: sentence),
      date.day != nil || date.weekday != nil, let found = resolve(date, token..<dateEnd)
    {
      var span = found.span
      if joint == "into" || joint == "to" {
        span.start = span.start.adding(days: -1)
      } else if span.start == span.end {
        span.end = Swift.min(span.end.adding(days: 1), Swift.max(today, span.end))
      }
      span.precision = .range
      return (.span(span), dateEnd)
    }
    let span = DateSpan(start: today.adding(days: -1), end: today, precision: .range, text: string(token..<end))
    return (.span(span), end)
  }

  private func calendarFeast(_ value: Int, _ tokens: Range<Int>, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)?
  {
    var date = PartialDate(day: value % 100, month: value / 100)
    var end = tokens.upperBound
    if let year = yearNumber(end, sentence) {
      date.year = year
      end += 1
    }
    return resolve(date, tokens.lowerBound..<end).map { (.span($0.span), end) }
  }

  /// "Palm Sunday", "Good Friday 2022": counted from Easter, the last one when no year is told.
  private func movableFeast(_ offset: Int, _ tokens: Range<Int>, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)?
  {
    let said = yearNumber(tokens.upperBound, sentence)
    guard let year = said ?? today?.year, var day = CalendarDate.easter(year)?.adding(days: offset) else { return nil }
    if said == nil, let today, day > today, let earlier = CalendarDate.easter(year - 1) {
      day = earlier.adding(days: offset)
    }
    let end = said == nil ? tokens.upperBound : tokens.upperBound + 1
    let words = string(tokens.lowerBound..<end)
    return (.span(DateSpan(start: day, end: day, precision: .day, text: words)), end)
  }

  /// "the night before last", "the week before last".
  private func beforeLast(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    let at = lower[token] == "the" ? token + 1 : token
    guard let today, let unit = time(at, sentence), unit.word == .unit, word(at + 1, sentence) == "before",
      word(at + 2, sentence) == "last"
    else { return nil }
    let tokens = token..<at + 3
    switch unit.value {
    case 1:
      let days = today.adding(days: -2)...today.adding(days: -1)
      let span = DateSpan(start: days.lowerBound, end: days.upperBound, precision: .range, text: string(tokens))
      return (.span(span), tokens.upperBound)
    case 2: return weekend(tokens, back: 1)
    case 7: return week(tokens, back: 2)
    case 30:
      let month = (today.year * 12 + today.month - 3)
      return resolve(PartialDate(month: month % 12 + 1, year: month / 12), tokens).map { (.span($0.span), at + 3) }
    case 365: return year(tokens, today.year - 2)
    default: return nil
    }
  }

  // MARK: This and last

  private func this(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let today, let next = time(token + 1, sentence) else { return nil }
    let tokens = token..<token + 2
    switch next.word {
    case .part: return day(back: 0, tokens, sentence)
    case .unit where next.value == 2: return weekend(tokens, back: 0)
    case .unit where next.value == 7: return week(tokens, back: 0)
    case .unit where next.value == 30:
      return resolve(PartialDate(month: today.month, year: today.year), tokens).map { (.span($0.span), token + 2) }
    case .unit where next.value == 365: return year(tokens, today.year)
    case .weekday: return calendarDate(at: token + 1, in: sentence).map { ($0.meaning, $0.end) }
    case .month where isCapitalised(token + 1):
      return calendarDate(at: token + 1, in: sentence).map { ($0.meaning, $0.end) }
    case .season: return season(next.value, nil, tokens)
    default: return nil
    }
  }

  private func last(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let today else { return nil }
    // "in the last three days", "over the past week"
    if let (count, end) = number(at: token + 1, in: sentence, ofTime: true),
      let best = count.best ?? count.high, best < 1000,
      let unit = time(end, sentence), unit.word == .unit
    {
      let days = Swift.max(1, best * unit.value)
      let span = DateSpan(
        start: today.adding(days: -days), end: today, precision: .range, text: string(token..<end + 1))
      return (.span(span), end + 1)
    }
    guard let next = time(token + 1, sentence) else { return nil }
    let tokens = token..<token + 2
    let isStretch = lower[token] == "past" || word(token - 1, sentence) == "the"
    switch next.word {
    case .weekday:
      guard let (date, end) = partialDate(at: token + 1, in: sentence), let found = resolve(date, token..<end) else {
        return nil
      }
      var span = found.span
      // Said on a Friday, last Friday is a week ago.
      if date.day == nil, span.end == today {
        span.start = span.start.adding(days: -7)
        span.end = span.start
      }
      return (.span(span), end)
    case .unit where next.value == 1:
      guard lower[token] == "past" || lower[token + 1] == "day" else { return nil }
      return (
        .span(DateSpan(start: today.adding(days: -1), end: today, precision: .range, text: string(tokens))), token + 2
      )
    // Said on a weekend, the last one is over.
    case .unit where next.value == 2: return weekend(tokens, back: today.weekday >= 5 && lower[token] == "last" ? 1 : 0)
    case .unit where next.value == 7:
      guard isStretch else { return week(tokens, back: 1) }
      return (
        .span(DateSpan(start: today.adding(days: -7), end: today, precision: .range, text: string(tokens))), token + 2
      )
    case .unit where next.value == 30:
      let back =
        isStretch
        ? nil
        : today.month == 1
          ? PartialDate(month: 12, year: today.year - 1)
          : PartialDate(month: today.month - 1, year: today.year)
      guard var back else {
        return (
          .span(DateSpan(start: today.adding(days: -31), end: today, precision: .range, text: string(tokens))),
          token + 2
        )
      }
      back.edge = edge(before: token, sentence)
      return resolve(back, tokens).map { (.span($0.span), token + 2) }
    case .unit where next.value == 365:
      return isStretch ? nil : year(tokens, today.year - 1, edge: edge(before: token, sentence))
    case .month where isCapitalised(token + 1) && lower[token] == "last":
      let year = next.value >= today.month ? today.year - 1 : today.year
      guard let (date, end) = partialDate(at: token + 1, in: sentence) else { return nil }
      var dated = date
      dated.year = dated.year ?? year
      return resolve(dated, token..<end).map { (.span($0.span), end) }
    case .season: return season(next.value, nil, tokens)
    default: return nil
    }
  }

  // MARK: Stretches

  private func week(_ tokens: Range<Int>, back: Int) -> (DateMention.Meaning, Int)? {
    guard let today else { return nil }
    let monday = today.adding(days: -today.weekday - 7 * back)
    return (.span(clipped(monday, monday.adding(days: 6), .week, string(tokens))), tokens.upperBound)
  }

  private func weekend(_ tokens: Range<Int>, back: Int) -> (DateMention.Meaning, Int)? {
    guard let today else { return nil }
    let saturday = today.adding(days: -((today.weekday - 5 + 7) % 7) - 7 * back)
    return (.span(clipped(saturday, saturday.adding(days: 1), .range, string(tokens))), tokens.upperBound)
  }

  func year(_ tokens: Range<Int>, _ year: Int, edge: Int? = nil) -> (DateMention.Meaning, Int)? {
    let months = edge.map { $0 == 0 ? (1, 4) : $0 == 1 ? (5, 8) : (9, 12) } ?? (1, 12)
    guard let start = CalendarDate(year: year, month: months.0, day: 1),
      let end = CalendarDate(year: year, month: months.1, day: CalendarDate.days(in: months.1, of: year))
    else { return nil }
    return (.span(clipped(start, end, edge == nil ? .year : .range, string(tokens))), tokens.upperBound)
  }

  private func season(_ first: Int, _ year: Int?, _ tokens: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let chosen = year ?? today.map({ first + 2 >= $0.month ? $0.year - 1 : $0.year }),
      let start = CalendarDate(year: chosen, month: first, day: 1)
    else { return nil }
    return (.span(clipped(start, start.adding(days: 91), .range, string(tokens))), tokens.upperBound)
  }

  /// A year by itself: "in 2014", "the 2019 attack", "late 2021".
  func bareYear(at token: Int, in sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let number = yearNumber(token, sentence) else { return nil }
    let before = word(token - 1, sentence)
    let isEdge = isTime(token - 1, sentence, .edge)
    guard
      isEdge
        || ["in", "since", "of", "the", "during", "from", "until", "by", ",", "("].contains(before),
      number >= 1900, !tag(token + 1, in: sentence, isCounted: true)
    else { return nil }
    return year(token..<token + 1, number, edge: edge(before: token, sentence))
  }

  /// "in 2014 people": the number counts what follows.
  private func tag(_ token: Int, in sentence: Range<Int>, isCounted: Bool) -> Bool {
    sentence.contains(token) && covering(token)?.party?.kind == .people && lower[token].hasSuffix("s") == isCounted
      || word(token, sentence) == "people"
  }
}
