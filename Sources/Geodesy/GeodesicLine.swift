import CPROJ
package import Geo

/// One geodesic from a start to an end, solved once, to be walked along cheaply.
///
/// Longitudes along it are unrolled: they run on from the start's without a jump at ±180.
package struct GeodesicLine: Sendable {
  package let start: Coordinate
  package let end: Coordinate
  /// Metres from start to end.
  package let length: Double
  /// Direction at the start, degrees clockwise from true north, 0..<360.
  package let azimuth: Double
  /// Direction at the end, forward.
  package let arrivalAzimuth: Double
  private let solved: SolvedLine

  /// The shortest way between two points.
  package init(from start: Coordinate, to end: Coordinate) {
    let way = Geodesic.inverse(from: start, to: end)
    self.start = start
    self.end = end
    length = way.metres
    azimuth = way.azimuth
    arrivalAzimuth = way.arrivalAzimuth
    solved = SolvedLine(from: start, azimuth: way.azimuth)
  }

  /// The way that sets out in a direction and ends after `metres`.
  package init(from start: Coordinate, azimuth: Double, metres: Double) {
    self.start = start
    self.azimuth = azimuth
    length = metres
    solved = SolvedLine(from: start, azimuth: azimuth)
    let last = solved.position(at: metres)
    end = last.point
    arrivalAzimuth = Geodesic.fullTurn(last.azimuth)
  }

  /// The point `metres` from the start.
  package func point(at metres: Double) -> Coordinate { position(at: metres).point }

  /// The point `metres` from the start and the direction there, degrees clockwise from true north, -180...180.
  package func position(at metres: Double) -> (point: Coordinate, azimuth: Double) {
    solved.position(at: metres)
  }
}

/// What `geodesic.h` keeps of a line: half a kilobyte that stays where it is, while the line is handed on.
/// `@unchecked Sendable`: written once, when made.
private final class SolvedLine: @unchecked Sendable {
  private let line: UnsafeMutablePointer<geod_geodesicline>

  init(from start: Coordinate, azimuth: Double) {
    line = .allocate(capacity: 1)
    line.initialize(to: geod_geodesicline())
    let needs = GEOD_LATITUDE.rawValue | GEOD_LONGITUDE.rawValue | GEOD_AZIMUTH.rawValue | GEOD_DISTANCE_IN.rawValue
    geod_lineinit(line, Geodesic.ellipsoid, start.latitude, start.longitude, azimuth, needs)
  }

  deinit { line.deallocate() }

  func position(at metres: Double) -> (point: Coordinate, azimuth: Double) {
    var latitude = 0.0
    var longitude = 0.0
    var azimuth = 0.0
    _ = geod_genposition(
      line, GEOD_LONG_UNROLL.rawValue, metres, &latitude, &longitude, &azimuth, nil, nil, nil, nil, nil)
    return (Coordinate(longitude: longitude, latitude: latitude), azimuth)
  }
}
