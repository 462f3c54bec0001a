import CMatrix

/// Gives each token of a batch a vector that knows its neighbours: the sum of its word's embeddings, then recurrent
/// layers of which one half reads forwards and the other backwards (Simple Recurrent Units, Lei et al. 2018, with a
/// rational gate in place of the logistic function).
struct Encoder {
  let network: Network
  let count: Int
  /// The vectors of the current layer in fixed point, each piece's root first.
  let vectors: UnsafeMutablePointer<Int16>
  private let known: KnownWords
  /// Where each token's word lies among those known.
  private let places: [Int]
  private let pieces: [Range<Int>]
  private let exact: UnsafeMutablePointer<Float>
  private let gates: UnsafeMutablePointer<Float>
  private let windows: UnsafeMutablePointer<Int16>

  /// - Parameters:
  ///   - known: the words of the batch are looked up there.
  ///   - memory: room for the vectors.
  init(_ network: Network, _ batch: PieceBatch, _ known: KnownWords, _ memory: inout Scratch) {
    self.network = network
    self.known = known
    count = batch.rows.count
    pieces = batch.pieces
    let width = network.shape.width
    vectors = memory.take(count * width)
    exact = memory.take(count * width)
    gates = memory.take(count * width * 3)
    windows = memory.take(network.shape.windows > 1 ? count * width * 3 : 0)
    places = known.places(of: batch)
    for (token, place) in places.enumerated() { embed(token, known.vector(place)) }
  }

  /// Working memory for batches of so many tokens.
  static func bytes(_ shape: NetworkShape, _ count: Int) -> Int {
    count * shape.width * (2 + 4 + 12 + (shape.windows > 1 ? 6 : 0)) + 64 * 4
  }

  private func embed(_ token: Int, _ vector: UnsafePointer<Int16>) {
    let width = network.shape.width
    for column in stride(from: 0, to: width, by: 16) {
      let fixed = UnsafeRawPointer(vector + column).loadUnaligned(as: SIMD16<Int16>.self)
      let target = token * width + column
      UnsafeMutableRawPointer(vectors + target).storeBytes(of: fixed, as: SIMD16<Int16>.self)
      let real = SIMD16<Float>(SIMD16<Int32>(truncatingIfNeeded: fixed)) * (1 / ModelLayout.one)
      UnsafeMutableRawPointer(exact + target).storeBytes(of: real, as: SIMD16<Float>.self)
    }
  }

  /// Replaces the vectors by the output of a layer.
  func apply(layer: Int) {
    let half = network.shape.half
    if layer == 0 {
      for piece in pieces { known.gates(places[piece], into: gates + piece.lowerBound * 3 * network.shape.width) }
    } else {
      if layer < network.shape.windows { lookAround() }
      network.layers[layer].apply(layer < network.shape.windows ? windows : vectors, count, into: gates)
    }
    guard let recurrences = network.recurrences.baseAddress else { return }
    let width = network.shape.width
    for piece in pieces {
      let start = piece.lowerBound * width
      for direction in 0...1 {
        cmatrix_scan(
          gates + 3 * start, exact + start, vectors + start, piece.count, width, Int32(direction),
          recurrences + (layer * 2 + direction) * 2 * half, ModelLayout.one, ModelLayout.largestActivation)
      }
    }
  }

  /// Sets before and after each vector those of the token's neighbours in the piece, zeros at its ends.
  private func lookAround() {
    let width = network.shape.width
    for piece in pieces {
      for token in piece {
        let place = windows + token * 3 * width
        if token > piece.lowerBound {
          place.update(from: vectors + (token - 1) * width, count: 2 * width)
        } else {
          place.update(repeating: 0, count: width)
          (place + width).update(from: vectors + token * width, count: width)
        }
        if token + 1 < piece.upperBound {
          (place + 2 * width).update(from: vectors + (token + 1) * width, count: width)
        } else {
          (place + 2 * width).update(repeating: 0, count: width)
        }
      }
    }
  }
}
