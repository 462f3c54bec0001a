/// A format in which incidents leave the program.
package enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  case geojson
  /// A GeoJSON text sequence (RFC 8142).
  case geojsons
  /// Our columns, with a row of HXL hashtags.
  case csv
  /// The columns of the Armed Conflict Location & Event Data project's export.
  case acled
  /// The columns of the Uppsala Conflict Data Program's georeferenced event dataset.
  case ucdp
  case kml
  /// An incident store.
  case gpkg
  /// Incident records, one a line.
  case jsonl

  /// By a file name's ending: `.geojson`, `.geojsons`, `.csv`, `.acled.csv`, `.ucdp.csv`, `.kml`, `.gpkg`, `.jsonl`.
  package init?(fileName: String) {
    let parts = fileName.lowercased().split(separator: "/").last?.split(separator: ".") ?? []
    guard parts.count > 1, let ending = parts.last else { return nil }
    switch ending {
    case "geojson", "json": self = .geojson
    case "geojsons", "geojsonl", "geojsonseq": self = .geojsons
    case "csv":
      // `ucdp.csv` is the plain table of what somebody calls so.
      let before = parts.count > 2 ? ExportFormat(rawValue: String(parts[parts.count - 2])) : nil
      self = before == .acled || before == .ucdp ? before ?? .csv : .csv
    case "kml": self = .kml
    case "gpkg": self = .gpkg
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }
}
