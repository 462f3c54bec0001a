import Foundation

/// Logistic regression over the traits of nominals, each with a weight for all and one for its class.
struct TargetTrainer {
  let cases: [TargetCase]
  let traits: Int
  let classes: Int
  let penalty: Double

  private var width: Int { classes + 1 }

  /// Newton's method would be quicker; plain steps against the gradient are enough and the same on every machine.
  func fit(_ isUsed: (TargetCase) -> Bool) -> [Double] {
    let used = cases.filter(isUsed)
    let total = max(1, used.reduce(0) { $0 + $1.weight })
    var weights = [Double](repeating: 0, count: traits * width)
    var speed = weights
    for _ in 0..<3000 {
      var gradient = weights.map { $0 * penalty }
      for item in used {
        let error = (chance(item, weights) - (item.isTarget ? 1 : 0)) * item.weight
        for trait in item.traits {
          gradient[trait * width] += error
          gradient[trait * width + item.class + 1] += error
        }
      }
      for index in weights.indices {
        speed[index] = 0.9 * speed[index] - 0.5 / total * gradient[index]
        weights[index] += speed[index]
      }
    }
    return weights
  }

  func chance(_ item: TargetCase, _ weights: [Double]) -> Double {
    var sum = 0.0
    for trait in item.traits { sum += weights[trait * width] + weights[trait * width + item.class + 1] }
    return 1 / (1 + exp(-sum))
  }

  /// How weights fitted without each tenth of the reports do on it.
  func figuresOfTenths(_ threshold: Double) -> String {
    let reports = Array(Set(cases.map(\.report))).sorted()
    let tenth = Dictionary(uniqueKeysWithValues: reports.enumerated().map { ($0.element, $0.offset % 10) })
    var sum = (right: 0, taken: 0, known: 0)
    for part in 0..<10 {
      let weights = fit { tenth[$0.report] != part }
      let counts = count(weights, threshold) { tenth[$0.report] == part }
      sum = (sum.right + counts.right, sum.taken + counts.taken, sum.known + counts.known)
    }
    return text(sum)
  }

  func figures(_ weights: [Double], _ threshold: Double, _ isAsked: (TargetCase) -> Bool) -> String {
    text(count(weights, threshold, isAsked))
  }

  private func text(_ counts: (right: Int, taken: Int, known: Int)) -> String {
    let precision = Double(counts.right) / Double(max(1, counts.taken))
    let recall = Double(counts.right) / Double(max(1, counts.known))
    return String(
      format: "P %.3f R %.3f F1 %.3f", precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
  }

  private func count(
    _ weights: [Double], _ threshold: Double, _ isAsked: (TargetCase) -> Bool
  ) -> (right: Int, taken: Int, known: Int) {
    var counts = (right: 0, taken: 0, known: 0)
    for (_, group) in Dictionary(grouping: cases.filter(isAsked), by: { "\($0.report) \($0.incident)" }) {
      let ranked = group.map { (item: $0, chance: chance($0, weights)) }.sorted { $0.chance > $1.chance }
      let taken = ranked.filter { $0.chance >= threshold }.prefix(5).map(\.item)
      let chosen = taken.isEmpty ? ranked.prefix(1).map(\.item) : Array(taken)
      var free = group[0].known
      counts.known += free.count
      counts.taken += chosen.count
      for item in chosen {
        if let index = free.firstIndex(where: { Wording.areAlike($0, item.text) }) {
          free.remove(at: index)
          counts.right += 1
        }
      }
    }
    return counts
  }
}
