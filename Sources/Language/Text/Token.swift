/// One token: a stretch of the text, and what the parser says of it. A plain value of 20 bytes; the text keeps the letters.
package struct Token: Sendable, Hashable {
  var start: UInt32
  var end: UInt32
  /// The position of the head in `AnnotatedText.tokens`; -1 for the root of a sentence, and before parsing.
  package internal(set) var head: Int {
    get { Int(headIndex) }
    set { headIndex = Int32(truncatingIfNeeded: newValue) }
  }
  private var headIndex: Int32 = -1
  /// Part of speech; `x` before parsing.
  package internal(set) var tag: PartOfSpeech = .x
  /// How the token hangs on its head; `dep` before parsing.
  package internal(set) var relation: DependencyRelation = .dep
  /// Morphology; empty before parsing.
  package internal(set) var features: Features = []

  init(_ range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
  }

  /// Where the token stands: UTF-8 offsets into the text.
  package var range: Range<Int> { Int(start)..<Int(end) }
}

/// One sentence: consecutive tokens of one paragraph.
package struct Sentence: Sendable, Hashable {
  /// Positions in `AnnotatedText.tokens`; never empty.
  package internal(set) var tokens: Range<Int>
  /// Counts the paragraphs of the text from 0.
  package internal(set) var paragraph: Int
  /// Whether the sentence is the place and date line before a report's first words ("QUETTA, Jan 17 (Agency) -").
  package internal(set) var isDateline = false
  /// Whether tags, lemmas and the tree have been filled in.
  package internal(set) var isParsed = false
}
