/// How a model file is laid out: a head with the place of each section, then the sections, each at a multiple of 64 bytes.
/// All numbers are little-endian.
package enum ModelLayout {
  /// The first eight bytes.
  package static let magic: [UInt8] = Array("SARHADLM".utf8)
  /// Raised whenever the meaning of any byte changes.
  package static let version = 1
  /// What an activation of 1 is in fixed point.
  package static let one: Float = 512
  /// The largest activation in fixed point; with weights up to `largestWeight` no sum of 256 products overflows 32 bits.
  package static let largestActivation: Float = 4095
  /// The largest weight of a row in fixed point.
  package static let largestWeight: Float = 2047
  /// What an activation of 1 is in fixed point where activations grow large: in the comparison of heads and dependents.
  package static let wideOne: Float = 128
  /// What 1 is in an embedding's bytes.
  package static let embeddingOne: Float = 64

  /// The sections in the order of the file. Matrices are stored with one row an output: weights (Int16), then scales, then
  /// biases (Float).
  package enum Section: Int, CaseIterable, Sendable {
    case shape, vocabulary, embeddings, layers, recurrences, analyses, analysisNames, arcTokens, arcHeads, arcs,
      distances
    case labelTokens, labelHeads, labelDistances, labels, labelNames, lemmas, lemmaText, knownLemmas
  }

  /// Bytes of a matrix with its scales and biases.
  package static func bytes(rows: Int, columns: Int) -> Int { rows * columns * 2 + rows * 8 }

  /// Bytes the head takes.
  package static var headBytes: Int { 16 + Section.allCases.count * 8 }
}
