import Incidents
import Language

/// Days told by their place in a month, pairs of days in one word, and years counted from the story: "the sixth of May", "on the
/// 12th", "11/12 May", "in February of the following year".
extension Reading {
  /// "the sixth of May", "the sixth and seventh of May", "the last day of May", "the first Saturday of March this year".
  func ordinalFirst(_ token: Int, _ sentence: Range<Int>) -> (PartialDate, Int)? {
    var numbers: [Int] = []
    var at = token
    while let number = ordinal(at, sentence) {
      numbers.append(number)
      at += 1
      guard ["and", "to", "or", "-"].contains(word(at, sentence)), ordinal(at + 1, sentence) != nil else { break }
      at += 1
    }
    var weekday: Int?
    if let sense = time(at + (numbers.isEmpty ? 1 : 0), sentence) {
      if sense.word == .weekday { weekday = sense.value }
      if sense.word == .weekday || sense.word == .unit && sense.value == 1 { at += numbers.isEmpty ? 2 : 1 }
    }
    if weekday != nil, isTime(at, sentence, .part) || word(at, sentence) == "night" { at += 1 }
    guard at > token, word(at, sentence) == "of" || weekday != nil && word(at, sentence) == "in",
      let month = monthName(at + 1, sentence)
    else { return nil }
    var (date, end) = addYear(to: PartialDate(month: month), at: at + 2, sentence)
    if date.year == nil, isTime(end, sentence, .this) || isTime(end, sentence, .last),
      time(end + 1, sentence)?.value == 365
    {
      date.yearsBack = isTime(end, sentence, .this) ? 0 : 1
      end += 2
    }
    guard let whole = wholeMonth(date, month, "") else { return nil }
    let first = whole.start
    let length = CalendarDate.days(in: month, of: first.year)
    date.year = first.year
    if let weekday {
      let offset = (weekday - first.weekday + 7) % 7
      let day = offset + 7 * ((numbers.first ?? 5) - 1) + 1
      date.day = day <= length ? day : day - 7
    } else {
      date.day = numbers.first ?? length
      date.lastDay = numbers.count > 1 ? numbers.last : nil
    }
    return date.day.map { $0 <= length } ?? false ? (date, end) : nil
  }

  /// "on the 12th", "on the morning of the 12th": the last day of that number.
  func bareDay(_ day: Int, _ token: Int, _ sentence: Range<Int>) -> (PartialDate, Int)? {
    guard ["st", "nd", "rd", "th"].contains(lower[token].suffix(2)), word(token - 1, sentence) == "the",
      ["on", "of", "by", "from", "since", "until", "before"].contains(word(token - 2, sentence)),
      word(token - 2, sentence) == "of" && isTime(token - 3, sentence, .part)
        || token - 2 == sentence.lowerBound && opensStory(token + 1, sentence)
        || [",", ".", ";", ")", "", "when", "in", "at", "by", "on", "and", "to", "after", "as", "near", "but"]
          .contains(word(token + 1, sentence))
    else { return nil }
    // "In December 2023 jets had struck the town on the 24th"
    let named = stride(from: token - 3, through: sentence.lowerBound + 1, by: -1).first {
      monthName($0, sentence) != nil
    }
    guard let named, let month = monthName(named, sentence), word(named - 1, sentence) == "in",
      dayNumber(named + 1, sentence) == nil
    else { return (PartialDate(day: day), token + 1) }
    var (date, _) = addYear(to: PartialDate(month: month), at: named + 1, sentence)
    date.day = day
    return (date, token + 1)
  }

  /// "On the 30th drones fired": somebody or something that strikes, and no floor or anniversary.
  private func opensStory(_ token: Int, _ sentence: Range<Int>) -> Bool {
    sentence.contains(token) && text.tokens[token].features.contains(.plural)
      && (senses(token)?.party != nil || senses(token)?.weapon != nil)
  }

  /// "11/12 May": the night between two days, or one of them.
  func dayPair(_ token: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    guard sentence.contains(token) else { return nil }
    let parts = lower[token].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Int(parts[0]), let next = Int(parts[1]), (1...31).contains(next), next == day + 1
    else { return nil }
    return (day, next)
  }

  /// "of the following year", "of that year", "the previous year": counted from the year told last.
  func yearOfStory(_ token: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    var at = ["of", "in"].contains(word(token, sentence)) ? token + 1 : token
    let isThat = word(at, sentence) == "that"
    if isThat || word(at, sentence) == "the" { at += 1 }
    guard let told = dates.last(where: { $0.span != nil })?.span else { return nil }
    if isThat { return time(at, sentence)?.value == 365 ? (told.start.year, at + 1) : nil }
    guard time(at + 1, sentence)?.value == 365 else { return nil }
    switch time(at, sentence)?.word {
    case .same: return (told.start.year, at + 2)
    case .previous: return (told.start.year - 1, at + 2)
    case .following: return (told.start.year + 1, at + 2)
    default: return nil
    }
  }
}

extension CalendarDate {
  /// Easter Sunday of the Gregorian calendar (the anonymous algorithm of "Nature", 1876).
  static func easter(_ year: Int) -> CalendarDate? {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    return CalendarDate(year: year, month: (h + l - 7 * m + 114) / 31, day: (h + l - 7 * m + 114) % 31 + 1)
  }
}
