import Incidents

/// Words that say when.
struct DateMention {
  enum Meaning: Hashable {
    case span(DateSpan)
    /// Days from another event of the text.
    case offset(DayOffset)
    /// A time of the day without a day.
    case clock
  }
  var tokens: Range<Int>
  var meaning: Meaning
  /// Whether a weekday and a date stand together that do not fit.
  var disagrees = false
  /// Whether "since" stands before it.
  var isSince = false
  /// Whether it heads what follows or the whole text, as in a dateline.
  var isHeading = false
  /// Whether it is the day of a word ("said on Friday"), a deadline or a day to come, and not of a deed.
  var isOfSpeech = false
  /// Position of the date that this one was counted from.
  var anchor: Int?

  var span: DateSpan? {
    if case .span(let span) = meaning { return span }
    return nil
  }
}

/// A count of days from another event: "two days earlier", "a week after the raid".
struct DayOffset: Hashable {
  /// Negative for days before; a range when the words are vague.
  var days: ClosedRange<Int>
  /// The unit that was counted in.
  var precision: DateSpan.Precision
  /// Whether the event counted from is named behind the words: "after", "before".
  var namesAnchor = false
  /// Counted in hours: seldom of an old story told in passing.
  var isOfHours = false

  func counted(from anchor: DateSpan, text: String) -> DateSpan? {
    let start = anchor.start.adding(days: days.lowerBound)
    let end = anchor.end.adding(days: days.upperBound)
    switch precision {
    case .day, .range: return DateSpan(start: start, end: end, precision: start == end ? .day : .range, text: text)
    case .week:
      return DateSpan(start: start.adding(days: -2), end: end.adding(days: 2), precision: .week, text: text)
    case .month:
      return DateSpan(start: start.adding(days: -15), end: end.adding(days: 15), precision: .month, text: text)
    case .year:
      guard let first = CalendarDate(year: start.year, month: 1, day: 1),
        let last = CalendarDate(year: end.year, month: 12, day: 31)
      else { return nil }
      return DateSpan(start: first, end: last, precision: .year, text: text)
    }
  }

  var reversed: DayOffset {
    DayOffset(
      days: -days.upperBound ... -days.lowerBound, precision: precision, namesAnchor: namesAnchor, isOfHours: isOfHours)
  }
}
