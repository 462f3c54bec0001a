import CPROJ
package import Geo

/// Shortest ways on the WGS84 ellipsoid, by Karney's method (C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 2013) as
/// PROJ's `geodesic.h` has it: exact to some nanometres for any two points of the earth.
///
/// Metres and degrees everywhere; azimuths are degrees clockwise from true north, 0..<360. Latitudes must lie within -90...90
/// (others give NaN); longitudes may be any finite number.
package enum Geodesic {
  /// How two points lie to one another.
  package struct Inverse: Hashable, Sendable {
    package let metres: Double
    /// Direction at the first point towards the second.
    package let azimuth: Double
    /// Direction at the second point, still forward: the first one's bearing from there is 180° away.
    package let arrivalAzimuth: Double
  }

  /// The shortest way from one point to another. Between antipodes, where there are several, one of them.
  package static func inverse(from a: Coordinate, to b: Coordinate) -> Inverse {
    var metres = 0.0
    var azimuth = 0.0
    var arrival = 0.0
    geod_inverse(ellipsoid, a.latitude, a.longitude, b.latitude, b.longitude, &metres, &azimuth, &arrival)
    return Inverse(metres: metres, azimuth: fullTurn(azimuth), arrivalAzimuth: fullTurn(arrival))
  }

  /// Length of the shortest way between two points.
  package static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    var metres = 0.0
    geod_inverse(ellipsoid, a.latitude, a.longitude, b.latitude, b.longitude, &metres, nil, nil)
    return metres
  }

  /// The point that lies `metres` away in the direction of `azimuth`, with its longitude within -180..<180.
  package static func destination(from start: Coordinate, azimuth: Double, metres: Double) -> Coordinate {
    var latitude = 0.0
    var longitude = 0.0
    geod_direct(ellipsoid, start.latitude, start.longitude, azimuth, metres, &latitude, &longitude, nil)
    return Coordinate(longitude: longitude, latitude: latitude).normalized
  }

  /// The equatorial radius and the flattening of WGS84, metres and 1.
  package static let equatorialRadius = 6_378_137.0
  package static let flattening = 1 / 298.257223563

  /// An azimuth of -180...180 as 0..<360.
  static func fullTurn(_ azimuth: Double) -> Double {
    let turned = azimuth < 0 ? azimuth + 360 : azimuth
    return turned >= 360 ? 0 : turned
  }

  /// Made once and never changed: `geodesic.h` only reads it.
  nonisolated(unsafe) static let ellipsoid: UnsafePointer<geod_geodesic> = {
    let made = UnsafeMutablePointer<geod_geodesic>.allocate(capacity: 1)
    geod_init(made, equatorialRadius, flattening)
    return UnsafePointer(made)
  }()
}
