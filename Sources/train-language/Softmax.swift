import Foundation

/// Choice among classes.
enum Softmax {
  /// Turns scores into the gradient of their cross-entropy with the right class, and gives the entropy.
  static func learn(_ scores: Numbers, _ count: Int, right: Int, weight: Float = 1) -> Float {
    var highest = scores[0]
    for index in 1..<max(count, 1) { highest = max(highest, scores[index]) }
    var sum: Float = 0
    for index in 0..<count {
      scores[index] = expf(scores[index] - highest)
      sum += scores[index]
    }
    let loss = -logf(max(scores[right] / sum, 1e-20))
    for index in 0..<count { scores[index] *= weight / sum }
    scores[right] -= weight
    return loss * weight
  }
}
