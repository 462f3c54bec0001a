import Language

/// Learns parts of speech and features from the vectors of an early layer.
enum TagLearner {
  /// Adds to the gradients and gives the loss.
  static func learn(
    _ network: Trainable, _ batch: Batch, vectors: Numbers, change: Numbers, trust: Float, _ arena: Arena
  ) -> Float {
    let scores = Linear(network.analyses, vectors, batch.rows.count, arena)
    let classes = network.shape.analyses
    var loss: Float = 0
    for (number, sentence) in batch.sentences.enumerated() {
      (scores.output + sentence.lowerBound * classes).update(repeating: 0, count: classes)
      let beliefs = batch.beliefs[number]?.analyses ?? []
      for token in sentence.dropFirst() {
        loss += Softmax.learn(
          scores.output + token * classes, classes, right: batch.analyses[token],
          beliefs: beliefs.dropFirst((token - sentence.lowerBound) * classes).prefix(classes), trust: trust)
      }
    }
    scores.learn(scores.output, input: change, arena)
    return loss
  }
}
