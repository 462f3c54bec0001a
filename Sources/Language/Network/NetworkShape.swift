/// The sizes of the network, written at the head of a model file.
package struct NetworkShape: Sendable, Hashable {
  /// Values of a token's vector in each layer; half of them look back, half look ahead. A multiple of 32.
  package var width: Int
  /// Recurrent layers.
  package var layers: Int
  /// How many of the first layers see each token's neighbours beside the token itself.
  package var windows: Int
  /// The layer (counted from 1) whose output tells the part of speech.
  package var tagLayer: Int
  /// Values by which heads and dependents are compared.
  package var arc: Int
  /// Values by which a relation is named.
  package var label: Int
  /// Word forms with a row of their own; row 0 stands for all others.
  package var words: Int
  /// Rows that prefixes and suffixes share by hashing; a power of two.
  package var affixes: Int
  /// Combinations of part of speech and features.
  package var analyses: Int
  /// Relations.
  package var relations: Int

  package init(
    width: Int, layers: Int, windows: Int, tagLayer: Int, arc: Int, label: Int, words: Int, affixes: Int, analyses: Int,
    relations: Int
  ) {
    self.width = width
    self.layers = layers
    self.windows = windows
    self.tagLayer = tagLayer
    self.arc = arc
    self.label = label
    self.words = words
    self.affixes = affixes
    self.analyses = analyses
    self.relations = relations
  }

  /// Values that look in one direction.
  package var half: Int { width / 2 }
  /// Values that go into a layer (counted from 0) for each token.
  package func inputs(ofLayer layer: Int) -> Int { layer < windows ? 3 * width : width }
  /// Rows of the embedding table: words, affixes, shapes, and the root's own.
  package var rows: Int { words + affixes + WordFeatures.shapes + 1 }
  /// The row of the root that stands before each sentence.
  package var rootRow: Int { rows - 1 }

  static let fields = 10

  /// The sizes as stored.
  package var values: [UInt32] {
    [width, layers, windows, tagLayer, arc, label, words, affixes, analyses, relations].map { UInt32($0) }
  }

  /// Reads stored sizes; nil when they cannot be those of a network.
  init?(values: [UInt32]) {
    guard values.count == Self.fields else { return nil }
    let sizes = values.map { Int($0) }
    self.init(
      width: sizes[0], layers: sizes[1], windows: sizes[2], tagLayer: sizes[3], arc: sizes[4], label: sizes[5],
      words: sizes[6], affixes: sizes[7], analyses: sizes[8], relations: sizes[9])
    guard (32...512).contains(width), width % 32 == 0, (1...8).contains(layers), (0...layers).contains(windows),
      (1...layers).contains(tagLayer),
      (16...512).contains(arc), arc % 16 == 0, (16...512).contains(label), label % 16 == 0,
      (1...1_000_000).contains(words),
      (1...1_048_576).contains(affixes), affixes & (affixes - 1) == 0, (1...255).contains(analyses),
      (1...255).contains(relations)
    else { return nil }
  }
}

/// The distance from a token to its head, signed, in classes.
package enum Distance {
  /// How many classes there are.
  package static let classes = 24
  /// Longer distances do not occur in a piece.
  static let farthest = 160

  /// The class of a head at a position, seen from a token at another; position 0 is the root.
  @inline(__always)
  package static func `class`(of head: Int, from token: Int) -> Int {
    head == 0 ? 0 : Int(classesBySign[min(max(head - token, -farthest), farthest) + farthest])
  }

  /// The classes of the distances from `-farthest` to `farthest`, where the head is not the root.
  static let classesBySign: [UInt8] = (-farthest...farthest).map { distance in
    let bucket: Int =
      switch abs(distance) {
      case 0...5: max(abs(distance), 1)
      case 6...7: 6
      case 8...10: 7
      case 11...15: 8
      case 16...24: 9
      case 25...39: 10
      default: 11
      }
    return UInt8(distance < 0 ? bucket : bucket + 11)
  }
}
