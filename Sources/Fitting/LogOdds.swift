import Foundation

/// Log-odds and what they lose.
package enum LogOdds {
  package static func chance(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }

  /// The loss of log-odds by an answer, log(1 + e^-x) without overflow, and its slope.
  package static func loss(_ odds: Double, isTrue: Bool) -> (loss: Double, slope: Double) {
    let agreed = isTrue ? odds : -odds
    return (max(0, -agreed) + log(1 + exp(-abs(agreed))), chance(odds) - (isTrue ? 1 : 0))
  }

  /// The shares of rivals by their scores; they sum to one.
  package static func shares(_ scores: [Double]) -> [Double] {
    let top = scores.max() ?? 0
    let powers = scores.map { exp($0 - top) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// What rivals lose of which some are right, in proportion to `gains`, and the slope by each score.
  package static func loss(_ scores: [Double], gains: [Double]) -> (loss: Double, slopes: [Double]) {
    let shares = shares(scores)
    let gained = max(1e-12, zip(shares, gains).reduce(0) { $0 + $1.0 * $1.1 })
    return (-log(gained), zip(shares, gains).map { $0 - $0 * $1 / gained })
  }
}
