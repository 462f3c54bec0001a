/// What a word says of time.
enum TimeWord: String, Sendable {
  /// Value: 1 to 12.
  case month
  /// Value: 0 for Monday to 6 for Sunday. The short form counts only beside a date.
  case weekday, shortWeekday
  /// A day counted from the day of writing; value: days back.
  case day
  /// The evening before and the morning of the day of writing.
  case night
  /// Value: its length in days, 0 for hours.
  case unit
  /// A part of the day.
  case part
  /// A time of the day: "noon".
  case hour
  /// Value: month and day, 1225.
  case feast
  /// A feast that moves with Easter; value: days from it.
  case easter
  /// Value: its first month.
  case season
  /// Value: 0 early, 1 in the middle, 2 late.
  case edge
  case zone, last, this, same, previous, following, earlier, later, ago, since, until
}

struct TimeSense: Sendable {
  var word: TimeWord
  var value: Int
}

extension Reading {
  func time(_ token: Int, _ sentence: Range<Int>) -> TimeSense? {
    sentence.contains(token) && markOf[token] >= 0 ? lexicon.senses[Int(marks[Int(markOf[token])].senses)].time : nil
  }

  /// The number of "third" or "twenty-first".
  func ordinal(_ token: Int, _ sentence: Range<Int>) -> Int? {
    guard sentence.contains(token), let last = lower[token].utf8.last,
      last == UInt8(ascii: "h") || last == UInt8(ascii: "d")
        || last == UInt8(ascii: "t")
    else { return nil }
    return lexicon.ordinal(lower[token])
  }

  func isTime(_ token: Int, _ sentence: Range<Int>, _ word: TimeWord) -> Bool {
    time(token, sentence)?.word == word
  }

  /// The token in lower case, empty outside the sentence.
  func word(_ token: Int, _ sentence: Range<Int>) -> String { sentence.contains(token) ? lower[token] : "" }
}
