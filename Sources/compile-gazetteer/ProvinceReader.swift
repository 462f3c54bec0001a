import Gazetteer
import Geo

/// Reads the first-order divisions with their codes, names and polygons.
struct ProvinceReader {
  let sources: SourceFolder
  let countries: [CountryEntry]

  func provinces() throws -> [ProvinceEntry] {
    let unitNumbers = Dictionary(uniqueKeysWithValues: countries.indices.map { (countries[$0].code, $0) })
    let names = Dictionary(grouping: try sources.table("admin1_world_names")) { $0["uid"] }
    var all: [ProvinceEntry] = []
    for feature in try sources.features("admin1_world_joined") {
      guard let uid = feature.text("uid"), let country = feature.text("adm0_a3"), let unit = unitNumbers[country],
        case .areas(let polygons) = feature.shape
      else { continue }
      let code = feature.text("iso_3166_2")
      let english = feature.text("name_en") ?? feature.text("name") ?? uid
      var place = PlaceEntry(
        kind: .province, identifier: code ?? "ne:" + (feature.text("adm1_code") ?? uid), name: english,
        country: countries[unit].place.country,
        coordinate: Coordinate(
          longitude: feature.number("label_lon") ?? 0, latitude: feature.number("label_lat") ?? 0))
      place.rank = 3
      place.radius = ((feature.number("area_km2") ?? 0) / .pi).squareRoot() * 1000
      place.names.add(english, language: "en", kind: .main)
      if let name = feature.text("name") { place.names.add(name, kind: .main) }
      for row in names[uid] ?? [] {
        let language = row["lang"] == "und" || row["lang"].isEmpty ? nil : row["lang"]
        place.names.add(row["name"], language: language, kind: ["cldr", "ne_name"].contains(row["kind"]) ? .main : .alternate)
      }
      all.append(
        ProvinceEntry(
          place: place, unit: unit, type: feature.text("type_en") ?? "", basis: feature.text("iso_basis") ?? "none",
          claimedBy: feature.text("claimed_by_a3"),
          polygons: polygons.map { $0.map { $0.map { GridPoint($0) } } }, keys: [uid]))
    }
    return all.sorted { ($0.unit, $0.place.identifier ?? "", $0.keys[0]) < ($1.unit, $1.place.identifier ?? "", $1.keys[0]) }
  }
}
