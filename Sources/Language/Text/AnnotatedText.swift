/// A text and what is known of it: sentences, tokens, and for parsed sentences tags, lemmas and trees.
package struct AnnotatedText: Sendable {
  /// The text as given.
  package let text: String
  /// Its UTF-8 bytes, which all offsets count.
  package let utf8: [UInt8]
  /// In the order of the text; together they hold each token once.
  package internal(set) var sentences: [Sentence] = []
  /// In the order of the text, without overlap; what is between them is white space.
  package internal(set) var tokens: [Token] = []
  /// Of the model that parsed the text.
  var lemmatizer: Lemmatizer?
  private let scalars: ScalarOffsets

  init(_ text: String) {
    self.text = text
    utf8 = Array(text.utf8)
    scalars = ScalarOffsets(utf8)
  }

  /// The token's letters as the text has them.
  package func string(of token: Token) -> String { string(in: token.range) }

  /// The letters from the first to the last token of a range of token positions, with all between them.
  package func string(of tokens: Range<Int>) -> String {
    let tokens = tokens.clamped(to: self.tokens.indices)
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return string(in: self.tokens[first].range.lowerBound..<self.tokens[last].range.upperBound)
  }

  /// The letters of a stretch of UTF-8 offsets; what is outside the text is left out.
  package func string(in range: Range<Int>) -> String {
    String(decoding: utf8[range.clamped(to: utf8.indices)], as: UTF8.self)
  }

  /// The dictionary form in lower case (names keep their capitals): `strike` for "struck". The word itself before parsing.
  /// Found anew each time, since few are asked for.
  package func lemma(of token: Token) -> String {
    guard let lemma = lemmatizer?.lemma(of: utf8[token.range], tag: token.tag, features: token.features) else {
      return string(of: token)
    }
    return String(decoding: lemma, as: UTF8.self)
  }

  /// The position of the sentence that holds a token.
  package func sentence(of token: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].tokens.contains(token) ? low : nil
  }

  /// The offset in Unicode scalars of a UTF-8 offset; offsets outside the text count as its ends.
  package func scalarOffset(ofUTF8 offset: Int) -> Int { scalars.offset(ofUTF8: offset, in: utf8) }

  /// A stretch of UTF-8 offsets as a stretch of Unicode scalars.
  package func scalarRange(ofUTF8 range: Range<Int>) -> Range<Int> {
    scalarOffset(ofUTF8: range.lowerBound)..<scalarOffset(ofUTF8: range.upperBound)
  }
}
