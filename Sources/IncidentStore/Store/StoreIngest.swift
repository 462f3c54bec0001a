import Geo
import GeoPackage
import Incidents

/// Puts one piece of an ingest into the tables, within its transaction.
struct StoreIngest {
  let transaction: Transaction
  let rows: StoreRows

  func add(_ incidents: [Incident]) throws -> IncidentStore.Result {
    var result = IncidentStore.Result()
    let known = try known(incidents)
    var fresh: [(incident: Incident, record: String)] = []
    var places: [String: Int] = [:]
    for incident in incidents {
      let record = incident.json
      if let earlier = places[incident.id] {
        // The same incident twice in one piece: the last word counts.
        if fresh[earlier].record == record { result.unchanged += 1 } else { result.replaced += 1 }
        fresh[earlier] = (incident, record)
        continue
      }
      if let stored = known[incident.id] {
        if stored == record {
          result.unchanged += 1
          continue
        }
        result.replaced += 1
        try remove(incident.id)
      } else {
        result.added += 1
      }
      places[incident.id] = fresh.count
      fresh.append((incident, record))
    }
    if !fresh.isEmpty { try insert(fresh) }
    return result
  }

  /// The records that are stored under the ids of these incidents.
  private func known(_ incidents: [Incident]) throws -> [String: String] {
    var ids = JSONWriter()
    ids.array(incidents) { $0.value($1.id) }
    var known: [String: String] = [:]
    try transaction.forEachRow(
      "SELECT id, record FROM incidents WHERE id IN (SELECT value FROM json_each(?))", [.text(ids.text)]
    ) { row in
      if let id = row[0].string, let record = row[1].string { known[id] = record }
    }
    return known
  }

  private func remove(_ id: String) throws {
    try transaction.execute("DELETE FROM incidents WHERE id = ?", [.text(id)])
    for table in StoreTables.parts {
      try transaction.execute("DELETE FROM \(table.name) WHERE incident = ?", [.text(id)])
    }
  }

  private func insert(_ fresh: [(incident: Incident, record: String)]) throws {
    let incidents = fresh.lazy.map(\.incident)
    let first = try transaction.rows("SELECT coalesce(max(fid), 0) FROM incidents").first?.first?.int ?? 0
    try withoutTrigger(of: "incidents") {
      try transaction.insert(
        fresh.lazy.map { rows.incident($0.incident, record: $0.record) }, into: StoreTables.incidents)
      // What the trigger would do for each row, in one go and without asking each geometry for its corners.
      try transaction.execute(
        """
        INSERT INTO rtree_incidents_geom SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom)
        FROM incidents WHERE fid > ? AND geom NOTNULL
        """, [Cell(first)])
    }
    try transaction.insert(
      incidents.compactMap { incident in incident.vector.map { rows.vector($0, of: incident) } },
      into: StoreTables.vectors)
    try transaction.insert(incidents.compactMap(rows.area), into: StoreTables.areas)
    try transaction.insert(incidents.flatMap(rows.tolls), into: StoreTables.tolls)
    try transaction.insert(incidents.flatMap(rows.evidence), into: StoreTables.evidence)
    try transaction.insert(incidents.flatMap(rows.relations), into: StoreTables.relations)
    try insertReports(incidents.map(\.report))
    for table in [StoreTables.incidents, StoreTables.vectors, StoreTables.areas] { try updateExtent(of: table) }
  }

  private func insertReports(_ reports: [ReportReference]) throws {
    var ids = JSONWriter()
    ids.array(reports) { $0.value($1.id) }
    var known = Set<String>()
    try transaction.forEachRow("SELECT id FROM reports WHERE id IN (SELECT value FROM json_each(?))", [.text(ids.text)])
    {
      if let id = $0[0].string { known.insert(id) }
    }
    try transaction.insert(
      reports.filter { known.insert($0.id).inserted }.map(rows.report), into: StoreTables.reports)
  }

  /// A trigger for each row costs more than the row. Dropped and made again in one transaction, no one sees it gone.
  private func withoutTrigger(of layer: String, _ body: () throws -> Void) throws {
    let name = "rtree_\(layer)_geom_insert"
    let sql = try transaction.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", [.text(name)])
    guard let made = sql.first?.first?.string else { return try body() }
    try transaction.execute("DROP TRIGGER \(name)")
    try body()
    try transaction.execute(made)
  }

  private func updateExtent(of table: Table) throws {
    let row =
      try transaction.rows(
        "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_\(table.name)_geom"
      ).first ?? []
    let corners = row.compactMap(\.double)
    guard corners.count == 4 else { return }
    try transaction.setExtent(
      BoundingBox(west: corners[0], south: corners[1], east: corners[2], north: corners[3]), of: table)
  }
}
