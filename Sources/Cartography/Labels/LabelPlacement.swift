/// Finds room for labels of points; what finds none is reported.
struct LabelPlacement {
  struct Placed {
    var texts: [Text]
    var leader: (PagePoint, PagePoint)?
    var box: PageBox
  }

  var obstacles: LabelObstacles

  /// The best free place for a label; nil when there is none. What is placed becomes an obstacle to the next.
  mutating func place(_ label: PointLabel) -> Placed? {
    for form in label.forms.indices {
      var best: PointLabel.Candidate?
      for var candidate in label.candidates(form: form) {
        if let best, candidate.cost >= best.cost { continue }
        guard isFree(candidate, owner: label.owner) else { continue }
        candidate.cost += obstacles.lineCost(candidate.box) * 0.35
        if let best, candidate.cost >= best.cost { continue }
        best = candidate
      }
      if let best { return take(best, for: label) }
    }
    return nil
  }

  /// Places for several labels, the most important first; nil for those without room.
  ///
  /// Each takes its best free place in turn. Then those left over, and those that stand badly, try the places of others that
  /// can move elsewhere: an exchange is made when it places one more, or when both together stand better.
  mutating func place(_ labels: [PointLabel]) -> [Placed?] {
    var exchange = LabelExchange(labels.map { label in label.forms.indices.map { candidates(of: label, form: $0) } })
    exchange.fill()
    exchange.placeLeftOver()
    exchange.improve(rounds: 3)
    return zip(labels, exchange.chosen).map { label, candidate in candidate.map { take($0, for: label) } }
  }

  /// The free places of one form, best first.
  private func candidates(of label: PointLabel, form: Int) -> [PointLabel.Candidate] {
    label.candidates(form: form).filter { isFree($0, owner: label.owner) }.map { candidate in
      var candidate = candidate
      candidate.cost += obstacles.lineCost(candidate.box) * 0.35
      return candidate
    }.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
  }

  private func isFree(_ candidate: PointLabel.Candidate, owner: Int) -> Bool {
    guard obstacles.isFree(candidate.box.insetBy(-1), owner: owner) else { return false }
    guard let leader = candidate.leader else { return true }
    return obstacles.isFree(leader: leader.0, leader.1, owner: owner)
  }

  private mutating func take(_ candidate: PointLabel.Candidate, for label: PointLabel) -> Placed {
    obstacles.add(candidate.box.insetBy(-1.5))
    if let leader = candidate.leader { obstacles.add(line: [leader.0, leader.1], halfWidth: 0.5) }
    return Placed(
      texts: label.forms[candidate.form].laid(in: candidate.box, anchor: candidate.anchor), leader: candidate.leader,
      box: candidate.box)
  }
}
