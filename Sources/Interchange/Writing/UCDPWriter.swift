import Incidents

/// Incidents in the 49 columns of the UCDP georeferenced event dataset. Numbers of conflicts and dyads are UCDP's to give and
/// stay empty.
package struct UCDPWriter: IncidentWriter {
  package var bytes: [UInt8] = []
  private let style: CSVStyle

  static let columns = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "gwnoa",
    "gwnob",
  ]

  package init(_ style: CSVStyle = CSVStyle()) {
    self.style = style
    var header = CSVRow(bytes: style.start, isRaw: true)
    for name in Self.columns { header.cell(name) }
    header.end()
    bytes = header.bytes
  }

  private init(pieceIn style: CSVStyle) { self.style = style }

  package func piece() -> Self { Self(pieceIn: style) }

  package mutating func write(_ incident: Incident, _ containment: Containment?) {
    var row = CSVRow(bytes: bytes, isRaw: style.isRaw)
    bytes = []
    let values = Self.values(of: incident)
    for column in Self.columns {
      // A negative number is no formula.
      if Self.numbers.contains(column) { row.plain(values[column] ?? nil) } else { row.cell(values[column] ?? nil) }
    }
    row.end()
    bytes = row.bytes
  }

  package mutating func finish() {}

  private static let numbers: Set<String> = ["latitude", "longitude"]

  private static func values(of incident: Incident) -> [String: String?] {
    let place = incident.place
    let country = CountryCodes.country(place?.country)
    let toll = incident.tolls.first { $0.kind == .killed }
    let sideA = incident.actors.first.map { $0.name ?? $0.text }
    let sideB = incident.targets.first.map { $0.name ?? $0.text }
    var values: [String: String?] = [
      "id": incident.id.hasPrefix("ucdp-") ? String(incident.id.dropFirst(5)) : incident.id,
      "year": (incident.date?.start.year).map(String.init),
      "type_of_violence": String(kind(of: incident)),
      "dyad_name": sideA.flatMap { a in sideB.map { "\(a) - \($0)" } },
      "side_a": sideA,
      "side_b": sideB,
      "number_of_sources": String(incident.sourceCount),
      "source_office": incident.report.source,
      "source_date": incident.report.published?.description,
      "source_headline": incident.report.title,
      "source_original": toll?.source,
      "where_prec": place?.precision.map { String(wherePrecision($0)) },
      "where_coordinates": place?.name,
      "where_description": place?.text,
      "adm_1": place?.admin1,
      "latitude": decimal(place?.lat),
      "longitude": decimal(place?.lon),
      "geom_wkt": decimal(place?.lon).flatMap { lon in decimal(place?.lat).map { "POINT (\(lon) \($0))" } },
      "country": country?.name ?? place?.country,
      "country_id": (country?.number).map(String.init),
      "event_clarity": incident.date?.precision == .day ? "1" : "2",
      "date_prec": incident.date.map { String(datePrecision($0)) },
      "date_start": incident.date.map { "\($0.start.description) 00:00:00.000" },
      "date_end": incident.date.map { "\($0.end.description) 00:00:00.000" },
      "best": (incident.killed?.best).map(String.init),
      "high": (incident.killed?.high).map(String.init),
      "low": (incident.killed?.low).map(String.init),
      "gwnoa": CountryCodes.country(incident.actors.first?.country)?.number.map(String.init),
      "gwnob": CountryCodes.country(incident.targets.first?.country)?.number.map(String.init),
    ]
    if let toll {
      for (column, part) in UCDPCodes.parts { values[column] = String(toll.of[part] ?? 0) }
    }
    return values
  }

  /// 1 with a state on one side and an armed group or state on the other, 2 between groups, 3 against people.
  private static func kind(of incident: Incident) -> Int {
    if let target = incident.targets.first, target.kind == .people || target.kind == .person || target.sector == "CVL" {
      return 3
    }
    let states: Set<String?> = ["MIL", "GOV", "COP", "SPY"]
    let hasState =
      incident.actors.contains { states.contains($0.sector) }
      || incident.targets.contains { states.contains($0.sector) }
    return hasState ? 1 : 2
  }

  private static func wherePrecision(_ precision: Place.Precision) -> Int {
    switch precision {
    case .site, .town: 1
    case .near: 2
    case .district: 3
    case .province: 4
    case .border: 5
    case .country: 6
    case .sea: 7
    }
  }

  private static func datePrecision(_ date: DateSpan) -> Int {
    switch date.precision {
    case .day: 1
    case .range: 2
    case .week: 3
    case .month: 4
    case .year: 5
    }
  }

  private static func decimal(_ number: Double?) -> String? {
    guard let number, number.isFinite else { return nil }
    var bytes: [UInt8] = []
    bytes.appendDecimal(number, decimals: 7)
    return String(decoding: bytes, as: UTF8.self)
  }
}
