import Fitting
import Foundation

/// Fits the log-odds that words name a place.
struct RecognitionTrainer {
  let samples: [Samples]
  let names: [String]

  /// Weights that no corpus teaches: hardly any has text in scripts without capitals.
  static let byHand = ["uncased": 3.0]

  /// - Parameter left: a corpus to leave out.
  func fit(without left: Int?, penalty: Double) -> [Double] {
    let fit = PenalisedFit(penalty: penalty, names: names, byHand: Self.byHand)
    let used = samples.enumerated().filter { $0.offset != left }.map(\.element)
    return fit.weights { weights, gradient in
      var sum = 0.0
      for corpus in used {
        for sample in corpus.words {
          let (loss, slope) = LogOdds.loss(Self.score(sample.features, weights), isTrue: sample.isPlace)
          sum += corpus.weight * loss
          for (feature, value) in sample.features { gradient[feature] += corpus.weight * slope * value }
        }
      }
      return sum
    }
  }

  /// Precision and recall on a corpus, span by span; only recall where not all places are marked.
  func figures(_ weights: [Double], on index: Int) -> String {
    let corpus = samples[index]
    var tally = Tally(known: Double(corpus.unseen))
    for sample in corpus.words {
      let isTaken = Self.score(sample.features, weights) > 0
      tally.taken += isTaken ? 1 : 0
      tally.known += sample.isPlace ? 1 : 0
      tally.right += isTaken && sample.isPlace ? 1 : 0
    }
    let figures = corpus.isComplete ? tally.figures : String(format: "R %.3f", tally.recall)
    return figures + " of \(Int(tally.known))"
  }

  static func score(_ features: [(Int, Double)], _ weights: [Double]) -> Double {
    var sum = 0.0
    for (feature, value) in features { sum += value * weights[feature] }
    return sum
  }
}

extension PenalisedFit {
  /// A fit of named weights to zero, or to what they are by hand, which stays.
  init(penalty: Double, names: [String], byHand: [String: Double]) {
    self.init(
      penalty: penalty, centre: names.map { byHand[$0] ?? 0 },
      fixed: Set(names.indices.filter { byHand[names[$0]] != nil }))
  }
}
