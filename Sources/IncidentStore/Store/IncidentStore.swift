import Geo
import GeoPackage
import Glibc
import Incidents

/// Incidents gathered in one file, which is also a GeoPackage that every GIS opens.
///
/// Each piece of an ingest is a transaction: after a crash the file holds all pieces that were done and nothing of the others.
/// One writes at a time; readers see one state throughout.
package final class IncidentStore: Sendable {
  package let path: String
  private let file: GeoPackage

  /// How many incidents are put in one transaction.
  static let pieceLength = 20_000

  /// Opens a store to read it, or to add to it, which makes it when there is none.
  /// - Throws: ``StoreError`` for a file that is no store of ours, or of a newer version.
  package init(path: String, isReadOnly: Bool) throws(StoreError) {
    self.path = path
    do {
      if !isReadOnly, !Self.exists(path) {
        file = try GeoPackage.create(at: path)
        try Self.makeTables(in: file)
      } else {
        file = try GeoPackage.open(path, isReadOnly: isReadOnly)
        try Self.checkVersion(of: file, path: path, isReadOnly: isReadOnly)
      }
    } catch let error as StoreError {
      throw error
    } catch let error as GeoPackageError {
      throw StoreError(path: path, reason: error.reason)
    } catch {
      throw StoreError(path: path, reason: "\(error)")
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

  /// Adds incidents; one that is there with the same record changes nothing, one with another record takes its place.
  package func ingest(
    _ incidents: some Sequence<Incident>, geometry: StoreGeometry = StoreGeometry()
  ) throws(StoreError) -> Result {
    var result = Result()
    var piece: [Incident] = []
    for incident in incidents {
      piece.append(incident)
      if piece.count == Self.pieceLength {
        try ingest(piece: piece, geometry, into: &result)
        piece.removeAll(keepingCapacity: true)
      }
    }
    if !piece.isEmpty { try ingest(piece: piece, geometry, into: &result) }
    return result
  }

  private func ingest(piece: [Incident], _ geometry: StoreGeometry, into result: inout Result) throws(StoreError) {
    try rethrowing {
      let done = try file.write { transaction in
        try StoreIngest(transaction: transaction, rows: StoreRows(geometry: geometry)).add(piece)
      }
      result.added += done.added
      result.replaced += done.replaced
      result.unchanged += done.unchanged
    }
  }

  /// Calls `body` with every incident that is certainly or possibly asked for, in the order they came into the store.
  package func forEachAnswer(to filter: IncidentFilter, _ body: (Answer) throws -> Void) throws {
    let question = StoreQuestion(filter)
    try file.read { transaction in
      try transaction.forEachRow(question.sql, question.values) { row in
        guard let text = row.first?.string else { return }
        let incident = try Self.incident(text, path: path)
        let containment = filter.containment(of: incident)
        if containment != .no { try body(Answer(incident: incident, containment: containment)) }
      }
    }
  }

  /// All answers at once.
  package func answers(to filter: IncidentFilter = IncidentFilter()) throws -> [Answer] {
    var answers: [Answer] = []
    try forEachAnswer(to: filter) { answers.append($0) }
    return answers
  }

  package func count() throws(StoreError) -> Int {
    try rethrowing { try file.read { try $0.rows("SELECT count(*) FROM incidents").first?.first?.int ?? 0 } }
  }

  /// Compares all incidents, and keeps the links that were not there; links undone stay undone. Gives the new ones.
  package func link(with linker: Linker = Linker()) throws -> [Link] {
    let incidents = try answers().map(\.incident)
    let known = Set(try links(includingUndone: true).map { [$0.a, $0.b] })
    let new = linker.links(among: incidents).filter { !known.contains([$0.a, $0.b]) }
    try file.write { transaction in
      try transaction.insert(
        new.map { [.null, .text($0.a), .text($0.b), .real($0.score), .text($0.reason), .integer(0)] },
        into: StoreTables.links)
    }
    return new
  }

  /// The links between incidents, in order of their ids.
  package func links(includingUndone: Bool = false) throws -> [Link] {
    try file.read { transaction in
      try transaction.rows(
        "SELECT a, b, score, reason FROM links \(includingUndone ? "" : "WHERE undone = 0") ORDER BY a, b"
      ).compactMap { row in
        guard let a = row[0].string, let b = row[1].string else { return nil }
        return Link(a: a, b: b, score: row[2].double ?? 0, reason: row[3].string ?? "")
      }
    }
  }

  /// Undoes the link between two incidents for good, in whatever order they are named. False when there is none.
  package func undoLink(between a: String, and b: String) throws -> Bool {
    try file.write { transaction in
      let pair: [Cell] = [.text(min(a, b)), .text(max(a, b))]
      guard try !transaction.rows("SELECT fid FROM links WHERE a = ? AND b = ? AND undone = 0", pair).isEmpty else {
        return false
      }
      try transaction.execute("UPDATE links SET undone = 1 WHERE a = ? AND b = ?", pair)
      return true
    }
  }

  private static func incident(_ text: String, path: String) throws(StoreError) -> Incident {
    var json = JSONReader(Array(text.utf8))
    do throws(JSONError) {
      return try Incident(from: &json)
    } catch {
      throw StoreError(path: path, reason: "holds a damaged record (\(error))")
    }
  }

  private static func makeTables(in file: GeoPackage) throws {
    try file.write { transaction in
      for table in StoreTables.all { try transaction.create(table, lastChange: "1970-01-01T00:00:00.000Z") }
      for statement in StoreTables.indexes.split(separator: "\n") { try transaction.execute(String(statement)) }
      try transaction.insert([[.null, .text("schema"), .text(String(StoreTables.version))]], into: StoreTables.facts)
      try StoreStyles.write(to: transaction)
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
      throw StoreError(path: path, reason: "is a GeoPackage but no incident store: name another file")
    }
    guard version <= StoreTables.version else {
      throw StoreError(path: path, reason: "was made by a newer version (schema \(version)): update this program")
    }
    guard version < StoreTables.version, !isReadOnly else { return }
    try file.write { transaction in
      for migration in StoreTables.migrations.dropFirst(version - 1) { try transaction.execute(migration) }
      try transaction.execute("UPDATE store SET value = ? WHERE name = 'schema'", [.text(String(StoreTables.version))])
    }
  }

  private static func exists(_ path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    fclose(file)
    return true
  }

  private func rethrowing<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
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
}

/// Why a store cannot be opened or written.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  package let path: String
  package let reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path): \(reason)" }
}
