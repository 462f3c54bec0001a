import Incidents
import Language

/// A date as far as its words go.
struct PartialDate {
  var weekday: Int?
  var day: Int?
  var lastDay: Int?
  var month: Int?
  var year: Int?
  /// "of this year" is 0, "of last year" 1.
  var yearsBack: Int?
  /// "of this week" is 0, "of last week" 1.
  var weeksBack: Int?
  /// Early, middle or late part of a month or year.
  var edge: Int?

  /// What the first of two joined dates leaves to the second: "from 25 to 27 July 2024".
  func completed(by other: PartialDate) -> PartialDate {
    var date = self
    if date.month == nil, date.day != nil { date.month = other.month }
    if date.year == nil { date.year = other.year }
    if date.yearsBack == nil { date.yearsBack = other.yearsBack }
    return date
  }
}

/// Dates of the calendar: "4 March 2021", "Tuesday, Jan 17", "29 and 30 November", "in May of this year".
extension Reading {
  func calendarDate(at token: Int, in sentence: Range<Int>) -> (
    meaning: DateMention.Meaning, end: Int, disagrees: Bool
  )? {
    guard let (first, end) = partialDate(at: token, in: sentence) else { return nil }
    if let (second, secondEnd) = joinedDate(after: end, first, start: token, in: sentence) {
      let tokens = token..<secondEnd
      let opening = first.completed(by: second)
      if let b = resolve(second, tokens), let a = resolve(opening, tokens, notAfter: b.span.end),
        a.span.start <= b.span.end
      {
        let span = DateSpan(start: a.span.start, end: b.span.end, precision: .range, text: string(tokens))
        return (.span(span), secondEnd, a.disagrees || b.disagrees)
      }
    }
    guard let (span, disagrees) = resolve(first, token..<end) else { return nil }
    return (.span(span), end, disagrees)
  }

  /// The second of two dates that together are a stretch of time.
  private func joinedDate(after end: Int, _ first: PartialDate, start: Int, in sentence: Range<Int>) -> (
    PartialDate, Int
  )? {
    let joint = word(end, sentence)
    guard ["to", "-", "–", "—", "until", "till", "through", "into", "and"].contains(joint) else { return nil }
    var next = end + 1
    if word(next, sentence) == "the" { next += 1 }
    guard let (second, secondEnd) = partialDate(at: next, in: sentence) else { return nil }
    if joint == "and" {
      let isBetween = start > sentence.lowerBound && lower[start - 1] == "between"
      let isAlike = (first.weekday == nil) == (second.weekday == nil) && (first.day == nil) == (second.day == nil)
      guard isBetween || isAlike && (first.weekday != nil || first.day != nil) else { return nil }
    }
    return (second, secondEnd)
  }

  func partialDate(at token: Int, in sentence: Range<Int>) -> (PartialDate, Int)? {
    var date = PartialDate()
    var at = token
    if let sense = time(at, sentence), sense.word == .weekday || sense.word == .shortWeekday {
      date.weekday = sense.value
      at += 1
      if isTime(at, sentence, .part) || word(at, sentence) == "night" { at += 1 }
      let opens = word(at, sentence) == "("
      var next = opens || word(at, sentence) == "," ? at + 1 : at
      if word(next, sentence) == "the" { next += 1 }
      if let (exact, end) = monthAndDay(at: next, in: sentence), exact.day != nil {
        date.day = exact.day
        date.lastDay = exact.lastDay
        date.month = exact.month
        date.year = exact.year
        date.yearsBack = exact.yearsBack
        return (date, opens && word(end, sentence) == ")" ? end + 1 : end)
      }
      if next == at, let day = dayNumber(at, sentence), word(at + 1, sentence) != ":", fits(day, sense.value) {
        date.day = day
        return (date, at + 1)
      }
      if sense.word == .shortWeekday { return nil }
      let week = word(at, sentence) == "of" ? at + 1 : at
      if isTime(week, sentence, .last) || isTime(week, sentence, .this), time(week + 1, sentence)?.value == 7 {
        date.weeksBack = isTime(week, sentence, .this) ? 0 : 1
        return (date, week + 2)
      }
      if next == at, let day = dayNumber(at, sentence),
        ["to", "-", "–", "and", "until"].contains(word(at + 1, sentence))
      {
        date.day = day
        return (date, at + 1)
      }
      return (date, at)
    }
    if let (exact, end) = monthAndDay(at: token, in: sentence) { return (exact, end) }
    return nil
  }

  /// "Fri 20": whether a day of that number in the last weeks was that weekday.
  private func fits(_ number: Int, _ weekday: Int) -> Bool {
    guard let today else { return false }
    return (0..<31).contains { back in
      let day = today.adding(days: -back)
      return day.day == number && day.weekday == weekday
    }
  }

  /// "March 4", "4 March 2021", "November 29 and 30", "March 2021", "May of this year", "2014", "2021-03-04".
  private func monthAndDay(at token: Int, in sentence: Range<Int>) -> (PartialDate, Int)? {
    if let month = monthName(token, sentence) {
      let found = monthFirst(month, token, sentence)
      return isName(token, found.0, sentence) ? nil : found
    }
    if ordinal(token, sentence) != nil || word(token, sentence) == "last" { return ordinalFirst(token, sentence) }
    guard sentence.contains(token), let byte = text.utf8[text.tokens[token].range].first, byte >= 48, byte <= 57 else {
      return nil
    }
    if let short = shortDate(token, sentence) { return short }
    if let day = dayNumber(token, sentence) { return dayFirst(day, token, sentence) ?? bareDay(day, token, sentence) }
    if let (day, lastDay) = dayPair(token, sentence), let month = monthName(token + 1, sentence) {
      return addYear(to: PartialDate(day: day, lastDay: lastDay, month: month), at: token + 2, sentence)
    }
    return numericDate(token).map { ($0, token + 1) }
  }

  /// "Mullah Jan", "Theresa May": a month without day or year, behind another name, or cut short where no month stands.
  private func isName(_ token: Int, _ date: PartialDate, _ sentence: Range<Int>) -> Bool {
    guard date.day == nil, date.year == nil, date.yearsBack == nil else { return false }
    if lower[token].utf8.count == 3, lower[token] != "may" {
      return !counts(word(token - 1, sentence), .monthly)
    }
    return token - 1 > sentence.lowerBound && isCapitalised(token - 1) && time(token - 1, sentence) == nil
      && !counts(lower[token - 1], .monthly) && !isUpperCase(sentence)
  }

  /// The number of a month named at a token, "mid-March" included.
  func monthName(_ token: Int, _ sentence: Range<Int>) -> Int? {
    guard sentence.contains(token) else { return nil }
    if let sense = time(token, sentence) { return sense.word == .month && isCapitalised(token) ? sense.value : nil }
    guard lower[token].utf8.contains(UInt8(ascii: "-")), let dash = lower[token].firstIndex(of: "-"),
      ["mid", "late", "early"].contains(lower[token][..<dash]),
      let senses = lexicon.lookup(String(lower[token][lower[token].index(after: dash)...])),
      let sense = lexicon.senses[Int(senses)].time, sense.word == .month
    else { return nil }
    return sense.value
  }

  private func monthFirst(_ month: Int, _ token: Int, _ sentence: Range<Int>) -> (PartialDate, Int) {
    var date = PartialDate(month: month)
    var at = token + 1
    if word(at, sentence) == "the", dayNumber(at + 1, sentence) != nil { at += 1 }
    if let day = dayNumber(at, sentence) {
      date.day = day
      at += 1
      while ["-", "–", "and", "to", ",", "/"].contains(word(at, sentence)), let next = dayNumber(at + 1, sentence),
        next > date.lastDay ?? day, monthName(at + 2, sentence) == nil
      {
        date.lastDay = next
        at += 2
      }
    }
    if date.day == nil, let (day, lastDay) = dayPair(at, sentence) {
      date.day = day
      date.lastDay = lastDay
      at += 1
    }
    date.edge = edge(before: token, sentence)
    // "a June night in 2021"
    if date.day == nil, isTime(at, sentence, .part) || ["night", "day", "weekend"].contains(word(at, sentence)) {
      let (dated, end) = addYear(to: date, at: at + 1, sentence)
      if dated.year != nil { return (dated, end) }
    }
    return addYear(to: date, at: at, sentence)
  }

  private func dayFirst(_ day: Int, _ token: Int, _ sentence: Range<Int>) -> (PartialDate, Int)? {
    var date = PartialDate(day: day)
    var at = token + 1
    while ["-", "–", "and", "to", ",", "/", "or"].contains(word(at, sentence)), let next = dayNumber(at + 1, sentence),
      next > date.lastDay ?? day
    {
      date.lastDay = next
      at += 2
    }
    if word(at, sentence) == "of" { at += 1 }
    guard let month = monthName(at, sentence) else { return nil }
    date.month = month
    return addYear(to: date, at: at + 1, sentence)
  }

  func addYear(to date: PartialDate, at token: Int, _ sentence: Range<Int>) -> (PartialDate, Int) {
    var date = date
    let joined = [",", "of", "in"].contains(word(token, sentence)) ? token + 1 : token
    if let year = yearNumber(joined, sentence) {
      date.year = year
      return (date, joined + 1)
    }
    if word(token, sentence) == "of" || date.day == nil, time(joined + 1, sentence)?.value == 365 {
      if isTime(joined, sentence, .this) || isTime(joined, sentence, .last) {
        date.yearsBack = isTime(joined, sentence, .this) ? 0 : 1
        return (date, joined + 2)
      }
    }
    if let (year, end) = yearOfStory(token, sentence) {
      date.year = year
      return (date, end)
    }
    return (date, token)
  }

  /// "early March", "late in 2021", "mid-May", "the end of June".
  func edge(before token: Int, _ sentence: Range<Int>) -> Int? {
    if let dash = lower[token].firstIndex(of: "-") {
      return ["early": 0, "mid": 1, "late": 2][String(lower[token][..<dash])]
    }
    var position = token - 1
    if ["in", "-"].contains(word(position, sentence)) { position -= 1 }
    if let sense = time(position, sentence), sense.word == .edge { return sense.value }
    guard word(token - 1, sentence) == "of" else { return nil }
    return ["start": 0, "beginning": 0, "middle": 1, "end": 2][word(token - 2, sentence)]
  }

  func dayNumber(_ token: Int, _ sentence: Range<Int>) -> Int? {
    guard sentence.contains(token) else { return nil }
    var digits = lower[token].utf8[...]
    guard let first = digits.first, first >= 48, first <= 57, digits.count <= 4 else { return nil }
    if digits.count > 2, ["st", "nd", "rd", "th"].contains(lower[token].suffix(2)) { digits = digits.dropLast(2) }
    guard digits.count <= 2, let value = Int(String(digits) ?? ""), (1...31).contains(value) else { return nil }
    return value
  }

  func yearNumber(_ token: Int, _ sentence: Range<Int>) -> Int? {
    guard sentence.contains(token), lower[token].utf8.count == 4, let value = Int(lower[token]),
      (1000...2100).contains(value), value <= (report.published?.year ?? 2100)
    else { return nil }
    return value
  }

  /// ISO 8601, or day, month and year with dots or slashes where only one reading is possible.
  private func numericDate(_ token: Int) -> PartialDate? {
    let word = lower[token]
    if word.utf8.count == 10, let day = CalendarDate(word) {
      return PartialDate(day: day.day, month: day.month, year: day.year)
    }
    guard (8...10).contains(word.utf8.count) else { return nil }
    let parts = word.split(whereSeparator: { $0 == "." || $0 == "/" }).map { Int($0) }
    guard parts.count == 3, let a = parts[0], let b = parts[1], let year = parts[2], (1900...2100).contains(year),
      a > 12 || b > 12 || a == b || word.contains(".")
    else { return nil }
    let (day, month) = b > 12 ? (b, a) : (a, b)
    return PartialDate(day: day, month: month, year: year)
  }

  // MARK: What day it is

  /// The days a date can mean; `notAfter` is the end of the stretch it opens.
  func resolve(_ date: PartialDate, _ tokens: Range<Int>, notAfter limit: CalendarDate? = nil) -> (
    span: DateSpan, disagrees: Bool
  )? {
    let latest = limit ?? today
    let words = string(tokens)
    guard let month = date.month else {
      if date.weekday == nil, let number = date.day, let latest {
        guard let back = (0..<62).first(where: { latest.adding(days: -$0).day == number }) else { return nil }
        let day = latest.adding(days: -back)
        return (DateSpan(start: day, end: day, precision: .day, text: words), false)
      }
      guard let weekday = date.weekday, let latest else { return nil }
      if let weeks = date.weeksBack {
        let day = latest.adding(days: weekday - latest.weekday - 7 * weeks)
        return (DateSpan(start: day, end: day, precision: .day, text: words), false)
      }
      if let number = date.day {
        // "Thursday 25": the last such day.
        for back in 0..<62 {
          let day = latest.adding(days: -back)
          if day.day == number {
            return (DateSpan(start: day, end: day, precision: .day, text: words), day.weekday != weekday)
          }
        }
        return nil
      }
      let day = latest.adding(days: -((latest.weekday - weekday + 7) % 7))
      return (DateSpan(start: day, end: day, precision: .day, text: words), false)
    }
    guard let day = date.day else { return wholeMonth(date, month, words).map { ($0, false) } }
    guard
      var year = date.year ?? date.yearsBack.flatMap({ back in today.map { $0.year - back } })
        ?? yearOfTale(month, day, tokens) ?? latest?.year
    else {
      return nil
    }
    if date.year == nil, date.yearsBack == nil, let latest,
      let guess = CalendarDate(year: year, month: month, day: day),
      guess > latest.adding(days: 1)
    {
      year -= 1
    }
    guard let start = CalendarDate(year: year, month: month, day: day) else { return nil }
    let end = date.lastDay.flatMap { CalendarDate(year: year, month: month, day: $0) } ?? start
    guard let weekday = date.weekday, weekday != start.weekday, start == end else {
      return (DateSpan(start: start, end: end, precision: start == end ? .day : .range, text: words), false)
    }
    // The weekday is another: both days are kept when they are near each other, else the date counts.
    let away = (weekday - start.weekday + 10) % 7 - 3
    let other = start.adding(days: away)
    return (
      DateSpan(start: Swift.min(start, other), end: Swift.max(start, other), precision: .range, text: words), true
    )
  }

  /// "In the night of 22 March 2020 ... When it closed on 8 April": the year of the old story that the paragraph tells, save for a
  /// day of the last weeks.
  private func yearOfTale(_ month: Int, _ day: Int, _ tokens: Range<Int>) -> Int? {
    guard let today, let sentence = text.sentence(of: tokens.lowerBound),
      let told = dates.last(where: { $0.span != nil }),
      let span = told.span, today.dayNumber - span.end.dayNumber > 200, span.precision != .year,
      let place = text.sentence(of: told.tokens.lowerBound),
      text.sentences[place].paragraph == text.sentences[sentence].paragraph
    else { return nil }
    if let near = CalendarDate(year: today.year, month: month, day: day),
      (0...45).contains(today.dayNumber - near.dayNumber)
    {
      return nil
    }
    return [span.start.year, span.start.year + 1].first { year in
      CalendarDate(year: year, month: month, day: day).map { $0.dayNumber >= span.start.dayNumber - 40 } ?? false
    }
  }

  func wholeMonth(_ date: PartialDate, _ month: Int, _ words: String) -> DateSpan? {
    var year = date.year
    if let today, year == nil {
      year = today.year - (date.yearsBack ?? (month > today.month ? 1 : 0))
    }
    guard let year, let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    let length = CalendarDate.days(in: month, of: year)
    switch date.edge {
    case 0?: return clipped(first, first.adding(days: 9), .range, words)
    case 1?: return clipped(first.adding(days: 8), first.adding(days: 21), .range, words)
    case 2?: return clipped(first.adding(days: 19), first.adding(days: length - 1), .range, words)
    default: return clipped(first, first.adding(days: length - 1), .month, words)
    }
  }

  /// Nothing that is told has happened after the report.
  func clipped(
    _ start: CalendarDate, _ end: CalendarDate, _ precision: DateSpan.Precision, _ words: String
  ) -> DateSpan {
    var end = end
    if let today, end > today, start <= today { end = today }
    return DateSpan(start: start, end: end, precision: precision, text: words)
  }
}
