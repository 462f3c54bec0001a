import Gazetteer
import Geo

/// Makes places of the named things on a map: waters, regions, continents, airports.
struct NamedFeatures {
  let sources: SourceFolder
  let countries: [CountryEntry]

  func places(_ world: inout World) throws -> [PlaceEntry] {
    var all: [PlaceEntry] = []
    for (name, entries) in [("lake", world.lakes), ("river", world.rivers), ("sea", world.seas)] {
      var best: [String: BackgroundEntry] = [:]
      for entry in entries where !entry.name.isEmpty {
        if let known = best[entry.name], known.rank <= entry.rank { continue }
        best[entry.name] = entry
      }
      for (key, entry) in best.sorted(by: { $0.key < $1.key }) {
        guard let point = Self.middle(of: entry.shape) else { continue }
        var place = PlaceEntry(
          kind: .water, identifier: "ne:\(name)/\(key)", name: entry.name, country: nil, coordinate: point.coordinate)
        place.rank = min(10, entry.rank)
        place.radius = point.radius
        place.names = entry.names
        all.append(place)
      }
    }
    var seen: Set<String> = []
    for feature in try sources.features("ne_10m_geography_regions_polys") {
      guard let name = feature.text("name"), let point = Self.middle(of: feature.shape),
        feature.text("featurecla") != nil
      else { continue }
      let title = BackgroundReader.readable(name)
      guard seen.insert(title).inserted else { continue }
      var place = PlaceEntry(
        kind: feature.text("featurecla") == "Continent" ? .continent : .region, identifier: "ne:region/\(title)",
        name: title,
        country: nil, coordinate: point.coordinate)
      place.rank = max(0, min(10, Int(feature.number("scalerank") ?? 8)))
      place.radius = point.radius
      place.names.add(title, language: "en", kind: .main)
      for other in (feature.text("namealt") ?? feature.text("name_alt") ?? "").split(whereSeparator: {
        ",;/|".contains($0)
      }) {
        place.names.add(BackgroundReader.readable(other.trimmed))
      }
      all.append(place)
    }
    for row in try HandTable.rows("regions") {
      guard let longitude = Double(row["longitude"]), let latitude = Double(row["latitude"]),
        let radius = Double(row["radius_km"])
      else { continue }
      var place = PlaceEntry(
        kind: PlaceKind.allCases.first { $0.word == row["kind"] } ?? .region, identifier: "sarhad:" + row["name"],
        name: row["name"],
        country: row["country"].isEmpty ? nil : row["country"],
        coordinate: Coordinate(longitude: longitude, latitude: latitude))
      place.rank = 3
      place.radius = radius * 1000
      place.names.add(row["name"], language: "en", kind: .main)
      for name in row["alternates"].split(separator: "|") { place.names.add(String(name)) }
      all.removeAll { $0.name == place.name && $0.kind == place.kind }
      all.append(place)
    }
    return all
  }

  /// The middle of a shape's greatest part and how far it reaches.
  private static func middle(of shape: Feature.Shape) -> (coordinate: Coordinate, radius: Double)? {
    let parts: [[Coordinate]] =
      switch shape {
      case .areas(let areas): areas.compactMap(\.first)
      case .lines(let lines): lines
      default: []
      }
    guard let greatest = parts.max(by: { $0.count < $1.count }), let box = BoundingBox(around: greatest) else {
      return nil
    }
    let radius = 111_000 * (box.height * box.height + box.width * box.width).squareRoot() / 2
    if case .lines = shape { return (greatest[greatest.count / 2], radius) }
    return (InnerPoint.of(greatest) ?? greatest[0], radius / 2)
  }
}

/// A point well inside a ring.
enum InnerPoint {
  /// The middle of the widest stretch inside the ring, on nine parallels.
  static func of(_ ring: [Coordinate]) -> Coordinate? {
    guard let box = BoundingBox(around: ring) else { return nil }
    var best: (width: Double, point: Coordinate)?
    for step in 1...9 {
      let y = box.south + box.height * Double(step) / 10
      var crossings: [Double] = []
      for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude <= y) != (b.latitude <= y) {
        crossings.append(a.longitude + (y - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude))
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let width = crossings[pair + 1] - crossings[pair]
        if width > best?.width ?? 0 {
          best = (width, Coordinate(longitude: crossings[pair] + width / 2, latitude: y))
        }
      }
    }
    return best?.point
  }
}
