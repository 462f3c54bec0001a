extension AnnotatedText {
  /// Mends trees in which the verb of a perfect hangs on its object: "they had fired rockets", read as rockets that were fired.
  /// A noun that bears the auxiliary and the subject of the verb right before it gives them to the verb and becomes its object.
  mutating func repairPerfects(in words: Range<Int>) {
    for verb in words where tokens[verb].relation == .amod && tokens[verb].tag == .verb {
      let noun = tokens[verb].head
      guard words.contains(noun), noun > verb, tokens[noun].tag.isNominal else { continue }
      let before = tokens[words.lowerBound..<verb].filter { $0.head == noun }.map(\.relation)
      guard before.contains(.aux), before.contains(.nsubj) else { continue }
      tokens[verb].head = tokens[noun].head
      tokens[verb].relation = tokens[noun].relation
      tokens[noun].head = verb
      tokens[noun].relation = .obj
      var last = verb
      for word in words where tokens[word].head == noun && word != verb {
        switch tokens[word].relation {
        case .nsubj, .aux, .mark, .advcl, .parataxis: tokens[word].head = verb
        case .advmod where word < verb: tokens[word].head = verb
        case .punct where word > noun: tokens[word].head = verb
        case .conj where tokens[word].tag == .verb:
          tokens[word].head = verb
          last = word
        // "and deployed drones": what follows a further verb is its object.
        case .conj where last > verb && last < word:
          tokens[word].head = last
          tokens[word].relation = .obj
          last = verb
        default: break
        }
      }
    }
  }
}
