/// What is no part of the sentence around it: what an editor put into square brackets ("the front [FMLN]", "[words indistinct]"),
/// and the place, day or speaker that heads it ("Rawalpindi, 19 May: Forces raided a hideout").
enum Asides {
  /// The words of a piece of a sentence without its asides, and the asides with their brackets, in the order of the text. A
  /// bracket that is not closed, or that holds all there is, is read on with the rest.
  /// - Parameter opensSentence: the piece has the first words of its sentence.
  static func parted(
    _ piece: Range<Int>, of text: AnnotatedText, opensSentence: Bool
  ) -> (words: [Int], asides: [[Int]]) {
    guard opensSentence, let start = endOfHead(piece, of: text) else { return parted(piece, of: text) }
    let rest = parted(start..<piece.upperBound, of: text)
    return (rest.words, [Array(piece.lowerBound..<start)] + rest.asides)
  }

  /// Where the words behind a head begin: names, figures and marks up to a colon before a capital.
  private static func endOfHead(_ piece: Range<Int>, of text: AnnotatedText) -> Int? {
    func isCapital(_ token: Int) -> Bool {
      text.utf8[text.tokens[token].range].first.map { 65...90 ~= $0 || $0 >= 0xC3 } ?? false
    }
    guard let first = piece.first, isCapital(first) else { return nil }
    for token in piece.dropFirst().prefix(12) {
      let word = text.utf8[text.tokens[token].range]
      if word.elementsEqual(":".utf8) { return token + 2 < piece.upperBound && isCapital(token + 1) ? token + 1 : nil }
      let isName = isCapital(token) || word.allSatisfy { 48...57 ~= $0 }
      guard isName || marks.contains(where: { word.elementsEqual($0.utf8) }) else { return nil }
    }
    return nil
  }

  /// What may stand among the names of a head.
  private static let marks = [",", "/", "(", ")", "of", "and"]

  private static func parted(_ piece: Range<Int>, of text: AnnotatedText) -> (words: [Int], asides: [[Int]]) {
    func isBracket(_ token: Int, _ byte: UInt8) -> Bool {
      let range = text.tokens[token].range
      return range.count == 1 && text.utf8[range.lowerBound] == byte
    }
    guard piece.contains(where: { isBracket($0, UInt8(ascii: "[")) }) else { return (Array(piece), []) }
    var words: [Int] = []
    var asides: [[Int]] = []
    var token = piece.lowerBound
    while token < piece.upperBound {
      if isBracket(token, UInt8(ascii: "[")),
        let end = (token..<piece.upperBound).first(where: { isBracket($0, UInt8(ascii: "]")) })
      {
        asides.append(Array(token...end))
        token = end + 1
      } else {
        words.append(token)
        token += 1
      }
    }
    return words.isEmpty ? (Array(piece), []) : (words, asides)
  }
}
