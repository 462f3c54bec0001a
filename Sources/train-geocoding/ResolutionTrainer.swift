import Fitting
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
    let fit = PenalisedFit(penalty: penalty, names: names, byHand: Self.byHand)
    let used = samples.enumerated().filter { $0.offset != left }.map(\.element)
    return fit.weights { weights, gradient in
      var sum = 0.0
      for corpus in used {
        for choice in corpus.choices where choice.gains.contains(where: { $0 > 0 }) {
          let scores = choice.candidates.map { RecognitionTrainer.score($0, weights) }
          let (loss, slopes) = LogOdds.loss(scores, gains: choice.gains)
          let weight = corpus.weight * (1 + log(Double(choice.count)))
          sum += weight * loss
          for (features, slope) in zip(choice.candidates, slopes) where abs(weight * slope) > 1e-12 {
            for (feature, value) in features { gradient[feature] += weight * slope * value }
          }
        }
      }
      return sum
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
}
