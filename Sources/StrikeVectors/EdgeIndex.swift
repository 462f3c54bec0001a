import Geo
import Geodesy

#if canImport(Glibc)
  import Glibc
#endif

/// Edges of outlines prepared for the question which of their points is nearest to a given one, by geodesic distance.
///
/// Candidates are found by straight distances in space between points of the ellipsoid, which order as geodesic distances do but
/// for some parts in a hundred thousand; those within that margin are then measured on the ellipsoid.
struct EdgeIndex: Sendable {
  /// Edges longer than this many degrees are split, so that an edge in space and on the map are the same to a metre.
  private static let longestEdge = 0.04
  private static let edgesPerRun = 16

  /// Up to 16 consecutive edges inside a ball.
  private struct Run {
    var first: Int
    var edges: Int
    var centre: SIMD3<Double>
    var radius: Double
  }

  private(set) var points: [Coordinate] = []
  private var places: [SIMD3<Double>] = []
  private var runs: [Run] = []

  var isEmpty: Bool { runs.isEmpty }

  /// - Parameter lines: coordinates straight in longitude and latitude between them.
  init<Line: RandomAccessCollection<Coordinate>>(_ lines: some Sequence<Line>) {
    for line in lines where line.count > 1 { append(line) }
  }

  private mutating func append(_ line: some RandomAccessCollection<Coordinate>) {
    let first = points.count
    for (a, b) in zip(line, line.dropFirst()) {
      let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
      let parts = max(1, (max(abs(x), abs(y)) / Self.longestEdge).rounded(.up))
      for part in 0..<Int(parts) {
        let share = Double(part) / parts
        points.append(Coordinate(longitude: a.longitude + share * x, latitude: a.latitude + share * y))
      }
    }
    if let last = line.last { points.append(last) }
    places += points[first...].map(place)
    for start in stride(from: first, to: points.count - 1, by: Self.edgesPerRun) {
      let end = min(start + Self.edgesPerRun, points.count - 1)
      let centre = (places[start] + places[end]) / 2
      let radius = places[start...end].reduce(0) { max($0, distance($1, centre)) }
      runs.append(Run(first: start, edges: end - start, centre: centre, radius: radius))
    }
  }

  /// The point of the edges nearest to another and how far it is; nil when there are no edges. Exact to a centimetre.
  func nearest(to target: Coordinate) -> (point: Coordinate, metres: Double)? {
    let from = place(target)
    var best = Double.infinity
    let bounds = runs.map { max(0, distance($0.centre, from) - $0.radius) }
    guard let likely = bounds.indices.min(by: { bounds[$0] < bounds[$1] }) else { return nil }
    forEachEdge(of: runs[likely], from: from) { _, apart, _ in best = min(best, apart) }
    for (run, bound) in zip(runs, bounds) where bound < best {
      forEachEdge(of: run, from: from) { _, apart, _ in best = min(best, apart) }
    }
    // Chords of one length span arcs that differ by direction by 0.7 % of what arc and chord differ: c³ / 24R².
    let margin = 0.5 + best * best * best * 1e-16
    var nearest: (point: Coordinate, metres: Double)?
    for (run, bound) in zip(runs, bounds) where bound <= best + margin {
      forEachEdge(of: run, from: from) { edge, apart, share in
        guard apart <= best + margin, !isFarther(edge, than: nearest?.metres, from: target) else { return }
        let measured = foot(on: edge, near: share, of: target)
        if measured.metres < nearest?.metres ?? .infinity { nearest = measured }
      }
    }
    return nearest
  }

  /// The distance of the farthest vertex; nil when there are no edges.
  func farthest(from target: Coordinate) -> Double? {
    let from = place(target)
    var farthest: (apart: Double, point: Int)?
    for run in runs where distance(run.centre, from) + run.radius >= farthest?.apart ?? 0 {
      for point in run.first...run.first + run.edges {
        let apart = distance(places[point], from)
        if apart > farthest?.apart ?? -1 { farthest = (apart, point) }
      }
    }
    return farthest.map { Geodesic.distance(points[$0.point], target) }
  }

  /// Calls `body` with stretches of consecutive points, which together hold all, how far the points of each lie from the first at
  /// most, and how far the first lies from a target, straight through the earth, metres.
  func forEachStretch(
    from target: Coordinate, _ body: (_ points: ClosedRange<Int>, _ extent: Double, _ apart: Double) -> Void
  ) {
    let from = place(target)
    for run in runs { body(run.first...run.first + run.edges, 2 * run.radius, distance(places[run.first], from)) }
  }

  private func forEachEdge(
    of run: Run, from: SIMD3<Double>, _ body: (_ edge: Int, _ apart: Double, _ share: Double) -> Void
  ) {
    for edge in run.first..<run.first + run.edges {
      let (a, along) = (places[edge], places[edge + 1] - places[edge])
      let size2 = (along * along).sum()
      let share = size2 > 0 ? min(1, max(0, ((from - a) * along).sum() / size2)) : 0
      body(edge, distance(a + share * along, from), share)
    }
  }

  /// Whether a whole edge surely lies farther away than what is found already, told by its first point alone.
  private func isFarther(_ edge: Int, than metres: Double?, from target: Coordinate) -> Bool {
    guard let metres else { return false }
    // Straight on the map, an edge is hardly longer than in space.
    let length = distance(places[edge], places[edge + 1]) * 1.01 + 1
    return Geodesic.distance(target, points[edge]) - length > metres
  }

  /// The nearest point on one edge, by Newton's steps on the geodesic distance along it.
  private func foot(on edge: Int, near share: Double, of target: Coordinate) -> (point: Coordinate, metres: Double) {
    let (a, b) = (points[edge], points[edge + 1])
    let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
    var share = share
    var point = a
    var metres = Double.infinity
    for _ in 0..<6 {
      point = Coordinate(longitude: a.longitude + share * x, latitude: a.latitude + share * y)
      let way = Geodesic.inverse(from: target, to: point)
      metres = way.metres
      // The edge's direction in metres, across and along the geodesic that arrives.
      let scale = TrackPiece.metresADegree(latitude: point.latitude)
      let (east, north) = (x * scale.x, y * scale.y)
      let (sine, cosine) = (sin(way.arrivalAzimuth * .pi / 180), cos(way.arrivalAzimuth * .pi / 180))
      let (forward, across) = (east * sine + north * cosine, east * cosine - north * sine)
      let bend = across * across / max(metres, 1e-3)
      guard bend > 0 else { break }
      let next = min(1, max(0, share - forward / bend))
      if abs(next - share) * (east * east + north * north).squareRoot() < 0.01 { break }
      share = next
    }
    return (point.normalized, metres)
  }
}

/// A point of the ellipsoid in space, metres from the centre of the earth.
private func place(_ point: Coordinate) -> SIMD3<Double> {
  let radian = Double.pi / 180
  let (sine, cosine) = (sin(point.latitude * radian), cos(point.latitude * radian))
  let e2 = Geodesic.flattening * (2 - Geodesic.flattening)
  let n = Geodesic.equatorialRadius / (1 - e2 * sine * sine).squareRoot()
  return SIMD3(
    n * cosine * cos(point.longitude * radian), n * cosine * sin(point.longitude * radian), n * (1 - e2) * sine)
}

private func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
  let d = a - b
  return (d * d).sum().squareRoot()
}
