extension AnnotatedText {
  /// Mends trees in which what is said before the subject, with a preposition, is taken for a part of it or for one more subject:
  /// "shortly before the raid two gunmen opened fire", read as raid gunmen, "hours after the attack three men were held". It says
  /// when or where: nothing before a noun's own number or article is a part of its name.
  mutating func repairOpenings(in words: Range<Int>) {
    for noun in words.dropLast() where tokens[noun].tag.isNominal {
      switch tokens[noun].relation {
      case .compound:
        let subject = tokens[noun].head
        guard words.contains(subject), subject > noun + 1, isSubject(subject), tokens[noun + 1].head == subject,
          [.nummod, .det].contains(tokens[noun + 1].relation)
        else { continue }
        let verb = tokens[subject].head
        guard words.contains(verb),
          let preposition = (words.lowerBound..<noun).last(where: {
            [subject, verb].contains(tokens[$0].head) && [.case_, .mark].contains(tokens[$0].relation)
          }),
          (preposition + 1..<noun).allSatisfy({ [noun, subject].contains(tokens[$0].head) })
        else { continue }
        for word in preposition..<noun where tokens[word].head != noun { tokens[word].head = noun }
        tokens[preposition].relation = .case_
        tokens[noun].head = verb
        tokens[noun].relation = .obl
      case .nsubj, .nsubjPass:
        let verb = tokens[noun].head
        guard words.contains { tokens[$0].head == noun && tokens[$0].relation == .case_ && $0 < noun },
          words.contains(where: { $0 > noun && tokens[$0].head == verb && isSubject($0) })
        else { continue }
        tokens[noun].relation = .obl
      default: continue
      }
    }
  }

  /// Mends trees in which a month is a part of the name behind it: "at dawn on 7 May fighters entered the town" is said of fighters
  /// who entered, and of a day in May.
  mutating func repairMonths(in words: Range<Int>) {
    for month in words.dropLast() where tokens[month].relation == .compound && isMonth(month) {
      let noun = tokens[month].head
      guard words.contains(noun), noun > month,
        let preposition = (words.lowerBound..<month).last(where: {
          tokens[$0].head == noun && [.case_, .mark].contains(tokens[$0].relation)
        }), (preposition..<month).allSatisfy({ [noun, month].contains(tokens[$0].head) }),
        let verb = verb(above: noun, words), verb > noun
      else { continue }
      for word in preposition..<month { tokens[word].head = month }
      tokens[preposition].relation = .case_
      tokens[month].head = verb
      tokens[month].relation = .obl
      guard tokens[noun].relation == .nmod, tokens[noun].head < preposition,
        !words.contains(where: { tokens[$0].head == verb && isSubject($0) })
      else { continue }
      tokens[noun].head = verb
      tokens[noun].relation =
        words.contains { tokens[$0].head == verb && tokens[$0].relation == .auxPass } ? .nsubjPass : .nsubj
    }
  }

  private func verb(above word: Int, _ words: Range<Int>) -> Int? {
    var above = tokens[word].head
    for _ in 0..<8 where words.contains(above) && tokens[above].tag != .verb { above = tokens[above].head }
    return words.contains(above) && tokens[above].tag == .verb ? above : nil
  }

  private func isMonth(_ word: Int) -> Bool {
    Self.months.contains(String(decoding: utf8[tokens[word].range], as: UTF8.self))
  }

  private static let months: Set<String> = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private func isSubject(_ word: Int) -> Bool { [.nsubj, .nsubjPass].contains(tokens[word].relation) }
}
