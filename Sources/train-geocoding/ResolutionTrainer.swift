import Foundation

/// Fits the scores by which the places that bear a name are ranked.
struct ResolutionTrainer {
  let samples: [Samples]
  let names: [String]

  /// Weights set by judgement: news corpora put a province at its capital, so they cannot tell that a bare name means the town; and
  /// they hardly name regions.
  static let byHand = ["namesakeProvince": -4.0, "greatRegion": 4]

  /// - Parameter left: a corpus to leave out.
  func fit(without left: Int?, penalty: Double) -> [Double] {
    let fixed = names.map { Self.byHand[$0] }
    let used = samples.enumerated().filter { $0.offset != left }.map(\.element)
    return Minimiser().minimum(from: fixed.map { $0 ?? 0 }) { weights, gradient in
      var loss = 0.0
      for index in weights.indices {
        gradient[index] = penalty * weights[index]
        loss += penalty * weights[index] * weights[index] / 2
      }
      for corpus in used {
        for choice in corpus.choices where choice.gains.contains(where: { $0 > 0 }) {
          let shares = Self.shares(choice, weights)
          let gained = zip(shares, choice.gains).reduce(0) { $0 + $1.0 * $1.1 }
          let weight = corpus.weight * (1 + log(Double(choice.count)))
          loss -= weight * log(max(1e-12, gained))
          for (position, features) in choice.candidates.enumerated() {
            let share = shares[position]
            let pull = weight * (share - share * choice.gains[position] / max(1e-12, gained))
            guard abs(pull) > 1e-12 else { continue }
            for (feature, value) in features { gradient[feature] += pull * value }
          }
        }
      }
      for (index, value) in fixed.enumerated() where value != nil { gradient[index] = 0 }
      return loss
    }
  }

  /// How many names of a corpus, with several candidates, are put within 161 km.
  func figures(_ weights: [Double], on index: Int) -> String {
    let choices = samples[index].choices
    guard !choices.isEmpty else { return "-" }
    let right = choices.filter { choice in
      let scores = choice.candidates.map { RecognitionTrainer.score($0, weights) }
      return scores.max().flatMap { scores.firstIndex(of: $0) }.map { choice.gains[$0] > 0 } ?? false
    }
    let all = choices.reduce(0) { $0 + $1.count }
    return String(format: "%.3f of %d", Double(right.reduce(0) { $0 + $1.count }) / Double(all), all)
  }

  private static func shares(_ choice: Samples.Choice, _ weights: [Double]) -> [Double] {
    let scores = choice.candidates.map { RecognitionTrainer.score($0, weights) }
    let top = scores.max() ?? 0
    let powers = scores.map { exp($0 - top) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
