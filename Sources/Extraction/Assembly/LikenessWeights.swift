/// How much each sign counts for one incident; above nothing the account is taken to tell it.
struct LikenessWeights: Sendable {
  private var weights = [Double](repeating: 0, count: LikenessSign.allCases.count)
  /// What each counts before any report is seen: where `train-extraction` starts.
  private(set) var byHand = [Double](repeating: 0, count: LikenessSign.allCases.count)

  init() {}

  init(_ table: Table) throws(LexiconError) {
    var known: [String: LikenessSign] = [:]
    for sign in LikenessSign.allCases { known["\(sign)"] = sign }
    for row in table.rows {
      guard let sign = known[row[0]], let hand = Double(row[1]), let weight = Double(row[2]) else {
        throw LexiconError(
          description:
            "\(row.file):\(row.line): '\(row[0])' with '\(row[1])' and '\(row[2])' is no sign with its weights")
      }
      byHand[sign.rawValue] = hand
      weights[sign.rawValue] = weight
    }
  }

  /// The incident that an account tells by its signs; nil when it tells another.
  func choice(_ signs: [LikenessSigns]) -> Int? {
    var best: (episode: Int, score: Double)?
    for (episode, signs) in signs.enumerated() {
      let score = sum(signs)
      if score > best?.score ?? -.infinity { best = (episode, score) }
    }
    return best.flatMap { $0.score >= 0 ? $0.episode : nil }
  }

  private func sum(_ signs: LikenessSigns) -> Double {
    var rest = signs.bits
    var sum = 0.0
    while rest != 0 {
      sum += weights[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }
}
