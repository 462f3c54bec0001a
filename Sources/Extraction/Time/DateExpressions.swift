import Incidents
import Language

/// Words that say when.
struct DateMention {
  enum Meaning: Hashable {
    case span(DateSpan)
    /// Days from another event of the text; `precision` of the unit that was counted in.
    case offset(days: Int, precision: DateSpan.Precision)
    /// The day of the event told before.
    case same
  }
  var tokens: Range<Int>
  var meaning: Meaning

  var span: DateSpan? {
    if case .span(let span) = meaning { return span }
    return nil
  }
}

extension Reading {
  /// Finds the expressions of time of a sentence and counts them from the day of publication.
  mutating func findDates(_ sentence: Range<Int>) {
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      if let (meaning, end) = date(at: token, in: sentence), end > token {
        let range = token..<Swift.min(end, sentence.upperBound)
        for covered in range { dateOf[covered] = Int32(dates.count) }
        dates.append(DateMention(tokens: range, meaning: meaning))
        token = range.upperBound
      } else {
        token += 1
      }
    }
  }

  private func time(_ token: Int, _ sentence: Range<Int>) -> TimeSense? {
    sentence.contains(token) ? covering(token)?.time : nil
  }

  private func word(_ token: Int, _ sentence: Range<Int>) -> String { sentence.contains(token) ? lower[token] : "" }

  private func date(at token: Int, in sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    let here = time(token, sentence)
    switch here?.word {
    case .month where isCapitalised(token): return monthFirst(token, sentence)
    case .weekday: return weekday(token, sentence)
    case .today:
      return days(0, token..<token + 1, sentence)
    case .yesterday:
      return days(-1, token..<token + 1, sentence)
    case .lastNight:
      return night(markRange(token), sentence)
    case .overnight:
      if time(token + 1, sentence)?.word == .weekday
        || (word(token + 1, sentence) == "on" && time(token + 2, sentence)?.word == .weekday)
      {
        let at = time(token + 1, sentence)?.word == .weekday ? token + 1 : token + 2
        if let (meaning, end) = weekday(at, sentence), case .span(var span) = meaning {
          span.end = Swift.min(span.end.adding(days: 1), report.published ?? span.end.adding(days: 1))
          span.precision = .range
          return (.span(span), end)
        }
      }
      return night(token..<token + 1, sentence)
    case .this:
      guard let next = time(token + 1, sentence) else { return nil }
      switch next.word {
      case .part: return days(0, token..<token + 2, sentence)
      case .unit where next.value == 7 || next.value == 2: return week(token..<token + 2, back: 0, sentence)
      case .unit where next.value == 30: return month(token..<token + 2, back: 0)
      case .month: return nil
      case .weekday: return weekday(token + 1, sentence)
      default: return nil
      }
    case .last:
      guard let next = time(token + 1, sentence) else { return nil }
      switch next.word {
      case .weekday: return weekday(token + 1, sentence)
      case .unit where next.value == 7: return week(token..<token + 2, back: 1, sentence)
      case .unit where next.value == 2: return weekend(token..<token + 2)
      case .unit where next.value == 30: return month(token..<token + 2, back: 1)
      case .unit where next.value == 365: return year(token..<token + 2, back: 1)
      case .month where lower[token] == "last": return lastMonth(next.value, token..<token + 2)
      case .season: return season(next.value, token..<token + 2)
      default: return nil
      }
    case .same:
      if time(token + 1, sentence)?.word == .unit || time(token + 1, sentence)?.word == .part {
        return (.same, token + 2)
      }
      return nil
    case .previous:
      if let next = time(token + 1, sentence), next.word == .unit || next.word == .part, next.value <= 1 {
        return (.offset(days: -1, precision: .day), token + 2)
      }
      return nil
    case .following:
      if let next = time(token + 1, sentence), next.word == .unit || next.word == .part, next.value <= 1 {
        return (.offset(days: 1, precision: .day), token + 2)
      }
      return nil
    default: break
    }
    if let found = counted(token, sentence) { return found }
    return numeric(token, sentence)
  }

  // MARK: Calendar

  private func dayNumber(_ token: Int, _ sentence: Range<Int>) -> Int? {
    guard sentence.contains(token) else { return nil }
    var digits = lower[token]
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) && digits.count > 2 {
      digits = String(digits.dropLast(2))
    }
    guard let value = Int(digits), (1...31).contains(value), digits.count <= 2 else { return nil }
    return value
  }

  private func yearNumber(_ token: Int, _ sentence: Range<Int>) -> Int? {
    guard sentence.contains(token), lower[token].utf8.count == 4, let value = Int(lower[token]),
      (1900...2100).contains(value), value <= (report.published?.year ?? 2100)
    else { return nil }
    return value
  }

  private func monthFirst(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let month = time(token, sentence)?.value else { return nil }
    var next = token + 1
    if word(next, sentence) == "." { next += 1 }
    if let day = dayNumber(next, sentence) {
      var end = next + 1
      var last = day
      if ["-", "–", "and", "to"].contains(word(end, sentence)), let second = dayNumber(end + 1, sentence), second > day
      {
        last = second
        end += 2
      }
      var year: Int?
      if word(end, sentence) == ",", let found = yearNumber(end + 1, sentence) {
        year = found
        end += 2
      } else if let found = yearNumber(end, sentence) {
        year = found
        end += 1
      }
      return calendar(year, month, day, last, token..<end)
    }
    if lower[token] == "may" || lower[token] == "march" || lower[token] == "mar" || lower[token] == "sep" {
      let before = token > sentence.lowerBound ? lower[token - 1] : ""
      guard yearNumber(next, sentence) != nil || ["in", "since", "last", "of", "late", "early", "mid"].contains(before)
      else {
        return nil
      }
    }
    var end = token + 1
    var year: Int?
    if let found = yearNumber(next, sentence) {
      year = found
      end = next + 1
    } else if word(next, sentence) == ",", let found = yearNumber(next + 1, sentence) {
      year = found
      end = next + 2
    } else if word(next, sentence) == "of", let found = yearNumber(next + 1, sentence) {
      year = found
      end = next + 2
    }
    return monthSpan(year, month, token..<end)
  }

  private func calendar(
    _ year: Int?, _ month: Int, _ day: Int, _ last: Int, _ tokens: Range<Int>
  ) -> (DateMention.Meaning, Int)? {
    let published = report.published
    guard let chosen = year ?? published?.year else { return nil }
    guard var start = CalendarDate(year: chosen, month: month, day: day) else { return nil }
    var end = CalendarDate(year: chosen, month: month, day: last) ?? start
    if year == nil, let published, start > published.adding(days: 1) {
      guard let earlier = CalendarDate(year: chosen - 1, month: month, day: day) else { return nil }
      start = earlier
      end = CalendarDate(year: chosen - 1, month: month, day: last) ?? earlier
    }
    let precision: DateSpan.Precision = start == end ? .day : .range
    return (.span(DateSpan(start: start, end: end, precision: precision, text: string(tokens))), tokens.upperBound)
  }

  private func monthSpan(_ year: Int?, _ month: Int, _ tokens: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard var chosen = year ?? report.published?.year else { return nil }
    if year == nil, let published = report.published, month > published.month { chosen -= 1 }
    return wholeMonth(chosen, month, tokens)
  }

  private func wholeMonth(_ year: Int, _ month: Int, _ tokens: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let start = CalendarDate(year: year, month: month, day: 1),
      let end = CalendarDate(year: year, month: month, day: CalendarDate.days(in: month, of: year))
    else { return nil }
    return (.span(clipped(start, end, .month, tokens)), tokens.upperBound)
  }

  /// Nothing that is told has happened after the report.
  private func clipped(
    _ start: CalendarDate, _ end: CalendarDate, _ precision: DateSpan.Precision, _ tokens: Range<Int>
  ) -> DateSpan {
    var end = end
    if let published = report.published, end > published, start <= published { end = published }
    return DateSpan(start: start, end: end, precision: precision, text: string(tokens))
  }

  private func lastMonth(_ month: Int, _ tokens: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let published = report.published else { return nil }
    return wholeMonth(month >= published.month ? published.year - 1 : published.year, month, tokens)
  }

  private func season(_ first: Int, _ tokens: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let published = report.published else { return nil }
    let year = first + 2 >= published.month ? published.year - 1 : published.year
    guard let start = CalendarDate(year: year, month: first, day: 1) else { return nil }
    return (.span(clipped(start, start.adding(days: 91), .range, tokens)), tokens.upperBound)
  }

  private func numeric(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    // "24 March 2021", "2 and 3 May", "the 21st of May"
    if let day = dayNumber(token, sentence) {
      var at = token + 1
      var last = day
      if ["-", "–", "and", "to"].contains(word(at, sentence)), let second = dayNumber(at + 1, sentence), second > day {
        last = second
        at += 2
      }
      if word(at, sentence) == "of" { at += 1 }
      if let sense = time(at, sentence), sense.word == .month, isCapitalised(at) {
        var end = at + 1
        var year: Int?
        if let found = yearNumber(end, sentence) {
          year = found
          end += 1
        } else if word(end, sentence) == ",", let found = yearNumber(end + 1, sentence) {
          year = found
          end += 2
        }
        return calendar(year, sense.value, day, last, token..<end)
      }
      // "from Thursday 25 to Saturday 27 July" is read by its end
      return nil
    }
    if let year = yearNumber(token, sentence) {
      let before = token > sentence.lowerBound ? lower[token - 1] : ""
      let after = word(token + 1, sentence)
      guard
        ["in", "since", "of", "the", "during", "early", "late", "mid", "from", "until", "by", ",", "("].contains(
          before),
        !["people", "soldiers", "homes", "troops"].contains(after)
      else { return nil }
      guard let start = CalendarDate(year: year, month: 1, day: 1),
        let end = CalendarDate(year: year, month: 12, day: 31)
      else { return nil }
      return (.span(clipped(start, end, .year, token..<token + 1)), token + 1)
    }
    if lower[token].utf8.count == 10, let day = CalendarDate(lower[token]) {
      let span = DateSpan(start: day, end: day, precision: .day, text: string(token..<token + 1))
      return (.span(span), token + 1)
    }
    return nil
  }

  // MARK: From the day of publication

  /// A bare weekday is the latest on or before the day of publication.
  private func weekday(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let sense = time(token, sentence), sense.word == .weekday else { return nil }
    if token > sentence.lowerBound, lower[token - 1] == "next" { return nil }
    var end = token + 1
    if let next = time(end, sentence),
      next.word == .part || (next.word == .unit && next.value == 1 && lower[end] == "night")
    {
      end += 1
    }
    // A date beside the weekday says more.
    let beside = word(end, sentence) == "," ? end + 1 : end
    if time(beside, sentence)?.word == .month, isCapitalised(beside), let found = monthFirst(beside, sentence),
      found.0.isDay
    {
      return found
    }
    if dayNumber(beside, sentence) != nil, let found = numeric(beside, sentence), found.0.isDay { return found }
    guard let published = report.published else { return nil }
    let back = (published.weekday - sense.value + 7) % 7
    let day = published.adding(days: -back)
    let start = token > sentence.lowerBound && ["late", "early", "last"].contains(lower[token - 1]) ? token - 1 : token
    return (.span(DateSpan(start: day, end: day, precision: .day, text: string(start..<end))), end)
  }

  private func days(_ offset: Int, _ tokens: Range<Int>, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let published = report.published else { return nil }
    var end = tokens.upperBound
    if let next = time(end, sentence), next.word == .part { end += 1 }
    let day = published.adding(days: offset)
    let span = DateSpan(start: day, end: day, precision: .day, text: string(tokens.lowerBound..<end))
    return (.span(span), end)
  }

  private func night(_ tokens: Range<Int>, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let published = report.published else { return nil }
    let span = DateSpan(start: published.adding(days: -1), end: published, precision: .range, text: string(tokens))
    return (.span(span), tokens.upperBound)
  }

  private func week(_ tokens: Range<Int>, back: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let published = report.published else { return nil }
    let monday = published.adding(days: -published.weekday - 7 * back)
    let span = clipped(monday, monday.adding(days: 6), .week, tokens)
    return (.span(span), tokens.upperBound)
  }

  private func weekend(_ tokens: Range<Int>) -> (DateMention.Meaning, Int)? {
    guard let published = report.published else { return nil }
    let saturday = published.adding(days: -((published.weekday - 5 + 7) % 7))
    return (.span(clipped(saturday, saturday.adding(days: 1), .range, tokens)), tokens.upperBound)
  }

  private func month(_ tokens: Range<Int>, back: Int) -> (DateMention.Meaning, Int)? {
    guard let published = report.published else { return nil }
    var year = published.year
    var month = published.month - back
    while month < 1 {
      month += 12
      year -= 1
    }
    return wholeMonth(year, month, tokens)
  }

  private func year(_ tokens: Range<Int>, back: Int) -> (DateMention.Meaning, Int)? {
    guard let published = report.published, let start = CalendarDate(year: published.year - back, month: 1, day: 1),
      let end = CalendarDate(year: published.year - back, month: 12, day: 31)
    else { return nil }
    return (.span(clipped(start, end, .year, tokens)), tokens.upperBound)
  }

  // MARK: From another event

  /// "two days earlier", "three weeks ago", "a day after", "hours later".
  private func counted(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    var at = token
    var count = 1
    var isVague = false
    if ["a", "an", "the"].contains(lower[at]) {
      if lower[at] == "the", !["day", "night", "morning"].contains(word(at + 1, sentence)) { return nil }
      at += 1
      if ["few", "couple"].contains(word(at, sentence)) {
        count = word(at, sentence) == "few" ? 3 : 2
        isVague = true
        at += word(at + 1, sentence) == "of" ? 2 : 1
      }
    } else if let (quantity, end) = number(at: at, in: sentence), let low = quantity.best ?? quantity.low, low < 1000 {
      count = low
      isVague = quantity.best == nil
      at = end
    } else if time(at, sentence)?.word != .unit {
      return nil
    }
    guard let unit = time(at, sentence), unit.word == .unit || (unit.word == .part && lower[at] == "morning") else {
      return nil
    }
    let after = at + 1
    let days = count * (unit.word == .part ? 1 : unit.value)
    let precision: DateSpan.Precision =
      unit.value >= 365 ? .year : unit.value >= 28 ? .month : unit.value >= 7 ? .week : .day
    guard let direction = time(after, sentence)?.word else { return nil }
    switch direction {
    case .ago:
      guard let published = report.published else { return nil }
      let day = published.adding(days: -days)
      return (.span(around(day, unit.value, isVague, token..<after + 1)), after + 1)
    case .earlier:
      return (.offset(days: -days, precision: precision), after + 1)
    case .later:
      return (.offset(days: days, precision: precision), after + 1)
    default: return nil
    }
  }

  private func around(_ day: CalendarDate, _ unit: Int, _ isVague: Bool, _ tokens: Range<Int>) -> DateSpan {
    if unit <= 1 { return DateSpan(start: day, end: day, precision: .day, text: string(tokens)) }
    if unit == 30, let first = CalendarDate(year: day.year, month: day.month, day: 1) {
      return clipped(first, first.adding(days: CalendarDate.days(in: day.month, of: day.year) - 1), .month, tokens)
    }
    if unit == 365, let first = CalendarDate(year: day.year, month: 1, day: 1) {
      return clipped(first, first.adding(days: 364), .year, tokens)
    }
    let slack = isVague ? 10 : 3
    return clipped(day.adding(days: -slack), day.adding(days: slack), .week, tokens)
  }
}

extension DateMention.Meaning {
  var isDay: Bool {
    if case .span(let span) = self { return span.precision == .day || span.precision == .range }
    return false
  }
}
