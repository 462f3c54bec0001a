import Gazetteer
import Geo

/// Adds the towns and sites of the tables kept by hand that no other source has.
struct FactTowns {
  let placer: TownPlacer

  /// The tables with whose word each is and how near, in degrees, a place of the same name is the same.
  private static let tables = [
    (name: "towns", source: "sarhad", reach: 0.1), (name: "districts", source: "sarhad", reach: 0.4),
    (name: "ucdp-places", source: "ucdp", reach: 0.3), (name: "ucdp-districts", source: "ucdp-district", reach: 0.5),
  ]

  /// Adds the places of the tables; one that a known place of that name stands near gives that place its other names instead.
  func add(to known: inout [PlaceEntry]) throws {
    var byName: [String: [Int]] = [:]
    func key(_ name: String, _ country: String) -> String { country + " " + TownNames.key(name) }
    for (index, town) in known.enumerated() {
      for name in town.names.texts { byName[key(name, town.country ?? ""), default: []].append(index) }
    }
    for table in Self.tables {
      for row in try HandTable.rows(table.name) {
        guard let longitude = Double(row["longitude"]), let latitude = Double(row["latitude"]) else { continue }
        let point = Coordinate(longitude: longitude, latitude: latitude)
        let country = row["country"]
        let names = [row["name"]] + row["alternates"].split(separator: "|").map(String.init)
        let same = names.lazy.flatMap { byName[key($0, country)] ?? [] }.first {
          abs(known[$0].coordinate.longitude - longitude) < table.reach
            && abs(known[$0].coordinate.latitude - latitude) < table.reach
        }
        if let same {
          for name in names where byName[key(name, country)]?.contains(same) != true {
            known[same].names.add(name)
            byName[key(name, country), default: []].append(same)
          }
          continue
        }
        for name in names { byName[key(name, country), default: []].append(known.count) }
        known.append(place(row, names, at: point, source: table.source))
      }
    }
  }

  private func place(_ row: TableRow, _ names: [String], at point: Coordinate, source: String) -> PlaceEntry {
    let kind: PlaceKind = row["kind"] == "site" ? .site : row["kind"] == "district" ? .district : .town
    var place = PlaceEntry(
      kind: kind, identifier: "\(source):\(row["country"])/\(row["name"])", name: row["name"], country: row["country"],
      coordinate: point)
    place.rank = 10
    place.radius = kind == .site ? 1000 : kind == .district ? 15_000 : 1500
    place.names.add(row["name"], kind: .main)
    for name in names.dropFirst() { place.names.add(name) }
    _ = placer.giveToHolder(&place)
    place.province = placer.division(row["division"]) ?? placer.province(around: place)
    return place
  }
}
