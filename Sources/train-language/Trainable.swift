import Language

/// The network while it learns: its weights, and the shape that the model file will have.
final class Trainable {
  let shape: NetworkShape
  let embeddings: Parameter
  let layers: [(weights: Parameter, biases: Parameter, recurrences: Parameter)]
  let analyses: (weights: Parameter, biases: Parameter)
  let arcTokens: (weights: Parameter, biases: Parameter)
  let arcHeads: (weights: Parameter, biases: Parameter)
  let arcs: (weights: Parameter, biases: Parameter)
  /// One row a class of distance, compared with a token as a head's vector is.
  let distances: Parameter
  let labelTokens: (weights: Parameter, biases: Parameter)
  let labelHeads: (weights: Parameter, biases: Parameter)
  let labelDistances: Parameter
  let labels: (weights: Parameter, biases: Parameter)

  init(_ shape: NetworkShape, _ random: inout Random) {
    self.shape = shape
    func dense(_ inputs: Int, _ outputs: Int, gain: Float = 1) -> (weights: Parameter, biases: Parameter) {
      (
        Parameter(inputs, outputs, deviation: gain * (2 / Float(inputs + outputs)).squareRoot(), &random),
        Parameter(1, outputs, deviation: 0, &random)
      )
    }
    let width = shape.width
    embeddings = Parameter(shape.rows, width, deviation: 0.25, &random)
    layers = (0..<shape.layers).map { layer in
      let (weights, biases) = dense(shape.inputs(ofLayer: layer), 3 * width, gain: 1.5)
      return (weights, biases, Parameter(2, width, deviation: 0.1, &random))
    }
    analyses = dense(width, shape.analyses)
    arcTokens = dense(width, shape.arc, gain: 1.3)
    arcHeads = dense(width, shape.arc, gain: 1.3)
    arcs = dense(shape.arc, shape.arc)
    distances = Parameter(Distance.classes, shape.arc, deviation: 0.1, &random)
    labelTokens = dense(width, shape.label, gain: 1.3)
    labelHeads = dense(width, shape.label, gain: 1.3)
    labelDistances = Parameter(Distance.classes, shape.label, deviation: 0.1, &random)
    labels = dense(shape.label, shape.relations)
  }

  /// All weights but the embeddings.
  var dense: [Parameter] {
    layers.flatMap { [$0.weights, $0.biases, $0.recurrences] }
      + [analyses, arcTokens, arcHeads, arcs, labelTokens, labelHeads, labels].flatMap { [$0.weights, $0.biases] }
      + [distances, labelDistances]
  }
}
