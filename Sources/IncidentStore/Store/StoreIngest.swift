import Geo
import GeoPackage
import Incidents

/// Puts pieces into the tables, within a writing transaction that ends and begins anew in steps.
///
/// Rows of the layer of incidents go in without their trigger and into the R-tree at each step's end, where it is packed in one go
/// when much is new.
package final class StoreIngest {
  private let transaction: Transaction
  private let path: String
  private let incidents: RowInserter
  private let parts: [RowInserter]
  private let reports: RowInserter
  private var nextFID: Int
  private var pending: [Int: Coordinate] = [:]
  private var extents = StoreExtents()
  private var facts: StoreFacts
  /// A trigger for each row costs more than the row. Dropped and made again within one step, no one sees it gone.
  private var hasTrigger = true
  package private(set) var result = IncidentStore.Result()

  init(_ transaction: Transaction, path: String) throws {
    self.transaction = transaction
    self.path = path
    incidents = try transaction.inserter(into: StoreTables.incidents, unlessKnownBy: "id")
    parts = try StoreTables.parts.map { try transaction.inserter(into: $0) }
    reports = try transaction.inserter(into: StoreTables.reports, unlessKnownBy: "id")
    nextFID = 1 + (try transaction.rows("SELECT coalesce(max(fid), 0) FROM incidents").first?.first?.int ?? 0)
    facts = try StoreFacts(transaction)
  }

  /// An incident that is there with the same record changes nothing, one with another record takes its place.
  package func add(_ piece: StorePiece) throws {
    if hasTrigger {
      try transaction.dropInsertTrigger(of: StoreTables.incidents)
      hasTrigger = false
    }
    for entry in piece.entries.indices { try add(entry, of: piece) }
    extents.grow(piece.extents)
  }

  private func add(_ number: Int, of piece: StorePiece) throws {
    let entry = piece.entries[number]
    if try incidents.insert(number, of: piece.incidents, fid: nextFID) {
      result.added += 1
    } else {
      guard try replaces(number, of: piece) else {
        result.unchanged += 1
        return
      }
      try remove(entry.id)
      _ = try incidents.insert(number, of: piece.incidents, fid: nextFID)
      result.replaced += 1
    }
    if let point = entry.point { pending[nextFID] = point }
    nextFID += 1
    for (table, part) in parts.enumerated() {
      for row in piece.rows(of: number, inPart: table) { _ = try part.insert(row, of: piece.parts[table]) }
    }
    _ = try reports.insert(number, of: piece.reports)
    facts.note(entry)
  }

  /// False when what is stored under the id says the same.
  private func replaces(_ number: Int, of piece: StorePiece) throws -> Bool {
    let id = piece.entries[number].id
    let stored = try transaction.rows("SELECT record FROM incidents WHERE id = ?", [.text(id)]).first?.first?.string
    guard let stored else { return true }
    let record = piece.incidents.lastText(ofRow: number)
    if stored.utf8.elementsEqual(record) { return false }
    var new = JSONReader(record)
    guard let incident = try? Incident(from: &new) else { return true }
    return try IncidentStore.incident(Array(stored.utf8), path: path) != incident
  }

  private func remove(_ id: String) throws {
    if let fid = try transaction.rows("SELECT fid FROM incidents WHERE id = ?", [.text(id)]).first?.first?.int {
      pending[fid] = nil
    }
    try transaction.execute("DELETE FROM incidents WHERE id = ?", [.text(id)])
    for table in StoreTables.parts {
      try transaction.execute("DELETE FROM \(table.name) WHERE incident = ?", [.text(id)])
    }
  }

  /// Makes the file whole, so that the transaction may end here.
  func finishStep() throws {
    try indexPending()
    try extents.write(to: transaction)
    extents = StoreExtents()
    try facts.write(to: transaction)
    if !hasTrigger {
      try transaction.restoreInsertTrigger(of: StoreTables.incidents)
      hasTrigger = true
    }
  }

  private func indexPending() throws {
    guard !pending.isEmpty else { return }
    let new = pending.sorted { $0.key < $1.key }
    pending = [:]
    extents.grow(StoreTables.incidents.name, BoundingBox(around: new.lazy.map(\.value)))
    let index = "rtree_incidents_geom"
    let stored = try transaction.rows("SELECT count(*) FROM \(index)_rowid").first?.first?.int ?? 0
    guard new.count > 1000, new.count > stored / 2 else {
      for (fid, point) in new {
        let (x, y) = (Cell.real(point.longitude), Cell.real(point.latitude))
        try transaction.execute("INSERT INTO \(index) VALUES (?, ?, ?, ?, ?)", [Cell(fid), x, x, y, y])
      }
      return
    }
    var all: [IndexedBox] = []
    try transaction.forEachRow("SELECT fid, lat, lon FROM incidents WHERE lat NOTNULL AND lon NOTNULL") { row in
      guard let fid = row[0].int, let lat = row[1].double, let lon = row[2].double else { return }
      all.append(IndexedBox(fid: fid, box: BoundingBox(at: Coordinate(longitude: lon, latitude: lat))))
    }
    try transaction.buildSpatialIndex(of: StoreTables.incidents, all)
  }
}

extension BoundingBox {
  init(at point: Coordinate) {
    self.init(west: point.longitude, south: point.latitude, east: point.longitude, north: point.latitude)
  }

  var southWest: Coordinate { Coordinate(longitude: west, latitude: south) }
}
