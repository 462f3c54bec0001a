import Gazetteer
import Geo

/// Adds the towns and sites of the tables kept by hand that no other source has.
struct FactTowns {
  let placer: TownPlacer

  /// The places of `towns.tsv` and `ucdp-places.tsv` without those that a known town of that name stands near.
  func places(besides known: [PlaceEntry]) throws -> [PlaceEntry] {
    var byName: [String: [Coordinate]] = [:]
    func key(_ name: String, _ country: String) -> String { country + " " + TownNames.key(name) }
    for town in known {
      for name in town.names.texts { byName[key(name, town.country ?? ""), default: []].append(town.coordinate) }
    }
    var all: [PlaceEntry] = []
    for (table, source, reach) in [("towns", "sarhad", 0.1), ("ucdp-places", "ucdp", 0.3)] {
      for row in try HandTable.rows(table) {
        guard let longitude = Double(row["longitude"]), let latitude = Double(row["latitude"]) else { continue }
        let point = Coordinate(longitude: longitude, latitude: latitude)
        let country = row["country"]
        let names = [row["name"]] + row["alternates"].split(separator: "|").map(String.init)
        let isKnown = names.contains { name in
          (byName[key(name, country)] ?? []).contains {
            abs($0.longitude - longitude) < reach && abs($0.latitude - latitude) < reach
          }
        }
        guard !isKnown else { continue }
        var place = PlaceEntry(
          kind: row["kind"] == "site" ? .site : .town, identifier: "\(source):\(country)/\(row["name"])",
          name: row["name"],
          country: country, coordinate: point)
        place.rank = 10
        place.radius = place.kind == .site ? 1000 : 1500
        place.names.add(row["name"], kind: .main)
        for name in names.dropFirst() { place.names.add(name) }
        _ = placer.giveToHolder(&place)
        place.province = placer.province(around: place)
        for name in names { byName[key(name, country), default: []].append(point) }
        all.append(place)
      }
    }
    return all
  }
}
