/// A dense layer applied to the rows of a batch, remembering what its gradient needs.
struct Linear {
  let weights: Parameter
  let biases: Parameter
  let input: Numbers
  let output: Numbers
  let count: Int

  init(_ layer: (weights: Parameter, biases: Parameter), _ input: Numbers, _ count: Int, _ arena: Arena) {
    weights = layer.weights
    biases = layer.biases
    self.input = input
    self.count = count
    let columns = weights.columns
    output = arena.take(count * columns)
    for row in 0..<count { Kernels.add(biases.value, to: output + row * columns, columns) }
    Kernels.multiply(input, weights.value, into: output, m: count, k: weights.rows, n: columns)
  }

  /// Adds to the gradients of the weights, and to that of the input.
  func learn(_ change: Numbers, input inputChange: Numbers, _ arena: Arena) {
    let columns = weights.columns
    let turned = arena.take(weights.rows * max(count, columns))
    Kernels.transpose(input, into: turned, m: count, n: weights.rows)
    Kernels.multiply(turned, change, into: weights.gradient, m: weights.rows, k: count, n: columns)
    for row in 0..<count { Kernels.add(change + row * columns, to: biases.gradient, columns) }
    Kernels.transpose(weights.value, into: turned, m: weights.rows, n: columns)
    Kernels.multiply(change, turned, into: inputChange, m: count, k: columns, n: weights.rows)
  }
}

/// Dropout with one mask for all tokens of a sentence.
struct Dropout {
  private let mask: Numbers
  private let width: Int
  private let sentences: [Range<Int>]

  init(_ rate: Float, _ width: Int, _ batch: Batch, _ arena: Arena, _ random: inout Random) {
    self.width = width
    sentences = batch.sentences
    mask = arena.take(sentences.count * width)
    for index in 0..<sentences.count * width { mask[index] = random.unit() < rate ? 0 : 1 / (1 - rate) }
  }

  /// Multiplies values, or their gradient, by the mask.
  func apply(_ values: Numbers) {
    for (index, sentence) in sentences.enumerated() {
      let mask = mask + index * width
      for token in sentence {
        let row = values + token * width
        for column in 0..<width { row[column] *= mask[column] }
      }
    }
  }
}

enum Rectifier {
  static func apply(_ values: Numbers, _ count: Int) {
    for index in 0..<count { values[index] = max(values[index], 0) }
  }

  /// Lets a gradient pass where the output was above 0.
  static func learn(_ change: Numbers, output: Numbers, _ count: Int) {
    for index in 0..<count where output[index] <= 0 { change[index] = 0 }
  }
}
