import Glibc

/// A position on the page, in page units: right and down from the upper left corner.
package struct PagePoint: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (a: PagePoint, b: PagePoint) -> PagePoint { PagePoint(a.x + b.x, a.y + b.y) }
  static func - (a: PagePoint, b: PagePoint) -> PagePoint { PagePoint(a.x - b.x, a.y - b.y) }
  static func * (a: PagePoint, k: Double) -> PagePoint { PagePoint(a.x * k, a.y * k) }

  var length: Double { (x * x + y * y).squareRoot() }

  func distance(to other: PagePoint) -> Double { (self - other).length }

  /// The vector turned a quarter to the left as one sees it on the page; of the same length.
  var turnedLeft: PagePoint { PagePoint(y, -x) }

  /// The vector turned clockwise as one sees it on the page.
  func turned(degrees: Double) -> PagePoint {
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    return PagePoint(x * cosine - y * sine, x * sine + y * cosine)
  }

  /// The vector with length one; zero stays zero.
  var unit: PagePoint {
    let length = length
    return length > 0 ? self * (1 / length) : self
  }

  /// To a tenth of a page unit, the accuracy that is written.
  var rounded: PagePoint { PagePoint((x * 10).rounded() / 10, (y * 10).rounded() / 10) }

  /// True when the lines a–b and c–d cross.
  static func segmentsMeet(_ a: PagePoint, _ b: PagePoint, _ c: PagePoint, _ d: PagePoint) -> Bool {
    func side(_ p: PagePoint, _ q: PagePoint, _ r: PagePoint) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }

  /// The nearest distance from this point to a line between two others.
  func distance(toSegment a: PagePoint, _ b: PagePoint) -> Double {
    let d = b - a
    let squared = d.x * d.x + d.y * d.y
    guard squared > 0 else { return distance(to: a) }
    let t = max(0, min(1, ((x - a.x) * d.x + (y - a.y) * d.y) / squared))
    return distance(to: a + d * t)
  }
}

/// An upright box on the page.
package struct PageBox: Hashable, Sendable {
  package var minX: Double
  package var minY: Double
  package var maxX: Double
  package var maxY: Double

  package init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  init(centre: PagePoint, width: Double, height: Double) {
    self.init(
      minX: centre.x - width / 2, minY: centre.y - height / 2, maxX: centre.x + width / 2, maxY: centre.y + height / 2)
  }

  /// The smallest box around points; nil for none.
  init?(around points: some Sequence<PagePoint>) {
    var box: PageBox?
    for p in points {
      box =
        box.map { $0.union(PageBox(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y)) }
        ?? PageBox(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y)
    }
    guard let box else { return nil }
    self = box
  }

  package var width: Double { maxX - minX }
  package var height: Double { maxY - minY }
  var centre: PagePoint { PagePoint((minX + maxX) / 2, (minY + maxY) / 2) }

  func insetBy(_ d: Double) -> PageBox { PageBox(minX: minX + d, minY: minY + d, maxX: maxX - d, maxY: maxY - d) }

  func moved(_ d: PagePoint) -> PageBox {
    PageBox(minX: minX + d.x, minY: minY + d.y, maxX: maxX + d.x, maxY: maxY + d.y)
  }

  func union(_ other: PageBox) -> PageBox {
    PageBox(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY)
    )
  }

  package func contains(_ p: PagePoint) -> Bool { p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY }

  package func contains(_ other: PageBox) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// True when the boxes share more than an edge.
  package func overlaps(_ other: PageBox) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// Page units squared that both boxes cover.
  func overlapArea(_ other: PageBox) -> Double {
    let w = min(maxX, other.maxX) - max(minX, other.minX)
    let h = min(maxY, other.maxY) - max(minY, other.minY)
    return w > 0 && h > 0 ? w * h : 0
  }

  /// The distance from a point to the box; zero inside.
  func distance(to p: PagePoint) -> Double {
    let dx = max(minX - p.x, 0, p.x - maxX)
    let dy = max(minY - p.y, 0, p.y - maxY)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The corners, clockwise from the upper left.
  var corners: [PagePoint] {
    [PagePoint(minX, minY), PagePoint(maxX, minY), PagePoint(maxX, maxY), PagePoint(minX, maxY)]
  }

  /// True when a line between two points passes through the box (Liang and Barsky, 1984).
  func meets(segment a: PagePoint, _ b: PagePoint) -> Bool {
    var (low, high) = (0.0, 1.0)
    let d = b - a
    for (p, q) in [(-d.x, a.x - minX), (d.x, maxX - a.x), (-d.y, a.y - minY), (d.y, maxY - a.y)] {
      if p == 0 {
        if q < 0 { return false }
        continue
      }
      let t = q / p
      if p < 0 { low = max(low, t) } else { high = min(high, t) }
      if low > high { return false }
    }
    return true
  }
}
