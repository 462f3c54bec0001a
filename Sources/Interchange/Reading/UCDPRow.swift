import Incidents

/// A row of the UCDP georeferenced event dataset (49 columns) as an incident. Identifiers of conflicts and dyads have no place in
/// the record.
struct UCDPRow {
  private let row: TableRow

  init(_ row: TableRow) {
    self.row = row
  }

  func incident() throws(FlatIncident.Problem) -> Incident {
    guard let number = row["id"] else { throw .init(text: "no id") }
    let id = "ucdp-\(number)"
    guard let kind = try row.integer("type_of_violence"), (1...3).contains(kind) else {
      throw .init(text: "type_of_violence is none of 1, 2, 3")
    }
    let published = row["source_date"]?.split(separator: ";").first.flatMap { PublicationDate.read(String($0)) }
    let report = ReportReference(
      id: id, title: row["source_headline"], source: row["source_office"], published: published)
    var incident = Incident(id: id, report: report, type: kind == 3 ? .otherViolence : .armedClash)
    if let side = row["side_a"] {
      let country = row["gwnoa"].flatMap { Int($0) }.flatMap(CountryCodes.alpha3(gleditschWard:))
      incident.actors = [Actor(text: side, name: side, country: country, sector: Self.sector(side, country))]
    }
    if let side = row["side_b"] {
      let country = row["gwnob"].flatMap { Int($0) }.flatMap(CountryCodes.alpha3(gleditschWard:))
      incident.targets = [
        Target(
          text: side, name: side, kind: kind == 3 ? .people : .group, country: country,
          sector: kind == 3 ? "CVL" : Self.sector(side, country))
      ]
    }
    incident.date = try date()
    incident.place = try place()
    incident.tolls = try tolls()
    incident.killed = Harm(of: .killed, in: incident.tolls)
    if let words = row["source_headline"] ?? row["source_article"] {
      incident.evidence = [Evidence(field: "type", start: 0, end: words.unicodeScalars.count, quote: words)]
    }
    return incident
  }

  /// A state's side is its forces; all others take up arms against or beside it.
  private static func sector(_ side: String, _ country: String?) -> String {
    country != nil || side.hasPrefix("Government of") ? "MIL" : "REB"
  }

  private func date() throws(FlatIncident.Problem) -> DateSpan? {
    guard let start = try row.date("date_start") else {
      // UCDP dates every event; an export of ours has rows without a word on time.
      if row["date_end"] == nil, row["date_prec"] == nil { return nil }
      throw .init(text: "no date_start")
    }
    let end = try row.date("date_end") ?? start
    guard start <= end else { throw .init(text: "date_end comes before date_start") }
    let precision: DateSpan.Precision =
      switch try row.integer("date_prec") {
      case 2: .range
      case 3: .week
      case 4: .month
      case 5: .year
      default: start == end ? .day : .range
      }
    return DateSpan(start: start, end: end, precision: precision, text: "")
  }

  private func place() throws(FlatIncident.Problem) -> Place? {
    let position = try row.position()
    let precision: Place.Precision? =
      switch try row.integer("where_prec") {
      case 1: .town
      case 2: .near
      case 3: .district
      case 4: .province
      case 5: .border
      case 6: .country
      case 7: .sea
      default: nil
      }
    let country =
      row["country_id"].flatMap { Int($0) }.flatMap(CountryCodes.alpha3(gleditschWard:))
      ?? CountryCodes.alpha3(named: row["country"])
    let name = row["where_coordinates"]
    return Place(
      text: row["where_description"] ?? name ?? row["country"] ?? "", name: name, country: country,
      admin1: row["adm_1"],
      lat: position?.lat, lon: position?.lon, precision: precision)
  }

  /// The three estimates as they stand, even where the low one is not the lowest, and who the dead of the best one were.
  private func tolls() throws(FlatIncident.Problem) -> [Toll] {
    let low = try row.integer("low")
    let best = try row.integer("best")
    let high = try row.integer("high")
    guard low != nil || best != nil || high != nil else { return [] }
    var parts: [String: Int] = [:]
    for (column, part) in UCDPCodes.parts {
      if let count = try row.integer(column), count > 0 { parts[part] = count }
    }
    return [Toll(kind: .killed, low: low, best: best, high: high, of: parts, source: row["source_original"])]
  }
}

enum UCDPCodes {
  /// The columns that split the best estimate, and our names for the parts.
  static let parts = [
    ("deaths_a", "side_a"), ("deaths_b", "side_b"), ("deaths_civilians", "civilians"), ("deaths_unknown", "unknown"),
  ]
}
