import Incidents
import Language

/// Days counted from other events, as far as the text's own order tells which.
extension Reading {
  /// Turns an offset into days when what it counts from has a date in the text.
  func settle(_ mention: inout DateMention, _ sentence: Range<Int>, _ index: Int) {
    guard case .offset(let offset) = mention.meaning else { return }
    let words = string(mention.tokens)
    let anchor: (span: DateSpan, index: Int?)?
    if offset.namesAnchor {
      // "on Sunday, a day after the raids" dates the raids: left to the accounts.
      if let near = dates.last, near.span != nil, mention.tokens.lowerBound - near.tokens.upperBound <= 2,
        near.tokens.lowerBound >= sentence.lowerBound
      {
        return
      }
      anchor = named(after: mention.tokens.upperBound, sentence, index)
    } else {
      anchor =
        toldBefore(index, within: offset.days.upperBound - offset.days.lowerBound <= 1 && offset.isOfHours ? 7 : 30)
        ?? frames[index].map { ($0, nil) }
        ?? today.map {
          (DateSpan(start: $0.adding(days: -1), end: $0, precision: .range, text: ""), nil)
        }
    }
    guard let anchor, let span = offset.counted(from: anchor.span, text: words),
      today.map({ span.start <= $0 }) ?? true
    else { return }
    mention.meaning = .span(span)
    mention.anchor = anchor.index
  }

  /// The day of the event told last: "two days earlier" counts from it. An old story told in passing anchors its own paragraph only.
  private func toldBefore(_ sentence: Int, within days: Int = 30) -> (span: DateSpan, index: Int?)? {
    var older: (span: DateSpan, index: Int?)?
    for index in dates.indices.reversed() {
      let mention = dates[index]
      guard let span = mention.span, let place = text.sentence(of: mention.tokens.lowerBound),
        span.precision == .day || span.precision == .range || span.precision == .month && sentence - place <= 1
      else { continue }
      if sentence - place > 12 { break }
      if mention.isOfSpeech && !mention.isHeading { continue }
      let isNear = text.sentences[place].paragraph == text.sentences[sentence].paragraph
      if isNear || today.map({ $0.dayNumber - span.end.dayNumber <= days }) ?? true { return (span, index) }
      older = older ?? (span, index)
    }
    return older
  }

  /// What "after" or "before" names: a date behind it, the event told last ("after that"), or a thing told of with its day.
  private func named(after token: Int, _ sentence: Range<Int>, _ index: Int) -> (span: DateSpan, index: Int?)? {
    for position in token..<Swift.min(token + 6, sentence.upperBound) {
      if lower[position] == "," { break }
      if let found = calendarDate(at: position, in: sentence), case .span(let span) = found.meaning {
        return (span, nil)
      }
    }
    if ["that", "this", "it"].contains(word(token, sentence)) { return toldBefore(index) }
    guard ["the", "this", "that", "his", "her", "its"].contains(word(token, sentence)), sentence.contains(token + 1)
    else {
      return nil
    }
    // "the morning after the Katyusha": the last sentence that spoke of it with a day.
    let thing = lower[token + 1]
    for other in stride(from: index - 1, through: Swift.max(0, index - 20), by: -1) {
      let range = text.sentences[other].tokens
      guard range.contains(where: { lower[$0] == thing }) else { continue }
      if let found = dates.indices.last(where: {
        range.contains(dates[$0].tokens.lowerBound) && !dates[$0].isOfSpeech && dates[$0].span?.precision == .day
      }), let span = dates[found].span {
        return (span, found)
      }
    }
    let senses = covering(token + 1)
    return senses?.noun != nil || senses?.weapon != nil ? toldBefore(index) : nil
  }
}
