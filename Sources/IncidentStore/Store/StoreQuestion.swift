import Gazetteer
import Geo
import GeoPackage
import Incidents

/// A filter as a query that gives all rows it may hold for, and few others; the filter itself then decides.
struct StoreQuestion {
  private(set) var sql = "SELECT record FROM incidents"
  private(set) var values: [Cell] = []
  private var conditions: [String] = []

  init(_ filter: IncidentFilter) {
    if let since = filter.since { add("(date_end >= ? OR date_start IS NULL)", [.text(since.description)]) }
    if let until = filter.until { add("(date_start <= ? OR date_start IS NULL)", [.text(until.description)]) }
    if !filter.types.isEmpty { add(words: filter.types.map(\.rawValue), of: "type") }
    if !filter.statuses.isEmpty { add(words: filter.statuses.map(\.rawValue), of: "status") }
    if !filter.precisions.isEmpty { add(words: filter.precisions.map(\.rawValue), of: "precision") }
    if !filter.includesBackground { add("background = 0", []) }
    if let minKilled = filter.minKilled, minKilled > 0 {
      add("coalesce(killed_best, killed_low) >= ?", [Cell(minKilled)])
    }
    if !filter.regions.isEmpty {
      var parts: [String] = []
      var values: [Cell] = []
      for region in filter.regions {
        let (part, its) = Self.condition(region)
        parts.append("fid IN (\(part))")
        values += its
      }
      add("(" + parts.joined(separator: " OR ") + ")", values)
    }
    if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
    sql += " ORDER BY fid"
  }

  private mutating func add(_ condition: String, _ its: [Cell]) {
    conditions.append(condition)
    values += its
  }

  private mutating func add(words: [String], of column: String) {
    add("\(column) IN (\(words.map { _ in "?" }.joined(separator: ", ")))", words.sorted().map { .text($0) })
  }

  /// The rows that a region may hold: by its codes, by its box, and what has neither.
  private static func condition(_ query: RegionQuery) -> (String, [Cell]) {
    var parts: [String] = []
    var values: [Cell] = []
    func add(_ part: String, _ its: [Cell]) {
      parts.append("SELECT fid FROM incidents WHERE \(part)")
      values += its
    }
    var boxed = "country IS NULL"
    if case .place(let place) = query.region, place.kind == .country || place.kind == .province,
      let country = place.country
    {
      if place.kind == .country {
        add("country = ?", [.text(country)])
      } else {
        add("admin1_code = ?", [.text(place.identifier)])
        add("country = ? AND admin1_code IS NULL", [.text(country)])
        add("country = ? AND precision IN ('near', 'border', 'sea')", [.text(country)])
      }
    } else {
      add("precision IN ('country', 'province') OR geom IS NULL", [])
      boxed = "1"
    }
    if let box = query.bounds {
      let turns = box.crossesAntimeridian ? "(maxx >= ? OR minx <= ?)" : "maxx >= ? AND minx <= ?"
      parts.append(
        "SELECT fid FROM rtree_incidents_geom JOIN incidents ON fid = rtree_incidents_geom.id "
          + "WHERE \(turns) AND maxy >= ? AND miny <= ? AND \(boxed)")
      values += [.real(box.west), .real(box.east), .real(box.south), .real(box.north)]
    } else {
      add(boxed, [])
    }
    return (parts.joined(separator: " UNION "), values)
  }
}
