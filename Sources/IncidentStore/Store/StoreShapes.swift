import Geo
import Incidents

/// What the stages above compute of an incident and the store only keeps.
package struct StoreShapes: Sendable {
  /// The line of a strike vector, cut at 180 degrees.
  package var track: @Sendable (StrikeVector) -> [[Coordinate]]
  /// The area of uncertainty; nil for an incident that has a point.
  package var area: @Sendable (Incident) -> MultiPolygon?
  /// The code of the province that a place without one names; nil where names are not looked up.
  package var province: (@Sendable (Place) -> String?)?

  package init(
    track: @escaping @Sendable (StrikeVector) -> [[Coordinate]] = { [[$0.origin, $0.target]] },
    area: @escaping @Sendable (Incident) -> MultiPolygon? = { _ in nil },
    province: (@Sendable (Place) -> String?)? = nil
  ) {
    self.track = track
    self.area = area
    self.province = province
  }
}
