import Foundation
import Language

/// Trains a network on prepared sentences.
struct Trainer {
  let inventory: Inventory
  let examples: [Example]
  let teachers: Teachers
  var epochs = 10
  var rate: Float = 0.003
  var batchTokens = 600
  var rates = DropoutRates()
  /// How far teachers count beside the treebank, from 0 to 1.
  var trust: Float = 0.5
  /// How many of the examples, from the first, the teachers have a say in.
  var taught = Int.max

  /// Runs all epochs; the learning rate rises for a short while and then falls to nothing.
  func train(_ network: Trainable, seed: UInt64, progress: (_ epoch: Int, _ loss: Float) throws -> Void) rethrows {
    var random = Random(seed: seed)
    let learner = Learner(network: network, rates: rates, trust: trust)
    let total = Float(epochs * examples.reduce(0) { $0 + $1.words.count })
    var seen = 0
    var step = 0
    for epoch in 1...epochs {
      var order = Array(examples.indices)
      order.shuffle(using: &random)
      var batch = Batch()
      var loss: Float = 0
      var tokens = 0
      for (position, index) in order.enumerated() {
        let words = CaseChange.random(examples[index].words, &random)
        let beliefs = index < taught ? teachers.beliefs(words: words, heads: examples[index].heads) : nil
        batch.add(examples[index], words: words, beliefs: beliefs, inventory, network.shape, &random)
        guard batch.rows.count >= batchTokens || position + 1 == order.count else { continue }
        loss += learner.learn(batch, &random)
        step += 1
        tokens += batch.rows.count
        seen += batch.rows.count - batch.sentences.count
        let progress = min(Float(seen) / total, 1)
        let warm = min(Float(step) / 200, 1)
        update(network, rate: rate * warm * max(1 - progress, 0.01), tokens: batch.rows.count, step)
        batch = Batch()
      }
      try progress(epoch, loss / Float(tokens))
    }
  }

  private func update(_ network: Trainable, rate: Float, tokens: Int, _ step: Int) {
    var scale = 1 / Float(tokens)
    var square: Float = 0
    for parameter in network.dense {
      for index in 0..<parameter.rows * parameter.columns {
        square += parameter.gradient[index] * parameter.gradient[index]
      }
    }
    let norm = square.squareRoot() * scale
    if norm > 5 { scale *= 5 / norm }
    let adam = Adam(rate: rate, scale: scale, step: step)
    for parameter in network.dense { parameter.update(adam) }
    network.embeddings.updateTouched(adam, limit: 1.98)
  }
}

/// Rewrites some sentences in capitals, as old wires and headlines do, so that the network does not rely on case.
enum CaseChange {
  static func random(_ words: [[UInt8]], _ random: inout Random) -> [[UInt8]] {
    switch random.unit() {
    case ..<0.12: words.map { $0.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 } }
    case ..<0.15: words.map { $0.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }
    case ..<0.17:
      words.map { word in
        word.enumerated().map {
          $0.offset == 0 && $0.element >= 0x61 && $0.element <= 0x7A ? $0.element & 0xDF : $0.element
        }
      }
    default: words
    }
  }
}
