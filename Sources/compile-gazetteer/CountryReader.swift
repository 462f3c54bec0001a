import Gazetteer
import Geo

/// Reads the country polygons and all that is said of countries.
struct CountryReader {
  let sources: SourceFolder

  /// ISO codes of units for which Natural Earth gives none, or another's: its code to alpha-3, alpha-2. A unit that belongs to no
  /// country keeps neither.
  private static let codes: [String: (String, String?)] = [
    "KOS": ("XKX", "XK"), "SOL": ("SOM", nil), "CYN": ("CYP", nil), "ESB": ("GBR", nil), "WSB": ("GBR", nil),
    "USG": ("USA", nil), "KAB": ("KAZ", nil), "CNM": ("CYP", nil), "IOA": ("AUS", nil), "ATC": ("AUS", nil),
    "CSI": ("AUS", nil), "CLP": ("FRA", nil), "BRI": ("BRA", nil),
  ]

  /// Units that Natural Earth's names in languages miss: those of the Spratly Islands are Wake Island's, others are not what the
  /// press calls them. Their English name is the data set's `ADMIN`.
  private static let misnamed: Set<String> = ["CHN", "CYN", "PGA"]

  func countries() throws -> [CountryEntry] {
    let territoryNames = Dictionary(grouping: try sources.table("cldr_territory_names")) { $0["iso_a2"] }
    let factbook = Dictionary(try sources.table("factbook_countries").map { ($0["iso_a2"], $0) }) { first, _ in first }
    let extra = Dictionary(grouping: try HandTable.rows("country-names")) { $0["country"] }
    var all: [CountryEntry] = []
    for feature in try sources.features("ne_10m_admin_0_countries") {
      guard let code = feature.text("ADM0_A3"), case .areas(let polygons) = feature.shape else { continue }
      let isNamed = Self.codes[code] == nil
      let country = isNamed ? feature.text("ISO_A3_EH") : Self.codes[code]?.0
      let alpha2 = isNamed ? feature.text("ISO_A2_EH") : Self.codes[code]?.1
      // Some units carry the code of the state they belong to; only the state itself answers to it.
      let isItself = country != nil && alpha2 != nil && !["ATC", "CSI", "CLP", "IOA", "BRI"].contains(code)
      var place = PlaceEntry(
        kind: .country, identifier: isItself ? country : "ne:\(code)",
        name: feature.text(Self.misnamed.contains(code) ? "ADMIN" : "NAME_EN") ?? code, country: country,
        coordinate: Coordinate(longitude: feature.number("LABEL_X") ?? 0, latitude: feature.number("LABEL_Y") ?? 0))
      place.population = Int(max(0, feature.number("POP_EST") ?? 0))
      place.rank = max(0, min(10, Int(feature.number("LABELRANK") ?? 5) - 2))
      place.names.add(place.name, language: "en", kind: .main)
      for key in ["NAME_LONG", "BRK_NAME", "NAME", "ADMIN", "GEOUNIT"] {
        if let name = feature.text(key), !name.contains(".") { place.names.add(name, language: "en", kind: .main) }
      }
      for key in ["FORMAL_EN", "NAME_ALT", "NAME_CIAWF"] {
        if let name = feature.text(key), !name.contains(".") { place.names.add(name, language: "en") }
      }
      for key in feature.properties.keys.sorted()
      where code != "PGA" && key.hasPrefix("NAME_") && key.count <= 8 && key != "NAME_LEN" && key != "NAME_ALT" {
        let language = key.dropFirst(5).lowercased()
        if let name = feature.text(key) {
          place.names.add(name, language: language == "zht" ? "zh" : language, kind: .main)
        }
      }
      if isItself, let alpha2 {
        for row in territoryNames[alpha2] ?? [] {
          let isShort = row["variant"] == "short"
          place.names.add(row["name"], language: row["lang"], kind: isShort ? .abbreviation : .main)
        }
        if let row = factbook[alpha2] {
          for column in ["short_name", "long_name", "local_short", "local_long", "former", "abbreviation"] {
            for name in Factbook.names(row[Substring(column)]) {
              place.names.add(name, kind: column == "abbreviation" ? .abbreviation : .alternate)
            }
          }
        }
        place.names.add(alpha2, kind: .abbreviation)
        if let country { place.names.add(country, kind: .abbreviation) }
        for row in extra[country ?? ""] ?? [] {
          place.names.add(
            row["name"], language: "en",
            kind: row["kind"] == "code" ? .abbreviation : row["kind"] == "main" ? .main : .alternate)
        }
      }
      all.append(
        CountryEntry(
          place: place, code: code, alpha2: isItself ? alpha2 : nil, sovereign: feature.text("SOVEREIGNT") ?? "",
          type: feature.text("TYPE") ?? "", note: feature.text("NOTE_BRK") ?? feature.text("NOTE_ADM0"),
          polygons: polygons))
    }
    return all.sorted { $0.code < $1.code }
  }

  /// Words of nationality and the countries they belong to.
  func nationalities() throws -> [(word: String, country: String)] {
    let codes = Dictionary(
      try sources.commaTable("country_codes").map { ($0["ISO3166-1-Alpha-2"], $0["ISO3166-1-Alpha-3"]) }
    ) { a, _ in a }
    var all: [(String, String)] = []
    for row in try HandTable.rows("nationalities") { all.append((row["word"], row["country"])) }
    for row in try sources.table("factbook_countries") {
      guard let country = row["iso_a2"] == "XK" ? "XKX" : codes[row["iso_a2"]] else { continue }
      for word in Factbook.nationalities(row["nationality_noun"]) + Factbook.nationalities(row["nationality_adjective"])
      {
        all.append((word, country))
      }
    }
    var seen: Set<String> = []
    return all.filter { seen.insert($0.0.lowercased()).inserted }.map { (word: $0.0, country: $0.1) }
  }
}
