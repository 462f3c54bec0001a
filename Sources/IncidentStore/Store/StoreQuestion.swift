import Gazetteer
import Geo
import GeoPackage
import Incidents

/// A filter as a query that gives all rows it may hold for, and few others; the filter itself then decides.
struct StoreQuestion {
  private var includesLinked = false
  private(set) var values: [Cell] = []
  private var conditions: [String] = []

  init(_ filter: IncidentFilter, facts: StoreFacts) {
    let time = Self.time(filter, facts)
    if !filter.types.isEmpty { add(words: filter.types.map(\.rawValue), of: "type") }
    if !filter.statuses.isEmpty { add(words: filter.statuses.map(\.rawValue), of: "status") }
    if !filter.precisions.isEmpty { add(words: filter.precisions.map(\.rawValue), of: "precision") }
    if !filter.includesBackground { add("background = 0", []) }
    if let minKilled = filter.minKilled, minKilled > 0 {
      add("coalesce(killed_best, killed_low) >= ?", [Cell(minKilled)])
    }
    if filter.regions.isEmpty {
      if let time { add("(" + time.map(\.sql).joined(separator: " OR ") + ")", time.flatMap(\.values)) }
    } else {
      // Each part of a region with each part of the time is a stretch of an index.
      let times = time ?? [Part(sql: "1", values: [])]
      var selects: [String] = []
      var its: [Cell] = []
      for region in filter.regions.lazy.flatMap(Self.parts) {
        for time in times {
          selects.append("SELECT incidents.fid FROM \(region.source) WHERE \(region.sql) AND \(time.sql)")
          its += region.values + time.values
        }
      }
      add("fid IN (" + selects.joined(separator: " UNION ALL ") + ")", its)
    }
  }

  /// The query; its rows come in the order in which incidents came into the store.
  var sql: String {
    var all = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    if includesLinked, !conditions.isEmpty {
      all =
        " WHERE (\(conditions.joined(separator: " AND "))) OR id IN "
        + "(SELECT a FROM links WHERE undone = 0 UNION SELECT b FROM links WHERE undone = 0)"
    }
    return "SELECT record FROM incidents\(all) ORDER BY fid"
  }

  /// Gives all incidents that are linked as well.
  mutating func includeLinked() { includesLinked = true }

  private struct Part {
    var source = "incidents"
    var sql: String
    var values: [Cell]
  }

  private mutating func add(_ condition: String, _ its: [Cell]) {
    conditions.append(condition)
    values += its
  }

  private mutating func add(words: [String], of column: String) {
    add("\(column) IN (\(words.map { _ in "?" }.joined(separator: ", ")))", words.sorted().map { .text($0) })
  }

  /// Days in a stretch of the index that the longest span of an incident bounds, and what has no day. Nil when all times will do.
  private static func time(_ filter: IncidentFilter, _ facts: StoreFacts) -> [Part]? {
    guard filter.since != nil || filter.until != nil else { return nil }
    var dated = Part(sql: "date_start NOTNULL", values: [])
    if let until = filter.until {
      dated.sql = "date_start <= ?"
      dated.values.append(.text(until.description))
    }
    if let since = filter.since {
      dated.sql += " AND date_start >= ? AND date_end >= ?"
      dated.values += [.text(since.adding(days: -facts.longestSpan).description), .text(since.description)]
    }
    return facts.hasUndated ? [dated, Part(sql: "date_start IS NULL", values: [])] : [dated]
  }

  /// The rows that a region may hold: by its codes, by its box, and what has neither.
  private static func parts(_ query: RegionQuery) -> [Part] {
    let inBox = box(query.bounds, "lat", "lon")
    // An R-tree holds its boxes a little too large, never too small.
    let indexed = box(query.bounds, "miny", "minx")
    let tree = "rtree_incidents_geom JOIN incidents ON fid = rtree_incidents_geom.id"
    guard case .place(let place) = query.region, place.kind == .country || place.kind == .province,
      let country = place.country
    else {
      return [
        Part(sql: StoreTables.isVague, values: []),
        Part(source: tree, sql: indexed.sql, values: indexed.values),
      ]
    }
    // At sea or of no country: found by the index of countries too, and few.
    let homeless = Part(sql: "country IS NULL AND (lat IS NULL OR \(inBox.sql))", values: inBox.values)
    guard place.kind == .province else { return [Part(sql: "country = ?", values: [.text(country)]), homeless] }
    return [
      Part(sql: "admin1_code = ?", values: [.text(place.identifier)]),
      // Known by the country only, or by a name of no province.
      Part(
        sql:
          "country = ? AND admin1_code IS NULL AND (precision IN ('country', 'province') OR lat IS NULL OR \(inBox.sql))",
        values: [.text(country)] + inBox.values),
      // Vague places on the other side of the province's edge.
      Part(
        sql: "country = ? AND precision IN ('near', 'border', 'sea') AND admin1_code <> ? AND \(inBox.sql)",
        values: [.text(country), .text(place.identifier)] + inBox.values),
      homeless,
    ]
  }

  private static func box(_ box: BoundingBox?, _ lat: String, _ lon: String) -> Part {
    guard let box else { return Part(sql: "1", values: []) }
    let turns = box.crossesAntimeridian ? "(\(lon) >= ? OR \(lon) <= ?)" : "\(lon) BETWEEN ? AND ?"
    return Part(
      sql: "\(turns) AND \(lat) BETWEEN ? AND ?",
      values: [.real(box.west), .real(box.east), .real(box.south), .real(box.north)])
  }
}
