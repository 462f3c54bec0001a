package import Gazetteer
package import Language

/// Finds the places that texts, incidents and rows of place descriptions name.
package struct Geocoder: Sendable {
  package let gazetteer: Gazetteer
  let words: PlaceWords

  package init(gazetteer: Gazetteer, words: PlaceWords) {
    self.gazetteer = gazetteer
    self.words = words
  }

  /// Every place mention of a text, in its order: names of places, adjectives of places, places that stand for governments,
  /// datelines; each with its role and, where it can be told, its place. Persons and organisations named like places are not
  /// among them.
  package func toponyms(in text: AnnotatedText) -> [Toponym] {
    text.utf8.withUnsafeBufferPointer { bytes in
      var document = Document(text: bytes, words: WordScanner(words: words).scan(bytes))
      MentionFinder(gazetteer: gazetteer, words: words).find(in: &document)
      Recogniser(weights: words.recognition).recognise(&document)
      let (senses, senseOfMention) = Resolver(gazetteer: gazetteer, words: words).resolve(document)
      let datelines = text.sentences.filter(\.isDateline).compactMap { sentence -> Range<Int>? in
        guard let first = sentence.tokens.first, let last = sentence.tokens.last else { return nil }
        return text.tokens[first].range.lowerBound..<text.tokens[last].range.upperBound
      }
      let builder = ToponymBuilder(
        gazetteer: gazetteer, words: words, document: document, senses: senses, senseOfMention: senseOfMention,
        datelines: datelines)
      return document.mentions.indices.map { builder.toponym($0) }
    }
  }
}
