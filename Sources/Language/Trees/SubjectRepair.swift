extension AnnotatedText {
  /// Mends trees in which what a clause is said to be is one more subject of it: "the assessment is that thirty were killed".
  mutating func repairPredicates(in words: Range<Int>) {
    for mark in words.dropFirst(2) where tokens[mark].relation == .mark && tokens[mark - 1].tag == .aux {
      let be = mark - 1
      let verb = tokens[mark].head
      guard words.contains(verb), verb > mark, tokens[be].head == verb,
        let noun = (words.lowerBound..<be).last(where: {
          tokens[$0].head == verb && [.nsubj, .nsubjPass].contains(tokens[$0].relation)
        })
      else { continue }
      tokens[be].head = tokens[verb].head
      tokens[be].relation = tokens[verb].relation
      for word in words.lowerBound..<be where tokens[word].head == verb { tokens[word].head = be }
      tokens[noun].relation = .nsubj
      tokens[verb].head = be
      tokens[verb].relation = .ccomp
    }
  }

  /// Mends trees in which a participle before a noun is a subject beside it, or is taken for a part of the verb: "three kidnapped
  /// women were freed" has one subject, "the wounded numbered 41" has the wounded for it.
  mutating func repairSubjects(in words: Range<Int>) {
    for word in words.dropLast() where isParticiple(word) {
      let verb = tokens[word].head
      guard words.contains(verb), verb > word + 1 || tokens[word].relation == .amod else { continue }
      switch tokens[word].relation {
      case .nsubj, .nsubjPass:
        let noun = word + 1
        guard tokens[noun].tag.isNominal, tokens[noun].head == verb, tokens[noun].relation == tokens[word].relation,
          !words.contains(where: { tokens[$0].head == word && tokens[$0].relation == .det })
        else { continue }
        tokens[word].head = noun
        tokens[word].relation = .amod
      case .amod:
        let article = word - 1
        guard tokens[verb].tag == .verb, words.contains(article), tokens[article].tag == .det,
          tokens[article].head == verb,
          !words.contains(where: { tokens[$0].head == verb && [.nsubj, .nsubjPass].contains(tokens[$0].relation) })
        else { continue }
        tokens[article].head = word
        tokens[word].relation =
          words.contains { tokens[$0].head == verb && tokens[$0].relation == .auxPass } ? .nsubjPass : .nsubj
      default: continue
      }
    }
  }

  /// Mends trees in which a verb of saying has two subjects, the first of them that of what is said: "members of the group blew up
  /// two banks, police said".
  mutating func repairSayings(in words: Range<Int>) {
    for clause in words where tokens[clause].relation == .ccomp && tokens[clause].tag == .verb {
      let verb = tokens[clause].head
      guard words.contains(verb), verb > clause,
        let first = words.first(where: { $0 < clause && tokens[$0].head == verb && tokens[$0].relation == .nsubj }),
        words.contains(where: { $0 > clause && $0 < verb && tokens[$0].head == verb && tokens[$0].relation == .nsubj }),
        !words.contains(where: {
          tokens[$0].head == clause && [.nsubj, .nsubjPass, .mark].contains(tokens[$0].relation)
        })
      else { continue }
      tokens[first].head = clause
      tokens[first].relation =
        words.contains { tokens[$0].head == clause && tokens[$0].relation == .auxPass } ? .nsubjPass : .nsubj
    }
  }

  private func isParticiple(_ token: Int) -> Bool {
    [.verb, .adj].contains(tokens[token].tag) && utf8[tokens[token].range].suffix(2).elementsEqual("ed".utf8)
  }
}
