import Foundation

/// Choice among classes.
enum Softmax {
  /// Turns scores into the gradient of their cross-entropy with what is right, and gives the entropy.
  /// - Parameters:
  ///   - beliefs: how likely each class is by the teachers; empty where nobody teaches.
  ///   - trust: how far the teachers count, from 0 to 1, beside the class that is known to be right.
  static func learn(
    _ scores: Numbers, _ count: Int, right: Int, beliefs: ArraySlice<Float> = [], trust: Float = 0
  ) -> Float {
    apply(scores, count)
    let trust = beliefs.count == count ? trust : 0
    var loss = -(1 - trust) * logf(max(scores[right], 1e-20))
    if trust > 0 {
      for (index, belief) in beliefs.enumerated() where belief > 0 {
        loss -= trust * belief * logf(max(scores[index], 1e-20))
        scores[index] -= trust * belief
      }
    }
    scores[right] -= 1 - trust
    return loss
  }

  /// Turns scores into probabilities.
  static func apply(_ scores: Numbers, _ count: Int) {
    var highest = scores[0]
    for index in 1..<max(count, 1) { highest = max(highest, scores[index]) }
    var sum: Float = 0
    for index in 0..<count {
      scores[index] = expf(scores[index] - highest)
      sum += scores[index]
    }
    for index in 0..<count { scores[index] *= 1 / sum }
  }
}
