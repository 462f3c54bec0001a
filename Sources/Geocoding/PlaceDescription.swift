package import Geo
package import Incidents

/// A row of a table of places: any subset of the fields.
package struct PlaceDescription: Sendable, Hashable {
  package var id: String
  /// Free text: "near the village of Mnogopillya, Amvrosievsky district".
  package var description: String?
  /// The place's name, perhaps with a generic word: "Juba city", "Hranitne village (Volnovakha raion)".
  package var name: String?
  /// The second-order division.
  package var adm2: String?
  /// The first-order division.
  package var adm1: String?
  /// Name or ISO code.
  package var country: String?

  package init(
    id: String, description: String? = nil, name: String? = nil, adm2: String? = nil, adm1: String? = nil,
    country: String? = nil
  ) {
    self.id = id
    self.description = description
    self.name = name
    self.adm2 = adm2
    self.adm1 = adm1
    self.country = country
  }
}

/// Where a row's place is; every field nil when nothing in the row could be placed.
package struct PlacedDescription: Sendable {
  package var id: String
  package var coordinate: Coordinate?
  /// ISO 3166-1 alpha-3.
  package var country: String?
  package var admin1: String?
  /// ISO 3166-2.
  package var admin1Code: String?
  package var precision: Place.Precision?
  package var radiusKm: Double?
  package var gazetteerID: String?
  /// How it was tried, in order. Empty unless explained.
  package var attempts: [RowAttempt] = []

  package init(id: String) { self.id = id }
}
