import Glibc

/// Closed lines on the page.
enum Ring {
  /// True for a point inside, by the even-odd rule.
  static func contains(_ point: PagePoint, in ring: [PagePoint]) -> Bool {
    guard var a = ring.last else { return false }
    var isInside = false
    for b in ring {
      if (a.y <= point.y) != (b.y <= point.y), a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) > point.x {
        isInside.toggle()
      }
      a = b
    }
    return isInside
  }

  /// A circle, for cutting.
  static func circle(_ centre: PagePoint, radius: Double, steps: Int = 48) -> [PagePoint] {
    (0..<steps).map { step in
      let angle = 2 * Double.pi * Double(step) / Double(steps)
      return PagePoint(centre.x + radius * cos(angle), centre.y + radius * sin(angle))
    }
  }
}
