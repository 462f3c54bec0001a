/// The trained model: reads text into sentences, tokens, tags, lemmas and trees. One value serves all threads.
package final class LanguageModel: Sendable {
  /// Maps a model file into memory.
  /// - Throws: `LanguageError` when the file cannot be read or is not a model of this program's format.
  package init(path: String) throws(LanguageError) {
  }

  /// Cuts a text into paragraphs, sentences and tokens; tags and trees are left empty.
  package func segment(_ text: String) -> AnnotatedText { Self.segment(text) }

  /// As `segment`, which needs no model.
  package static func segment(_ text: String) -> AnnotatedText {
    var annotated = AnnotatedText(text)
    var tokenizer = Tokenizer(annotated.utf8)
    for paragraph in Paragraphs.find(annotated.utf8) { tokenizer.read(paragraph: paragraph) }
    annotated.sentences = SentenceSplitter(
      bytes: annotated.utf8, tokens: tokenizer.tokens, marks: tokenizer.marks
    ).split()
    annotated.tokens = tokenizer.tokens
    return annotated
  }

  /// Fills in tags, lemmas and the tree of one sentence; a sentence already parsed stays as it is.
  package func parse(_ text: inout AnnotatedText, sentence: Int) {
  }

  /// Segments a text and parses every sentence.
  package func annotate(_ text: String) -> AnnotatedText {
    var annotated = segment(text)
    for sentence in annotated.sentences.indices { parse(&annotated, sentence: sentence) }
    return annotated
  }
}
