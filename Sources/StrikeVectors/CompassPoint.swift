/// One of the sixteen points of the compass.
package struct CompassPoint: Sendable, Hashable {
  /// "north-northwest".
  package let name: String

  /// The point nearest to an azimuth in degrees clockwise from true north.
  package init(azimuth: Double) {
    let turn = azimuth - 360 * (azimuth / 360).rounded(.down)
    name = turn.isFinite ? Self.names[Int((turn / 22.5).rounded()) % Self.names.count] : Self.names[0]
  }

  private static let names = [
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast", "southeast",
    "south-southeast", "south", "south-southwest", "southwest", "west-southwest", "west", "west-northwest", "northwest",
    "north-northwest",
  ]
}
