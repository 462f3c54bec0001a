/// Finds room for labels of points, the most important first; what finds none is reported.
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
        guard obstacles.isFree(candidate.box.insetBy(-1), owner: label.owner) else { continue }
        candidate.cost += obstacles.lineCost(candidate.box) * 0.35
        if let best, candidate.cost >= best.cost { continue }
        if let leader = candidate.leader, !obstacles.isFree(leader: leader.0, leader.1, owner: label.owner) { continue }
        best = candidate
      }
      guard let best else { continue }
      obstacles.add(best.box.insetBy(-1.5))
      if let leader = best.leader { obstacles.add(line: [leader.0, leader.1], halfWidth: 0.5) }
      return Placed(
        texts: label.forms[form].laid(in: best.box, anchor: best.anchor), leader: best.leader, box: best.box)
    }
    return nil
  }
}
