package import GeoPackage

/// The tables of a gazetteer GeoPackage. References between tables are fids: of `places`, whose countries and provinces come first
/// and have the same fid in `countries` and `provinces`.
package enum Tables {
  /// What the file says of itself: title, version, boundaries, worldview, attribution (several rows).
  package static let edition = Table(
    "edition", title: "Edition", summary: "What this data set is, its version, its sources and their licences",
    columns: [.init("key", .text, isRequired: true), .init("value", .text, isRequired: true)])

  package static let places = Table(
    "places", title: "Places",
    summary: "Countries, provinces, sites, waters, regions, and towns that are not in GeoNames",
    geometry: .point,
    columns: [
      .init("kind", .text, isRequired: true), .init("identifier", .text, isRequired: true),
      .init("name", .text, isRequired: true), .init("country", .text), .init("province", .integer),
      .init("population", .integer), .init("rank", .integer), .init("radius", .real),
    ])

  /// `fid` is the GeoNames number. `country` is left out where it is the province's, `rank` where the population tells it.
  package static let towns = Table(
    "towns", title: "Towns", summary: "Towns of GeoNames; fid is the GeoNames number", geometry: .point,
    columns: [
      .init("name", .text, isRequired: true), .init("country", .text), .init("province", .integer),
      .init("population", .integer), .init("rank", .integer), .init("capital", .boolean),
    ])

  /// A block holds the names of all rows of a table from fid `first` to `last`, deflated (zlib): a line a row, in order of fid;
  /// in a line the names, parted by "|"; a name alone is an alternate one, else it is kind, tab, languages, tab, name.
  package static let names = Table(
    "names", title: "Names", summary: "All names in blocks of deflated text; see geodata/README.md",
    columns: [
      .init("source", .text, isRequired: true), .init("first", .integer, isRequired: true),
      .init("last", .integer, isRequired: true), .init("names", .blob, isRequired: true),
    ])

  package static let traits = Table(
    "name_traits", title: "Name traits", summary: "Words that are also something other than a place",
    columns: [.init("word", .text, isRequired: true), .init("trait", .text, isRequired: true)])

  package static let nationalities = Table(
    "nationalities", title: "Nationality words", summary: "Adjectives and nouns of nationality in English",
    columns: [.init("word", .text, isRequired: true), .init("country", .text, isRequired: true)])

  package static let countries = Table(
    "countries", title: "Countries",
    summary: "Country units, outlines generalised for display; the exact ones are made of borders",
    geometry: .multiPolygon,
    columns: [
      .init("code", .text, isRequired: true), .init("country", .text), .init("iso_a2", .text), .init("name", .text),
      .init("sovereign", .text), .init("type", .text), .init("capital", .integer), .init("note", .text),
    ])

  package static let provinces = Table(
    "provinces", title: "Provinces",
    summary:
      "First-order divisions, outlines generalised for display; none where a division is known by its towns only",
    geometry: .multiPolygon,
    columns: [
      .init("code", .text, isRequired: true), .init("name", .text), .init("country", .text), .init("type", .text),
      .init("basis", .text), .init("claimed_by", .text), .init("within", .integer),
    ])

  package static let borders = Table(
    "borders", title: "Borders", summary: "Every piece of border and coast once, in full accuracy",
    geometry: .lineString,
    columns: [
      .init("class", .text, isRequired: true), .init("left_country", .integer), .init("right_country", .integer),
      .init("left_province", .integer), .init("right_province", .integer),
    ])

  package static let rings = Table(
    "rings", title: "Rings",
    summary: "Outlines of countries and provinces as borders walked forwards (+) or backwards (-)",
    columns: [
      .init("place", .integer, isRequired: true), .init("is_hole", .boolean, isRequired: true),
      .init("borders", .text, isRequired: true),
    ])

  package static let lakes = water("lakes", "Lakes", .multiPolygon)
  package static let rivers = water("rivers", "Rivers", .multiLineString)
  package static let seas = water("seas", "Seas", .multiPolygon)

  package static let disputedAreas = disputed("disputed_areas", "Disputed areas", .multiPolygon)
  package static let disputedLines = disputed("disputed_lines", "Lines of disputed areas", .multiLineString)

  package static let claims = Table(
    "claims", title: "Claims", summary: "Areas that some states count to another country than holds them",
    columns: [
      .init("area", .text, isRequired: true), .init("claimant", .text), .init("division", .text),
      .init("places", .text),
      .init("shape", .text), .init("views", .text, isRequired: true),
    ])

  package static let all = [
    edition, places, towns, names, traits, nationalities, countries, provinces, borders, rings, lakes, rivers, seas,
    disputedAreas, disputedLines, claims,
  ]

  private static func water(_ name: String, _ title: String, _ geometry: GeometryType) -> Table {
    Table(
      name, title: title, geometry: geometry,
      columns: [.init("name", .text), .init("class", .text), .init("rank", .integer), .init("place", .integer)])
  }

  private static func disputed(_ name: String, _ title: String, _ geometry: GeometryType) -> Table {
    Table(
      name, title: title, geometry: geometry,
      columns: [
        .init("name", .text), .init("class", .text), .init("rank", .integer), .init("held_by", .text),
        .init("claimants", .text), .init("note", .text),
      ])
  }
}
