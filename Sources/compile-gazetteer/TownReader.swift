import Gazetteer
import Geo

/// Reads towns, with the ranks and capitals of Natural Earth.
struct TownReader {
  let sources: SourceFolder
  let countries: [CountryEntry]

  func towns() throws -> [(place: PlaceEntry, admin1: String)] {
    var alpha3 = Dictionary(
      try sources.commaTable("country_codes").map { ($0["ISO3166-1-Alpha-2"], $0["ISO3166-1-Alpha-3"]) }
    ) { a, _ in a }
    alpha3["XK"] = "XKX"
    var all: [(place: PlaceEntry, admin1: String)] = []
    for row in try sources.table("geonames_cities500") {
      guard let number = Int(row["geonameid"]), let latitude = Double(row["latitude"]),
        let longitude = Double(row["longitude"])
      else { continue }
      var place = PlaceEntry(
        kind: .town, identifier: nil, geonames: number, name: row["name"], country: alpha3[row["country_code"]],
        coordinate: Coordinate(longitude: longitude, latitude: latitude))
      place.population = Int(row["population"]) ?? 0
      place.names.add(row["name"], kind: .main)
      let isSmall = place.population < 15_000
      for name in row["alternate_names"].split(separator: "|") where TownNames.isName(name, ofSmallTown: isSmall) {
        place.names.add(String(name))
      }
      place.rank = PlaceRank.ofTown(population: place.population)
      all.append((place, row["admin1_code"]))
    }
    try TownMarks(sources).apply(to: &all)
    for index in all.indices { all[index].place.names = all[index].place.names.without { TownNames.key($0) } }
    return all
  }
}

/// What makes a string of the source a name.
enum TownNames {
  /// The source's alternates hold machine transliterations, all in small letters, and codes of airports; those are no names.
  static func isName(_ text: Substring, ofSmallTown isSmall: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, text.unicodeScalars.count > 1 else { return false }
    if first.isASCII && !(65...90).contains(first.value) { return false }
    if (0xC0..<0x250).contains(first.value), first.properties.isLowercase { return false }
    // Scripts of India and East Asia are kept for greater towns only, for size.
    if isSmall, text.unicodeScalars.contains(where: { (0x900..<0x1E00).contains($0.value) || $0.value >= 0x2E80 }) {
      return false
    }
    if text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) { return false }
    return !text.contains("=") && !text.hasPrefix("http")
  }

  static func key(_ text: String) -> String { String(decoding: Folded.bytes(text), as: UTF8.self) }
}
