import Incidents
import Language

/// Time counted in units: "three weeks ago", "two days earlier", "a few hours after", "the following night".
extension Reading {
  func countedDate(at token: Int, in sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    if let found = neighbour(token, sentence) { return found }
    guard let (count, at) = unitCount(token, sentence), let unit = time(at, sentence),
      unit.word == .unit || unit.word == .part
    else { return nil }
    let length = unit.word == .part ? 1 : unit.value
    // Hours may run over midnight.
    let isOfHours = length == 0
    let midnight = isOfHours && lower[at].hasPrefix("hour") && (at == token || count.upperBound > 3) ? 1 : 0
    let after = at + 1
    guard let direction = time(after, sentence)?.word else { return nil }
    let end = after + 1
    switch direction {
    case .ago:
      guard let today else { return nil }
      return (.span(ago(today, count, length, string(token..<end))), end)
    case .earlier:
      let offset = DayOffset(
        days: -count.upperBound * length - midnight ... -count.lowerBound * length, precision: precision(length),
        namesAnchor: lower[after] == "before" && namesSomething(end, sentence), isOfHours: isOfHours)
      return (.offset(offset), end)
    case .later:
      let top = count.upperBound * length + midnight
      let offset = DayOffset(
        days: count.lowerBound * length...top, precision: precision(length),
        namesAnchor: lower[after] == "after" && namesSomething(end, sentence), isOfHours: isOfHours)
      return (.offset(offset), end)
    default: return nil
    }
  }

  /// How many units: "a", "two", "a few"; and where the unit stands.
  private func unitCount(_ token: Int, _ sentence: Range<Int>) -> (ClosedRange<Int>, Int)? {
    let word = lower[token]
    if word == "a" || word == "an" || word == "the" {
      let next = self.word(token + 1, sentence)
      if word == "the", !isTime(token + 1, sentence, .part), time(token + 1, sentence)?.value != 1 { return nil }
      switch next {
      case "few": return (2...6, token + 2)
      case "couple": return (2...3, self.word(token + 2, sentence) == "of" ? token + 3 : token + 2)
      case "full", "mere", "single": return (1...1, token + 2)
      default: return (1...1, token + 1)
      }
    }
    // "days later", "weeks before": more than one, not many.
    if let sense = time(token, sentence), sense.word == .unit, word.hasSuffix("s") {
      return (sense.value == 0 ? 0...1 : 2...6, token)
    }
    guard let (quantity, end) = number(at: token, in: sentence, ofTime: true) else { return nil }
    if let best = quantity.best, best < 1000 { return (best...best, end) }
    guard let low = quantity.low, low < 1000 else { return nil }
    return (low...Swift.min(quantity.high ?? low * 3, 1000), end)
  }

  /// "the previous night", "the next day", "that evening", "the same hour".
  private func neighbour(_ token: Int, _ sentence: Range<Int>) -> (DateMention.Meaning, Int)? {
    let isThat = ["that", "the"].contains(lower[token])
    let at =
      isTime(token, sentence, .same) || isTime(token, sentence, .previous) || isTime(token, sentence, .following)
      ? token : isThat ? token + 1 : nil
    guard let at, let sense = time(at, sentence) else { return nil }
    let isDay = { (position: Int) in
      guard let unit = self.time(position, sentence) else { return false }
      return unit.word == .part || unit.word == .unit && unit.value <= 1 && !self.lower[position].hasSuffix("s")
    }
    let day = { (days: Int) in DayOffset(days: days...days, precision: .day) }
    // "the following year", "that month"
    let isStretch = { (position: Int) in
      self.time(position, sentence).map { $0.word == .unit && [7, 30, 365].contains($0.value) } ?? false
        && !self.lower[position].hasSuffix("s")
    }
    if isStretch(at + 1), isThat || lower[at] != "next", let length = time(at + 1, sentence)?.value,
      let steps = [TimeWord.same: 0, .previous: -1, .following: 1][sense.word]
    {
      return (.offset(DayOffset(days: steps * length...steps * length, precision: precision(length))), at + 2)
    }
    if lower[token] == "that", isStretch(at) {
      return (.offset(DayOffset(days: 0...0, precision: precision(sense.value))), at + 1)
    }
    switch sense.word {
    case .same where isDay(at + 1): return (.offset(day(0)), at + 2)
    case .previous where isDay(at + 1): return (.offset(day(-1)), at + 2)
    case .following
    where isDay(at + 1) && time(at + 1, sentence)?.value == 1
      || sense.word == .following && isTime(at + 1, sentence, .part):
      return (.offset(day(1)), at + 2)
    case .part, .unit:
      guard lower[token] == "that", isDay(at), sense.word == .part || sense.value == 1 else { return nil }
      return (.offset(day(0)), at + 1)
    default: return nil
    }
  }

  /// Whether "after" or "before" goes on to name what it counts from.
  private func namesSomething(_ token: Int, _ sentence: Range<Int>) -> Bool {
    guard sentence.contains(token) else { return false }
    return ![",", ".", ";", ")", "-", "–", "—", ":"].contains(lower[token])
      && ![.punct, .cconj].contains(tag(token))
  }

  private func precision(_ length: Int) -> DateSpan.Precision {
    length >= 365 ? .year : length >= 28 ? .month : length >= 7 ? .week : .day
  }

  private func ago(_ today: CalendarDate, _ count: ClosedRange<Int>, _ unit: Int, _ words: String) -> DateSpan {
    let start = today.adding(days: -count.upperBound * unit)
    let end = today.adding(days: -count.lowerBound * unit)
    if start < end {
      return DateSpan(start: start.adding(days: -unit / 2), end: end, precision: .range, text: words)
    }
    switch unit {
    case 0...1: return DateSpan(start: start, end: end, precision: .day, text: words)
    case 2..<28:
      return DateSpan(start: start.adding(days: -3), end: start.adding(days: 3), precision: .week, text: words)
    case 28..<365:
      guard let first = CalendarDate(year: start.year, month: start.month, day: 1) else { break }
      let length = CalendarDate.days(in: start.month, of: start.year)
      return clipped(first, first.adding(days: length - 1), .month, words)
    default:
      guard let first = CalendarDate(year: start.year, month: 1, day: 1),
        let last = CalendarDate(year: start.year, month: 12, day: 31)
      else { break }
      return clipped(first, last, .year, words)
    }
    return DateSpan(start: start, end: end, precision: .day, text: words)
  }
}
