import CMatrix

/// Scores every token of a piece as the head of every other.
struct HeadScorer {
  private let shape: NetworkShape
  private let queries: UnsafePointer<Int16>
  private let heads: UnsafePointer<Int16>
  /// For each token a row of what it gives to each class of distance.
  private let far: UnsafePointer<Float>
  private let farColumns: Int
  // Room for one piece.
  private let rows: UnsafeMutablePointer<Int16>
  private let scales: UnsafeMutablePointer<Float>
  private let biases: UnsafeMutablePointer<Float>
  private let products: UnsafeMutablePointer<Float>
  private let results: UnsafeMutablePointer<Float>

  /// - Parameters:
  ///   - encoder: with the vectors of the last layer.
  ///   - longest: the tokens of the longest piece, with its root.
  init(_ encoder: Encoder, longest: Int, _ memory: inout Scratch) {
    let network = encoder.network
    let count = encoder.count
    shape = network.shape
    let arc = shape.arc
    let padded = ModelLayout.padded(longest)
    let real = memory.take(count * arc, of: Float.self)
    let tokens = memory.take(count * arc, of: Int16.self)
    let heads = memory.take(count * arc, of: Int16.self)
    let far = memory.take(count * network.distances.rows, of: Float.self)
    rows = memory.take(padded * arc)
    scales = memory.take(padded)
    biases = memory.take(padded)
    products = memory.take(longest * padded)
    results = memory.take(longest * longest)
    network.arcTokens.apply(encoder.vectors, count, into: real)
    Activations.rectify(real, tokens, count * arc)
    network.arcHeads.apply(encoder.vectors, count, into: real)
    Activations.rectify(real, heads, count * arc)
    network.arcs.apply(tokens, count, into: real)
    Activations.quantize(real, tokens, count * arc, one: ModelLayout.wideOne)
    network.distances.apply(tokens, count, into: far)
    scales.update(repeating: 1 / (ModelLayout.wideOne * ModelLayout.one), count: padded)
    biases.update(repeating: 0, count: padded)
    queries = UnsafePointer(tokens)
    self.heads = UnsafePointer(heads)
    self.far = UnsafePointer(far)
    farColumns = network.distances.rows
  }

  /// `scores[token * piece.count + head]`, the root at 0; they stand until the next piece's are asked for.
  func scores(_ piece: Range<Int>) -> UnsafePointer<Float> {
    let count = piece.count
    let padded = ModelLayout.padded(count)
    cmatrix_pack(heads + piece.lowerBound * shape.arc, count, shape.arc, rows)
    cmatrix_apply(
      rows, scales, biases, padded, shape.arc, queries + piece.lowerBound * shape.arc, count, products)
    Distance.classesBySign.withUnsafeBufferPointer { classes in
      guard let middle = classes.baseAddress.map({ $0 + Distance.farthest }) else { return }
      for token in 1..<max(count, 1) {
        let far = far + (piece.lowerBound + token) * farColumns
        let product = products + token * padded
        let row = results + token * count
        row[0] = product[0] + far[0]
        for head in 1..<count { row[head] = product[head] + far[Int(middle[head - token])] }
      }
    }
    return UnsafePointer(results)
  }

  /// Working memory for batches of so many tokens.
  static func bytes(_ shape: NetworkShape, _ count: Int, longest: Int) -> Int {
    let padded = ModelLayout.padded(longest)
    return count * (8 * shape.arc + 4 * ModelLayout.padded(Distance.classes)) + padded * (2 * shape.arc + 8)
      + 8 * longest * padded + 64 * 9
  }
}
