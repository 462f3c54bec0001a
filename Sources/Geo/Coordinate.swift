/// A position on the earth, in degrees on WGS84, longitude first as in GeoJSON.
///
/// Longitudes are usually within -180...180; those of a line unrolled across the antimeridian may go beyond.
@frozen
package struct Coordinate: Hashable, Sendable {
  /// Degrees east of Greenwich.
  package var longitude: Double
  /// Degrees north of the equator, -90...90.
  package var latitude: Double

  @inlinable
  package init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// True for finite values with a latitude within -90...90 and a longitude within -180...180.
  @inlinable
  package var isOnEarth: Bool { abs(latitude) <= 90 && abs(longitude) <= 180 }

  /// The same position with its longitude brought into -180..<180.
  package var normalized: Coordinate {
    if longitude >= -180 && longitude < 180 { return self }
    let turned = (longitude + 180).truncatingRemainder(dividingBy: 360)
    return Coordinate(longitude: (turned < 0 ? turned + 360 : turned) - 180, latitude: latitude)
  }
}
