extension AnnotatedText {
  /// Mends trees in which the parts of one nominal stand apart: a verb has two objects side by side, "destroyed a power pylon",
  /// "kidnapped Senator Juan Diaz", of which the first is part of the second's name; a preposition is the title's, "of Captain
  /// Diaz".
  mutating func repairCompounds(in words: Range<Int>) {
    for first in words.dropLast() where tokens[first].relation == .obj && tokens[first].tag.isNominal {
      let second = first + 1
      guard tokens[second].relation == .obj, tokens[second].head == tokens[first].head, tokens[first].head < first,
        tokens[first].tag == .noun && tokens[second].tag == .noun
          || words.contains(second + 1) && tokens[second + 1].relation == .flat && tokens[second + 1].head == second
      else { continue }
      for word in words where word < first && tokens[word].head == first { tokens[word].head = second }
      tokens[first].head = second
      tokens[first].relation = tokens[second].tag == .propn ? .nmodDesc : .compound
    }
    for title in words.dropLast() where tokens[title].tag == .noun && Self.parts.contains(tokens[title].relation) {
      guard let name = nameBehind(title, words) else { continue }
      for word in words where word < title && tokens[word].head == title && tokens[word].relation == .case_ {
        tokens[word].head = name
      }
      tokens[title].head = name
      tokens[title].relation = .nmodDesc
    }
    for word in words where tokens[word].relation == .case_ {
      let title = tokens[word].head
      guard words.contains(title), tokens[title].relation == .nmodDesc, word < title else { continue }
      let name = tokens[title].head
      guard words.contains(name), name > title, !words.contains(where: { isCase($0, of: name) }) else { continue }
      tokens[word].head = name
    }
  }

  private static let parts: Set<DependencyRelation> = [.obj, .nmod, .obl, .nsubj, .nsubjPass]

  /// "Attorney General Dr Roberto Garcia", with the attorney and the name side by side: the name, when its other titles alone stand
  /// between.
  private func nameBehind(_ title: Int, _ words: Range<Int>) -> Int? {
    guard words.contains(title + 1), tokens[title + 1].relation == .nmodDesc else { return nil }
    let name = tokens[title + 1].head
    guard words.contains(name), name > title + 1, tokens[name].tag == .propn, tokens[name].head == tokens[title].head,
      tokens[name].relation == tokens[title].relation,
      (title + 1..<name).allSatisfy({ tokens[$0].head == name && tokens[$0].relation == .nmodDesc })
    else { return nil }
    return name
  }

  private func isCase(_ word: Int, of name: Int) -> Bool {
    tokens[word].head == name && tokens[word].relation == .case_ && word < name
  }
}
