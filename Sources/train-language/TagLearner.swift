import Language

/// Learns parts of speech and features from the vectors of an early layer.
enum TagLearner {
  /// Adds to the gradients and gives the loss.
  static func learn(
    _ network: Trainable, _ batch: Batch, vectors: Numbers, change: Numbers, _ arena: Arena
  ) -> Float {
    let scores = Linear(network.analyses, vectors, batch.rows.count, arena)
    let classes = network.shape.analyses
    var loss: Float = 0
    for sentence in batch.sentences {
      (scores.output + sentence.lowerBound * classes).update(repeating: 0, count: classes)
      for token in sentence.dropFirst() {
        loss += Softmax.learn(scores.output + token * classes, classes, right: batch.analyses[token])
      }
    }
    scores.learn(scores.output, input: change, arena)
    return loss
  }
}
