/// A label of a point: its lines of text, from the fullest form to the shortest, and how to lay them around the point.
struct PointLabel {
  /// One form: lines from the top down, each of one or more texts side by side.
  struct Form {
    var lines: [[Text]]

    /// Room between texts of one line.
    static let gap = 0.32

    func width(of line: [Text]) -> Double {
      let size = line.first?.font.size ?? 0
      return line.map(\.width).reduce(0, +) + Double(max(0, line.count - 1)) * Self.gap * size
    }

    var width: Double { lines.map { width(of: $0) }.max() ?? 0 }

    private static func ascent(_ line: [Text]) -> Double { (line.map(\.font.size).max() ?? 0) * TextMetrics.ascent }
    private static func height(_ line: [Text]) -> Double { (line.map(\.font.size).max() ?? 0) * 1.12 }

    var height: Double { lines.map(Self.height).reduce(0, +) }

    /// The texts set into a box of this form's size.
    func laid(in box: PageBox, anchor: Text.Anchor) -> [Text] {
      var result: [Text] = []
      var top = box.minY
      for line in lines {
        let baseline = top + Self.ascent(line)
        let gap = Self.gap * (line.first?.font.size ?? 0)
        // Estimated widths of some scripts are a little too great: what gap that leaves lies between the texts, not at the
        // edge that the eye follows.
        switch anchor {
        case .start, .middle:
          var x = anchor == .start ? box.minX : box.centre.x - width(of: line) / 2
          for var text in line {
            let isAlone = anchor == .middle && line.count == 1
            text.anchor = isAlone ? .middle : .start
            text.at = PagePoint(isAlone ? box.centre.x : x, baseline)
            result.append(text)
            x += text.width + gap
          }
        case .end:
          var x = box.maxX
          for var text in line.reversed() {
            text.anchor = .end
            text.at = PagePoint(x, baseline)
            result.append(text)
            x -= text.width + gap
          }
        }
        top += Self.height(line)
      }
      return result
    }
  }

  /// The symbol's number among the obstacles.
  var owner: Int
  var point: PagePoint
  /// The symbol's radius.
  var radius: Double
  var forms: [Form]
  /// May stand away from the point, joined to it by a hairline.
  var allowsLeader: Bool
  /// For the report of what found no room.
  var name: String

  struct Candidate {
    var form: Int
    var box: PageBox
    var anchor: Text.Anchor
    var leader: (PagePoint, PagePoint)?
    var cost: Double
  }

  /// The places to try for a form, best first by position alone.
  func candidates(form index: Int) -> [Candidate] {
    let form = forms[index]
    let (w, h) = (form.width, form.height)
    var result: [Candidate] = []
    func add(_ dx: Double, _ dy: Double, _ cost: Double, _ leader: (PagePoint, PagePoint)? = nil) {
      // dx, dy: where the box lies seen from the point, -1, 0 or 1; zero centres it.
      let gap = radius + 4
      let diagonal = dx != 0 && dy != 0
      let reachX = diagonal ? radius * 0.72 + 3 : gap
      let reachY = diagonal ? radius * 0.72 + 1 : radius + 3
      let minX = dx > 0 ? point.x + reachX : dx < 0 ? point.x - reachX - w : point.x - w / 2
      let minY = dy > 0 ? point.y + reachY : dy < 0 ? point.y - reachY - h : point.y - h / 2
      result.append(
        Candidate(
          form: index, box: PageBox(minX: minX, minY: minY, maxX: minX + w, maxY: minY + h),
          anchor: dx > 0 ? .start : dx < 0 ? .end : .middle, leader: leader, cost: cost))
    }
    add(1, 0, 0)
    add(-1, 0, 1)
    add(1, -1, 1)
    add(1, 1, 2)
    add(-1, -1, 3)
    add(-1, 1, 4)
    add(0, -1, 4)
    add(0, 1, 5)
    guard allowsLeader else { return result }
    for (ring, distance) in [26.0, 48, 76, 110].enumerated() {
      for step in 0..<12 {
        let angle = Double(step) * 30
        let (dx, dy) = Self.directions[step]
        let tip = PagePoint(point.x + dx * (radius + distance), point.y + dy * (radius + distance))
        let anchor: Text.Anchor = dx > 0.3 ? .start : dx < -0.3 ? .end : .middle
        let minX = anchor == .start ? tip.x + 2 : anchor == .end ? tip.x - 2 - w : tip.x - w / 2
        let minY = anchor == .middle ? (dy < 0 ? tip.y - h : tip.y) : tip.y - h / 2
        let start = PagePoint(point.x + dx * (radius + 2), point.y + dy * (radius + 2))
        result.append(
          Candidate(
            form: index, box: PageBox(minX: minX, minY: minY, maxX: minX + w, maxY: minY + h), anchor: anchor,
            leader: (start, tip), cost: 12 + 9 * Double(ring) + (angle == 0 || angle == 180 ? 0 : 2)))
      }
    }
    return result
  }

  /// Every thirty degrees, as cosine and sine.
  private static let directions: [(Double, Double)] = [
    (1, 0), (0.866, 0.5), (0.5, 0.866), (0, 1), (-0.5, 0.866), (-0.866, 0.5), (-1, 0), (-0.866, -0.5), (-0.5, -0.866),
    (0, -1), (0.5, -0.866), (0.866, -0.5),
  ]
}
