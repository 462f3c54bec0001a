import Incidents

/// Incidents in the columns of the ACLED export. Its integer of deaths is the least that is reported; where the date or the
/// place is vague, its precision codes say so.
package struct ACLEDWriter: IncidentWriter {
  package var bytes: [UInt8] = []
  private let style: CSVStyle

  static let columns = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale",
    "notes", "fatalities", "tags", "timestamp",
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
    let actors = incident.actors.map { $0.name ?? $0.text }
    let targets = incident.targets.map { $0.name ?? $0.text }
    let inter1 = incident.actors.isEmpty ? nil : ACLEDCodes.inter(sector: incident.actors[0].sector)
    let inter2 = incident.targets.isEmpty ? nil : ACLEDCodes.inter(sector: incident.targets[0].sector)
    let country = CountryCodes.country(incident.place?.country)
    let day = incident.date.map(Self.day)
    row.cell(incident.id)
    row.cell(day?.description)
    row.cell(day?.year)
    row.cell(incident.date.map(Self.timePrecision))
    row.cell("Political violence")
    row.cell(incident.codes.acled.eventType)
    row.cell(incident.codes.acled.subEventType)
    row.cell(actors.first)
    row.cell(Self.joined(actors.dropFirst()))
    row.cell(inter1)
    row.cell(targets.first)
    row.cell(Self.joined(targets.dropFirst()))
    row.cell(inter2)
    row.cell(inter1.map { "\($0)\(inter2 ?? 0)" })
    row.cell(inter2 == 7 ? "Civilian targeting" : nil)
    row.cell(country?.numeric)
    row.cell(nil as String?)
    row.cell(country?.name ?? incident.place?.country)
    row.cell(incident.place?.admin1)
    row.cell(nil as String?)
    row.cell(nil as String?)
    row.cell(incident.place.map { $0.name ?? $0.text })
    row.cell(incident.place?.lat, decimals: 7)
    row.cell(incident.place?.lon, decimals: 7)
    row.cell(incident.place?.precision.map(Self.geoPrecision))
    row.cell(incident.report.source)
    row.cell(nil as String?)
    row.cell(Self.notes(of: incident))
    row.cell(incident.killed.map { $0.low ?? $0.best ?? 0 })
    row.cell(nil as String?)
    row.cell(nil as String?)
    row.end()
    bytes = row.bytes
  }

  package mutating func finish() {}

  /// The middle of the time it may have happened in.
  private static func day(_ date: DateSpan) -> CalendarDate {
    if let day = CalendarDate(date.text), day >= date.start, day <= date.end { return day }
    return date.start.adding(days: (date.end.dayNumber - date.start.dayNumber) / 2)
  }

  private static func timePrecision(_ date: DateSpan) -> Int {
    switch date.precision {
    case .day: 1
    case .range: date.start == date.end ? 1 : 2
    case .week: 2
    case .month, .year: 3
    }
  }

  private static func geoPrecision(_ precision: Place.Precision) -> Int {
    switch precision {
    case .site, .town: 1
    case .near, .district: 2
    case .province, .border, .country, .sea: 3
    }
  }

  private static func joined(_ names: ArraySlice<String>) -> String? {
    names.isEmpty ? nil : names.joined(separator: "; ")
  }

  /// The sentences the record rests on.
  static func notes(of incident: Incident) -> String? {
    var quotes: [String] = []
    for evidence in incident.evidence where evidence.field == "type" && !quotes.contains(evidence.quote) {
      quotes.append(evidence.quote)
    }
    return quotes.isEmpty ? incident.report.title : quotes.joined(separator: " ")
  }
}
