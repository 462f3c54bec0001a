import Fitting

/// A log-linear choice among the incidents told before and none of them, which scores nothing.
struct LikenessTrainer {
  private var fit: PenalisedFit

  /// - Parameters:
  ///   - hand: what signs count before any report is seen; those that forbid stay.
  ///   - left: a sign to do without.
  init(penalty: Double, hand: [Double], without left: Int? = nil) {
    fit = PenalisedFit(penalty: penalty, centre: hand, fixed: Set(hand.indices.filter { hand[$0] <= Self.forbidding }))
    if let left {
      fit.centre[left] = 0
      fit.fixed.insert(left)
    }
  }

  /// Signs that count no more than this leave no choice: "on Monday" and "on Friday" are not one day.
  private static let forbidding = -9.0

  func weights(_ cases: [LikenessCase]) -> [Double] {
    fit.weights { weights, gradient in
      var sum = 0.0
      for item in cases {
        let (loss, slopes) = loss(item, weights)
        sum += item.weight * loss
        for (rival, slope) in zip(item.rivals, slopes) {
          for sign in rival.signs { gradient[sign] += item.weight * slope }
        }
      }
      return sum
    }
  }

  private func loss(_ item: LikenessCase, _ weights: [Double]) -> (loss: Double, slopes: [Double]) {
    LogOdds.loss(
      scores(item, weights) + [0], gains: item.rivals.map { $0.isTold ? 1 : 0 } + [item.isNew ? 1 : 0])
  }

  /// What weights lose on tellings, in bits a telling.
  func loss(_ weights: [Double], _ cases: [LikenessCase]) -> Double {
    cases.reduce(0) { $0 + loss($1, weights).loss } / 0.693147 / Double(max(1, cases.count))
  }

  private func scores(_ item: LikenessCase, _ weights: [Double]) -> [Double] {
    item.rivals.map { $0.signs.reduce(0) { $0 + weights[$1] } }
  }

  /// How many accounts are put to the incident they tell, of those put to one and of those that tell one told before.
  func tally(_ weights: [Double], _ cases: [LikenessCase]) -> Tally {
    var tally = Tally()
    for item in cases {
      let scores = scores(item, weights)
      tally.known += item.isNew ? 0 : 1
      guard let top = scores.max(), top >= 0, let chosen = scores.firstIndex(of: top) else { continue }
      tally.taken += 1
      tally.right += item.rivals[chosen].isTold ? 1 : 0
    }
    return tally
  }
}
