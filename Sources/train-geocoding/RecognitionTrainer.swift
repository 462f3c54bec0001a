import Foundation

/// Fits the log-odds that words name a place.
struct RecognitionTrainer {
  let samples: [Samples]
  let names: [String]

  /// Weights that no corpus teaches: hardly any has text in scripts without capitals.
  static let byHand = ["uncased": 3.0]

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
        for sample in corpus.words {
          let score = Self.score(sample.features, weights)
          let odds = sample.isPlace ? score : -score
          // log(1 + e^-x) without overflow
          loss += corpus.weight * (max(0, -odds) + log(1 + exp(-abs(odds))))
          let pull = corpus.weight * (1 / (1 + exp(-score)) - (sample.isPlace ? 1 : 0))
          for (feature, value) in sample.features { gradient[feature] += pull * value }
        }
      }
      for (index, value) in fixed.enumerated() where value != nil { gradient[index] = 0 }
      return loss
    }
  }

  /// Precision and recall on a corpus, span by span; only recall where not all places are marked.
  func figures(_ weights: [Double], on index: Int) -> String {
    let corpus = samples[index]
    var (right, taken, places) = (0.0, 0.0, Double(corpus.unseen))
    for sample in corpus.words {
      let isTaken = Self.score(sample.features, weights) > 0
      taken += isTaken ? 1 : 0
      places += sample.isPlace ? 1 : 0
      right += isTaken && sample.isPlace ? 1 : 0
    }
    let recall = right / max(1, places)
    guard corpus.isComplete else { return String(format: "R %.3f of %d", recall, Int(places)) }
    let precision = right / max(1, taken)
    return String(
      format: "P %.3f R %.3f F1 %.3f of %d", precision, recall, 2 * precision * recall / max(1e-9, precision + recall),
      Int(places))
  }

  static func score(_ features: [(Int, Double)], _ weights: [Double]) -> Double {
    var sum = 0.0
    for (feature, value) in features { sum += value * weights[feature] }
    return sum
  }
}
