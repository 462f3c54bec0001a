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
      return smallest(from: edges, inside, to: target.centre)?
        .widened(by: roughError + spread(of: target, at: nearest))
    }
  }

  /// The smallest sector that holds all azimuths: the rest of the circle after their widest gap.
  static func smallest(_ azimuths: [Double]) -> StrikeVector.Range? {
    let sorted = outermost(azimuths).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    var gap = (width: first + 360 - last, low: first, high: last)
    for (a, b) in zip(sorted, sorted.dropFirst()) where b - a > gap.width { gap = (b - a, b, a) }
    return StrikeVector.Range(low: gap.low, high: gap.high)
  }

  /// The smallest sector of the directions from all points of some edges, and one more, to a target.
  ///
  /// Of each stretch of edges one point tells the direction well enough, but where the sector ends.
  private static func smallest(from edges: EdgeIndex, _ inside: Coordinate, to target: Coordinate) -> StrikeVector
    .Range?
  {
    var azimuths = [roughAzimuth(from: inside, to: target)]
    var stretches: [(points: ClosedRange<Int>, azimuth: Double, turn: Double)] = []
    edges.forEachStretch(from: target) { points, extent, apart in
      let first = edges.points[points.lowerBound]
      azimuths.append(roughAzimuth(from: first, to: target))
      stretches.append((points, azimuths[azimuths.count - 1], mostTurn(from: first, over: extent, apart: apart)))
    }
    while let sector = smallest(azimuths) {
      let open = stretches.partition { stretch in
        let (behind, ahead) = (stretch.azimuth - sector.low, sector.high - stretch.azimuth)
        return stretch.turn >= (behind < 0 ? behind + 360 : behind) || stretch.turn >= (ahead < 0 ? ahead + 360 : ahead)
      }
      guard open < stretches.count else { return sector }
      for stretch in stretches[open...] {
        for point in stretch.points { azimuths.append(roughAzimuth(from: edges.points[point], to: target)) }
      }
      stretches.removeSubrange(open...)
    }
    return nil
  }

  /// How much the direction to a target turns at most, degrees, on the way from a point to any within an extent: as the target is
  /// passed by, and as the meridians run together.
  private static func mostTurn(from point: Coordinate, over extent: Double, apart: Double) -> Double {
    let way = 1.1 * extent / Geodesic.equatorialRadius
    let halfSine = min(1, apart / (2 * Geodesic.equatorialRadius))
    let sine = 2 * halfSine * (1 - halfSine * halfSine).squareRoot() - way
    let latitude = abs(point.latitude) * .pi / 180 + way
    guard sine > 0, latitude < 1.55 else { return 360 }
    return way * (1.1 / sine + tan(latitude)) * 180 / .pi + 0.01
  }

  /// Of many azimuths the first and the last of each degree, when there is a degree without any: the widest gap is wider than
  /// those between the first and the last of one.
  private static func outermost(_ azimuths: [Double]) -> [Double] {
    guard azimuths.count > 720, azimuths.allSatisfy({ $0 >= 0 && $0 < 360 }) else { return azimuths }
    var ends = [(low: Double, high: Double)?](repeating: nil, count: 360)
    for azimuth in azimuths {
      let known = ends[Int(azimuth)] ?? (azimuth, azimuth)
      ends[Int(azimuth)] = (min(known.low, azimuth), max(known.high, azimuth))
    }
    guard ends.contains(where: { $0 == nil }) else { return azimuths }
    return ends.flatMap { $0.map { [$0.low, $0.high] } ?? [] }
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
