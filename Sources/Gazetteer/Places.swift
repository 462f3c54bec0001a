package import Geo

/// A place's number inside one edition of the gazetteer. Only ``Place/identifier`` is stable across editions.
package struct PlaceID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32

  @inlinable
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (a: PlaceID, b: PlaceID) -> Bool { a.rawValue < b.rawValue }
}

/// What kind of thing a place is.
package enum PlaceKind: UInt8, Sendable, Hashable, CaseIterable {
  /// A country, or a territory that ISO 3166-1 or the field lists like one.
  case country
  /// A first-order division.
  case province
  /// A second-order division known by name and representative point only.
  case district
  /// A city, town or village.
  case town
  /// An airport, port, camp or other named site.
  case site
  /// A sea, gulf, strait, lake or river.
  case water
  /// A region that is no division: a desert, a range, "Kashmir", "the Sahel".
  case region
  /// A continent.
  case continent
}

/// One place the gazetteer knows.
package struct GazetteerPlace: Sendable, Hashable, Identifiable {
  package let id: PlaceID
  package let kind: PlaceKind
  /// Stable, for records: ISO 3166-1 alpha-3 of a country ("IRN"), ISO 3166-2 of a province ("IR-11"; where ISO has none, the
  /// source's own key), "geonames:1163054" of a town, "ucdp:…", "ne:…" for others.
  package let identifier: String
  /// The English, or else the source's main name.
  package let name: String
  /// ISO 3166-1 alpha-3 of the country it lies in (its own for a country; XKX for Kosovo); nil at sea.
  package let country: String?
  /// The first-order division it lies in; itself for a province.
  package let province: PlaceID?
  /// A point for it; for an area a point inside, its widest interior point.
  package let coordinate: Coordinate
  /// 0 when not known.
  package let population: Int
  /// 0 for a national capital or world city to 10 for the least; for map labels and as a prior.
  package let rank: Int
  /// How far the place reaches from its coordinate, in metres; for a town by its population, for an area the radius of the
  /// circle of its size.
  package let radiusMetres: Double
  package let isNationalCapital: Bool

  package init(
    id: PlaceID, kind: PlaceKind, identifier: String, name: String, country: String?, province: PlaceID?,
    coordinate: Coordinate, population: Int, rank: Int, radiusMetres: Double, isNationalCapital: Bool
  ) {
    self.id = id
    self.kind = kind
    self.identifier = identifier
    self.name = name
    self.country = country
    self.province = province
    self.coordinate = coordinate
    self.population = population
    self.rank = rank
    self.radiusMetres = radiusMetres
    self.isNationalCapital = isNationalCapital
  }
}

/// One name of a place.
package struct PlaceName: Sendable, Hashable {
  package enum Kind: UInt8, Sendable {
    /// A usual name in the language.
    case main
    /// Another spelling, an old or local name, a transliteration.
    case alternate
    /// A code or an abbreviation (UK, DRC, KP).
    case abbreviation
  }

  package let text: String
  /// ISO 639-1; nil when not known.
  package let language: String?
  package let kind: Kind

  package init(text: String, language: String?, kind: Kind) {
    self.text = text
    self.language = language
    self.kind = kind
  }
}
