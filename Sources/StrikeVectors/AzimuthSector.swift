import Geo
import Geodesy
import Incidents

#if canImport(Glibc)
  import Glibc
#endif

/// The directions in which a target may lie from where a blow may have come.
enum AzimuthSector {
  /// The sector of directions, at the origin, from any point of one region to any of another; nil when it is all round.
  static func between(_ origin: UncertainRegion, _ target: UncertainRegion, nearest: Double) -> StrikeVector.Range? {
    guard nearest > 0 else { return nil }
    switch (origin, target) {
    case (.point(let from), .disc):
      // Between 72 samples of the circle the true tangent lies a thousandth of the half width further out.
      return smallest(target.samples(72).map { Geodesic.inverse(from: from, to: $0).azimuth })?.widened(byShare: 0.002)
    case (.point(let from), .area(let edges, _, _)):
      return smallest(edges.points.map { roughAzimuth(from: from, to: $0) })?.widened(by: roughError)
    case (.point(let from), .point(let to)):
      let azimuth = Geodesic.inverse(from: from, to: to).azimuth
      return StrikeVector.Range(low: azimuth, high: azimuth)
    case (.disc, _):
      let sector = smallest(origin.samples(72).map { Geodesic.inverse(from: $0, to: target.centre).azimuth })
      return sector?.widened(byShare: 0.002)?.widened(by: spread(of: target, at: nearest))
    case (.area(let edges, let inside, _), _):
      let azimuths = edges.points.map { roughAzimuth(from: $0, to: target.centre) }
      return smallest(azimuths + [roughAzimuth(from: inside, to: target.centre)])?
        .widened(by: roughError + spread(of: target, at: nearest))
    }
  }

  /// The smallest sector that holds all azimuths: the rest of the circle after their widest gap.
  static func smallest(_ azimuths: [Double]) -> StrikeVector.Range? {
    let sorted = azimuths.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    var gap = (width: first + 360 - last, low: first, high: last)
    for (a, b) in zip(sorted, sorted.dropFirst()) where b - a > gap.width { gap = (b - a, b, a) }
    return StrikeVector.Range(low: gap.low, high: gap.high)
  }

  /// How much a target's own extent, seen from the nearest origin, turns the direction to it, degrees.
  private static func spread(of target: UncertainRegion, at nearest: Double) -> Double {
    guard !target.isPoint else { return 0 }
    // `nearest` is measured to the target's edge.
    let reach = target.reach
    return asin(min(1, reach / (nearest + reach))) * 180 / .pi * 1.01
  }

  /// The direction on a sphere; from the one on the ellipsoid it differs by ``roughError`` at most.
  private static func roughAzimuth(from a: Coordinate, to b: Coordinate) -> Double {
    let radian = Double.pi / 180
    let (east, b1, b2) = ((b.longitude - a.longitude) * radian, a.latitude * radian, b.latitude * radian)
    let azimuth = atan2(sin(east) * cos(b2), cos(b1) * sin(b2) - sin(b1) * cos(b2) * cos(east)) / radian
    return azimuth < 0 ? azimuth + 360 : azimuth
  }

  private static let roughError = 0.2
}

extension StrikeVector.Range {
  /// The width of a sector read clockwise from low to high, degrees.
  fileprivate var turn: Double { high >= low ? high - low : high - low + 360 }

  fileprivate func widened(byShare share: Double) -> StrikeVector.Range? { widened(by: turn * share + 1e-6) }

  /// Nil when nothing of the circle is left.
  fileprivate func widened(by degrees: Double) -> StrikeVector.Range? {
    guard turn + 2 * degrees < 360 else { return nil }
    let (low, high) = (low - degrees, high + degrees)
    return StrikeVector.Range(low: low < 0 ? low + 360 : low, high: high >= 360 ? high - 360 : high)
  }
}
