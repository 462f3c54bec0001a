/// How the spot a text means lies to the place it names.
package enum SpatialRelation: Sendable, Hashable {
  /// "near", "outside", "close to".
  case near
  /// "on the outskirts of".
  case outskirts
  /// "30 km from": a ring without a direction.
  case distance(metres: Double)
  /// "30 km south-east of"; the bearing in degrees clockwise from north.
  case offset(metres: Double, bearing: Double)
  /// "south of", without a distance.
  case side(bearing: Double)
  /// "between A and B", at the first of the two; the other's toponym comes next.
  case between
  /// "near the border with", "along the frontier".
  case border
  /// "northern", "the south of": a part of an area.
  case part(bearing: Double)
}
