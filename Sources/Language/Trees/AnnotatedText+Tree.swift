extension AnnotatedText {
  /// The positions of the tokens that hang on a token, in the order of the text. Looks at the sentence once.
  package func children(of token: Int) -> [Int] {
    guard let sentence = sentence(of: token) else { return [] }
    return sentences[sentence].tokens.filter { tokens[$0].head == token }
  }

  /// The first token that hangs on a token by one of these relations.
  package func child(of token: Int, _ relations: DependencyRelation...) -> Int? {
    guard let sentence = sentence(of: token) else { return nil }
    return sentences[sentence].tokens.first { tokens[$0].head == token && relations.contains(tokens[$0].relation) }
  }

  /// The root of a parsed sentence, as a position in `tokens`.
  package func root(ofSentence sentence: Int) -> Int? {
    guard sentences.indices.contains(sentence) else { return nil }
    return sentences[sentence].tokens.first { tokens[$0].relation == .root }
  }

  /// From the first to the last token of the tree below a token, itself included.
  package func subtree(of token: Int) -> Range<Int> {
    let members = descendants(of: token)
    guard let first = members.first, let last = members.last else { return token..<token }
    return first..<last + 1
  }

  /// The token and all that hang on it, directly or not, in the order of the text. Linear in the sentence.
  package func descendants(of token: Int) -> [Int] {
    guard let sentence = sentence(of: token) else { return [] }
    let range = sentences[sentence].tokens
    let links = ChildLinks(tokens, range)
    return links.descendants(of: token)
  }

  /// Whether a token is another one or hangs below it.
  package func token(_ token: Int, isWithin ancestor: Int) -> Bool {
    var position = token
    var steps = 0
    while position >= 0, position < tokens.count, steps <= tokens.count {
      if position == ancestor { return true }
      position = tokens[position].head
      steps += 1
    }
    return false
  }
}

/// First child and next sibling of each token of a sentence: children without searching.
package struct ChildLinks: Sendable {
  private let start: Int
  private var first: [Int32]
  private var next: [Int32]

  /// Links for one sentence of a text.
  package init(_ text: AnnotatedText, sentence: Int) { self.init(text.tokens, text.sentences[sentence].tokens) }

  init(_ tokens: [Token], _ range: Range<Int>) {
    start = range.lowerBound
    first = Array(repeating: -1, count: range.count)
    next = first
    for position in range.reversed() {
      let head = tokens[position].head
      guard range.contains(head), head != position else { continue }
      next[position - start] = first[head - start]
      first[head - start] = Int32(truncatingIfNeeded: position - start)
    }
  }

  /// The tokens that hang on a token, in the order of the text.
  package func children(of token: Int) -> [Int] {
    guard first.indices.contains(token - start) else { return [] }
    var children: [Int] = []
    var child = first[token - start]
    while child >= 0 {
      children.append(Int(child) + start)
      child = next[Int(child)]
    }
    return children
  }

  /// The token and all below it, in the order of the text.
  package func descendants(of token: Int) -> [Int] {
    guard first.indices.contains(token - start) else { return [] }
    var found: [Int] = [token]
    var done = 0
    while done < found.count, found.count <= first.count {
      found += children(of: found[done])
      done += 1
    }
    return found.sorted()
  }
}
