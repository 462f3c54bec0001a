/// The trained weights by name, views into a mapped model file.
/// `@unchecked Sendable`: the pointers are to read-only memory that `file` keeps.
struct Network: @unchecked Sendable {
  let shape: NetworkShape
  let file: ModelFile
  let vocabulary: UnsafeBufferPointer<UInt64>
  let embeddings: UnsafeBufferPointer<Int8>
  let layers: [QuantizedMatrix]
  /// For each layer and direction: weights of the state in the forget gate, then in the output gate.
  let recurrences: UnsafeBufferPointer<Float>
  let analyses: QuantizedMatrix
  let arcTokens: QuantizedMatrix
  let arcHeads: QuantizedMatrix
  let arcs: QuantizedMatrix
  let distances: QuantizedMatrix
  let labelTokens: QuantizedMatrix
  let labelHeads: QuantizedMatrix
  let labelDistances: UnsafeBufferPointer<Float>
  let labels: QuantizedMatrix
  let tags: [PartOfSpeech]
  let features: [Features]
  let relations: [DependencyRelation]

  init(_ file: ModelFile) throws(LanguageError) {
    self.file = file
    guard let shape = NetworkShape(values: Array(try file.numbers(.shape, count: NetworkShape.fields))) else {
      throw file.damaged
    }
    self.shape = shape
    let slots = file.bytes(.vocabulary).count / 8
    guard slots > shape.words, slots & (slots - 1) == 0 else { throw file.damaged }
    vocabulary = try file.numbers(.vocabulary, count: slots)
    embeddings = try file.numbers(.embeddings, count: shape.rows * shape.width)
    var layers: [QuantizedMatrix] = []
    for layer in 0..<shape.layers {
      let isWindowed = layer < shape.windows
      layers.append(
        try file.matrix(
          isWindowed ? .windowedLayers : .layers, rows: 3 * shape.width, columns: shape.inputs(ofLayer: layer),
          index: isWindowed ? layer : layer - shape.windows,
          parts: isWindowed ? shape.windows : shape.layers - shape.windows))
    }
    self.layers = layers
    recurrences = try file.numbers(.recurrences, count: shape.layers * 2 * shape.width)
    analyses = try file.matrix(.analyses, rows: shape.analyses, columns: shape.width)
    arcTokens = try file.matrix(.arcTokens, rows: shape.arc, columns: shape.width)
    arcHeads = try file.matrix(.arcHeads, rows: shape.arc, columns: shape.width)
    arcs = try file.matrix(.arcs, rows: shape.arc, columns: shape.arc)
    distances = try file.matrix(.distances, rows: Distance.classes, columns: shape.arc)
    labelTokens = try file.matrix(.labelTokens, rows: shape.label, columns: shape.width)
    labelHeads = try file.matrix(.labelHeads, rows: shape.label, columns: shape.width)
    labelDistances = try file.numbers(.labelDistances, count: Distance.classes * shape.label)
    labels = try file.matrix(.labels, rows: shape.relations, columns: shape.label)
    var tags: [PartOfSpeech] = []
    var features: [Features] = []
    let names: UnsafeBufferPointer<UInt32> = try file.numbers(.analysisNames, count: shape.analyses)
    for name in names {
      guard let tag = PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: name)) else { throw file.damaged }
      tags.append(tag)
      features.append(Features(rawValue: UInt16(truncatingIfNeeded: name >> 16)))
    }
    self.tags = tags
    self.features = features
    var relations: [DependencyRelation] = []
    let relationNames: UnsafeBufferPointer<UInt8> = try file.numbers(.labelNames, count: shape.relations)
    for name in relationNames {
      guard let relation = DependencyRelation(rawValue: name) else { throw file.damaged }
      relations.append(relation)
    }
    self.relations = relations
  }

  /// The embedding rows of a word.
  func rows(of word: ArraySlice<UInt8>) -> SIMD8<UInt32> {
    let folded = WordFeatures.folded(word)
    return WordFeatures.rows(word, folded: folded, word: row(of: folded), shape: shape)
  }

  /// The row of a word form, 0 when the vocabulary does not have it. An entry is 44 bits of the key and 20 of the row.
  private func row(of folded: [UInt8]) -> Int {
    let key = WordFeatures.key(folded)
    var slot = Int(truncatingIfNeeded: key) & (vocabulary.count - 1)
    for _ in 0..<vocabulary.count {
      let entry = vocabulary[slot]
      if entry == 0 { return 0 }
      if entry >> 20 == key >> 20 { return min(Int(entry & 0xFFFFF), shape.words - 1) }
      slot = (slot + 1) & (vocabulary.count - 1)
    }
    return 0
  }
}
