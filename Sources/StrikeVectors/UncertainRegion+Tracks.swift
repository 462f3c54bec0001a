import Geo
import Geodesy

extension UncertainRegion {
  /// Beyond this many metres ways no longer spread, but draw together again.
  private static let farthestSpread = 9_000_000.0

  /// Tracks from a point to points spread over the region.
  ///
  /// To a disc lead five: through its middle, through its left and its right half, and to its left and right edge. Cut short where
  /// they enter it, and the first also at its centre, they are tracks to eight points of its edge and one amid them, the farthest
  /// and the nearest among them. To what else is uncertain lead those to its centre and to some points of its edge.
  /// - Parameters:
  ///   - country: the code of the country that the target is held to lie in.
  ///   - isOnlyStart: there is no other point to come from, so that many tracks can be afforded.
  ///   - startsOnBorderOf: the country whose border the point lies on, if it does.
  func tracks(
    from start: VectorEnd, country: String?, isOnlyStart: Bool, startsOnBorderOf: UInt16?, over borders: Borders
  ) -> [Track] {
    let from = start.coordinate.normalized
    func track(along line: GeodesicLine) -> Track {
      Track(
        along: line, from: start, to: VectorEnd(line.end, country: country), over: borders,
        startsOnBorderOf: startsOnBorderOf, isExact: false)
    }
    if case .disc(let centre, let radius) = self, !isOnlyStart {
      let way = Geodesic.inverse(from: from, to: centre)
      if way.metres + radius < Self.farthestSpread, way.metres > 0 {
        func aside(_ turn: Double) -> Track {
          let end = Geodesic.destination(from: centre, azimuth: way.arrivalAzimuth + turn, metres: radius)
          return track(along: GeodesicLine(from: from, to: end))
        }
        let through = track(along: GeodesicLine(from: from, azimuth: way.azimuth, metres: way.metres + radius))
        let (left, right) = (aside(-45), aside(45))
        let chord = radius * 2.0.squareRoot()
        return [
          through, through.shortened(by: radius), through.shortened(by: 2 * radius), left, left.shortened(by: chord),
          right, right.shortened(by: chord), aside(-90), aside(90),
        ].compactMap(\.self)
      }
    }
    return samples(isOnlyStart ? 72 : 8).map { track(along: GeodesicLine(from: from, to: $0.normalized)) }
  }
}
