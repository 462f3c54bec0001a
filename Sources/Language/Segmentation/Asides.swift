/// What an editor put into square brackets: "the front [FMLN]", "[words indistinct]". It is no part of the sentence around it.
enum Asides {
  /// The words of a piece of a sentence without its asides, and the asides with their brackets, in the order of the text. A
  /// bracket that is not closed, or that holds all there is, is read on with the rest.
  static func parted(_ piece: Range<Int>, of text: AnnotatedText) -> (words: [Int], asides: [[Int]]) {
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
