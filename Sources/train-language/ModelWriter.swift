import Foundation
import Language

/// Writes a trained network as a model file.
struct ModelWriter {
  private var sections: [ModelLayout.Section: [UInt8]] = [:]

  init(_ network: Trainable, _ inventory: Inventory, _ lemmas: LemmaTable) {
    let shape = network.shape
    put(.shape, shape.values)
    put(
      .vocabulary,
      HashTable.build(inventory.wordList.enumerated().map { (WordFeatures.key($1), UInt64($0 + 1)) }, bits: 20))
    let values = UnsafeBufferPointer(start: network.embeddings.value, count: shape.rows * shape.width)
    put(.embeddings, values.map { Int8(max(-127, min(127, ($0 * ModelLayout.embeddingOne).rounded()))) })
    let one = ModelLayout.one
    let layers = network.layers.map { Self.matrix(($0.weights, $0.biases), one) }
    sections[.windowedLayers] = layers.prefix(shape.windows).flatMap(\.self)
    sections[.layers] = layers.dropFirst(shape.windows).flatMap(\.self)
    put(.recurrences, network.layers.flatMap { Self.floats($0.recurrences) })
    sections[.analyses] = Self.matrix(network.analyses, one)
    put(.analysisNames, inventory.analyses.map { UInt32($0.tag.rawValue) | UInt32($0.features.rawValue) << 16 })
    sections[.arcTokens] = Self.matrix(network.arcTokens, one)
    sections[.arcHeads] = Self.matrix(network.arcHeads, one)
    sections[.arcs] = Self.matrix(network.arcs, one)
    sections[.distances] = Self.matrix(rows: Distance.classes, columns: shape.arc, one: ModelLayout.wideOne) {
      network.distances.value[$0 * shape.arc + $1]
    } bias: { _ in
      0
    }
    sections[.labelTokens] = Self.matrix(network.labelTokens, one)
    sections[.labelHeads] = Self.matrix(network.labelHeads, one)
    put(.labelDistances, Self.floats(network.labelDistances))
    sections[.labels] = Self.matrix(network.labels, one)
    put(.labelNames, inventory.relations.map(\.rawValue))
    put(.lemmas, lemmas.irregular)
    put(.lemmaText, lemmas.text)
    put(.knownLemmas, lemmas.known)
  }

  /// Writes beside the target and moves the file into place.
  func write(_ path: String) throws {
    var bytes = ModelLayout.magic
    Self.append(ModelLayout.version, to: &bytes)
    Self.append(ModelLayout.Section.allCases.count, to: &bytes)
    var start = (ModelLayout.headBytes + 63) & ~63
    for section in ModelLayout.Section.allCases {
      let count = sections[section, default: []].count
      Self.append(start, to: &bytes)
      Self.append(count, to: &bytes)
      start = (start + count + 63) & ~63
    }
    for section in ModelLayout.Section.allCases {
      bytes += Array(repeating: 0, count: (64 - bytes.count % 64) % 64)
      bytes += sections[section, default: []]
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: UInt32(number).littleEndian) { bytes += $0 }
  }

  private mutating func put<Number: BitwiseCopyable>(_ section: ModelLayout.Section, _ numbers: [Number]) {
    sections[section] = numbers.withUnsafeBytes { Array($0) }
  }

  private static func floats(_ parameter: Parameter) -> [Float] {
    Array(UnsafeBufferPointer(start: parameter.value, count: parameter.rows * parameter.columns))
  }

  private static func matrix(_ layer: (weights: Parameter, biases: Parameter), _ one: Float) -> [UInt8] {
    let columns = layer.weights.columns
    return matrix(rows: columns, columns: layer.weights.rows, one: one) {
      layer.weights.value[$1 * columns + $0]
    } bias: {
      layer.biases.value[$0]
    }
  }

  /// One row an output, its largest weight as large as fixed point allows.
  private static func matrix(
    rows: Int, columns: Int, one: Float, weight: (_ row: Int, _ column: Int) -> Float, bias: (_ row: Int) -> Float
  ) -> [UInt8] {
    let padded = ModelLayout.padded(rows)
    var weights = Array(repeating: Int16(0), count: padded * columns)
    var scales = Array(repeating: Float(0), count: padded)
    for row in 0..<rows {
      let values = (0..<columns).map { weight(row, $0) }
      let largest = max(values.reduce(0) { max($0, abs($1)) }, 1e-6)
      let factor = ModelLayout.largestWeight / largest
      let block = row / ModelLayout.block * ModelLayout.block
      for (column, value) in values.enumerated() {
        let place = block * columns + column / 2 * 2 * ModelLayout.block + (row - block) * 2 + column % 2
        weights[place] = Int16((value * factor).rounded())
      }
      scales[row] = 1 / (factor * one)
    }
    let numbers = scales + (0..<padded).map { $0 < rows ? bias($0) : 0 }
    return weights.withUnsafeBytes { Array($0) } + numbers.withUnsafeBytes { Array($0) }
  }
}

/// Open-addressing tables of hashed keys, as `Language` reads them.
enum HashTable {
  /// Entries hold the upper bits of the key over `bits` bits of value; 0 is empty.
  static func build(_ entries: [(key: UInt64, value: UInt64)], bits: UInt64) -> [UInt64] {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var table = Array(repeating: UInt64(0), count: size)
    for (key, value) in entries {
      var slot = Int(truncatingIfNeeded: key) & (size - 1)
      while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = ((key >> bits) << bits) | value
    }
    return table
  }
}
