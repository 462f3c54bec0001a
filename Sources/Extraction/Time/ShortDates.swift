import Incidents
import Language

/// Days that head the entries of a log in figures alone: "28/02 - Suicide bomber at Friday prayers", "11-12/03 -", "06.03.".
extension Reading {
  /// A day and month in figures that opens a paragraph, where the log's other entries tell which of the two is the month.
  func shortDate(_ token: Int, _ sentence: Range<Int>) -> (PartialDate, Int)? {
    guard let isDayFirst = isLogDayFirst, token == opening(of: sentence), let figures = figures(token) else {
      return nil
    }
    let date =
      isDayFirst
      ? PartialDate(day: figures.first, lastDay: figures.last, month: figures.second)
      : PartialDate(day: figures.second, month: figures.first)
    return (date, figures.end)
  }

  private struct Figures {
    var first: Int
    /// The second of two joined days: "11-12/03".
    var last: Int?
    var second: Int
    /// The word behind them.
    var end: Int
  }

  /// Whether a log's entries have the day before the month: told by a figure over 12 in any of them, else by the one order in
  /// which no entry lies after the report; nil where both may be, and where there are no such entries. Looks at every sentence.
  func measuredLogOrder() -> Bool? {
    let all = text.sentences.compactMap { $0.isDateline ? nil : opening(of: $0.tokens).flatMap { self.figures($0) } }
    guard let first = all.first, all.count > 1 || first.first > 12 || first.second > 12 else { return nil }
    let mayBeDayFirst = all.allSatisfy { $0.second <= 12 }
    let mayBeMonthFirst = all.allSatisfy { $0.first <= 12 && $0.last == nil }
    if mayBeDayFirst != mayBeMonthFirst { return mayBeDayFirst }
    guard mayBeDayFirst, let published = report.published else { return nil }
    func isPast(_ day: Int, _ month: Int) -> Bool { (month, day) <= (published.month, published.day) }
    let isDayFirst = all.allSatisfy { isPast($0.first, $0.second) }
    let isMonthFirst = all.allSatisfy { isPast($0.second, $0.first) }
    return isDayFirst == isMonthFirst ? nil : isDayFirst
  }

  /// The first word behind what marks an entry: "* 28/02 - ".
  private func opening(of sentence: Range<Int>) -> Int? { sentence.prefix(4).first { !isMarkup(lower[$0]) } }

  /// "28/02", "11-12/03", "06.03." before a dash, a colon or the like.
  private func figures(_ token: Int) -> Figures? {
    let all = token..<text.tokens.count
    let isStretch =
      dayNumber(token, all) != nil && ["-", "–"].contains(word(token + 1, all)) && all.contains(token + 2)
    let dated = isStretch ? token + 2 : token
    guard (3...8).contains(lower[dated].utf8.count),
      ["-", "–", "—", ":", "|", ")", ".", ","].contains(word(dated + 1, all))
    else { return nil }
    let halves = lower[dated].split(whereSeparator: { $0 == "/" || $0 == "." })
    guard halves.count == 2, let second = Int(halves[1]), (1...31).contains(second) else { return nil }
    var days = halves[0].split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Int($0) }
    if isStretch { days.insert(dayNumber(token, all), at: 0) }
    guard (1...2).contains(days.count), let day = days[0], (1...31).contains(day) else { return nil }
    guard days.count == 2 else { return Figures(first: day, second: second, end: dated + 1) }
    guard let last = days[1], last > day, last <= 31 else { return nil }
    return Figures(first: day, last: last, second: second, end: dated + 1)
  }
}
