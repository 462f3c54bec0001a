extension AnnotatedText {
  /// Mends trees in which the first of two verbs is a noun: "a patrol shot and killed two men", read as a patrol shot that killed. No
  /// subject is joined with its own verb by "and".
  mutating func repairJoints(in words: Range<Int>) {
    for first in words.dropFirst().dropLast(2) where tokens[first].relation == .nsubj && tokens[first].tag == .noun {
      let joint = first + 1
      let verb = first + 2
      let subject = first - 1
      guard tokens[first].head == verb, tokens[joint].relation == .cc, tokens[joint].head == verb,
        tokens[subject].head == first, tokens[subject].tag.isNominal
      else { continue }
      tokens[first].tag = .verb
      tokens[first].head = tokens[verb].head
      tokens[first].relation = tokens[verb].relation
      tokens[verb].head = first
      tokens[verb].relation = .conj
      tokens[subject].head = first
      tokens[subject].relation = .nsubj
      for word in words where word < subject && tokens[word].head == first { tokens[word].head = subject }
    }
  }
}
