/// Groups the tokens of a text into sentences.
struct SentenceSplitter {
  let bytes: [UInt8]
  let tokens: [Token]
  let marks: [Tokenizer.Mark]

  func split() -> [Sentence] {
    var sentences: [Sentence] = []
    var paragraph = -1
    var start = 0
    while start < tokens.count {
      var end = start + 1
      while end < tokens.count, !marks[end].contains(.opensParagraph) { end += 1 }
      paragraph += 1
      split(paragraph: paragraph, start..<end, into: &sentences)
      start = end
    }
    return sentences
  }

  private func split(paragraph: Int, _ range: Range<Int>, into sentences: inout [Sentence]) {
    let hasSmall = marks[range].contains { $0.contains(.small) }
    let hasCapital = marks[range].contains { $0.contains(.capital) }
    var start = range.lowerBound
    if let end = Dateline.end(in: range, of: self) {
      sentences.append(Sentence(tokens: start..<end, paragraph: paragraph, isDateline: true))
      start = end
    }
    var position = start
    while position < range.upperBound {
      guard marks[position].contains(.terminator) || marks[position].contains(.abbreviation) else {
        position += 1
        continue
      }
      var next = position + 1
      while next < range.upperBound, marks[next].contains(.closer), !marks[next].contains(.spaced) { next += 1 }
      if next >= range.upperBound { break }
      if ends(at: position, next: next, hasSmall: hasSmall, hasCapital: hasCapital) {
        sentences.append(Sentence(tokens: start..<next, paragraph: paragraph))
        start = next
      }
      position = next
    }
    if start < range.upperBound { sentences.append(Sentence(tokens: start..<range.upperBound, paragraph: paragraph)) }
  }

  /// Whether the sentence ends with the stop at a position when the token `next` comes after it and its closing quotes.
  private func ends(at position: Int, next: Int, hasSmall: Bool, hasCapital: Bool) -> Bool {
    let follower = marks[next]
    if marks[position].contains(.abbreviation) {
      return follower.contains(.capital) && isStarter(next, strict: !hasSmall)
    }
    if marks[next].contains(.terminator) || bytes[tokens[next].range.lowerBound] == 0x2C { return false }
    if follower.contains(.small) { return !hasCapital }
    if !follower.contains(.spaced), next == position + 1 {
      return follower.contains(.capital) && tokens[position].range.count == 1
    }
    return !follower.contains(.dash) || marks[position].contains(.terminator)
  }

  /// Whether a word opens sentences far more often than it stands in a name after an abbreviation.
  private func isStarter(_ token: Int, strict: Bool) -> Bool {
    let range = tokens[token].range
    guard range.count <= 8 else { return false }
    let word = String(decoding: bytes[range].map(foldedASCII), as: UTF8.self)
    return Self.starters.contains(word) || (!strict && Self.mixedStarters.contains(word))
  }

  private static let starters: Set<String> = [
    "the", "he", "she", "it", "they", "we", "this", "these", "those", "there", "however", "his", "its", "their", "but",
    "meanwhile", "although", "i",
  ]
  private static let mixedStarters: Set<String> = [
    "a", "an", "in", "on", "at", "for", "if", "when", "while", "as", "after", "before", "that", "you", "my", "our",
    "her",
    "no", "some", "many", "most", "all", "both", "two", "three", "four", "five", "six", "another", "police", "so",
    "and",
    "what", "who", "how", "why", "since", "during", "with", "by", "from", "one", "several", "security", "local",
    "officials",
  ]
}
