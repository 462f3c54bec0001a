/// Places labels among each other: greedily, then by exchanging places. All choices are by cost and order, so that the same
/// labels always come to stand in the same places.
struct LabelExchange {
  typealias Candidate = PointLabel.Candidate

  /// Of each label, of each of its forms from the fullest to the shortest, the free places from the best on.
  private let options: [[[Candidate]]]
  /// The place of each label; nil while it has none.
  private(set) var chosen: [Candidate?]

  init(_ options: [[[Candidate]]]) {
    self.options = options
    chosen = Array(repeating: nil, count: options.count)
  }

  /// Each label in turn takes its best place that no earlier one stands in, in its fullest form that has one.
  mutating func fill() {
    for label in options.indices {
      for form in options[label] where chosen[label] == nil {
        chosen[label] = form.first { rivals(of: $0, label).isEmpty }
      }
    }
  }

  /// Labels without a place take that of another which can stand elsewhere in the same form.
  mutating func placeLeftOver() {
    for label in options.indices where chosen[label] == nil {
      search: for form in options[label] {
        for candidate in form.prefix(40) {
          let rivals = rivals(of: candidate, label, atMost: 1)
          guard let rival = rivals.first, rivals.count == 1, let other = elsewhere(rival, clearOf: candidate, label)
          else { continue }
          chosen[label] = candidate
          chosen[rival] = other
          break search
        }
      }
    }
  }

  /// Labels move to better places that have come free, or exchange with one other when both together gain.
  mutating func improve(rounds: Int) {
    for _ in 0..<rounds {
      var hasChanged = false
      for label in options.indices {
        guard let now = chosen[label], now.cost > 0 else { continue }
        for candidate in options[label][now.form] {
          guard candidate.cost < now.cost else { break }
          let rivals = rivals(of: candidate, label, atMost: 1)
          if rivals.isEmpty {
            chosen[label] = candidate
          } else if rivals.count == 1, let rival = rivals.first, let there = chosen[rival],
            let other = elsewhere(rival, clearOf: candidate, label),
            candidate.cost + other.cost < now.cost + there.cost
          {
            chosen[label] = candidate
            chosen[rival] = other
          } else {
            continue
          }
          hasChanged = true
          break
        }
      }
      if !hasChanged { return }
    }
  }

  /// The best place of a label's present form that meets neither another label nor the candidate about to be taken.
  private func elsewhere(_ label: Int, clearOf candidate: Candidate, _ taker: Int) -> Candidate? {
    guard let form = chosen[label]?.form else { return nil }
    return options[label][form].first { other in
      !Self.meet(other, candidate) && rivals(of: other, label, besides: taker).isEmpty
    }
  }

  /// The labels whose places a candidate meets.
  private func rivals(of candidate: Candidate, _ label: Int, besides: Int = -1, atMost limit: Int = 0) -> [Int] {
    var rivals: [Int] = []
    for (other, place) in chosen.enumerated() where other != label && other != besides {
      guard let place, Self.meet(candidate, place) else { continue }
      rivals.append(other)
      if rivals.count > limit { break }
    }
    return rivals
  }

  private static func meet(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.box.insetBy(-1.25).overlaps(b.box.insetBy(-1.25)) { return true }
    if let leader = a.leader, b.box.insetBy(-1.5).meets(segment: leader.0, leader.1) { return true }
    if let leader = b.leader, a.box.insetBy(-1.5).meets(segment: leader.0, leader.1) { return true }
    if let one = a.leader, let other = b.leader {
      return PagePoint.segmentsMeet(one.0, one.1, other.0, other.1)
        || one.0.distance(toSegment: other.0, other.1) < 2 || other.0.distance(toSegment: one.0, one.1) < 2
    }
    return false
  }
}
