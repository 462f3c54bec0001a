import Glibc

/// Circles as rings, for cutting.
enum Ring {
  static func circle(_ centre: PagePoint, radius: Double, steps: Int = 48) -> [PagePoint] {
    (0..<steps).map { step in
      let angle = 2 * Double.pi * Double(step) / Double(steps)
      return PagePoint(centre.x + radius * cos(angle), centre.y + radius * sin(angle))
    }
  }
}
