import Gazetteer
import Geo

/// Natural Earth's word on the greater places: how great, and which are capitals.
///
/// Its numbers of GeoNames name some towns of the same name in other countries (the capital of Uruguay bears the number of
/// Montevideo in Minnesota), so that a number counts only where the town lies near; else the greatest town near by of that name.
struct TownMarks {
  /// How far, in degrees, a town may lie from where Natural Earth puts it: by its number, and by its name.
  private static let reach = (byNumber: 0.3, byName: 0.5)
  private static let languages = ["EN", "DE", "ES", "FR", "PT", "RU", "ZH"]

  private let features: [(feature: Feature, point: Coordinate)]

  init(_ sources: SourceFolder) throws {
    features = try sources.features("ne_10m_populated_places").compactMap { feature in
      guard case .point(let point) = feature.shape else { return nil }
      return (feature, point)
    }
  }

  func apply(to towns: inout [(place: PlaceEntry, admin1: String)]) {
    var byNumber: [Int: Int] = [:]
    for (index, town) in towns.enumerated() { if let number = town.place.geonames { byNumber[number] = index } }
    var marked: Set<Int> = []
    var unplaced: [(feature: Feature, point: Coordinate)] = []
    for entry in features {
      if let index = entry.feature.number("GEONAMEID").flatMap({ byNumber[Int($0)] }),
        Self.lies(towns[index].place, within: Self.reach.byNumber, of: entry.point)
      {
        mark(&towns[index].place, by: entry.feature)
        marked.insert(index)
      } else {
        unplaced.append(entry)
      }
    }
    let wanted = Set(unplaced.flatMap { names(of: $0.feature) })
    var byName: [String: [Int]] = [:]
    for (index, town) in towns.enumerated() where !marked.contains(index) {
      for key in Set(town.place.names.texts.map(TownNames.key)) where wanted.contains(key) {
        byName[key, default: []].append(index)
      }
    }
    for (feature, point) in unplaced {
      let namesakes = names(of: feature).flatMap { byName[$0] ?? [] }
        .filter { !marked.contains($0) && Self.lies(towns[$0].place, within: Self.reach.byName, of: point) }
      guard let greatest = namesakes.max(by: { (towns[$0].place.population, $1) < (towns[$1].place.population, $0) })
      else { continue }
      mark(&towns[greatest].place, by: feature)
      marked.insert(greatest)
    }
  }

  private static func lies(_ place: PlaceEntry, within reach: Double, of point: Coordinate) -> Bool {
    abs(place.coordinate.longitude - point.longitude) < reach && abs(place.coordinate.latitude - point.latitude) < reach
  }

  /// The keys of what a feature is called, in no order.
  private func names(of feature: Feature) -> Set<String> {
    Set(["NAME", "NAMEASCII", "NAMEPAR", "NAME_EN"].compactMap { feature.text($0).map(TownNames.key) })
  }

  private func mark(_ place: inout PlaceEntry, by feature: Feature) {
    place.rank = min(10, max(0, Int(feature.number("SCALERANK") ?? 10)))
    if place.population == 0 { place.population = Int(max(0, feature.number("POP_MAX") ?? 0)) }
    place.isCapital = feature.text("FEATURECLA") == "Admin-0 capital"
    for key in ["NAME", "NAMEASCII", "NAMEPAR"] {
      if let name = feature.text(key) { place.names.add(name, kind: key == "NAME" ? .main : .alternate) }
    }
    for language in Self.languages {
      if let name = feature.text("NAME_" + language) {
        place.names.add(name, language: language.lowercased(), kind: .main)
      }
    }
    if let english = feature.text("NAME_EN") { place.name = english }
  }
}
