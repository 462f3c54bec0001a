import Geo
import GeoPackage
import Glibc
import Incidents
import Synchronization

/// Incidents gathered in one file, which is also a GeoPackage that every GIS opens.
///
/// An ingest is written in steps, each a transaction: after a crash the file holds all steps that were done and nothing of the
/// others. One writes at a time; readers see one state throughout.
package final class IncidentStore: Sendable {
  package let path: String
  let file: GeoPackage
  private let isReadOnly: Bool
  /// What was read of the incidents as a whole, and of which version of the file.
  private let known = Mutex<(version: Int, facts: StoreFacts)?>(nil)

  /// Opens a store to read it, or to add to it, which makes it when there is none.
  /// - Throws: ``StoreError`` for a file that is no store of ours, or of a newer version.
  package convenience init(path: String, isReadOnly: Bool) throws(StoreError) {
    if !isReadOnly, !Self.exists(path) {
      _ = try StoreWriter(path: path).finish()
    }
    try self.init(existing: path, isReadOnly: isReadOnly)
  }

  private init(existing path: String, isReadOnly: Bool) throws(StoreError) {
    self.path = path
    self.isReadOnly = isReadOnly
    file = try Self.telling(path) {
      let file = try GeoPackage.open(path, isReadOnly: isReadOnly)
      try Self.checkVersion(of: file, path: path, isReadOnly: isReadOnly)
      return file
    }
  }

  /// What an ingest did.
  package struct Result: Sendable, Hashable {
    package var added = 0
    /// Known by their id and told otherwise now.
    package var replaced = 0
    package var unchanged = 0

    package init(added: Int = 0, replaced: Int = 0, unchanged: Int = 0) {
      self.added = added
      self.replaced = replaced
      self.unchanged = unchanged
    }
  }

  /// Adds incidents that are at hand.
  package func ingest(
    _ incidents: some Sequence<Incident>, shapes: StoreShapes = StoreShapes()
  ) throws(StoreError) -> Result {
    let writer = try StoreWriter(to: self, shapes: shapes)
    var piece = StorePiece(shapes: shapes)
    for incident in incidents {
      piece.add(incident)
      if piece.count < 1000 { continue }
      try writer.add(piece)
      piece = StorePiece(shapes: shapes)
    }
    try writer.add(piece)
    return try writer.finish()
  }

  /// Calls `body` with every incident that is certainly or possibly asked for, in the order they came into the store.
  package func forEachAnswer(to filter: IncidentFilter, _ body: (Answer) throws -> Void) throws {
    try forEachRow("record", answering: filter) { row, sure in
      let incident = try Self.incident(row.text(1), path: path)
      let containment = sure ?? filter.containment(of: incident)
      if containment != .no { try body(Answer(incident: incident, containment: containment)) }
    }
  }

  /// Calls `body` with the JSON of every record that may be asked for, and of few others, in the order they came into the store.
  package func forEachRecord(thatMayAnswer filter: IncidentFilter, _ body: ([UInt8]) throws -> Void) throws {
    try forEachRow("record", answering: filter) { row, _ in try body(row.text(1)) }
  }

  /// How many incidents answer certainly, and how many possibly. Records are read only where the columns do not tell.
  package func count(answering filter: IncidentFilter) throws -> (certain: Int, possible: Int) {
    try rethrowing(path) {
      try file.read { transaction in
        try StoreQuestion(filter, facts: facts(in: transaction)).count(in: transaction) { record in
          filter.containment(of: try Self.incident(record, path: path))
        }
      }
    }
  }

  private func forEachRow(
    _ columns: String, answering filter: IncidentFilter, _ body: (RowReader, Containment?) throws -> Void
  ) throws {
    try rethrowing(path) {
      try file.read { transaction in
        let question = StoreQuestion(filter, facts: try facts(in: transaction))
        try question.forEachRow(columns, in: transaction, body)
      }
    }
  }

  /// SQLite's number of the file's version changes with what others write, not with what is written here.
  private func facts(in transaction: Transaction) throws -> StoreFacts {
    guard isReadOnly else { return try StoreFacts(transaction) }
    var version = 0
    try transaction.read("PRAGMA data_version") { version = $0.integer(0) }
    if let known = known.withLock({ $0 }), known.version == version { return known.facts }
    let facts = try StoreFacts(transaction)
    known.withLock { $0 = (version, facts) }
    return facts
  }

  /// All answers at once.
  package func answers(to filter: IncidentFilter = IncidentFilter()) throws -> [Answer] {
    var answers: [Answer] = []
    try forEachAnswer(to: filter) { answers.append($0) }
    return answers
  }

  package func count() throws(StoreError) -> Int {
    try Self.telling(path) { try file.read { try $0.rows("SELECT count(*) FROM incidents").first?.first?.int ?? 0 } }
  }

  static func incident(_ record: [UInt8], path: String) throws(StoreError) -> Incident {
    var json = JSONReader(record)
    do throws(JSONError) {
      return try Incident(from: &json)
    } catch {
      throw StoreError(path: path, reason: "holds a damaged record (\(error))", mend: "restore it from a copy")
    }
  }

  private static func checkVersion(of file: GeoPackage, path: String, isReadOnly: Bool) throws {
    let version = try file.read { transaction -> Int? in
      guard try transaction.hasTable("store"), try transaction.hasTable("incidents") else { return nil }
      return try transaction.rows("SELECT value FROM store WHERE name = 'schema'").first?.first?.string.flatMap {
        Int($0)
      }
    }
    guard let version else {
      throw StoreError(path: path, reason: "is a GeoPackage but no incident store", mend: "name another file")
    }
    guard version <= StoreTables.version else {
      throw StoreError(
        path: path, reason: "was made by a newer version (schema \(version))", mend: "update this program")
    }
    guard version < StoreTables.version, !isReadOnly else { return }
    try file.write { transaction in
      for migration in StoreTables.migrations.dropFirst(version - 1) { try transaction.execute(migration) }
      try transaction.execute("UPDATE store SET value = ? WHERE name = 'schema'", [.text(String(StoreTables.version))])
    }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Errors of the file as the store's.
  static func telling<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as GeoPackageError {
      throw StoreError(path: path, reason: error.reason)
    } catch {
      throw StoreError(path: path, reason: "\(error)")
    }
  }

  /// Errors of the file as the store's; what `body` throws of its own goes through.
  func rethrowing<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as GeoPackageError {
      throw StoreError(path: path, reason: error.reason)
    }
  }
}

/// Why a store cannot be opened or written.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  package let path: String
  package let reason: String
  /// What to do about it, where that is known.
  package let mend: String?

  package init(path: String, reason: String, mend: String? = nil) {
    self.path = path
    self.reason = reason
    self.mend = mend
  }

  package var description: String { "\(path): \(reason)" + (mend.map { ": \($0)" } ?? "") }
}
