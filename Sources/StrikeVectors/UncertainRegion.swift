import Geo
import Geodesy

#if canImport(Glibc)
  import Glibc
#endif

/// Where an end of a vector may lie.
enum UncertainRegion {
  case point(Coordinate)
  case disc(Coordinate, radius: Double)
  /// An outline, a point inside it, and whether it holds a point.
  case area(EdgeIndex, inside: Coordinate, holds: (Coordinate) -> Bool)

  init(_ end: VectorEnd) {
    let centre = end.coordinate.normalized
    switch end.uncertainty {
    case .radius(let radius) where radius > 0: self = .disc(centre, radius: radius)
    case .area(let area) where !area.isEmpty:
      let edges = EdgeIndex(area.polygons.flatMap(\.rings))
      self = edges.isEmpty ? .point(centre) : .area(edges, inside: centre) { area.holds($0) }
    default: self = .point(centre)
    }
  }

  init(country: UInt16, of borders: Borders, nearest: Coordinate) {
    self = .area(borders.outline(of: country), inside: nearest) { borders.number(at: $0) == country }
  }

  /// The coordinate that stands for the region.
  var centre: Coordinate {
    switch self {
    case .point(let centre), .disc(let centre, _), .area(_, let centre, _): centre
    }
  }

  var isPoint: Bool { if case .point = self { true } else { false } }

  /// How far the region reaches from its centre at most, metres.
  var reach: Double {
    switch self {
    case .point: 0
    case .disc(_, let radius): radius
    case .area(let edges, let inside, _): edges.farthest(from: inside) ?? 0
    }
  }

  /// The distances from a point to the nearest and the farthest point of the region.
  func distances(from point: Coordinate) -> (low: Double, high: Double) {
    switch self {
    case .point(let centre):
      let metres = Geodesic.distance(centre, point)
      return (metres, metres)
    case .disc(let centre, let radius):
      let metres = Geodesic.distance(centre, point)
      return (max(0, metres - radius), metres + radius)
    case .area(let edges, _, let holds):
      return (holds(point) ? 0 : edges.nearest(to: point)?.metres ?? 0, edges.farthest(from: point) ?? 0)
    }
  }

  /// The distances between any point of this region and any of another.
  ///
  /// Exact between a point or a disc and anything; between two areas wider than the truth by the gaps between samples.
  func distances(to other: UncertainRegion) -> (low: Double, high: Double) {
    switch (self, other) {
    case (_, .point(let point)): return distances(from: point)
    case (.point(let point), _): return other.distances(from: point)
    case (.disc(let centre, let radius), _), (_, .disc(let centre, let radius)):
      let rest = if case .disc = self { other } else { self }
      let (low, high) = rest.distances(from: centre)
      return (max(0, low - radius), high + radius)
    case (.area, .area(let edges, let inside, _)):
      let samples = other.samples(64)
      let spread = samples.map { distances(from: $0) } + [distances(from: inside)]
      let gap = edges.widestGap(between: samples)
      let low = spread.reduce(.infinity) { min($0, $1.low) }
      let high = spread.reduce(0) { max($0, $1.high) }
      return (max(0, low - gap), high + gap)
    }
  }

  /// Its centre and points spread along its edge.
  func samples(_ count: Int) -> [Coordinate] {
    switch self {
    case .point(let centre): return [centre]
    case .disc(let centre, let radius):
      let turns = (0..<count).map { Double($0) * 360 / Double(count) }
      return [centre] + turns.map { Geodesic.destination(from: centre, azimuth: $0, metres: radius) }
    case .area(let edges, let inside, _):
      let step = max(1, edges.points.count / count)
      return [inside] + stride(from: 0, to: edges.points.count, by: step).map { edges.points[$0] }
    }
  }
}

extension EdgeIndex {
  /// How far a point of the edges can lie from the nearest of some samples, metres; over vertices, the edges being short.
  func widestGap(between samples: [Coordinate]) -> Double {
    points.reduce(0) { widest, point in
      max(widest, samples.reduce(.infinity) { min($0, roughDistance($1, point)) })
    } * 1.01
  }
}

/// Metres on a sphere, to half a per cent.
private func roughDistance(_ a: Coordinate, _ b: Coordinate) -> Double {
  let radian = Double.pi / 180
  let (x, y) = (sin((b.latitude - a.latitude) * radian / 2), sin((b.longitude - a.longitude) * radian / 2))
  let square = x * x + cos(a.latitude * radian) * cos(b.latitude * radian) * y * y
  return 2 * 6_371_009 * asin(min(1, square.squareRoot()))
}

extension MultiPolygon {
  /// True for a point inside, by counting edges to its east.
  fileprivate func holds(_ point: Coordinate) -> Bool {
    polygons.contains { polygon in
      var inside = false
      for ring in polygon.rings {
        for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > point.latitude) != (b.latitude > point.latitude) {
          let share = (point.latitude - a.latitude) / (b.latitude - a.latitude)
          if point.longitude < a.longitude + share * (b.longitude - a.longitude) { inside.toggle() }
        }
      }
      return inside
    }
  }
}
