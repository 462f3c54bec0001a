import CMatrix

/// Parses pieces of sentences, several at once: tags, heads and relations of their tokens.
struct SentenceParser {
  /// The most tokens looked at together; a longer sentence is parsed in pieces.
  static let longestPiece = 120

  /// What is found for a token.
  struct Result {
    var tag: PartOfSpeech
    var features: Features
    /// Counted from 0 in the piece; -1 for the root.
    var head: Int
    var relation: DependencyRelation
  }

  let network: Network
  let known: KnownWords

  /// The results of all words of a batch, piece after piece.
  func parse(_ batch: PieceBatch) -> [Result] {
    guard batch.rows.count > 0 else { return [] }
    var memory = Scratch(bytes: bytes(batch))
    let (encoder, analyses) = encode(batch, &memory)
    let scorer = HeadScorer(encoder, longest: batch.longest, &memory)
    var heads: [Int] = []
    heads.reserveCapacity(batch.rows.count)
    for piece in batch.pieces { heads += TreeDecoder(count: piece.count, scores: scorer.scores(piece)).heads() }
    let relations = relationScores(encoder, batch.pieces, heads, &memory)
    var results: [Result] = []
    results.reserveCapacity(batch.rows.count)
    for piece in batch.pieces {
      for token in piece.dropFirst() {
        let analysis = Self.best(analyses + token * network.analyses.rows, network.shape.analyses)
        let relation = Self.best(relations + token * network.labels.rows, network.shape.relations)
        results.append(
          Result(
            tag: network.tags[analysis], features: network.features[analysis], head: heads[token] - 1,
            relation: heads[token] == 0 ? .root : network.relations[relation]))
      }
    }
    return results
  }

  /// The scores of a batch of one piece.
  /// - Parameter heads: the head of each token, the root at 0; the first entry is the root's own and means nothing.
  func scores(_ batch: PieceBatch, heads: [Int]) -> ParseScores {
    var memory = Scratch(bytes: bytes(batch))
    let count = batch.rows.count
    let (encoder, analyses) = encode(batch, &memory)
    let headScores = HeadScorer(encoder, longest: count, &memory).scores(0..<count)
    let relations = relationScores(encoder, batch.pieces, heads, &memory)
    func rows(_ scores: UnsafePointer<Float>, _ columns: Int, of stride: Int) -> [Float] {
      (0..<count).flatMap { UnsafeBufferPointer(start: scores + $0 * stride, count: columns) }
    }
    return ParseScores(
      analyses: rows(analyses, network.shape.analyses, of: network.analyses.rows),
      heads: rows(headScores, count, of: count),
      relations: rows(relations, network.shape.relations, of: network.labels.rows))
  }

  /// The vectors of the last layer, and what the tag layer says of each token's analysis.
  private func encode(
    _ batch: PieceBatch, _ memory: inout Scratch
  ) -> (encoder: Encoder, analyses: UnsafePointer<Float>) {
    let encoder = Encoder(network, batch, known, &memory)
    let scores = memory.take(encoder.count * network.analyses.rows, of: Float.self)
    for layer in 0..<network.shape.layers {
      encoder.apply(layer: layer)
      if layer + 1 == network.shape.tagLayer { network.analyses.apply(encoder.vectors, encoder.count, into: scores) }
    }
    return (encoder, UnsafePointer(scores))
  }

  /// A row of scores for each token of the batch, given its head in its piece.
  private func relationScores(
    _ encoder: Encoder, _ pieces: [Range<Int>], _ heads: [Int], _ memory: inout Scratch
  ) -> UnsafePointer<Float> {
    let count = encoder.count
    let label = network.shape.label
    let own = memory.take(count * label, of: Float.self)
    let others = memory.take(count * label, of: Float.self)
    let joined = memory.take(count * label, of: Int16.self)
    let scores = memory.take(count * network.labels.rows, of: Float.self)
    let (hosts, placeOf) = hosts(encoder, pieces, heads, &memory)
    network.labelTokens.apply(encoder.vectors, count, into: own)
    network.labelHeads.apply(hosts.vectors, hosts.count, into: others)
    guard let distances = network.labelDistances.baseAddress else { return UnsafePointer(scores) }
    for piece in pieces {
      for token in piece.dropFirst() {
        let distance = distances + Distance.class(of: heads[token], from: token - piece.lowerBound) * label
        let other = others + placeOf[piece.lowerBound + heads[token]] * label
        for index in 0..<label { own[token * label + index] += other[index] + distance[index] }
      }
    }
    Activations.rectify(own, joined, count * label)
    network.labels.apply(joined, count, into: scores)
    return UnsafePointer(scores)
  }

  /// The vectors of the tokens that something hangs on, which are less than half of all, and where among them each is.
  private func hosts(
    _ encoder: Encoder, _ pieces: [Range<Int>], _ heads: [Int], _ memory: inout Scratch
  ) -> (hosts: (vectors: UnsafePointer<Int16>, count: Int), placeOf: [Int]) {
    let width = network.shape.width
    let vectors = memory.take(encoder.count * width, of: Int16.self)
    var placeOf = [Int](repeating: -1, count: encoder.count)
    var count = 0
    for piece in pieces {
      for token in piece.dropFirst() {
        let host = piece.lowerBound + heads[token]
        guard placeOf[host] < 0 else { continue }
        (vectors + count * width).update(from: encoder.vectors + host * width, count: width)
        placeOf[host] = count
        count += 1
      }
    }
    return ((UnsafePointer(vectors), count), placeOf)
  }

  private func bytes(_ batch: PieceBatch) -> Int {
    let count = batch.rows.count
    let perToken = 4 * (ModelLayout.padded(network.shape.analyses) + ModelLayout.padded(network.shape.relations))
    return Encoder.bytes(network.shape, count) + HeadScorer.bytes(network.shape, count, longest: batch.longest)
      + count * (perToken + 10 * network.shape.label + 2 * network.shape.width) + 64 * 9
  }

  private static func best(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
    var score: Float = 0
    return cmatrix_largest(scores, count, &score)
  }
}
