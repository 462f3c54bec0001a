/// An arrow as filled shapes: a shaft that swells towards the head, curved to the left of its way, clear of what stands at
/// either end.
struct ArrowShape: Hashable, Sendable {
  /// One ring, or one a dash and the head.
  let rings: [[PagePoint]]
  /// The middle of the shaft, tail to tip, for keeping labels off.
  let spine: [PagePoint]
  let halfWidth: Double

  /// Nil when nothing is left between the ends.
  /// - Parameters:
  ///   - bend: how far the middle leaves the chord, as a share of its length; positive to the left.
  ///   - startClearance: page units kept free at the start, and likewise at the end.
  ///   - isDashed: the origin is known by its country alone.
  init?(
    from start: PagePoint, to end: PagePoint, bend: Double, startClearance: Double, endClearance: Double, width: Double,
    isDashed: Bool
  ) {
    let chord = end - start
    // A long arrow is bent no further from its chord than a short one needs to be seen bent.
    let rise = max(-70, min(70, bend * chord.length))
    let control = start + chord * 0.5 + chord.unit.turnedLeft * (2 * rise)
    let steps = 64
    let curve = (0...steps).map { step -> PagePoint in
      let t = Double(step) / Double(steps)
      return start * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + end * (t * t)
    }
    guard let trimmed = Self.trimmed(curve, startClearance: startClearance, endClearance: endClearance) else {
      return nil
    }
    let lengths = Self.lengths(of: trimmed)
    guard let total = lengths.last, total > 14 else { return nil }
    let headLength = min(width * 4.4, total * 0.5)
    let headHalf = headLength * 0.46
    let shaftEnd = total - headLength * 0.92

    /// The point at a length along the curve with the direction there.
    func position(_ at: Double) -> (point: PagePoint, direction: PagePoint) {
      var index = 1
      while index < lengths.count - 1 && lengths[index] < at { index += 1 }
      let span = lengths[index] - lengths[index - 1]
      let t = span > 0 ? (at - lengths[index - 1]) / span : 0
      let (a, b) = (trimmed[index - 1], trimmed[index])
      return (a + (b - a) * max(0, min(1, t)), (b - a).unit)
    }
    func half(_ at: Double) -> Double { width * (0.3 + 0.2 * at / total) }
    func ribbon(_ from: Double, _ to: Double) -> (left: [PagePoint], right: [PagePoint]) {
      let count = max(1, min(48, Int((to - from) * (abs(bend) < 0.01 ? 0.01 : 0.09)) + 1))
      var (left, right): ([PagePoint], [PagePoint]) = ([], [])
      for step in 0...count {
        let at = from + (to - from) * Double(step) / Double(count)
        let (point, direction) = position(at)
        let side = direction.turnedLeft * half(at)
        left.append((point + side).rounded)
        right.append((point - side).rounded)
      }
      return (left, right)
    }
    // The head looks along the chord of its own length, so that it sits straight on a curved shaft.
    let base = position(total - headLength).point
    let tip = position(total).point
    let along = (tip - base).unit
    let wing = along.turnedLeft * headHalf
    let head = [(base + wing).rounded, tip.rounded, (base - wing).rounded]

    if isDashed {
      // Dashes grow towards the head: the tail is what is not known.
      var rings: [[PagePoint]] = []
      var at = 0.0
      var dash = 4.0
      while at + dash < shaftEnd - 3 {
        let (left, right) = ribbon(at, at + dash)
        rings.append(left + right.reversed())
        at += dash + 4.5
        dash = min(dash * 1.25, 13)
      }
      let (left, right) = ribbon(min(at, shaftEnd - 1), shaftEnd)
      rings.append(left + head + right.reversed())
      self.rings = rings
    } else {
      let (left, right) = ribbon(0, shaftEnd)
      rings = [left + head + right.reversed()]
    }
    spine = stride(from: 0.0, through: 1, by: 0.05).map { position(total * $0).point } + [tip]
    halfWidth = headHalf
  }

  /// The part of a curve that lies outside the circles around its ends.
  private static func trimmed(_ curve: [PagePoint], startClearance: Double, endClearance: Double) -> [PagePoint]? {
    guard let start = curve.first, let end = curve.last else { return nil }
    func cut(_ inner: PagePoint, _ outer: PagePoint, _ centre: PagePoint, _ radius: Double) -> PagePoint {
      var (low, high) = (0.0, 1.0)
      for _ in 0..<24 {
        let middle = (low + high) / 2
        if (inner + (outer - inner) * middle).distance(to: centre) < radius { low = middle } else { high = middle }
      }
      return inner + (outer - inner) * high
    }
    guard let first = curve.firstIndex(where: { $0.distance(to: start) >= startClearance }),
      let last = curve.lastIndex(where: { $0.distance(to: end) >= endClearance }), first < last
    else { return nil }
    var result = Array(curve[first...last])
    if first > 0 { result.insert(cut(curve[first - 1], curve[first], start, startClearance), at: 0) }
    if last < curve.count - 1 { result.append(cut(curve[last + 1], curve[last], end, endClearance)) }
    return result
  }

  private static func lengths(of line: [PagePoint]) -> [Double] {
    var sum = 0.0
    var lengths = [0.0]
    for (a, b) in zip(line, line.dropFirst()) {
      sum += a.distance(to: b)
      lengths.append(sum)
    }
    return lengths
  }
}
