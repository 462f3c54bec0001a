import Incidents
import Language

/// How the report keeps time: from which day each paragraph counts, and which dates head what follows.
extension Reading {
  /// Finds the expressions of time of the whole text, in its order, and turns them into days.
  mutating func findDates() {
    today = report.published
    isLogDayFirst = measuredLogOrder()
    frames = Array(repeating: nil, count: text.sentences.count)
    var section: (span: DateSpan, isLasting: Bool)?
    var base = today
    var isQuoting = false
    for sentence in text.sentences.indices {
      let range = text.sentences[sentence].tokens
      let opens = sentence == 0 || text.sentences[sentence - 1].paragraph != text.sentences[sentence].paragraph
      if text.sentences[sentence].isDateline {
        today = base
        if let day = datelineDay(range) {
          base = day
          today = day
        }
        continue
      }
      var start = range.lowerBound
      if opens {
        let quotes = word(start, range) == ">"
        if quotes, !isQuoting { today = noteDay(before: sentence) ?? base }
        if !quotes { today = base }
        isQuoting = quotes
        if let heading = heading(range) {
          if let span = heading.span.map({ following($0, section?.span, heading.tokens) }) {
            section = (span, heading.isLasting)
            add(DateMention(tokens: heading.tokens, meaning: .span(span), isHeading: true))
          } else {
            add(DateMention(tokens: heading.tokens, meaning: .clock))
          }
          start = heading.tokens.upperBound
        } else if section?.isLasting != true {
          section = nil
        }
      }
      frames[sentence] = section?.span
      if let day = section?.span.end, section?.span.precision == .day || section?.span.precision == .range {
        today = day
      }
      findDates(start..<range.upperBound, in: range, sentence)
    }
    today = base
  }

  /// The day of a heading without a year, in a chronicle: of "4 August 2017", "24/25 August" the same year.
  private func following(_ span: DateSpan, _ before: DateSpan?, _ tokens: Range<Int>) -> DateSpan {
    guard let before, span.end.dayNumber - before.end.dayNumber > 180, before.precision != .year,
      !tokens.contains(where: { lower[$0].utf8.count == 4 && Int(lower[$0]) != nil })
    else { return span }
    for year in before.start.year..<span.start.year {
      let back = year - span.start.year
      let start = CalendarDate(year: year, month: span.start.month, day: span.start.day)
      let end = CalendarDate(year: span.end.year + back, month: span.end.month, day: span.end.day)
      guard let start, let end, start >= before.start else { continue }
      return DateSpan(start: start, end: end, precision: span.precision, text: span.text)
    }
    return span
  }

  /// Whether two sentences stand under headings of different days.
  func areUnderOtherDays(_ a: Int, _ b: Int) -> Bool {
    guard let day = frames[a], let other = frames[b] else { return false }
    return day.end < other.start || other.end < day.start
  }

  private mutating func add(_ mention: DateMention) {
    for covered in mention.tokens { dateOf[covered] = Int32(dates.count) }
    dates.append(mention)
  }

  private mutating func findDates(_ range: Range<Int>, in whole: Range<Int>, _ sentence: Int) {
    var token = range.lowerBound
    while token < range.upperBound {
      guard mayBeDate(token, whole), var mention = dateMention(at: token, in: whole), mention.tokens.upperBound > token
      else {
        token += 1
        continue
      }
      mention.tokens = mention.tokens.clamped(to: range)
      let before = word(mention.tokens.lowerBound - 1, whole)
      mention.isSince = before == "since" || before == "from" && word(mention.tokens.upperBound, whole) == "on"
      mention.isOfSpeech =
        isTime(mention.tokens.lowerBound - 1, whole, .until) || before == "next" || isSpoken(mention.tokens, whole)
      mention.isHeading = isInDateline(mention, whole, sentence)
      settle(&mention, whole, sentence)
      token = mention.tokens.upperBound
      add(mention)
    }
  }

  /// A glance before the grammar is tried.
  private func mayBeDate(_ token: Int, _ sentence: Range<Int>) -> Bool {
    guard let byte = lower[token].utf8.first else { return false }
    if byte >= 48 && byte <= 57 { return true }
    // "on 29 August, a Sunday", "every Friday": no day of its own.
    if isTime(token, sentence, .weekday), ["a", "every", "each", "any"].contains(word(token - 1, sentence)) {
      return false
    }
    if !traits(token).isDisjoint(with: [.time, .quantity]) { return true }
    if ordinal(token, sentence) != nil { return true }
    let word = lower[token]
    switch byte {
    // "a few hours later", "the next day": what these words open has a word of time soon.
    case UInt8(ascii: "a") where word == "a" || word == "an": return hasTime(token + 1..<token + 4, sentence)
    case UInt8(ascii: "t") where word == "the": return hasTime(token + 1..<token + 2, sentence)
    case UInt8(ascii: "a"): return ["at", "around", "about"].contains(word)
    case UInt8(ascii: "b"): return word == "by"
    case UInt8(ascii: "e"): return word.hasPrefix("early-")
    case UInt8(ascii: "j"): return word == "just"
    case UInt8(ascii: "l"): return word.hasPrefix("late-")
    case UInt8(ascii: "m"): return word.hasPrefix("mid-")
    case UInt8(ascii: "s"): return word == "shortly" || word == "some"
    case UInt8(ascii: "t"): return word == "that"
    default: return false
    }
  }

  private func hasTime(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Bool {
    tokens.clamped(to: sentence).contains { traits($0).contains(.time) }
  }

  private func dateMention(at token: Int, in sentence: Range<Int>) -> DateMention? {
    // "at about 02:30 on 26 December"
    if let end = clockTime(at: token, in: sentence) {
      var next = end
      while next < end + 3, [",", "on", "in", "the", "of", "-"].contains(word(next, sentence)) { next += 1 }
      if let dated = day(at: next, in: sentence), dated.meaning != .clock {
        return widened(dated, token..<dated.tokens.upperBound)
      }
      return DateMention(tokens: token..<end, meaning: .clock)
    }
    guard let dated = day(at: token, in: sentence) else { return nil }
    let end = dated.tokens.upperBound
    let next = [",", "("].contains(word(end, sentence)) ? end + 1 : end
    guard let clock = clockTime(at: next, in: sentence),
      next == end || word(end, sentence) == "(" && word(clock, sentence) == ")"
    else { return dated }
    return widened(dated, token..<(next == end ? clock : clock + 1))
  }

  /// The same date with the time of the day among its words.
  private func widened(_ date: DateMention, _ tokens: Range<Int>) -> DateMention {
    var date = date
    date.tokens = tokens
    if case .span(var span) = date.meaning {
      span.text = string(tokens)
      date.meaning = .span(span)
    }
    return date
  }

  private func day(at token: Int, in sentence: Range<Int>) -> DateMention? {
    guard sentence.contains(token) else { return nil }
    if let (meaning, end) = relativeDate(at: token, in: sentence) ?? countedDate(at: token, in: sentence) {
      if case .offset(let offset) = meaning, let counted = fromDay(offset, token, end, sentence) { return counted }
      return DateMention(tokens: token..<end, meaning: meaning)
    }
    if let found = calendarDate(at: token, in: sentence) {
      return DateMention(tokens: token..<found.end, meaning: found.meaning, disagrees: found.disagrees)
    }
    return bareYear(at: token, in: sentence).map { DateMention(tokens: token..<$0.1, meaning: $0.0) }
  }

  /// "two days before Christmas", "a week after 4 March": counted from a day, and not from an incident ("after Monday's attack").
  private func fromDay(_ offset: DayOffset, _ token: Int, _ end: Int, _ sentence: Range<Int>) -> DateMention? {
    let start = word(end, sentence) == "the" ? end + 1 : end
    guard ["before", "after"].contains(word(end - 1, sentence)), let day = day(at: start, in: sentence),
      let span = day.span,
      span.start == span.end, !["'s", "’s", "'", "’"].contains(word(day.tokens.upperBound, sentence)),
      time(start, sentence).map({ $0.word == .feast || $0.word == .easter || $0.word == .month })
        ?? (dayNumber(start, sentence) != nil)
    else { return nil }
    let tokens = token..<day.tokens.upperBound
    return offset.counted(from: span, text: string(tokens)).map { DateMention(tokens: tokens, meaning: .span($0)) }
  }

  // MARK: Headings

  /// A date that opens a paragraph and heads it: "Monday, 4 March", "**Saturday, 20:40** ...", "2 May - ...".
  private func heading(_ sentence: Range<Int>) -> (tokens: Range<Int>, span: DateSpan?, isLasting: Bool)? {
    var start = sentence.lowerBound
    while start < sentence.upperBound, start < sentence.lowerBound + 4, isMarkup(lower[start]) { start += 1 }
    let isMarked = start > sentence.lowerBound
    if let clock = clockTime(at: start, in: sentence), clock < sentence.upperBound, closes(clock, sentence, isMarked) {
      return (start..<clock, nil, true)
    }
    guard let found = calendarDate(at: start, in: sentence) ?? yearHeading(start, sentence),
      case .span(let span) = found.meaning
    else { return nil }
    var end = found.end
    var isLasting = false
    let clock = word(end, sentence) == "," ? end + 1 : end
    if let clockEnd = clockTime(at: clock, in: sentence) {
      end = clockEnd
      isLasting = true
    }
    guard closes(end, sentence, isMarked) else { return nil }
    let isAlone = sentence.upperBound - end <= 2
    return (start..<end, span, isLasting || isAlone)
  }

  private func yearHeading(_ token: Int, _ sentence: Range<Int>) -> (
    meaning: DateMention.Meaning, end: Int, disagrees: Bool
  )? {
    guard let number = yearNumber(token, sentence), number >= 1900, let (meaning, end) = year(token..<token + 1, number)
    else {
      return nil
    }
    return (meaning, end, false)
  }

  private func closes(_ token: Int, _ sentence: Range<Int>, _ isMarked: Bool) -> Bool {
    guard token < sentence.upperBound else { return true }
    // "**25 August.** Rebels ...", "25 August." in a sentence of its own.
    if lower[token] == "." { return token + 1 == sentence.upperBound || isMarked && isMarkup(lower[token + 1]) }
    return ["|", ":", "–", "-", "—", "]"].contains(lower[token]) || isMarked && isMarkup(lower[token])
  }

  func isMarkup(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.count <= 4
      && (word.allSatisfy { "*#>•_[|".contains($0) } || word == "-" || word == "–")
  }

  // MARK: The day of writing

  /// The day in "KABUL, Jan 17 -", when it is near the day of publication or complete.
  private func datelineDay(_ sentence: Range<Int>) -> CalendarDate? {
    for token in sentence {
      guard let (date, end) = partialDate(at: token, in: sentence), date.month != nil, date.day != nil,
        let day = resolve(date, token..<end)?.span.start
      else { continue }
      guard let published = report.published else { return date.year == nil ? nil : day }
      return (-4...1).contains(day.dayNumber - published.dayNumber) ? day : nil
    }
    return nil
  }

  /// The same in a sentence that runs on: "Tehran, Oct 1, Agency - The ...".
  private func isInDateline(_ mention: DateMention, _ range: Range<Int>, _ sentence: Int) -> Bool {
    guard sentence <= 2, mention.tokens.lowerBound - range.lowerBound <= 6,
      mention.tokens.lowerBound > range.lowerBound,
      [",", "(", "."].contains(lower[mention.tokens.lowerBound - 1])
    else { return false }
    if word(mention.tokens.upperBound, range) == ":" { return true }
    return (mention.tokens.upperBound..<Swift.min(mention.tokens.upperBound + 6, range.upperBound)).contains {
      ["-", "–", "—", "--"].contains(lower[$0])
    }
  }

  /// The day on which a note was written that the text quotes next: the last one told before.
  private func noteDay(before sentence: Int) -> CalendarDate? {
    guard let last = dates.last(where: { $0.span?.precision == .day }), let span = last.span, sentence > 0,
      let place = text.sentence(of: last.tokens.lowerBound), sentence - place <= 1
    else { return nil }
    return span.start
  }

  // MARK: Words and deeds

  /// "said on Friday", "the ministry on Friday announced": the day of the word, as far as can be seen without a tree.
  private func isSpoken(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Bool {
    // "claimed Friday's attack": the day of the deed.
    if ["'s", "’s"].contains(word(tokens.upperBound, sentence)) { return false }
    var position = tokens.lowerBound - 1
    while position >= sentence.lowerBound, tokens.lowerBound - position <= 4 {
      if covering(position)?.speech != nil, isSpeaking(position) { return true }
      if let senses = covering(position), senses.verb != nil || senses.noun != nil { return false }
      position -= 1
    }
    let next = tokens.upperBound
    return sentence.contains(next) && covering(next)?.speech != nil && isSpeaking(next)
  }

  private func isSpeaking(_ token: Int) -> Bool {
    let word = lower[token]
    return word.hasSuffix("ed") || word.hasSuffix("s") && word != "reports" && word != "claims"
      || ["said", "told", "wrote", "put", "spoke"].contains(word)
  }
}
