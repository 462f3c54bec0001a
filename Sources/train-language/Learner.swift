import Language

/// How much is forgotten at random while learning, so that nothing is learned by heart.
struct DropoutRates {
  var embeddings: Float = 0.2
  var layers: Float = 0.2
  var scores: Float = 0.2
}

/// One step of learning: forwards through the network, and back.
struct Learner {
  let network: Trainable
  let arena = Arena()
  let rates: DropoutRates
  /// How far teachers count, from 0 to 1.
  let trust: Float

  /// Adds a batch's gradients to the network and gives its loss.
  func learn(_ batch: Batch, _ random: inout Random) -> Float {
    arena.reset()
    let width = network.shape.width
    let count = batch.rows.count
    let words = embed(batch)
    var inputs: [Numbers] = []
    var dropouts: [Dropout] = [Dropout(rates.embeddings, width, batch, arena, &random)]
    var layers: [Recurrent] = []
    var vectors = words
    for layer in network.layers {
      dropouts[layers.count].apply(vectors)
      inputs.append(vectors)
      layers.append(Recurrent(layer, vectors, batch, arena))
      vectors = layers[layers.count - 1].output
      dropouts.append(Dropout(rates.layers, width, batch, arena, &random))
    }
    dropouts[layers.count].apply(vectors)
    inputs.append(vectors)
    var loss: Float = 0
    var change = arena.take(count * width)
    loss += ArcLearner.learn(
      network, batch, vectors: vectors, change: change, dropout: rates.scores, trust: trust, arena, &random)
    loss += LabelLearner.learn(
      network, batch, vectors: vectors, change: change, dropout: rates.scores, trust: trust, arena, &random)
    for layer in layers.indices.reversed() {
      if layer + 1 == network.shape.tagLayer {
        loss += TagLearner.learn(network, batch, vectors: inputs[layer + 1], change: change, trust: trust, arena)
      }
      dropouts[layer + 1].apply(change)
      let inputChange = arena.take(count * width)
      layers[layer].learn(change, input: inputChange, arena)
      change = inputChange
    }
    dropouts[0].apply(change)
    for (token, rows) in batch.rows.enumerated() {
      for feature in 0..<WordFeatures.count {
        network.embeddings.add(change + token * width, toRow: Int(rows[feature]))
      }
    }
    return loss
  }

  private func embed(_ batch: Batch) -> Numbers {
    let width = network.shape.width
    let vectors = arena.take(batch.rows.count * width)
    for (token, rows) in batch.rows.enumerated() {
      for feature in 0..<WordFeatures.count {
        Kernels.add(network.embeddings.value + Int(rows[feature]) * width, to: vectors + token * width, width)
      }
    }
    return vectors
  }
}
