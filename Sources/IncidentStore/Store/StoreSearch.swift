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
      // A plus keeps SQLite from trying, row by row, whether the day that is asked for is a number.
      let isInside = "+date_start >= ?1 AND +date_end <= ?2"
      let dated = Time(sql: "date_start BETWEEN ?3 AND ?2 AND +date_end >= ?1", isInside: isInside, parameters: 3)
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
    /// An expression that is 1 for a row that certainly lies in the region.
    var isWithin = "0"
  }

  /// A row that answers, or may.
  struct Match {
    var fid: Int
    /// Nil where only the record tells.
    var containment: Containment?
  }

  private let filter: IncidentFilter
  private let facts: StoreFacts
  private let times: [Time]
  private let timeValues: [Cell]

  init(_ filter: IncidentFilter, facts: StoreFacts) {
    self.filter = filter
    self.facts = facts
    times = Time.parts(filter, facts)
    timeValues = Time.values(filter, facts)
  }

  /// The rows that answer, or may, each once and in the order of their fids.
  func matches(in transaction: Transaction) throws -> [Match] {
    var matches: [Match] = []
    for part in filter.regions.isEmpty ? border : filter.regions.flatMap(parts) {
      // What the index does not hold is read only of rows that it does not tell enough of.
      func unlessWithin(_ column: String) -> String { "CASE WHEN \(part.isWithin) THEN NULL ELSE \(column) END" }
      for time in times {
        let sql = """
          SELECT incidents.fid, (\(time.isInside)), (\(part.isWithin)), precision, lat, \(unlessWithin("lon")), \
          \(unlessWithin("radius_km")), \(unlessWithin("country")), \(unlessWithin("admin1_code")), \
          \(unlessWithin("CASE WHEN admin1_code IS NULL THEN admin1 END")) \
          FROM \(part.source) WHERE \(part.sql) AND \(time.sql)
          """
        try transaction.read(sql, timeValues + part.values) { row in
          let containment = containment(of: row)
          if containment != .no { matches.append(Match(fid: row.integer(0), containment: containment)) }
        }
      }
    }
    return Self.once(matches)
  }

  /// Regions that overlap find a row more than once, with the same answer.
  private static func once(_ matches: [Match]) -> [Match] {
    var sorted = matches.sorted { $0.fid < $1.fid }
    var kept = 0
    for place in sorted.indices where place == 0 || sorted[place].fid != sorted[kept - 1].fid {
      sorted[kept] = sorted[place]
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
    return sorted
  }

  /// Nil where the columns do not tell.
  private func containment(of row: RowReader) -> Containment? {
    let time: Containment = row.integer(1) == 1 ? .certain : .possible
    if row.integer(2) == 1, filter.nearBorder == nil { return time }
    let precision = row.string(3).flatMap { Place.Precision(rawValue: $0) }
    let place = Place(
      text: "", country: row.string(7), admin1: row.string(9), admin1Code: row.string(8), lat: row.double(4),
      lon: row.double(5), precision: precision, radiusKm: row.double(6))
    let isPoint = place.lat != nil && place.lon != nil
    var answer = time
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
    return [Self.tree(border.bounds)]
      + [border.countries.0, border.countries.1].map { country in
        Part(source: vague, sql: "country = ?4 AND \(StoreTables.isVague)", values: [.text(country)])
      }
  }

  /// The planner would take the index of countries, and look at all of them. (An older store that is only read has another.)
  private var vague: String { facts.version < 4 ? "incidents" : "incidents INDEXED BY incidents_vague" }

  /// The rows that a region may hold: by its codes, about its edge, and what has no position.
  private func parts(_ query: RegionQuery) -> [Part] {
    let box = query.bounds
    guard case .place(let place) = query.region, place.kind == .country || place.kind == .province,
      let country = place.country
    else { return [Part(source: vague, sql: StoreTables.isVague), Self.tree(box)] }
    // A list would be made a table of its own for each question.
    let isPlain = ["near", "border", "sea", "country"].map { "precision <> '\($0)'" }.joined(separator: " AND ")
    guard place.kind == .province else {
      let own = Part(sql: "country = ?4", values: [.text(country)], isWithin: "lat NOTNULL")
      return [own] + beyond(query, "country", country)
    }
    let own = Part(
      sql: "admin1_code = ?4", values: [.text(place.identifier)], isWithin: "lat NOTNULL AND \(isPlain)")
    let unplaced = Part(
      source: vague, sql: "country = ?4 AND admin1_code IS NULL AND \(StoreTables.isVague)", values: [.text(country)])
    return [own, unplaced] + beyond(query, "admin1_code", place.identifier)
  }

  /// The rows about a region whose code is another or none, and which may lie in it all the same.
  private func beyond(_ query: RegionQuery, _ column: String, _ code: String) -> [Part] {
    let box = query.geometry.bounds(forReachKm: facts.farthestReachKm)
    let sides: [Cell] = [.real(box.south), .real(box.north), .real(box.west), .real(box.east)]
    let turns = box.crossesAntimeridian ? "(lon >= ?7 OR lon <= ?8)" : "lon BETWEEN ?7 AND ?8"
    let isAbout = "\(column) IS NOT ?4 AND \(StoreTables.mayBeBeyond) AND lat BETWEEN ?5 AND ?6 AND \(turns)"
    if facts.version >= 4, let cells = StoreCells.cells(in: box) {
      let marks = cells.indices.map { "?\($0 + 9)" }.joined(separator: ", ")
      return [
        Part(
          source: "incidents INDEXED BY incidents_cell", sql: "\(StoreCells.sql) IN (\(marks)) AND \(isAbout)",
          values: [.text(code)] + sides + cells.map { Cell($0) })
      ]
    }
    // A large country: its neighbours' and those of no country, day by day.
    let others = query.geometry.neighbours + (column == "country" ? [] : [query.geometry.country].compactMap(\.self))
    let homeless = Part(sql: "country IS NULL AND \(isAbout)", values: [.text(code)] + sides)
    return [homeless]
      + others.map { other in
        Part(sql: "country = ?9 AND \(isAbout)", values: [.text(code)] + sides + [.text(other)])
      }
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
