import Gazetteer
import Geo

/// A place as it will stand in the table of places.
struct PlaceEntry {
  var kind: PlaceKind
  var identifier: String?
  var geonames: Int?
  var name: String
  /// Alpha-3.
  var country: String?
  /// Index into the world's provinces.
  var province: Int?
  var coordinate: Coordinate
  var population = 0
  var rank = 10
  var radius: Double?
  var isCapital = false
  var names = NameBag()
}

/// A polygon of the country data set.
struct CountryEntry {
  var place: PlaceEntry
  /// The data set's own code.
  let code: String
  var alpha2: String?
  let sovereign: String
  let type: String
  let note: String?
  let polygons: [[[Coordinate]]]
  /// Index into the world's other places.
  var capital: Int?
}

/// A first-order division.
struct ProvinceEntry {
  var place: PlaceEntry
  /// Index into the world's countries.
  let unit: Int
  let type: String
  /// How its code was found: "name", "unverified", "rule", "none".
  let basis: String
  let claimedBy: String?
  /// Rings of the source's units that make it up; none where it is known by its towns only.
  var polygons: [[[GridPoint]]]
  /// The source's key, for names.
  let keys: [String]
}

/// A feature of a map's background.
struct BackgroundEntry {
  let name: String
  let featureClass: String
  let rank: Int
  let shape: Feature.Shape
  var names = NameBag()
  var heldBy: String?
  var claimants: [String] = []
  var note: String?
}

/// Everything that is known before it is written.
struct World {
  var countries: [CountryEntry] = []
  var provinces: [ProvinceEntry] = []
  /// Towns, sites, water, regions, continents.
  var others: [PlaceEntry] = []
  var nationalities: [(word: String, country: String)] = []
  /// Names that are also something else, and what.
  var traits: [(word: String, trait: String)] = []
  var lakes: [BackgroundEntry] = []
  var rivers: [BackgroundEntry] = []
  var seas: [BackgroundEntry] = []
  var disputedAreas: [BackgroundEntry] = []
  var disputedLines: [BackgroundEntry] = []
  var claims: [Claim] = []
}
