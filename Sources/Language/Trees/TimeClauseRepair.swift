extension AnnotatedText {
  /// Mends trees in which the subject of a clause of time is taken for what "after" or "before" stands with, and its verb hangs on
  /// it or beside it: "died after a lorry rammed the gate", read as died after a lorry. A verb without a subject that is no
  /// participle behind a noun has the noun before it for its own.
  mutating func repairTimeClauses(in words: Range<Int>) {
    for opening in words.dropLast(2) where tokens[opening].relation == .case_ && mayOpenClause(opening) {
      let noun = tokens[opening].head
      guard words.contains(noun), noun > opening, tokens[noun].tag.isNominal, tokens[noun].relation == .obl,
        let verb = words.first(where: { $0 > noun && isVerb($0, of: noun, words) })
      else { continue }
      let above = tokens[noun].head
      tokens[verb].head = above
      tokens[verb].relation = .advcl
      tokens[noun].head = verb
      let isPassive = words.contains { tokens[$0].head == verb && tokens[$0].relation == .auxPass }
      tokens[noun].relation = isPassive ? .nsubjPass : .nsubj
      tokens[opening].head = verb
      tokens[opening].relation = .mark
      tokens[opening].tag = .sconj
      // "two days after a lorry rammed the gate"
      for word in words where word < opening && tokens[word].head == noun { tokens[word].head = verb }
      for word in words where word > verb && tokens[word].head == noun { tokens[word].head = verb }
    }
  }

  private func mayOpenClause(_ word: Int) -> Bool {
    let bytes = utf8[tokens[word].range]
    return Self.conjunctions.contains { bytes.count == $0.count && bytes.elementsEqual($0) { $0 | 0x20 == $1 } }
  }

  /// A verb told of a noun: a participle hung on it that has an object, or that cannot be suffered, or a clause beside it.
  private func isVerb(_ verb: Int, of noun: Int, _ words: Range<Int>) -> Bool {
    guard tokens[verb].tag == .verb, !isGerund(verb), !tokens[verb].features.contains(.infinitive) else { return false }
    let parts = words.filter { tokens[$0].head == verb }
    guard !parts.contains(where: { tokens[$0].relation.isSubject || tokens[$0].relation == .mark && $0 < verb }),
      !(noun..<verb).contains(where: { utf8[tokens[$0].range].elementsEqual(",".utf8) || tokens[$0].relation == .cc })
    else { return false }
    let isActive = parts.contains { tokens[$0].relation == .obj && $0 > verb }
    let isFinite = parts.contains { [.aux, .auxPass].contains(tokens[$0].relation) }
    switch tokens[verb].relation {
    case .advcl where tokens[verb].head == tokens[noun].head: return true
    case .acl where tokens[verb].head == noun:
      return isActive && !Self.doublyTransitive.contains(lemma(of: tokens[verb])) || isFinite
        || Self.unsuffered.contains(lemma(of: tokens[verb]))
    default: return false
    }
  }

  private static let conjunctions = ["after", "before", "until", "since"].map { Array($0.utf8) }

  /// Verbs that nothing suffers, whose participle stands behind no noun: "a lorry exploded".
  private static let unsuffered: Set<String> = [
    "explode", "erupt", "slam", "crash", "plough", "plow", "burst", "fall", "land", "die", "collapse", "go", "come",
    "drive",
    "march", "arrive", "open", "ram", "swerve",
  ]
}
