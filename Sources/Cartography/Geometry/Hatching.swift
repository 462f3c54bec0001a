/// Hatching as real lines, which every editor and renderer draws alike: parallel strokes cut to an area.
enum Hatching {
  /// Strokes at 45 degrees, rising to the right, `spacing` page units apart, inside the rings (even-odd). They lie on one grid
  /// for the whole page, so that neighbouring areas join.
  static func strokes(in rings: [[PagePoint]], spacing: Double) -> [[PagePoint]] {
    // In u = x + y (across the strokes) and v = x - y (along them).
    let step = spacing * 2.0.squareRoot()
    var crossings: [Int: [Double]] = [:]
    for ring in rings {
      guard var a = ring.last else { continue }
      for b in ring {
        let (low, high) = a.x + a.y < b.x + b.y ? (a, b) : (b, a)
        let (u0, u1) = (low.x + low.y, high.x + high.y)
        let first = Int((u0 / step).rounded(.up))
        let last = Int((u1 / step).rounded(.up)) - 1
        if first <= last && last - first < 10_000 {
          let (v0, v1) = (low.x - low.y, high.x - high.y)
          for index in first...last {
            let t = (Double(index) * step - u0) / (u1 - u0)
            crossings[index, default: []].append(v0 + (v1 - v0) * t)
          }
        }
        a = b
      }
    }
    var strokes: [[PagePoint]] = []
    for index in crossings.keys.sorted() {
      let u = Double(index) * step
      let vs = (crossings[index] ?? []).sorted()
      for pair in stride(from: 0, to: vs.count - 1, by: 2) where vs[pair + 1] - vs[pair] > 2 {
        strokes.append([
          PagePoint((u + vs[pair]) / 2, (u - vs[pair]) / 2).rounded,
          PagePoint((u + vs[pair + 1]) / 2, (u - vs[pair + 1]) / 2).rounded,
        ])
      }
    }
    return strokes
  }
}
