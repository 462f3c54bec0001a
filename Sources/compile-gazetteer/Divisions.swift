/// The rules of `divisions.tsv`: how the source's units become the first-order divisions of today.
struct Divisions {
  struct Division: Hashable {
    /// Natural Earth's code of the country.
    let country: String
    /// ISO 3166-2; nil where it has none.
    let code: String?
    let name: String
  }

  private var joins: [String: Division] = [:]
  private var former: Set<String> = []
  private(set) var byTowns: [(division: Division, geonames: String)] = []
  private(set) var alternates: [Division: [String]] = [:]

  init() throws {
    for row in try HandTable.rows("divisions") {
      let division = Division(country: row["country"], code: row["code"] == "-" ? nil : row["code"], name: row["name"])
      switch row["how"] {
      case "former": former.insert(division.country + " " + row["key"])
      case "towns": byTowns.append((division, row["key"]))
      default: joins["\(division.country) \(row["how"]) \(row["key"])"] = division
      }
      alternates[division, default: []] += row["alternates"].split(separator: "|").map(String.init)
    }
  }

  /// The division a unit of the source is joined into; nil when it is one itself.
  func division(of unit: Feature, country: String) -> Division? {
    let keys = [
      ("unit", unit.text("uid")), ("unit", unit.text("iso_3166_2")), ("region", unit.text("region")),
      ("geonames", unit.text("geonames_admin1")),
    ]
    return keys.lazy.compactMap { how, key in key.flatMap { joins["\(country) \(how) \($0)"] } }.first
  }

  /// True for a unit whose outline is no division of today.
  func isFormer(_ unit: Feature, country: String) -> Bool {
    ["*", unit.text("uid"), unit.text("iso_3166_2")].contains {
      $0.map { former.contains("\(country) \($0)") } ?? false
    }
  }
}
