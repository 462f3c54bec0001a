/// Cuts lines and rings to a box by moving what lies outside onto its edge.
///
/// A line is first broken where it crosses one of the four lines the edges lie on; then every vertex is moved to the nearest
/// point of the box. That map is continuous and leaves the inside as it is, so a ring cut so still covers, inside the box,
/// just what it covered before, and two rings that share an arc share its cut form: arcs can be cut one by one.
struct ClampingBox: Hashable, Sendable {
  let minX: Double
  let minY: Double
  let maxX: Double
  let maxY: Double

  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  init(_ box: PageBox) { self.init(minX: box.minX, minY: box.minY, maxX: box.maxX, maxY: box.maxY) }

  /// Which of the four outer half planes hold the point, as bits; zero inside.
  @inline(__always)
  private func sides(_ p: PagePoint) -> UInt8 {
    (p.x < minX ? 1 : 0) | (p.x > maxX ? 2 : 0) | (p.y < minY ? 4 : 0) | (p.y > maxY ? 8 : 0)
  }

  @inline(__always)
  private func clamp(_ p: PagePoint) -> PagePoint {
    PagePoint(max(minX, min(maxX, p.x)), max(minY, min(maxY, p.y)))
  }

  /// The line with what is outside moved onto the edge. Its ends stay its (moved) ends. Vertices nearer than `spacing` to the
  /// one kept before them are left out.
  func clamped(count: Int, spacing: Double, _ vertex: (Int) -> PagePoint) -> [PagePoint] {
    guard count > 0 else { return [] }
    var previous = vertex(0)
    var previousSides = sides(previous)
    var result = [clamp(previous)]
    var last = result[0]
    // The outer half planes that everything since the last written vertex shares; a run within one of them is written as its
    // ends, for on the edge it is a straight line.
    var shared = previousSides
    // True while `previous` lies outside and is not yet written.
    var isPending = false

    func append(_ p: PagePoint) {
      if p != last {
        result.append(p)
        last = p
      }
    }
    for index in 1..<max(1, count) {
      let current = vertex(index)
      let currentSides = sides(current)
      if previousSides & currentSides != 0 {
        if shared & currentSides == 0 {
          append(clamp(previous))
          shared = previousSides
        }
        shared &= currentSides
        isPending = true
      } else if previousSides | currentSides == 0 {
        if abs(current.x - last.x) >= spacing || abs(current.y - last.y) >= spacing || index == count - 1 {
          append(current)
        }
      } else {
        if isPending { append(clamp(previous)) }
        for point in crossings(previous, current) { append(clamp(point)) }
        append(clamp(current))
        isPending = false
      }
      if !isPending { shared = currentSides }
      previous = current
      previousSides = currentSides
    }
    if isPending { append(clamp(previous)) }
    return result
  }

  func clamped(_ line: [PagePoint], spacing: Double = 0) -> [PagePoint] {
    clamped(count: line.count, spacing: spacing) { line[$0] }
  }

  /// Where the segment crosses the four lines, in order along it.
  private func crossings(_ a: PagePoint, _ b: PagePoint) -> [PagePoint] {
    let d = b - a
    var times: [Double] = []
    for (start, step, edge) in [(a.x, d.x, minX), (a.x, d.x, maxX), (a.y, d.y, minY), (a.y, d.y, maxY)] where step != 0
    {
      let t = (edge - start) / step
      if t > 0 && t < 1 { times.append(t) }
    }
    return times.sorted().map { a + d * $0 }
  }

  /// The pieces of a clamped line that lie inside: what runs along the edge is left out.
  func inside(_ line: [PagePoint]) -> [[PagePoint]] {
    var pieces: [[PagePoint]] = []
    var piece: [PagePoint] = []
    for (a, b) in zip(line, line.dropFirst()) {
      if isAlongEdge(a, b) {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
      } else {
        if piece.isEmpty { piece.append(a) }
        piece.append(b)
      }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  func isAlongEdge(_ a: PagePoint, _ b: PagePoint) -> Bool {
    (a.x == b.x && (a.x <= minX || a.x >= maxX)) || (a.y == b.y && (a.y <= minY || a.y >= maxY))
  }
}
