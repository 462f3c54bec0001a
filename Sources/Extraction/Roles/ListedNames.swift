import Language

/// Names of persons that stand side by side with one who suffers, wherever the tree hangs them.
extension Reading {
  /// "Ana Ruiz of Lima and Luis Paz, a judge, were killed", "killed Ana Ruiz, Luis Paz and her driver": the further names of the
  /// list that `name` stands in, before or behind the word of violence.
  func namesListed(with name: Range<Int>, at verb: Int) -> [Int] {
    guard let sentence = text.sentence(of: verb) else { return [] }
    let range = text.sentences[sentence].tokens
    guard range.lowerBound <= name.lowerBound, name.upperBound <= range.upperBound else { return [] }
    let span: Range<Int>
    if name.upperBound <= verb {
      let start = (range.lowerBound..<name.lowerBound).last { endsList($0) }.map { $0 + 1 } ?? range.lowerBound
      let end = (name.upperBound..<verb).first { endsList($0) } ?? verb
      span = start..<end
    } else {
      let end = (name.upperBound..<range.upperBound).first { endsList($0) || tag($0) == .adp && lower[$0] != "of" }
      span = name.upperBound..<(end ?? range.upperBound)
    }
    let isUpperCase = isUpperCase(sentence)
    var found: [Int] = []
    var token = span.lowerBound
    while token < span.upperBound {
      guard !name.contains(token), isNamePart(token), let run = nameRun(around: token, sentence, isUpperCase),
        run.count >= 2, !run.overlaps(name)
      else {
        token += 1
        continue
      }
      if isListed(run.lowerBound, in: span) { found.append(chief(run)) }
      token = Swift.max(run.upperBound, token + 1)
    }
    return found
  }

  /// A predicate, or a mark that parts clauses.
  private func endsList(_ token: Int) -> Bool {
    tag(token) == .verb || tag(token) == .aux || tag(token) == .sconj
      || [";", ":", "--", "who", "which"].contains(lower[token])
  }

  /// Behind a comma, "and" or "with", with nothing but offices and adjectives between.
  private func isListed(_ start: Int, in span: Range<Int>) -> Bool {
    var position = start - 1
    while position >= span.lowerBound {
      if [",", "and", "with", "as"].contains(lower[position]) { return true }
      guard
        [.adj, .det, .num].contains(tag(position)) || covering(position)?.party != nil || says(position, .title)
          || tag(position) == .noun
      else { return false }
      position -= 1
    }
    return true
  }
}
