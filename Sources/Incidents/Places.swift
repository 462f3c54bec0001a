/// Where it happened. Extraction fills ``text``; geocoding the rest.
package struct Place: Sendable, Hashable {
  package enum Precision: String, Sendable, Hashable, CaseIterable {
    case site, town, near, district, province, border, country, sea

    /// True where the point only stands for a whole province or country.
    package var isArea: Bool { self == .province || self == .country }
  }

  /// The words of the text.
  package var text: String
  /// The gazetteer's name.
  package var name: String?
  /// ISO 3166-1 alpha-3.
  package var country: String?
  /// The first-order division's name.
  package var admin1: String?
  /// ISO 3166-2.
  package var admin1Code: String?
  /// The gazetteer's identifier, such as `geonames:1163054` or `IR-11`.
  package var gazetteerID: String?
  /// Degrees, WGS84. For an area, a point inside it; the area is the uncertainty.
  package var lat: Double?
  package var lon: Double?
  package var precision: Precision?
  /// Radius of the circle round lat/lon in which the incident lies, kilometres; nil when the area itself is the uncertainty.
  package var radiusKm: Double?

  package init(
    text: String, name: String? = nil, country: String? = nil, admin1: String? = nil, admin1Code: String? = nil,
    gazetteerID: String? = nil, lat: Double? = nil, lon: Double? = nil, precision: Precision? = nil,
    radiusKm: Double? = nil
  ) {
    self.text = text
    self.name = name
    self.country = country
    self.admin1 = admin1
    self.admin1Code = admin1Code
    self.gazetteerID = gazetteerID
    self.lat = lat
    self.lon = lon
    self.precision = precision
    self.radiusKm = radiusKm
  }
}

/// Where the blow came from.
package struct Origin: Sendable, Hashable {
  package enum Basis: String, Sendable, Hashable, CaseIterable {
    /// The text names the place or the country it was launched from.
    case stated
    /// Only the attacker's country is known.
    case actorCountry = "actor-country"
    case unknown
  }

  /// The words of the text; nil when the origin follows from the actor.
  package var text: String?
  package var country: String?
  package var place: Place?
  package var basis: Basis

  package init(text: String? = nil, country: String? = nil, place: Place? = nil, basis: Basis) {
    self.text = text
    self.country = country
    self.place = place
    self.basis = basis
  }
}
