import Geo

/// One end of a strike vector.
package struct VectorEnd: Sendable, Hashable {
  /// What is not known of the end's place.
  package enum Uncertainty: Sendable, Hashable {
    /// The coordinate is the place, as far as anyone can tell.
    case none
    /// Anywhere within so many metres of the coordinate.
    case radius(Double)
    /// Anywhere in the area; the coordinate is its widest interior point.
    case area(MultiPolygon)
  }

  /// Degrees, WGS84; the longitude may be unrolled.
  package var coordinate: Coordinate
  /// ISO 3166-1 alpha-3 of the country the gazetteer or the text gives it; it wins over the border data. Nil when only the
  /// coordinate is known.
  package var country: String?
  package var uncertainty: Uncertainty

  package init(_ coordinate: Coordinate, country: String? = nil, uncertainty: Uncertainty = .none) {
    self.coordinate = coordinate
    self.country = country
    self.uncertainty = uncertainty
  }
}
