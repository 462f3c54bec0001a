import Geo
import GeoPackage
import Incidents

/// Puts pieces into a new store whose tables are empty, all at once: see ``BulkLoad``.
///
/// Only what is new goes in. Incidents whose id came before are set aside for the one who writes: they may replace what is there.
final class StoreBulk {
  private let draft: GeoPackage
  private let load: BulkLoad
  private var ids = TextSet()
  private var knownReports = TextSet()
  private var extents = StoreExtents()
  private var facts = StoreFacts()
  private(set) var result = IncidentStore.Result()
  /// Incidents whose id came before.
  private(set) var repeated = StorePiece()

  /// - Parameter draft: the new store, with its tables and indexes.
  init(_ draft: GeoPackage) throws {
    self.draft = draft
    load = try BulkLoad(
      draft, tables: [StoreTables.incidents, StoreTables.reports] + StoreTables.parts, indexes: StoreTables.indexes)
  }

  func add(_ piece: StorePiece) throws {
    extents.grow(piece.extents)
    var new: [Int] = []
    var reports: [Int] = []
    var boxes: [BoundingBox?] = []
    var extent: BoundingBox?
    for (number, isNew) in ids.insert(piece.entries.lazy.map(\.id)).enumerated() {
      guard isNew else {
        repeated.append(number, of: piece)
        continue
      }
      new.append(number)
      let entry = piece.entries[number]
      let box = entry.point.map { BoundingBox(at: $0) }
      boxes.append(box)
      if let box { extent = extent?.union(box) ?? box }
      facts.note(entry)
    }
    for (number, isNew) in zip(new, knownReports.insert(new.lazy.map { piece.entries[$0].report })) where isNew {
      reports.append(number)
    }
    extents.grow(StoreTables.incidents.name, extent)
    try load.append(new, of: piece.incidents, to: 0, boxes: boxes)
    try load.append(reports, of: piece.reports, to: 1)
    for table in piece.parts.indices {
      try load.append(new.flatMap { piece.rows(of: $0, inPart: table) }, of: piece.parts[table], to: 2 + table)
    }
    result.added += new.count
  }

  /// Writes what was added.
  /// - Returns: the draft, open again.
  func finish() throws -> GeoPackage {
    try load.finish()
    let file = try GeoPackage.open(draft.path, isReadOnly: false, isDraft: true)
    try file.write { transaction in
      try extents.write(to: transaction)
      try facts.write(to: transaction)
    }
    return file
  }
}
