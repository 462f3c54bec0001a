package import Geo

/// The places of the world: names, codes, areas, borders. A memory-mapped file; opening it reads a few pages.
package final class Gazetteer: Sendable {
  package let edition: GazetteerEdition

  /// Opens a gazetteer GeoPackage. The flat index `gazetteer.index` beside it is made first when it is missing or does not
  /// belong to it (beside the file, or in the user's cache folder when that cannot be written).
  /// - Throws: when the file is missing or is not a gazetteer of ours, or no index could be made.
  package init(path: String) throws(GazetteerError) {
    throw GazetteerError(path: path, reason: "cannot be read yet")
  }

  // MARK: Places

  /// How many places there are; their ids are 0..<count.
  package var count: Int { 0 }

  /// The place with that id; an id of another edition may give another place.
  package func place(_ id: PlaceID) -> GazetteerPlace {
    GazetteerPlace(
      id: id, kind: .town, identifier: "", name: "", country: nil, province: nil,
      coordinate: Coordinate(longitude: 0, latitude: 0), population: 0, rank: 10, radiusMetres: 0,
      isNationalCapital: false)
  }

  /// The place of an identifier: "IRN", "IR-11", "geonames:1163054"; ISO 3166-1 alpha-2 ("IR") is understood too.
  package func place(identifier: String) -> GazetteerPlace? { nil }

  /// Every place with that name in any language, compared without case, diacritics, hyphens and apostrophes; greatest first.
  package func places(named name: String) -> [PlaceID] { [] }

  /// All places of a kind, in order of id.
  package func places(kind: PlaceKind) -> [PlaceID] { [] }

  /// The provinces of a country given by alpha-3.
  package func provinces(of country: String) -> [PlaceID] { [] }

  /// All names of a place, main names first.
  package func names(of place: PlaceID) -> [PlaceName] { [] }

  /// The place's main name in a language (ISO 639-1), if known.
  package func name(of place: PlaceID, language: String) -> String? { nil }

  /// Places with the nearest spellings, for messages; most alike first.
  package func suggestions(for name: String, limit: Int) -> [GazetteerPlace] { [] }

  /// Towns in a box, by rank, then population.
  package func towns(in box: BoundingBox, limit: Int) -> [PlaceID] { [] }

  /// Towns within a distance (on the sphere), nearest first.
  package func towns(near point: Coordinate, withinMetres distance: Double) -> [PlaceID] { [] }

  // MARK: Names in text

  /// The longest name that begins at `start`, the first byte of a word, and ends at a word's end; nil when none does.
  /// Compared folded. A possessive "'s" after the name is not part of it.
  package func longestName(
    in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (length: Int, name: NameID)? { nil }

  /// The places that bear a name, greatest first.
  package func places(_ name: NameID) -> [PlaceID] { [] }

  /// Calls `body` for every place that bears the name, greatest first, without allocating.
  @inlinable
  package func forEachUse(of name: NameID, _ body: (NameUse) -> Void) {}

  /// What else the name is.
  package func traits(of name: NameID) -> NameTraits { [] }

  /// The number of a name compared folded, if any place bears it.
  package func nameID(_ name: String) -> NameID? { nil }

  // MARK: Country words

  /// The country (alpha-3) of a nationality word: "Iranian", "Iranians", "Pakistani". Folded.
  package func nationality(_ word: String) -> String? { nil }

  /// The seat of government of a country (alpha-3).
  package func capital(of country: String) -> PlaceID? { nil }

  /// The place of kind `.country` of an alpha-3 code.
  package func country(_ alpha3: String) -> PlaceID? { nil }

  // MARK: Areas

  /// The country (alpha-3) whose 10m polygon holds the point; nil at sea and on land of no country.
  package func country(at point: Coordinate) -> String? { nil }

  /// The polygon of the boundary data set that holds the point; nil at sea.
  package func unit(at point: Coordinate) -> CountryUnit? { nil }

  /// The province that holds the point; where a country's present provinces have no outlines, that of the nearest town.
  package func province(at point: Coordinate) -> PlaceID? { nil }

  /// The unit of a place of kind `.country`.
  package func unit(of place: PlaceID) -> CountryUnit? { nil }

  /// The outline of a country, province, sea or lake; nil for a place without one.
  package func area(of place: PlaceID) -> MultiPolygon? { nil }

  /// The box around a place's area; nil for a place without one.
  package func bounds(of place: PlaceID) -> BoundingBox? { nil }

  /// The shared borders of all countries and provinces.
  package var mesh: BorderMesh { BorderMesh(gazetteer: self) }

  // MARK: Background

  /// Lakes that meet the box, of at most that rank (0 greatest), greatest first.
  package func lakes(in box: BoundingBox, maximumRank: Int) -> [BackgroundFeature] { [] }

  /// Rivers that meet the box, of at most that rank.
  package func rivers(in box: BoundingBox, maximumRank: Int) -> [BackgroundFeature] { [] }

  /// Named seas, gulfs and straits that meet the box, of at most that rank.
  package func seas(in box: BoundingBox, maximumRank: Int) -> [BackgroundFeature] { [] }

  /// Areas claimed by several states that meet the box.
  package func disputedAreas(in box: BoundingBox) -> [BackgroundFeature] { [] }

  /// Lines inside and around disputed areas that meet the box.
  package func disputedLines(in box: BoundingBox) -> [BackgroundFeature] { [] }

  /// The disputed areas that hold a point.
  package func disputedAreas(at point: Coordinate) -> [BackgroundFeature] { [] }

  /// The coarse world of locator maps, every country once.
  package func coarseWorld() -> [CoarseCountry] { [] }
}
