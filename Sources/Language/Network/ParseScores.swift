/// What a network makes of a sentence before it decides: a score for every choice, the higher the likelier. The root stands
/// first. Other networks can be taught by it.
package struct ParseScores: Sendable {
  /// A row a token: the analyses in the model's order.
  package var analyses: [Float]
  /// A row a token: each token of the sentence as its head; a token's score for itself means nothing.
  package var heads: [Float]
  /// A row a token: the relations to the head it was given, in the model's order.
  package var relations: [Float]
}

extension LanguageModel {
  /// The combinations of part of speech and features between which the model chooses.
  package var analyses: [(tag: PartOfSpeech, features: Features)] { Array(zip(network.tags, network.features)) }

  /// The relations between which the model chooses.
  package var relations: [DependencyRelation] { network.relations }

  /// The scores of a sentence's words; nil when there are none, or more than are parsed at once.
  /// - Parameters:
  ///   - words: the bytes of each word.
  ///   - heads: the head of each word, counted from 1, the root being 0; the first entry is the root's own.
  package func scores(words: [[UInt8]], heads: [Int]) -> ParseScores? {
    guard !words.isEmpty, words.count <= SentenceParser.longestPiece, heads.count == words.count + 1,
      heads.allSatisfy({ $0 >= 0 && $0 <= words.count })
    else { return nil }
    var batch = PieceBatch(network.shape)
    batch.begin()
    for word in words { batch.append(network.rows(of: word[...])) }
    return known.lend(for: network) { SentenceParser(network: network, known: $0).scores(batch, heads: heads) }
  }
}
