import Incidents
import Language

/// Parts of a toll: "including three women and four children", "13 of them children".
extension Reading {
  /// "including three women and four children", "13 of them children", ": five children and a woman".
  func addBreakdown(to toll: inout TollMention, from start: Int, in sentence: Range<Int>, at mention: Mention) {
    var position = Swift.max(start, sentence.lowerBound)
    var isOpen = false
    var opener = ""
    var budget = 40
    while position < sentence.upperBound, budget > 0 {
      budget -= 1
      let word = lower[position]
      // "six children among them", "three women included"
      if word == "among" && self.word(position + 1, sentence) == "them" || word == "included",
        let (key, number) = part(endingAt: position, sentence)
      {
        toll.of[key] = toll.of[key] ?? number
      }
      if ["all", "half"].contains(word), position >= toll.tokens.upperBound, let best = toll.value.best,
        let (key, number) = share(at: position, of: best, sentence)
      {
        toll.of[key] = toll.of[key] ?? number
      }
      if ["including", "among", "mostly", "mainly", ":", "(", "namely"].contains(word)
        || word == "of" && position + 1 < sentence.upperBound
          && ["them", "whom", "these", "those", "which"].contains(lower[position + 1])
        || isDash(position) && position >= toll.tokens.upperBound
      {
        isOpen = true
        opener = word
        if word == "of", let (key, number) = part(before: position, sentence) { toll.of[key] = toll.of[key] ?? number }
        if word == ":" && position < toll.tokens.upperBound { isOpen = false }
      } else if position > mention.token || position > toll.tokens.upperBound, tag(position) == .verb,
        position != mention.token, covering(position)?.verb?.harm != nil || covering(position)?.speech != nil,
        covering(position)?.verb?.harm != mention.sense.harm, self.word(position + 1, sentence) != ":"
      {
        break
      } else if isOpen, quantityOf[position] >= 0 || ["a", "an", "one"].contains(word),
        let (key, number, end) = part(at: position, sentence)
      {
        // "four civilians, among them a trader": of the whole's own kind there are as many as before.
        if toll.of[key] == nil || toll.of[key] == toll.value.best && !isOwnKind(key, toll) { toll.of[key] = number }
        position = end
        continue
      } else if isOpen, closes(position, opener) {
        isOpen = false
      }
      position += 1
    }
    if let best = toll.value.best {
      for (key, number) in toll.of where number > best { toll.of[key] = nil }
    }
  }

  /// Whether the word for those counted says of what kind they all are: "four civilians".
  private func isOwnKind(_ key: String, _ toll: TollMention) -> Bool {
    (toll.tokens.lowerBound..<Swift.min(toll.tokens.upperBound + 2, lower.count)).contains {
      categories($0).contains(key)
    }
  }

  /// Where another clause begins, whose people are none of those counted: "including a child, died when a gunman fired".
  private func closes(_ token: Int, _ opener: String) -> Bool {
    if ["when", "after", "while", "before", "because", "who", "where", ";", ")"].contains(lower[token]) { return true }
    switch tag(token) {
    case .verb: return relation(token) != .amod && covering(token)?.party == nil
    case .aux: return opener == "including"
    default: return false
    }
  }

  private func part(endingAt end: Int, _ sentence: Range<Int>) -> (String, Int)? {
    for start in stride(from: end - 1, through: Swift.max(sentence.lowerBound, end - 5), by: -1)
    where quantityOf[start] >= 0 || ["a", "an"].contains(lower[start]) {
      // "a boy of six among them"
      if quantityOf[start] >= 0, start == end - 1, word(start - 1, sentence) == "of" { continue }
      guard let (key, number, reach) = part(at: start, sentence) else { return nil }
      let isAged = reach + 2 == end && word(reach, sentence) == "of"
      return reach == end || isAged ? (key, number) : nil
    }
    return nil
  }

  /// "half of them children", "all civilians", "civilians all", "all but two of them women".
  private func share(at token: Int, of whole: Int, _ sentence: Range<Int>) -> (String, Int)? {
    let before = token - 1
    if lower[token] == "all", [",", ".", ";", ""].contains(word(token + 1, sentence)),
      let key = covering(before)?.party?.category
    {
      return (key, whole)
    }
    guard [",", "(", "-", "–", "—"].contains(word(before, sentence)) else { return nil }
    var number = lower[token] == "half" ? whole / 2 : whole
    if lower[token] == "half", whole % 2 != 0 { return nil }
    var at = token + 1
    if word(at, sentence) == "but", sentence.contains(at + 1), quantityOf[at + 1] >= 0 {
      let others = quantities[Int(quantityOf[at + 1])]
      guard let best = others.value.best, best < whole else { return nil }
      number = whole - best
      at = others.tokens.upperBound
    }
    if word(at, sentence) == "of" { at += 1 }
    if ["them", "whom", "these", "those", "which"].contains(word(at, sentence)) { at += 1 }
    for position in at..<at + 2 where sentence.contains(position) {
      if let key = covering(position)?.party?.category { return (key, number) }
    }
    return nil
  }

  /// One part: its kind, its number, and where its words end.
  func part(at start: Int, _ sentence: Range<Int>) -> (String, Int, Int)? {
    var position = start
    var number = 1
    if quantityOf[start] >= 0 {
      let mention = quantities[Int(quantityOf[start])]
      guard let best = mention.value.best else { return nil }
      number = best
      position = mention.tokens.upperBound
    } else {
      position += 1
    }
    let limit = Swift.min(position + 8, sentence.upperBound)
    while position < limit {
      if let category = category(at: position), senses(position) != nil,
        !["'s", "'"].contains(word(position + 1, sentence))
      {
        return (category, number, position + 1)
      }
      if ["were", "was", "of", "-", "year", "old", "-year-old", "more", "other", "others"].contains(lower[position])
        || tag(position) == .adj || tag(position) == .num || tag(position) == .noun || lower[position] == "'s"
        || lower[position] == "them" || lower[position] == "whom" || lower[position] == "the"
      {
        position += 1
        continue
      }
      return nil
    }
    return nil
  }

  /// "three of them children", "mostly women".
  private func part(before of: Int, _ sentence: Range<Int>) -> (String, Int)? {
    guard of > sentence.lowerBound, quantityOf[of - 1] >= 0, of + 2 < sentence.upperBound,
      word(of - 2, sentence) != "but"
    else { return nil }
    guard let best = quantities[Int(quantityOf[of - 1])].value.best else { return nil }
    for position in of + 2..<Swift.min(of + 5, sentence.upperBound) {
      if let category = category(at: position) { return (category, best) }
    }
    return nil
  }
}
