import GeoPackage
import Glibc
import Incidents

/// Adds incidents to a store, in steps that are kept whatever happens after them.
///
/// A store that is there is written through a log beside it, so that others read on, and a crash leaves it as it was. A new one is
/// written under another name without a journal, and takes its place with its first step: whoever looks meanwhile sees no store
/// rather than half of one.
package final class StoreWriter {
  private let path: String
  private let shapes: StoreShapes
  private var file: GeoPackage
  /// The name under which a new store is written; nil once it is in its place.
  private var draft: String?
  /// What fills a new store; nil once it is in its place.
  private var bulk: StoreBulk?
  private var ingest: StoreIngest?
  private let stepEffort: Int
  private var effort = 0
  private var done = IncidentStore.Result()

  /// How much work (``StorePiece/effort``) is put in one step: some seconds' worth, and all that a crash can lose.
  package static let stepEffort = 1_000_000

  /// - Parameter stepEffort: how much work is put in one step.
  /// - Throws: ``StoreError`` when the file is no store, or cannot be written.
  package init(
    path: String, shapes: StoreShapes = StoreShapes(), stepEffort: Int = StoreWriter.stepEffort
  ) throws(StoreError) {
    self.path = path
    self.shapes = shapes
    self.stepEffort = stepEffort
    if IncidentStore.exists(path) {
      file = try IncidentStore(path: path, isReadOnly: false).file
      try IncidentStore.telling(path) { try file.beginShared() }
    } else {
      StoreDrafts.removeLeft(of: path)
      let name = StoreDrafts.newName(for: path)
      file = try Self.makeDraft(name, for: path)
      draft = name
      bulk = try IncidentStore.telling(path) { try StoreBulk(file) }
    }
  }

  /// Writes into a store that is open already.
  init(to store: IncidentStore, shapes: StoreShapes) throws(StoreError) {
    path = store.path
    self.shapes = shapes
    stepEffort = Self.stepEffort
    file = store.file
    try IncidentStore.telling(path) { try file.beginShared() }
  }

  /// A new store, of which nobody sees anything yet, and which goes with this when it is not finished.
  package var isUnseen: Bool { draft != nil }

  deinit {
    if ingest != nil { file.rollback() }
    if let draft { unlink(draft) } else { file.endShared() }
  }

  /// One incident that is there with the same record changes nothing, one with another record takes its place.
  package func add(_ piece: StorePiece) throws(StoreError) {
    guard piece.count > 0 else { return }
    try IncidentStore.telling(path) {
      effort += piece.effort
      if let bulk { try bulk.add(piece) } else { try put(piece) }
      if effort >= stepEffort || bulk?.repeated.isMore(than: Self.mostRepeated, bytes: Self.mostRepeatedBytes) ?? false
      {
        try endStep()
      }
    }
  }

  /// A new store is put in its place when so many incidents came that may replace others.
  private static let mostRepeated = 10_000
  private static let mostRepeatedBytes = 1 << 26

  /// A call of its own, so that nothing holds on to the step's statements when it ends: a draft with one open cannot be closed.
  private func put(_ piece: StorePiece) throws {
    let ingest = try self.ingest ?? begin()
    try file.perform { _ in try ingest.add(piece) }
  }

  /// Ends the last step.
  package func finish() throws(StoreError) -> IncidentStore.Result {
    try IncidentStore.telling(path) {
      if draft != nil { try endStep() }
      if ingest != nil { try endStep() }
      return done
    }
  }

  private func begin() throws -> StoreIngest {
    try file.begin()
    do {
      let started = try file.perform { try StoreIngest($0, path: path) }
      ingest = started
      return started
    } catch {
      file.rollback()
      throw error
    }
  }

  private func endStep() throws {
    guard let draft, let bulk else { return done.add(try commitStep()) }
    file = try bulk.finish()
    self.bulk = nil
    effort = 0
    if try publish(draft) { done.add(bulk.result) }
    if bulk.repeated.count > 0 { try put(bulk.repeated) }
  }

  /// After this nothing holds on to the file's statements, so that it can be closed.
  private func commitStep() throws -> IncidentStore.Result {
    let ingest = try self.ingest ?? begin()
    try file.perform { _ in try ingest.finishStep() }
    try file.commit()
    self.ingest = nil
    effort = 0
    return ingest.result
  }

  /// Puts the new store in its place. Where another program has put one meanwhile, what this one holds goes into that.
  /// - Returns: whether it was the first; else what was added counts by what the other's lacked.
  private func publish(_ name: String) throws -> Bool {
    try file.synchronise()
    let isFirst = Glibc.link(name, path) == 0
    let code = errno
    defer { unlink(name) }
    draft = nil
    guard isFirst || code == EEXIST else { throw StoreError(path: path, reason: String(cString: strerror(code))) }
    file = try IncidentStore(path: path, isReadOnly: false).file
    try file.beginShared()
    guard !isFirst else { return true }
    try IncidentStore(path: name, isReadOnly: true).forEachAnswer(to: IncidentFilter()) { answer in
      var piece = StorePiece(shapes: shapes)
      piece.add(answer.incident)
      try add(piece)
    }
    if ingest != nil { try endStep() }
    return false
  }

  private static func makeDraft(_ name: String, for path: String) throws(StoreError) -> GeoPackage {
    unlink(name)
    do {
      let file = try GeoPackage.create(at: name, isDraft: true, pageSize: 8192)
      try file.write { transaction in
        for table in StoreTables.all { try transaction.create(table, lastChange: "1970-01-01T00:00:00.000Z") }
        for index in StoreTables.indexes { try transaction.create(index) }
        try transaction.execute(StoreTables.countTable)
        try transaction.insert([[.null, .text("schema"), .text(String(StoreTables.version))]], into: StoreTables.facts)
        try StoreStyles.write(to: transaction)
      }
      return file
    } catch {
      unlink(name)
      throw StoreError(path: path, reason: (error as? GeoPackageError)?.reason ?? "\(error)")
    }
  }
}

extension IncidentStore.Result {
  mutating func add(_ other: Self) {
    added += other.added
    replaced += other.replaced
    unchanged += other.unchanged
  }
}
