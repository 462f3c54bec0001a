import CMatrix

/// Parses one piece of a sentence: tags, heads and relations of its tokens.
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

  /// - Parameter words: the embedding rows of the tokens, at most `longestPiece`.
  func parse(_ words: [SIMD8<UInt32>]) -> [Result] {
    guard !words.isEmpty else { return [] }
    let shape = network.shape
    let count = words.count + 1
    var memory = Scratch(bytes: Self.bytes(shape, count))
    let encoder = Encoder(network, [WordFeatures.rootRows(shape)] + words, &memory)
    var analyses: [Int] = []
    for layer in 0..<shape.layers {
      encoder.apply(layer: layer)
      if layer + 1 == shape.tagLayer {
        let scores = memory.take(count * network.analyses.rows, of: Float.self)
        network.analyses.apply(encoder.vectors, count, into: scores)
        analyses = (0..<count).map { Self.best(scores + $0 * network.analyses.rows, shape.analyses) }
      }
    }
    let heads = heads(encoder, &memory)
    let relations = relations(encoder, heads, &memory)
    return (1..<count).map { token in
      Result(
        tag: network.tags[analyses[token]], features: network.features[analyses[token]], head: heads[token] - 1,
        relation: heads[token] == 0 ? .root : network.relations[relations[token]])
    }
  }

  private func heads(_ encoder: Encoder, _ memory: inout Scratch) -> [Int] {
    let count = encoder.count
    let arc = network.shape.arc
    let real = memory.take(count * arc, of: Float.self)
    let tokens = memory.take(count * arc, of: Int16.self)
    let heads = memory.take(count * arc, of: Int16.self)
    network.arcTokens.apply(encoder.vectors, count, into: real)
    Self.rectify(real, tokens, count * arc)
    network.arcHeads.apply(encoder.vectors, count, into: real)
    Self.rectify(real, heads, count * arc)
    network.arcs.apply(tokens, count, into: real)
    Self.quantize(real, tokens, count * arc)
    let far = memory.take(count * network.distances.rows, of: Float.self)
    network.distances.apply(tokens, count, into: far)
    let products = products(of: tokens, with: heads, count, &memory)
    let scores = memory.take(count * count, of: Float.self)
    for token in 1..<count {
      let row = products + token * ModelLayout.padded(count)
      let distances = far + token * network.distances.rows
      for head in 0..<count {
        scores[token * count + head] = row[head] + distances[Distance.class(of: head, from: token)]
      }
    }
    return TreeDecoder(count: count, scores: scores).heads()
  }

  /// The product of every token's vector with every head's, a padded row for each token.
  private func products(
    of tokens: UnsafePointer<Int16>, with heads: UnsafePointer<Int16>, _ count: Int, _ memory: inout Scratch
  ) -> UnsafePointer<Float> {
    let arc = network.shape.arc
    let padded = ModelLayout.padded(count)
    let rows = memory.take(padded * arc, of: Int16.self)
    let scales = memory.take(padded, of: Float.self)
    let biases = memory.take(padded, of: Float.self)
    let products = memory.take(count * padded, of: Float.self)
    cmatrix_pack(heads, count, arc, rows)
    scales.update(repeating: 1 / (ModelLayout.wideOne * ModelLayout.one), count: padded)
    biases.update(repeating: 0, count: padded)
    cmatrix_apply(rows, scales, biases, padded, arc, tokens, count, products)
    return UnsafePointer(products)
  }

  private func relations(_ encoder: Encoder, _ heads: [Int], _ memory: inout Scratch) -> [Int] {
    let count = encoder.count
    let label = network.shape.label
    let own = memory.take(count * label, of: Float.self)
    let others = memory.take(count * label, of: Float.self)
    let joined = memory.take(count * label, of: Int16.self)
    network.labelTokens.apply(encoder.vectors, count, into: own)
    network.labelHeads.apply(encoder.vectors, count, into: others)
    guard let distances = network.labelDistances.baseAddress else { return [] }
    for token in 0..<count {
      let head = heads[token]
      let distance = distances + Distance.class(of: head, from: token) * label
      for index in 0..<label { own[token * label + index] += others[head * label + index] + distance[index] }
    }
    Self.rectify(own, joined, count * label)
    let scores = memory.take(count * network.labels.rows, of: Float.self)
    network.labels.apply(joined, count, into: scores)
    return (0..<count).map { Self.best(scores + $0 * network.labels.rows, network.shape.relations) }
  }

  private static func bytes(_ shape: NetworkShape, _ count: Int) -> Int {
    let values =
      24 * shape.width + 8 * shape.arc + 4 * count + 10 * shape.label
      + 4
      * (ModelLayout.padded(shape.analyses) + ModelLayout.padded(Distance.classes) + ModelLayout.padded(shape.relations))
    let padded = ModelLayout.padded(count)
    return count * (values + 4 * padded) + padded * (2 * shape.arc + 8) + 64 * 20
  }

  private static func best(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<max(count, 1) where scores[index] > scores[best] { best = index }
    return best
  }

  private static func rectify(_ values: UnsafePointer<Float>, _ fixed: UnsafeMutablePointer<Int16>, _ count: Int) {
    for start in stride(from: 0, to: count, by: 16) {
      let value = UnsafeRawPointer(values + start).loadUnaligned(as: SIMD16<Float>.self)
      UnsafeMutableRawPointer(fixed + start)
        .storeBytes(of: quantized(value.replacing(with: 0, where: value .< 0)), as: SIMD16<Int16>.self)
    }
  }

  private static func quantize(_ values: UnsafePointer<Float>, _ fixed: UnsafeMutablePointer<Int16>, _ count: Int) {
    for start in stride(from: 0, to: count, by: 16) {
      let value = UnsafeRawPointer(values + start).loadUnaligned(as: SIMD16<Float>.self)
      UnsafeMutableRawPointer(fixed + start).storeBytes(
        of: quantized(value, one: ModelLayout.wideOne), as: SIMD16<Int16>.self)
    }
  }
}
