/// How a model file is laid out: a head with the place of each section, then the sections, each at a multiple of 64 bytes.
/// All numbers are little-endian.
package enum ModelLayout {
  /// The first eight bytes.
  package static let magic: [UInt8] = Array("SARHADLM".utf8)
  /// Raised whenever the meaning of any byte changes.
  package static let version = 2
  /// What an activation of 1 is in fixed point.
  package static let one: Float = 512
  /// The largest activation in fixed point; with weights up to `largestWeight` no sum of 512 products overflows 32 bits.
  package static let largestActivation: Float = 4095
  /// The largest weight of a row in fixed point.
  package static let largestWeight: Float = 1023
  /// What an activation of 1 is in fixed point where activations grow large: in the comparison of heads and dependents.
  package static let wideOne: Float = 128
  /// What 1 is in an embedding's bytes.
  package static let embeddingOne: Float = 64

  /// The sections in the order of the file. Matrices are stored in blocks of rows (outputs) filled up with zeros; in a
  /// block, pairs of columns follow one another. Weights (Int16) come first, then a scale and a bias (Float) for each row.
  package enum Section: Int, CaseIterable, Sendable {
    case shape, vocabulary, embeddings, windowedLayers, layers, recurrences, analyses, analysisNames, arcTokens,
      arcHeads, arcs,
      distances
    case labelTokens, labelHeads, labelDistances, labels, labelNames, lemmas, lemmaText, knownLemmas
  }

  /// Rows of a matrix that are worked on together.
  package static let block = 16

  /// A number of rows filled up to whole blocks.
  package static func padded(_ rows: Int) -> Int { (rows + block - 1) / block * block }

  /// Bytes of a matrix of padded rows, with its scales and biases.
  package static func bytes(rows: Int, columns: Int) -> Int { padded(rows) * (columns * 2 + 8) }

  /// Bytes the head takes.
  package static var headBytes: Int { 16 + Section.allCases.count * 8 }
}
