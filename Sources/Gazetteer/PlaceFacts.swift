package import Geo

/// What ranking needs of a place, read without making a string.
package struct PlaceFacts: Sendable {
  package let kind: PlaceKind
  package let coordinate: Coordinate
  /// 0 when not known.
  package let population: Int
  /// 0 for a national capital or world city to 10 for the least.
  package let rank: Int
  package let isNationalCapital: Bool
  /// The letters of the alpha-3 code of its country as one number, the first the most significant; 0 for none.
  package let countryCode: UInt32
  /// The first-order division it lies in; itself for a province.
  package let province: PlaceID?
  /// How far the place reaches from its coordinate, in metres.
  package let radius: Float
}

extension Gazetteer {
  /// The facts of a place, without its names.
  package func facts(_ id: PlaceID) -> PlaceFacts {
    let record = index.places[Int(id.rawValue)]
    return PlaceFacts(
      kind: PlaceKind(rawValue: record.kind) ?? .town,
      coordinate: Coordinate(longitude: record.longitude, latitude: record.latitude),
      population: Int(record.population), rank: Int(record.rank), isNationalCapital: record.isCapital != 0,
      countryCode: record.country.raw, province: PlaceID(reference: record.province),
      radius: record.radius)
  }
}
