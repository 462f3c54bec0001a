import Language

/// A number in the text, with the words that bound it: "at least 47", "between 15 and 20", "dozens".
struct QuantityMention {
  var tokens: Range<Int>
  var value: Quantity
}

extension Reading {
  /// Finds the numbers of a sentence.
  mutating func findQuantities(_ sentence: Range<Int>) {
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      guard dateOf[token] < 0, mayBeNumber(token), !isPartOfName(token),
        let (number, end) = number(at: token, in: sentence)
      else {
        token += 1
        continue
      }
      var value = number
      var range = token..<saidInFigures(number, at: end, in: sentence)
      if let (second, secondEnd) = rangeEnd(after: end, start: token, in: sentence, low: number) {
        value = Quantity(low: number.low, best: nil, high: second.high)
        range = token..<secondEnd
      }
      let start = applyBound(before: token, sentence.lowerBound, &value)
      range = start..<range.upperBound
      if range.upperBound + 1 < sentence.upperBound, lower[range.upperBound] == "or",
        ["more", "so"].contains(lower[range.upperBound + 1])
      {
        if lower[range.upperBound + 1] == "more" { value.high = nil }
        range = range.lowerBound..<range.upperBound + 2
      }
      for covered in range { quantityOf[covered] = Int32(quantities.count) }
      quantities.append(QuantityMention(tokens: range, value: value))
      token = Swift.max(range.upperBound, token + 1)
    }
  }

  /// Behind the figures of a number told twice: "fifty-two (52) militants".
  private func saidInFigures(_ number: Quantity, at end: Int, in sentence: Range<Int>) -> Int {
    guard word(end, sentence) == "(", word(end + 2, sentence) == ")", sentence.contains(end + 1),
      let figures = digits(end + 1), figures == number.best
    else { return end }
    return end + 3
  }

  /// "M-19", "the 19 April Movement": figures that belong to a name count nobody.
  private func isPartOfName(_ token: Int) -> Bool {
    if groupOf[token] >= 0 { return true }
    guard token > 1, lower[token - 1] == "-", let last = lower[token - 2].utf8.last else { return false }
    let isWritten = text.tokens[token - 2].range.upperBound + 1 == text.tokens[token].range.lowerBound
    return isWritten && UInt8(ascii: "a")...UInt8(ascii: "z") ~= last
  }

  /// A glance before the grammar is tried.
  private func mayBeNumber(_ token: Int) -> Bool {
    if traits(token).contains(.quantity) { return true }
    if wordSenses[token] >= 0, lexicon.traits[Int(wordSenses[token])].contains(.quantity) { return true }
    let word = lower[token]
    guard let byte = word.utf8.first else { return false }
    switch byte {
    case 48...57: return true
    case UInt8(ascii: "h") where word == "hundred" || word == "half": return true
    case UInt8(ascii: "t") where word == "thousand": return true
    default: return word.utf8.contains(UInt8(ascii: "-"))
    }
  }

  /// The number written at a token, in digits or words, and where it ends.
  func number(at start: Int, in sentence: Range<Int>, ofTime: Bool = false) -> (Quantity, Int)? {
    if let value = digits(start) {
      var end = start + 1
      var scaled = value
      if end < sentence.upperBound, let factor = ["hundred": 100, "thousand": 1000, "million": 1_000_000][lower[end]] {
        scaled = value.multipliedReportingOverflow(by: factor).partialValue
        end += 1
      }
      if ofTime { return (Quantity(low: scaled, best: scaled, high: scaled), end) }
      if counts(word(end, sentence), .measure) {
        return nil
      }
      if word(end, sentence) == "-", counts(word(end + 1, sentence), .span) {
        return nil
      }
      if counts(word(start - 1, sentence), .money), !isVerbOfPeople(start - 1, sentence) {
        return nil
      }
      if word(end, sentence) == "+" { return (Quantity(low: scaled, best: scaled, high: nil), end + 1) }
      return (Quantity(low: scaled, best: scaled, high: scaled), end)
    }
    var total = 0
    var current = 0
    var end = start
    var seen = false
    var vague: Quantity?
    scan: while end < sentence.upperBound {
      let word = lower[end]
      if word == "-", seen, end + 1 < sentence.upperBound, cardinal(lower[end + 1]) != nil {
        end += 1
        continue
      }
      if word == "and", seen, current % 100 == 0, current > 0, end + 1 < sentence.upperBound,
        let next = cardinal(lower[end + 1]), next < 100, end > start, lower[end - 1] == "hundred"
      {
        end += 1
        continue
      }
      if word.utf8.contains(UInt8(ascii: "-")) {
        let parts = word.split(separator: "-")
        if parts.count == 2, let tens = cardinal(String(parts[0])), let ones = cardinal(String(parts[1])) {
          current += tens + ones
          seen = true
          end += 1
          continue
        }
        break scan
      }
      switch word {
      case "hundred" where seen || previousIsArticle(end, sentence):
        current = Swift.max(current, 1) * 100
        seen = true
      case "thousand" where seen || previousIsArticle(end, sentence):
        total += Swift.max(current, 1) * 1000
        current = 0
        seen = true
      case "half" where !seen && end + 2 < sentence.upperBound && lower[end + 2] == "dozen":
        current = 6
        seen = true
        end += 2
      case "dozen":
        current = seen ? current * 12 : 12
        seen = true
      default:
        guard let value = cardinal(word) else {
          if !seen, let quantity = covering(end)?.quantity, quantity.best == nil {
            if word == "some", end + 1 < sentence.upperBound, isNumeric(end + 1) { break scan }
            if word == "few", start > sentence.lowerBound, lower[start - 1] != "a" { break scan }
            vague = asMany(start, sentence) ?? quantity
            end += 1
          }
          break scan
        }
        if seen, current % 10 != 0 || value >= 10, current % 100 != 0 { break scan }
        current += value
        seen = true
      }
      end += 1
    }
    if let vague { return (vague, end) }
    guard seen else { return nil }
    if ofTime { return (Quantity(low: total + current, best: total + current, high: total + current), end) }
    if lower[start] == "one", start > sentence.lowerBound,
      ["no", "any", "every", "this", "that"].contains(lower[start - 1])
    {
      return nil
    }
    if word(end, sentence) == "-", counts(word(end + 1, sentence), .span) {
      return nil
    }
    if counts(word(end, sentence), .measure) {
      return nil
    }
    if lower[start] == "one", end == start + 1, end < sentence.upperBound, !isCountable(end, sentence),
      !isHarmed(start, sentence)
    {
      return nil
    }
    return (Quantity(low: total + current, best: total + current, high: total + current), end)
  }

  /// "Five were killed and as many injured": the number before.
  private func asMany(_ token: Int, _ sentence: Range<Int>) -> Quantity? {
    guard lower[token] == "many", word(token - 1, sentence) == "as", let before = quantities.last,
      sentence.contains(before.tokens.lowerBound)
    else { return nil }
    return before.value
  }

  /// "the dead number 52": a verb, and no number of a list.
  private func isVerbOfPeople(_ token: Int, _ sentence: Range<Int>) -> Bool {
    lower[token] == "number" && counts(word(token - 1, sentence), .people)
  }

  /// "wounding one."
  private func isHarmed(_ token: Int, _ sentence: Range<Int>) -> Bool {
    sentence.contains(token - 1) && covering(token - 1)?.verb?.harm != nil
  }

  /// "One" is a number before a noun, or before "was killed"; elsewhere it is a pronoun of no interest.
  private func isCountable(_ next: Int, _ sentence: Range<Int>) -> Bool {
    if covering(next)?.party != nil || covering(next)?.verb?.class == .harm { return true }
    if lower[next] == "(", word(next + 1, sentence) == "1" { return true }
    if ["of", "was", "person", "more", "other", "another", "dead", "man", "woman"].contains(lower[next]) {
      return true
    }
    return next + 1 < sentence.upperBound && covering(next + 1)?.party != nil
  }

  private func isNumeric(_ token: Int) -> Bool { digits(token) != nil || cardinal(lower[token]) != nil }

  private func previousIsArticle(_ token: Int, _ sentence: Range<Int>) -> Bool {
    token > sentence.lowerBound && (lower[token - 1] == "a" || lower[token - 1] == "one")
  }

  private func cardinal(_ word: String) -> Int? {
    guard let index = lexicon.lookup(word), let quantity = lexicon.senses[Int(index)].quantity,
      let best = quantity.best, quantity.low == best, word != "dozen", word != "score", word != "couple"
    else { return nil }
    return best
  }

  private func digits(_ token: Int) -> Int? {
    var value = 0
    var any = false
    for byte in lower[token].utf8 {
      if byte == UInt8(ascii: ","), any { continue }
      guard byte >= 48, byte <= 57, value < 100_000_000 else { return nil }
      value = value * 10 + Int(byte - 48)
      any = true
    }
    return any ? value : nil
  }

  /// "between 15 and 20", "15 to 20", "15-20", "two or three".
  private func rangeEnd(after end: Int, start: Int, in sentence: Range<Int>, low: Quantity) -> (Quantity, Int)? {
    guard end + 1 < sentence.upperBound, let lowBest = low.best else { return nil }
    let joint = lower[end]
    let isBetween = start > sentence.lowerBound && lower[start - 1] == "between" && joint == "and"
    guard isBetween || ["-", "–", "to", "or"].contains(joint) else { return nil }
    // "raised from 25 to 34": the number before, and the number now.
    if joint == "to", word(start - 1, sentence) == "from" { return nil }
    guard let (high, highEnd) = number(at: end + 1, in: sentence), let highBest = high.best, highBest > lowBest else {
      return nil
    }
    return (high, highEnd)
  }

  /// Widens a number by the words before it and returns where the whole begins.
  private func applyBound(before token: Int, _ limit: Int, _ value: inout Quantity) -> Int {
    var position = token - 1
    if position >= limit, ["the", "a", "an"].contains(lower[position]) { position -= 1 }
    guard position >= limit, let bound = covering(position)?.bound else { return token }
    let range = markRange(position)
    // "has gone up to 11": where it has come to.
    if bound == .most, range.lowerBound > limit, goesUp(range.lowerBound - 1) { return token }
    switch bound {
    case .least:
      value.high = nil
    case .over:
      value.high = nil
    case .most:
      value = Quantity(low: nil, best: nil, high: value.high ?? value.best)
    case .about:
      break
    }
    return Swift.min(range.lowerBound, token)
  }

  private func goesUp(_ verb: Int) -> Bool {
    let lemma = text.lemma(of: text.tokens[verb])
    return tag(verb) == .verb && (lemma == "go" || counts(lemma, .rising))
  }
}
