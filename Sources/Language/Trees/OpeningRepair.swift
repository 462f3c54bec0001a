extension AnnotatedText {
  /// Mends trees in which the day that opens a clause is part of its subject: "On Monday troops killed four rebels", read as
  /// killing on Monday troops. The day, by its preposition, hangs on the verb; the nominal behind it is the subject.
  mutating func repairOpenings(in words: Range<Int>) {
    for preposition in words where opensWithTime(preposition, words) {
      var end = preposition + 1
      while end < words.upperBound, isTimeWord(end) { end += 1 }
      let noun = tokens[preposition].head
      guard noun >= end, words.contains(noun), tokens[noun].tag.isNominal,
        [.obl, .nmod, .nsubj, .nsubjPass].contains(tokens[noun].relation)
      else { continue }
      let verb = tokens[noun].head
      guard words.contains(verb), verb > noun, tokens[verb].tag == .verb,
        !words.contains(where: { other in
          other != noun && tokens[other].head == verb && [.nsubj, .nsubjPass].contains(tokens[other].relation)
        })
      else { continue }
      let day = end - 1
      for word in preposition..<end where tokens[word].head == noun { tokens[word].head = day }
      tokens[day].head = verb
      tokens[day].relation = .obl
      tokens[noun].relation =
        words.contains { tokens[$0].head == verb && tokens[$0].relation == .auxPass } ? .nsubjPass : .nsubj
    }
  }

  /// A preposition of time, first in its clause, with the name of a day or month behind it.
  private func opensWithTime(_ token: Int, _ words: Range<Int>) -> Bool {
    guard tokens[token].relation == .case_, token + 2 < words.upperBound, isTimeWord(token + 1), !isNumber(token + 1)
    else { return false }
    return token == words.lowerBound || tokens[token - 1].tag == .punct || tokens[token - 1].tag == .cconj
  }

  /// "Monday", "March", and what follows them: "night", "2024".
  private func isTimeWord(_ token: Int) -> Bool {
    isNumber(token) || Self.times.contains(String(decoding: utf8[tokens[token].range], as: UTF8.self).lowercased())
  }

  private func isNumber(_ token: Int) -> Bool { utf8[tokens[token].range].allSatisfy { $0 >= 48 && $0 <= 57 } }

  private static let times: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "morning", "afternoon",
    "evening", "night", "noon", "midday", "midnight", "dawn", "dusk",
  ]
}
