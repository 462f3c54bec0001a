import Language

/// Some sentences laid one after another, each with its root first.
struct Batch {
  var rows: [SIMD8<UInt32>] = []
  var sentences: [Range<Int>] = []
  var heads: [Int] = []
  var relations: [Int] = []
  var analyses: [Int] = []
  /// What the teachers say of each sentence; nil where nobody teaches.
  var beliefs: [Beliefs?] = []

  /// Adds a sentence, with its words in the given letters and rare words forgotten now and then.
  mutating func add(
    _ example: Example, words: [[UInt8]], beliefs: Beliefs?, _ inventory: Inventory, _ shape: NetworkShape,
    _ random: inout Random
  ) {
    let start = rows.count
    rows.append(WordFeatures.rootRows(shape))
    for word in words {
      let folded = WordFeatures.folded(word[...])
      var row = 0
      if let entry = inventory.words[folded], random.unit() >= 0.3 / (0.3 + Float(entry.count)) { row = entry.row }
      rows.append(WordFeatures.rows(word[...], folded: folded, word: row, shape: shape))
    }
    sentences.append(start..<rows.count)
    heads += example.heads
    relations += example.relations
    analyses += example.analyses
    self.beliefs.append(beliefs)
  }
}
