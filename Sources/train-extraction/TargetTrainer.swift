import Fitting

/// Logistic regression over the traits of nominals, each with a weight for all and one for its class.
struct TargetTrainer {
  let traits: Int
  let classes: Int
  let penalty: Double
  /// The chance from which on a nominal is taken.
  let threshold: Double

  var width: Int { classes + 1 }

  func fit(_ cases: [TargetCase]) -> [Double] {
    PenalisedFit(penalty: penalty, centre: [Double](repeating: 0, count: traits * width)).weights { weights, gradient in
      var sum = 0.0
      for item in cases {
        let (loss, slope) = LogOdds.loss(odds(item, weights), isTrue: item.isTarget)
        sum += item.weight * loss
        for trait in item.traits {
          gradient[trait * width] += item.weight * slope
          gradient[trait * width + item.class + 1] += item.weight * slope
        }
      }
      return sum
    }
  }

  private func odds(_ item: TargetCase, _ weights: [Double]) -> Double {
    item.traits.reduce(0) { $0 + weights[$1 * width] + weights[$1 * width + item.class + 1] }
  }

  /// How the targets taken by these weights agree with the known ones.
  func tally(_ weights: [Double], _ cases: [TargetCase]) -> Tally {
    var tally = Tally()
    for (_, group) in Dictionary(grouping: cases, by: { "\($0.report) \($0.incident)" }) {
      let ranked = group.map { (item: $0, chance: LogOdds.chance(odds($0, weights))) }.sorted { $0.chance > $1.chance }
      let taken = ranked.filter { $0.chance >= threshold }.prefix(5).map(\.item)
      let chosen = taken.isEmpty ? ranked.prefix(1).map(\.item) : Array(taken)
      var free = group[0].known
      tally.known += Double(free.count)
      tally.taken += Double(chosen.count)
      for item in chosen {
        if let index = free.firstIndex(where: { Wording.areAlike($0, item.text) }) {
          free.remove(at: index)
          tally.right += 1
        }
      }
    }
    return tally
  }
}
