extension AnnotatedText {
  /// Mends trees in which the verb of a clause hangs on its own subject: "aircraft of the coalition bombed the capital", read as
  /// aircraft that were bombed. A participle behind a noun has no object of its own; a verb that has one is the clause's, and the
  /// noun, or the one of which it is a part, is its subject.
  mutating func repairClauses(in words: Range<Int>) {
    for verb in words where tokens[verb].relation == .acl && tokens[verb].tag == .verb {
      let noun = tokens[verb].head
      guard words.contains(noun), noun < verb, tokens[noun].tag.isNominal,
        noun + 1 == verb || ![.adp, .det].contains(tokens[verb - 1].tag),
        !isGerund(verb), !Self.doublyTransitive.contains(lemma(of: tokens[verb])), hasObject(verb, words)
      else { continue }
      var subject = noun
      for _ in 0..<6 where [.nmod, .conj].contains(tokens[subject].relation) {
        let whole = tokens[subject].head
        guard words.contains(whole), whole < subject, tokens[whole].tag.isNominal else { break }
        subject = whole
      }
      let relation = tokens[subject].relation
      guard relation != .nmod, relation != .obl,
        !words.contains(where: { tokens[$0].head == subject && tokens[$0].relation == .case_ })
      else { continue }
      tokens[verb].head = tokens[subject].head
      switch relation {
      case .root, .conj, .ccomp, .parataxis, .advcl: tokens[verb].relation = relation
      case .nsubj, .nsubjPass, .obj: tokens[verb].relation = .ccomp
      default: tokens[verb].relation = .parataxis
      }
      tokens[subject].head = verb
      tokens[subject].relation = .nsubj
      // "aircraft of the alliance bombed", with the alliance taken for a part of the verb.
      for part in noun + 1..<verb where tokens[part].head == verb && tokens[part].relation == .compound {
        tokens[part].head = noun
        tokens[part].relation = .nmod
      }
      for word in words where tokens[word].head == subject && word != verb {
        switch tokens[word].relation {
        case .mark, .advcl, .parataxis, .cc: tokens[word].head = verb
        case .punct where word > verb: tokens[word].head = verb
        case .advmod where word > verb, .obl: tokens[word].head = verb
        default: break
        }
      }
    }
  }

  /// Mends trees in which the participle behind a subject has its verb for a second clause beside it: "said that missiles fired by
  /// aircraft struck two bases" tells one thing, of missiles that were fired.
  mutating func repairParticiples(in words: Range<Int>) {
    for verb in words where tokens[verb].relation == .ccomp && tokens[verb].tag == .verb {
      let children = words.filter { tokens[$0].head == verb }
      guard !children.contains(where: { [.nsubj, .nsubjPass].contains(tokens[$0].relation) }) else { continue }
      // "their chief Ali Khan, killed by a drone": behind a comma it tells of the name before.
      if let name = nameBefore(verb, words), children.contains(where: { tokens[$0].relation == .oblAgent }),
        !children.contains(where: { [.aux, .auxPass, .mark, .cc].contains(tokens[$0].relation) })
      {
        tokens[verb].head = name
        tokens[verb].relation = .acl
        continue
      }
      guard let participle = words.first(where: { $0 < verb && isAgentive($0, beside: verb, words) }),
        let subject = words.first(where: {
          $0 + 1 == participle && tokens[$0].head == participle && [.nsubj, .nsubjPass].contains(tokens[$0].relation)
        })
      else { continue }
      tokens[subject].head = verb
      tokens[subject].relation = .nsubj
      tokens[participle].head = subject
      tokens[participle].relation = .acl
    }
  }

  /// The nominal right before a comma, by its head.
  private func nameBefore(_ verb: Int, _ words: Range<Int>) -> Int? {
    guard words.contains(verb - 2), utf8[tokens[verb - 1].range].elementsEqual(",".utf8), tokens[verb - 2].tag.isNominal
    else { return nil }
    var name = verb - 2
    while tokens[name].relation == .flat, words.contains(tokens[name].head) { name = tokens[name].head }
    return name
  }

  /// A participle with its doer behind "by", in a clause beside that of a verb with nothing to join the two.
  private func isAgentive(_ participle: Int, beside verb: Int, _ words: Range<Int>) -> Bool {
    tokens[participle].head == tokens[verb].head && tokens[participle].relation == .ccomp
      && tokens[participle].tag == .verb
      && words.contains { tokens[$0].head == participle && tokens[$0].relation == .oblAgent }
      && !(participle..<verb).contains {
        [.cc, .mark].contains(tokens[$0].relation) || tokens[$0].relation == .auxPass
      }
  }

  func isGerund(_ token: Int) -> Bool { utf8[tokens[token].range].suffix(3).elementsEqual("ing".utf8) }

  private func hasObject(_ verb: Int, _ words: Range<Int>) -> Bool {
    var found = false
    for word in words where tokens[word].head == verb {
      if tokens[word].relation == .obj, word > verb { found = true }
      // "a plan to bomb the bridge", "the raid, called Dawn"
      if word < verb, [.mark, .nsubj].contains(tokens[word].relation) { return false }
    }
    return found
  }

  /// Verbs whose participle keeps an object: "an operation called Dawn", "men given arms".
  static let doublyTransitive: Set<String> = [
    "call", "name", "dub", "codename", "term", "title", "give", "grant", "award", "offer", "send", "show", "teach",
    "tell",
    "pay", "owe", "lend", "deny", "promise", "ask", "cost", "allow", "elect", "appoint", "make", "consider", "think",
  ]
}
