extension AnnotatedText {
  /// Mends trees in which a verb without any form of "be" is taken for a passive: in "five men shot to death a watchman" the men
  /// shot, and the watchman was shot.
  mutating func repairVoices(in words: Range<Int>) {
    for subject in words where tokens[subject].relation == .nsubjPass {
      let verb = tokens[subject].head
      guard words.contains(verb), verb > subject, tokens[verb].tag == .verb else { continue }
      let parts = words.filter { tokens[$0].head == verb }
      guard !parts.contains(where: { [.auxPass, .aux, .oblAgent, .obj].contains(tokens[$0].relation) }),
        let object = parts.first(where: { $0 > verb && isBare($0, words) }) ?? object(of: parts, words)
      else { continue }
      tokens[subject].relation = .nsubj
      tokens[object].head = verb
      tokens[object].relation = .obj
    }
  }

  /// "shot to death the mayor", with death taken for what has an object.
  private func object(of parts: [Int], _ words: Range<Int>) -> Int? {
    words.first { word in
      tokens[word].relation == .obj && tokens[word].tag.isNominal
        && parts.contains { $0 == tokens[word].head && $0 < word && tokens[$0].relation == .obl }
    }
  }

  /// A noun with an article that stands with no preposition, and tells no time: "shot a day earlier".
  private func isBare(_ noun: Int, _ words: Range<Int>) -> Bool {
    tokens[noun].tag.isNominal && [.obl, .nmod].contains(tokens[noun].relation)
      && words.contains { tokens[$0].head == noun && tokens[$0].relation == .det && tokens[$0].tag == .det }
      && !words.contains { tokens[$0].head == noun && [.case_, .mark].contains(tokens[$0].relation) }
      && !Self.units.contains(lemma(of: tokens[noun]))
  }

  private static let units: Set<String> = [
    "second", "minute", "moment", "hour", "day", "night", "morning", "afternoon", "evening", "week", "weekend", "month",
    "year", "time",
  ]
}
