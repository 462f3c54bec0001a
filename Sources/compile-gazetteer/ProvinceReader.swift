import Gazetteer
import Geo

/// Reads the first-order divisions with their codes, names and polygons.
struct ProvinceReader {
  let sources: SourceFolder
  let countries: [CountryEntry]
  let divisions: Divisions

  /// The divisions of today in order of country and code, then former ones whose outlines are still needed; and the units of a
  /// lower level that were joined.
  func read() throws -> (provinces: [ProvinceEntry], districts: [(place: PlaceEntry, province: Int)]) {
    let unitNumbers = Dictionary(uniqueKeysWithValues: countries.indices.map { (countries[$0].code, $0) })
    let names = Dictionary(grouping: try sources.table("admin1_world_names")) { $0["uid"] }
    let cldr = Dictionary(grouping: try sources.table("cldr_subdivision_names")) { $0["code"] }
    var own: [ProvinceEntry] = []
    var joined: [Divisions.Division: [(entry: ProvinceEntry, area: Double)]] = [:]
    for feature in try sources.features("admin1_world_joined") {
      guard let uid = feature.text("uid"), let country = feature.text("adm0_a3"), let unit = unitNumbers[country],
        case .areas(let polygons) = feature.shape
      else { continue }
      var entry = ProvinceEntry(
        place: place(feature, uid, countries[unit]), unit: unit, type: feature.text("type_en") ?? "",
        basis: feature.text("iso_basis") ?? "none", claimedBy: feature.text("claimed_by_a3"),
        polygons: polygons.map { $0.map { $0.map { GridPoint($0) } } }, keys: [uid])
      for row in names[uid] ?? [] where !NameLanguages.isLeftOut(row["lang"]) {
        let isMain = ["cldr", "ne_name"].contains(row["kind"])
        for name in row["name"].split(separator: "|") {
          entry.place.names.add(
            String(name), language: NameLanguages.code(row["lang"]), kind: isMain ? .main : .alternate)
        }
      }
      if let division = divisions.division(of: feature, country: country) {
        joined[division, default: []].append((entry, feature.number("area_km2") ?? 0))
      } else {
        if divisions.isFormer(feature, country: country) {
          // Only its outline is of use; the names are those of divisions of today.
          entry.place.kind = .district
          entry.place.names = NameBag()
          entry.place.identifier = "ne:" + (feature.text("adm1_code") ?? uid)
        }
        own.append(entry)
      }
    }

    var districts: [(place: PlaceEntry, home: Divisions.Division)] = []
    var home: [Divisions.Division: String] = [:]
    for division in joined.keys.sorted(by: {
      ($0.country, $0.code ?? "", $0.name) < ($1.country, $1.code ?? "", $1.name)
    }) {
      let members = joined[division] ?? []
      guard let unit = unitNumbers[division.country], let greatest = members.max(by: { $0.area < $1.area }) else {
        continue
      }
      var entry = made(division, unit: unit, cldr: cldr)
      let area = members.map(\.area).reduce(0, +)
      entry.place.coordinate = greatest.entry.place.coordinate
      entry.place.radius = (area / .pi).squareRoot() * 1000
      entry.polygons = members.flatMap { $0.entry.polygons }
      entry = ProvinceEntry(
        place: entry.place, unit: unit, type: entry.type, basis: entry.basis, claimedBy: nil, polygons: entry.polygons,
        keys: members.flatMap { $0.entry.keys })
      home[division] = entry.place.identifier
      own.append(entry)
      // A lone or renamed unit is the division itself; its names are the division's.
      for member in members {
        if member.entry.place.identifier == division.code || (members.count == 1 && division.code != nil) {
          own[own.count - 1].place.names.add(contentsOf: member.entry.place.names)
        } else {
          var place = member.entry.place
          // The source mixes names of the level above into the alternates.
          place.kind = .district
          place.rank = 5
          place.names = place.names.mainOnly
          districts.append((place, division))
        }
      }
    }
    for (division, _) in divisions.byTowns {
      guard let unit = unitNumbers[division.country] else { continue }
      own.append(made(division, unit: unit, cldr: cldr))
    }

    let extra = Dictionary(grouping: try HandTable.rows("province-names")) { $0["code"] }
    for index in own.indices where own[index].place.kind == .province {
      guard let rows = extra[own[index].place.identifier ?? ""] else { continue }
      var names = NameBag()
      for row in rows {
        let kind: PlaceName.Kind = row["kind"] == "main" ? .main : row["kind"] == "code" ? .abbreviation : .alternate
        names.add(row["name"], language: row["language"], kind: kind)
      }
      names.add(contentsOf: own[index].place.names)
      own[index].place.names = names
      if let main = rows.first(where: { $0["language"] == "en" && $0["kind"] == "main" }) {
        own[index].place.name = main["name"]
      }
    }
    giveUpNamesOfOthers(&own)
    own.sort { a, b in
      (a.place.kind.rawValue, a.unit, a.place.identifier ?? "", a.keys.first ?? "")
        < (b.place.kind.rawValue, b.unit, b.place.identifier ?? "", b.keys.first ?? "")
    }
    let numbers = Dictionary(own.indices.map { (own[$0].place.identifier, $0) }) { first, _ in first }
    return (own, districts.compactMap { district in numbers[home[district.home]].map { (district.place, $0) } })
  }

  /// The source gives many a division the name of one that it was once part of or borders on: "Uruzgan" for Daykundi. A
  /// spelling of no language that some language has for another division of the country is that one's alone.
  private func giveUpNamesOfOthers(_ provinces: inout [ProvinceEntry]) {
    var owners: [String: Set<Int>] = [:]
    let key = { (name: String, unit: Int) in "\(unit) " + TownNames.key(name) }
    for (index, province) in provinces.enumerated() {
      for name in province.place.names.ofLanguages { owners[key(name, province.unit), default: []].insert(index) }
    }
    for index in provinces.indices {
      let province = provinces[index]
      provinces[index].place.names = province.place.names.leavingOut { name in
        guard name != province.place.name, let owners = owners[key(name, province.unit)] else { return false }
        return !owners.contains(index)
      }
    }
  }

  /// A division that a rule makes, with the names CLDR has for its code.
  private func made(_ division: Divisions.Division, unit: Int, cldr: [String: [TableRow]]) -> ProvinceEntry {
    let key = division.name.lowercased().split(separator: " ").joined(separator: "-")
    var place = PlaceEntry(
      kind: .province, identifier: division.code ?? "ne:\(division.country)-\(key)", name: division.name,
      country: countries[unit].place.country, coordinate: countries[unit].place.coordinate)
    place.rank = 3
    place.names.add(division.name, language: "en", kind: .main)
    for row in cldr[division.code ?? ""] ?? [] where !NameLanguages.isLeftOut(row["lang"]) {
      place.names.add(NameLanguages.plain(row["name"]), language: NameLanguages.code(row["lang"]), kind: .main)
    }
    for name in divisions.alternates[division] ?? [] { place.names.add(name) }
    return ProvinceEntry(place: place, unit: unit, type: "", basis: "rule", claimedBy: nil, polygons: [], keys: [])
  }

  private func place(_ feature: Feature, _ uid: String, _ country: CountryEntry) -> PlaceEntry {
    let name = NameLanguages.plain(feature.text("name_en") ?? feature.text("name") ?? uid)
    var place = PlaceEntry(
      kind: .province, identifier: feature.text("iso_3166_2") ?? "ne:" + (feature.text("adm1_code") ?? uid), name: name,
      country: country.place.country,
      coordinate: Coordinate(longitude: feature.number("label_lon") ?? 0, latitude: feature.number("label_lat") ?? 0))
    place.rank = 3
    place.radius = ((feature.number("area_km2") ?? 0) / .pi).squareRoot() * 1000
    place.names.add(name, language: "en", kind: .main)
    if let name = feature.text("name") { place.names.add(name, kind: .main) }
    return place
  }
}

/// Which languages' names are kept, and how their codes are written.
enum NameLanguages {
  /// Languages of CLDR whose scripts the press this program reads does not write in, or with few speakers: left out for size.
  private static let leftOut: Set<String> = [
    "ccp", "ceb", "eu", "gl", "cy", "is", "lb", "nn", "mt", "ga", "gd", "fo", "br", "ast", "yue", "yue_Hans", "zu",
    "xh", "jv",
    "su", "lv", "lt", "et", "gu", "kn", "te", "ml", "mr", "or", "as", "si", "km", "lo", "my_Qaag", "chr", "sr_Latn",
    "bs_Cyrl",
    "az_Cyrl", "af", "sq", "bs", "mk", "sl", "sk", "nb", "fil", "ms", "mn",
  ]

  static func isLeftOut(_ language: String) -> Bool { leftOut.contains(language) }

  /// The language without its script; nil for "und" and none.
  static func code(_ language: String) -> String? {
    let code = language.prefix { $0 != "_" && $0 != "-" }
    return code.isEmpty || code == "und" ? nil : String(code)
  }

  /// CLDR marks the second of two equal names with a raised figure.
  static func plain(_ name: String) -> String { name.filter { !"²³".contains($0) } }
}
