/// A box in longitude and latitude, in degrees. `west` is greater than `east` when the box crosses the antimeridian.
@frozen
package struct BoundingBox: Hashable, Sendable {
  package var west: Double
  package var south: Double
  package var east: Double
  package var north: Double

  package init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// The smallest box around coordinates given in the plane, without care for the antimeridian; nil for none.
  package init?(around coordinates: some Sequence<Coordinate>) {
    var box: BoundingBox?
    for point in coordinates {
      guard var grown = box else {
        box = BoundingBox(west: point.longitude, south: point.latitude, east: point.longitude, north: point.latitude)
        continue
      }
      grown.west = min(grown.west, point.longitude)
      grown.east = max(grown.east, point.longitude)
      grown.south = min(grown.south, point.latitude)
      grown.north = max(grown.north, point.latitude)
      box = grown
    }
    guard let box else { return nil }
    self = box
  }

  @inlinable
  package var crossesAntimeridian: Bool { west > east }

  /// Degrees from west to east, 0...360.
  package var width: Double { crossesAntimeridian ? east - west + 360 : east - west }

  /// Degrees from south to north.
  package var height: Double { north - south }

  @inlinable
  package func contains(_ point: Coordinate) -> Bool {
    guard point.latitude >= south && point.latitude <= north else { return false }
    return crossesAntimeridian
      ? point.longitude >= west || point.longitude <= east
      : point.longitude >= west && point.longitude <= east
  }
}
