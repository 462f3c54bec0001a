/// Fits the weights of a log-linear model, held near what they are thought to be before any sample is seen.
package struct PenalisedFit {
  /// How strongly weights are held: the L2 penalty.
  package var penalty: Double
  /// Where they are held: zero, or what was set by hand.
  package var centre: [Double]
  /// Weights that stay as they are.
  package var fixed: Set<Int> = []

  package init(penalty: Double, centre: [Double], fixed: Set<Int> = []) {
    self.penalty = penalty
    self.centre = centre
    self.fixed = fixed
  }

  /// - Parameter samples: gives what weights lose on the samples and adds the gradient of it.
  package func weights(_ samples: (_ weights: [Double], _ gradient: inout [Double]) -> Double) -> [Double] {
    Minimiser().minimum(from: centre) { weights, gradient in
      var held = 0.0
      for index in weights.indices {
        let distance = weights[index] - centre[index]
        gradient[index] = penalty * distance
        held += penalty * distance * distance / 2
      }
      let loss = held + samples(weights, &gradient)
      for index in fixed { gradient[index] = 0 }
      return loss
    }
  }
}
