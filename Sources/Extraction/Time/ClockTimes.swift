import Language

/// Times of the day, with their zone: "at around 13:00", "shortly before eight o'clock", "0335 GMT", "4.53 p.m. local time".
extension Reading {
  /// Where a clock time that begins at a token ends, with the words that blur it.
  func clockTime(at token: Int, in sentence: Range<Int>) -> Int? {
    var at = token
    while at < token + 4,
      ["at", "around", "about", "shortly", "just", "before", "after", "by", "nearly", "some"].contains(
        word(at, sentence))
    {
      at += 1
    }
    guard sentence.contains(at), let end = bareClock(at, sentence) else { return nil }
    var closed = end
    if let zone = zone(end, sentence) { closed = zone }
    // "04:05 local time (0035 GMT)"
    if word(closed, sentence) == "(", let inner = bareClock(closed + 1, sentence) {
      let zoned = zone(inner, sentence) ?? inner
      if word(zoned, sentence) == ")" { closed = zoned + 1 }
    }
    return closed
  }

  private func bareClock(_ token: Int, _ sentence: Range<Int>) -> Int? {
    guard sentence.contains(token) else { return nil }
    if isTime(token, sentence, .hour) { return token + 1 }
    let next = word(token + 1, sentence)
    if next == "o'clock", isHourWord(token) { return token + 2 }
    guard let byte = lower[token].utf8.first, byte >= 48, byte <= 57 else { return nil }
    let figures = lower[token].prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let rest = lower[token].dropFirst(figures.count)
    if rest == "am" || rest == "pm" { return token + 1 }
    guard rest.isEmpty else { return nil }
    if ["am", "pm", "a.m.", "p.m.", "o'clock", "a.m", "p.m"].contains(next) { return token + 2 }
    if figures.contains(":") { return isHours(figures, ":") ? token + 1 : nil }
    if figures.count == 4, isHours(figures.prefix(2) + ":" + figures.suffix(2), ":"),
      zone(token + 1, sentence) != nil || ["hours", "hrs"].contains(next)
    {
      return token + (["hours", "hrs"].contains(next) ? 2 : 1)
    }
    return nil
  }

  private func isHourWord(_ token: Int) -> Bool {
    covering(token)?.quantity?.best.map { (1...12).contains($0) } ?? Int(lower[token]).map { (1...12).contains($0) }
      ?? false
  }

  private func isHours(_ figures: some StringProtocol, _ separator: Character) -> Bool {
    let parts = figures.split(separator: separator).map { Int($0) }
    guard parts.count >= 2, let hour = parts[0], let minute = parts[1] else { return false }
    return (0...24).contains(hour) && (0...59).contains(minute)
  }

  /// "GMT", "local time", "Moscow time".
  private func zone(_ token: Int, _ sentence: Range<Int>) -> Int? {
    if isTime(token, sentence, .zone) { return token + 1 }
    guard word(token + 1, sentence) == "time",
      word(token, sentence) == "local" || sentence.contains(token) && isCapitalised(token)
    else { return nil }
    return token + 2
  }
}
