import Foundation
import Gazetteer
import Geo

/// Reads water, disputed areas and the coarse world.
struct BackgroundReader {
  let sources: SourceFolder

  func lakes() throws -> [BackgroundEntry] {
    try entries("ne_10m_lakes", alternate: "name_alt", tolerance: 0.008)
  }

  func rivers() throws -> [BackgroundEntry] {
    try entries("ne_10m_rivers_lake_centerlines", alternate: "name_alt", tolerance: 0.008)
  }

  func seas() throws -> [BackgroundEntry] {
    try entries("ne_10m_geography_marine_polys", alternate: "name_alt", tolerance: 0.05)
  }

  func disputedAreas(_ units: [CountryEntry]) throws -> [BackgroundEntry] {
    let iso = Dictionary(uniqueKeysWithValues: units.map { ($0.code, $0.place.country) })
    let byName = Dictionary(units.map { ($0.place.name, $0.place.country) }) { a, _ in a }
    return try sources.features("ne_10m_admin_0_disputed_areas").map { feature in
      var entry = BackgroundEntry(
        name: feature.text("BRK_NAME") ?? feature.text("NAME") ?? "", featureClass: feature.text("featurecla") ?? "",
        rank: Int(feature.number("scalerank") ?? 5), shape: simplified(feature.shape, 0.0005))
      entry.note = feature.text("NOTE_BRK")
      entry.heldBy = (feature.text("ADM0_A3").flatMap { iso[$0] } ?? nil)
      entry.claimants = Claims.claimants(in: entry.note ?? "", holder: entry.heldBy, countries: byName)
      return entry
    }
  }

  func disputedLines() throws -> [BackgroundEntry] {
    try sources.features("ne_10m_admin_0_boundary_lines_disputed_areas").map { feature in
      BackgroundEntry(
        name: feature.text("name") ?? "", featureClass: feature.text("featurecla") ?? "",
        rank: Int(feature.number("scalerank") ?? 5), shape: feature.shape)
    }
  }

  private func entries(_ file: String, alternate: String, tolerance: Double) throws -> [BackgroundEntry] {
    try sources.features(file).map { feature in
      let name = feature.text("name") ?? ""
      var entry = BackgroundEntry(
        name: Self.readable(name), featureClass: feature.text("featurecla") ?? "",
        rank: max(0, min(12, Int(feature.number("scalerank") ?? 9))), shape: simplified(feature.shape, tolerance))
      if !entry.name.isEmpty { entry.names.add(entry.name, kind: .main) }
      for key in ["name_en", "label", "name_fr"] {
        if let name = feature.text(key) {
          entry.names.add(Self.readable(name), language: key == "name_fr" ? "fr" : key == "name_en" ? "en" : nil)
        }
      }
      for name in (feature.text(alternate) ?? "").split(whereSeparator: { ",;/|".contains($0) }) {
        entry.names.add(name.trimmed)
      }
      return entry
    }
  }

  /// A name not all in capitals.
  static func readable(_ name: String) -> String { name == name.uppercased() ? title(name) : name }

  /// "ARCTIC OCEAN" as "Arctic Ocean".
  static func title(_ name: String) -> String {
    name.lowercased().split(separator: " ", omittingEmptySubsequences: false).map { word in
      ["of", "the", "and", "de", "du", "la"].contains(String(word))
        ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  private func simplified(_ shape: Feature.Shape, _ tolerance: Double) -> Feature.Shape {
    switch shape {
    case .lines(let lines): .lines(lines.map { Simplification.line($0, tolerance: tolerance) })
    case .areas(let areas):
      .areas(
        areas.compactMap { polygon in
          let rings = polygon.map { Simplification.line($0, tolerance: tolerance) }.filter { $0.count >= 4 }
          return rings.isEmpty ? nil : rings
        })
    default: shape
    }
  }
}

/// Reads who claims an area from the source's note on it.
enum Claims {
  /// Alpha-3 codes of the countries named after "claimed by", sorted.
  static func claimants(in note: String, holder: String?, countries: [String: String?]) -> [String] {
    guard let start = note.lowercased().range(of: "claimed by") else { return [] }
    let text = note[start.upperBound...]
    var found: Set<String> = []
    for (name, code) in countries where text.contains(name) {
      if let code, code != holder { found.insert(code) }
    }
    return found.sorted()
  }
}
