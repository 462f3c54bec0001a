import Gazetteer
import Geo
import GeoPackage
import Incidents

/// Finds the rows that may lie in regions and in a time, by stretches of the indexes of countries, provinces and positions.
struct StoreSearch {
  /// A stretch of an index for each of the times that must be looked at.
  struct Time {
    var sql: String
    /// An expression that is 1 for a row that is certainly of the time.
    var isInside: String
    /// How many of ``values(_:_:)`` the two may name.
    var parameters: Int

    /// Days in a stretch of the index that the longest span of an incident bounds, and what has no day.
    static func parts(_ filter: IncidentFilter, _ facts: StoreFacts) -> [Time] {
      guard filter.since != nil || filter.until != nil else { return [Time(sql: "1", isInside: "1", parameters: 0)] }
      let isInside = "date_start >= ?1 AND date_end <= ?2"
      let dated = Time(sql: "date_start BETWEEN ?3 AND ?2 AND date_end >= ?1", isInside: isInside, parameters: 3)
      guard facts.hasUndated else { return [dated] }
      return [dated, Time(sql: "date_start IS NULL", isInside: isInside, parameters: 3)]
    }

    /// The first day asked for, the last, and the first on which what reaches into them can start.
    static func values(_ filter: IncidentFilter, _ facts: StoreFacts) -> [Cell] {
      let since = filter.since?.description ?? ""
      let earliest = filter.since?.adding(days: -facts.longestSpan).description ?? ""
      return [.text(since), .text(filter.until?.description ?? "9999-12-31"), .text(earliest)]
    }
  }

  /// The rows that a region may hold, one way of finding some of them.
  private struct Part {
    var source = "incidents"
    /// Parameters are numbered on from those of the time.
    var sql: String
    var values: [Cell] = []
  }

  private let filter: IncidentFilter
  private let times: [Time]
  private let timeValues: [Cell]

  init(_ filter: IncidentFilter, facts: StoreFacts) {
    self.filter = filter
    times = Time.parts(filter, facts)
    timeValues = Time.values(filter, facts)
  }

  /// The rows that answer, or may, by their fid; with nil where only the record tells.
  func matches(in transaction: Transaction) throws -> [Int: Containment?] {
    var matches: [Int: Containment?] = [:]
    for part in filter.regions.isEmpty ? border : filter.regions.flatMap(Self.parts) {
      for time in times {
        let sql =
          "SELECT incidents.fid, (\(time.isInside)), country, admin1_code, precision, radius_km, lat, lon FROM "
          + "\(part.source) WHERE \(part.sql) AND \(time.sql)"
        try transaction.read(sql, timeValues + part.values) { row in
          let containment = containment(of: row)
          if containment != .no { matches[row.integer(0)] = .some(containment) }
        }
      }
    }
    return matches
  }

  /// Nil where the columns do not tell.
  private func containment(of row: RowReader) -> Containment? {
    let precision = row.string(4).flatMap { Place.Precision(rawValue: $0) }
    let place = Place(
      text: "", country: row.string(2), admin1Code: row.string(3), lat: row.double(6), lon: row.double(7),
      precision: precision, radiusKm: row.double(5))
    let isPoint = place.lat != nil && place.lon != nil
    var answer: Containment = row.integer(1) == 1 ? .certain : .possible
    if !filter.regions.isEmpty {
      var best = Containment.no
      for region in filter.regions {
        guard
          region.geometry.isDecided(
            country: place.country, code: place.admin1Code, isPoint: isPoint, precision: precision)
        else { return nil }
        best = max(best, region.geometry.containment(of: place))
      }
      answer = min(answer, best)
    }
    if let border = filter.nearBorder, answer > .no { answer = min(answer, border.containment(of: place)) }
    return answer
  }

  private var border: [Part] {
    guard let border = filter.nearBorder else { return [] }
    let tree = Self.tree(border.bounds)
    return [tree]
      + [border.countries.0, border.countries.1].map { country in
        Part(source: Self.vague, sql: "country = ?4 AND \(StoreTables.isVague)", values: [.text(country)])
      }
  }

  /// The planner would take the index of countries, and look at all of them.
  private static let vague = "incidents INDEXED BY incidents_vague"
  private static let isVague = "precision IN ('near', 'border', 'sea')"

  /// The rows that a region may hold: by its codes, by its box, and what has neither.
  private static func parts(_ query: RegionQuery) -> [Part] {
    let box = query.bounds
    guard case .place(let place) = query.region, place.kind == .country || place.kind == .province,
      let country = place.country
    else {
      return [Part(source: vague, sql: StoreTables.isVague), tree(box)]
    }
    let sides: [Cell] = [.real(box.west), .real(box.east), .real(box.south), .real(box.north)]
    let turns = box.crossesAntimeridian ? "(lon >= ?6 OR lon <= ?7)" : "lon BETWEEN ?6 AND ?7"
    let inBox = "lat BETWEEN ?8 AND ?9 AND \(turns)"
    let code: [Cell] = [.text(country), .text(place.identifier)]
    // At sea or of no country: found by the index of countries too, and few.
    let homeless = Part(sql: "country IS NULL AND (lat IS NULL OR \(inBox))", values: code + sides)
    guard place.kind == .province else {
      let beyond = query.geometry.neighbours.map { other in
        Part(sql: "country = ?4 AND \(isVague) AND \(inBox)", values: [.text(other), .null] + sides)
      }
      return [Part(sql: "country = ?4", values: code), homeless] + beyond
    }
    return [
      Part(sql: "admin1_code = ?5", values: code),
      // Vague places on the other side of the province's edge, and those whose province is not known.
      Part(
        sql:
          "country = ?4 AND lat BETWEEN ?8 AND ?9 AND \(turns) AND (admin1_code IS NULL OR admin1_code <> ?5 AND \(isVague))",
        values: code + sides),
      Part(source: vague, sql: "country = ?4 AND admin1_code IS NULL AND \(StoreTables.isVague)", values: code),
      homeless,
    ]
  }

  /// An R-tree holds its boxes a little too large, never too small.
  private static func tree(_ box: BoundingBox) -> Part {
    let turns = box.crossesAntimeridian ? "(minx >= ?4 OR minx <= ?5)" : "minx BETWEEN ?4 AND ?5"
    return Part(
      source: "rtree_incidents_geom JOIN incidents ON fid = rtree_incidents_geom.id",
      sql: "\(turns) AND miny BETWEEN ?6 AND ?7",
      values: [.real(box.west), .real(box.east), .real(box.south), .real(box.north)])
  }
}
