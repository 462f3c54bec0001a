extension AnnotatedText {
  /// Mends trees in which a verb has two objects side by side: "destroyed a power pylon". The first is part of the second's name
  /// and gives it what stands before it.
  mutating func repairCompounds(in words: Range<Int>) {
    for first in words.dropLast() where tokens[first].relation == .obj && tokens[first].tag == .noun {
      let second = first + 1
      guard tokens[second].relation == .obj, tokens[second].tag == .noun, tokens[second].head == tokens[first].head,
        tokens[first].head < first
      else { continue }
      for word in words where word < first && tokens[word].head == first { tokens[word].head = second }
      tokens[first].head = second
      tokens[first].relation = .compound
    }
  }
}
