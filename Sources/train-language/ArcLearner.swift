import Language

/// Learns which token hangs on which, from the vectors of the last layer.
enum ArcLearner {
  /// Adds to the gradients and gives the loss.
  static func learn(
    _ network: Trainable, _ batch: Batch, vectors: Numbers, change: Numbers, dropout rate: Float, trust: Float,
    _ arena: Arena, _ random: inout Random
  ) -> Float {
    let count = batch.rows.count
    let arc = network.shape.arc
    let tokens = Linear(network.arcTokens, vectors, count, arena)
    let heads = Linear(network.arcHeads, vectors, count, arena)
    let tokenDropout = Dropout(rate, arc, batch, arena, &random)
    let headDropout = Dropout(rate, arc, batch, arena, &random)
    Rectifier.apply(tokens.output, count * arc)
    Rectifier.apply(heads.output, count * arc)
    tokenDropout.apply(tokens.output)
    headDropout.apply(heads.output)
    let queries = Linear(network.arcs, tokens.output, count, arena)
    let queryChange = arena.take(count * arc)
    let headChange = arena.take(count * arc)
    var loss: Float = 0
    let scores = arena.take(batch.sentences.map(\.count).max() ?? 0)
    let far = arena.take(Distance.classes)
    for (number, sentence) in batch.sentences.enumerated() {
      let length = sentence.count
      let beliefs = batch.beliefs[number]?.heads ?? []
      for token in 1..<length {
        let position = sentence.lowerBound + token
        let query = queries.output + position * arc
        for index in 0..<Distance.classes {
          far[index] = Kernels.dot(query, network.distances.value + index * arc, arc)
        }
        for head in 0..<length {
          scores[head] =
            head == token
            ? -1e9
            : Kernels.dot(query, heads.output + (sentence.lowerBound + head) * arc, arc)
              + far[Distance.class(of: head, from: token)]
        }
        loss += Softmax.learn(
          scores, length, right: batch.heads[position], beliefs: beliefs.dropFirst(token * length).prefix(length),
          trust: trust)
        let slopes = queryChange + position * arc
        for head in 0..<length where abs(scores[head]) > 1e-5 {
          let other = sentence.lowerBound + head
          let distance = Distance.class(of: head, from: token) * arc
          Kernels.add(heads.output + other * arc, times: scores[head], to: slopes, arc)
          Kernels.add(network.distances.value + distance, times: scores[head], to: slopes, arc)
          Kernels.add(query, times: scores[head], to: headChange + other * arc, arc)
          Kernels.add(query, times: scores[head], to: network.distances.gradient + distance, arc)
        }
      }
    }
    let tokenChange = arena.take(count * arc)
    queries.learn(queryChange, input: tokenChange, arena)
    tokenDropout.apply(tokenChange)
    headDropout.apply(headChange)
    Rectifier.learn(tokenChange, output: tokens.output, count * arc)
    Rectifier.learn(headChange, output: heads.output, count * arc)
    tokens.learn(tokenChange, input: change, arena)
    heads.learn(headChange, input: change, arena)
    return loss
  }
}

/// Learns the relation between a token and its right head.
enum LabelLearner {
  /// Adds to the gradients and gives the loss.
  static func learn(
    _ network: Trainable, _ batch: Batch, vectors: Numbers, change: Numbers, dropout rate: Float, trust: Float,
    _ arena: Arena, _ random: inout Random
  ) -> Float {
    let count = batch.rows.count
    let label = network.shape.label
    let own = Linear(network.labelTokens, vectors, count, arena)
    let others = Linear(network.labelHeads, vectors, count, arena)
    let joined = arena.take(count * label)
    func eachArc(_ body: (_ token: Int, _ head: Int, _ distance: Int) -> Void) {
      for sentence in batch.sentences {
        for token in sentence.dropFirst() {
          let head = batch.heads[token]
          body(token, sentence.lowerBound + head, Distance.class(of: head, from: token - sentence.lowerBound))
        }
      }
    }
    eachArc { token, head, distance in
      Kernels.add(own.output + token * label, to: joined + token * label, label)
      Kernels.add(others.output + head * label, to: joined + token * label, label)
      Kernels.add(network.labelDistances.value + distance * label, to: joined + token * label, label)
    }
    Rectifier.apply(joined, count * label)
    let dropout = Dropout(rate, label, batch, arena, &random)
    dropout.apply(joined)
    let scores = Linear(network.labels, joined, count, arena)
    let relations = network.shape.relations
    var loss: Float = 0
    for (number, sentence) in batch.sentences.enumerated() {
      (scores.output + sentence.lowerBound * relations).update(repeating: 0, count: relations)
      let beliefs = batch.beliefs[number]?.relations ?? []
      for token in sentence.dropFirst() {
        loss += Softmax.learn(
          scores.output + token * relations, relations, right: batch.relations[token],
          beliefs: beliefs.dropFirst((token - sentence.lowerBound) * relations).prefix(relations), trust: trust)
      }
    }
    let joinedChange = arena.take(count * label)
    scores.learn(scores.output, input: joinedChange, arena)
    dropout.apply(joinedChange)
    Rectifier.learn(joinedChange, output: joined, count * label)
    let headChange = arena.take(count * label)
    eachArc { token, head, distance in
      Kernels.add(joinedChange + token * label, to: headChange + head * label, label)
      Kernels.add(joinedChange + token * label, to: network.labelDistances.gradient + distance * label, label)
    }
    own.learn(joinedChange, input: change, arena)
    others.learn(headChange, input: change, arena)
    return loss
  }
}
