internal import GRDB
internal import Glibc

/// An OGC GeoPackage: an SQLite file of layers and plain tables that every GIS reads.
///
/// Reading and writing happen in transactions; one object may be used by several threads, which then take turns.
package final class GeoPackage: Sendable {
  package let path: String
  private let queue: DatabaseQueue

  private init(path: String, queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  /// Makes a new, empty GeoPackage.
  /// - Parameter isDraft: true for a file that nobody else sees and that is thrown away when anything goes wrong: it is written
  ///   without a journal and not synced to the disk before ``synchronise()``.
  /// - Parameter pageSize: a power of two; rows that fill much of a page leave less of a larger one empty.
  /// - Throws: when the file exists or cannot be written.
  package static func create(
    at path: String, isDraft: Bool = false, pageSize: Int = 4096
  ) throws(GeoPackageError) -> GeoPackage {
    if firstBytes(of: path) != nil {
      throw GeoPackageError(path: path, reason: "exists already")
    }
    return try wrapping(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration(isReadOnly: false, isDraft: isDraft))
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA page_size = \(pageSize)") }
      try queue.write { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
        try db.execute(sql: Schema.base)
      }
      return GeoPackage(path: path, queue: queue)
    }
  }

  /// Opens a GeoPackage that exists.
  /// - Parameter isDraft: see ``create(at:isDraft:)``.
  /// - Throws: when there is none, or the file is no GeoPackage.
  package static func open(
    _ path: String, isReadOnly: Bool, isDraft: Bool = false
  ) throws(GeoPackageError) -> GeoPackage {
    guard let first = firstBytes(of: path) else {
      throw GeoPackageError(path: path, reason: "no such file, or it cannot be read")
    }
    guard first == Array("SQLite format 3\0".utf8) else {
      throw GeoPackageError(path: path, reason: "is not a GeoPackage")
    }
    return try wrapping(path) {
      // A reader that finds another's unfinished changes must be able to take them back.
      let isClean = !["-journal", "-wal"].contains { access(path + $0, F_OK) == 0 }
      let queue = try DatabaseQueue(
        path: path, configuration: configuration(isReadOnly: isReadOnly && isClean, isDraft: isDraft))
      let id = try queue.read { try Int64.fetchOne($0, sql: "PRAGMA application_id") }
      guard id == Schema.applicationID else { throw GeoPackageError(path: path, reason: "is not a GeoPackage") }
      return GeoPackage(path: path, queue: queue)
    }
  }

  /// Runs `body` in one transaction: all its changes are kept, or, when it throws, none.
  package func write<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try Self.rethrowing(path) { try queue.write { try body(Transaction(db: $0)) } }
  }

  /// Begins a transaction that ``perform(_:)`` works in, until ``commit()`` or ``rollback()``.
  package func begin() throws(GeoPackageError) {
    try Self.wrapping(path) { try queue.writeWithoutTransaction { try $0.beginTransaction(.immediate) } }
  }

  /// Runs `body` in the transaction that was begun. When it throws, the transaction stands as far as it came.
  package func perform<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try Self.rethrowing(path) { try queue.writeWithoutTransaction { try body(Transaction(db: $0)) } }
  }

  package func commit() throws(GeoPackageError) {
    try Self.wrapping(path) { try queue.writeWithoutTransaction { try $0.commit() } }
  }

  /// Undoes what was done since ``begin()``.
  package func rollback() {
    try? queue.writeWithoutTransaction { if $0.isInsideTransaction { try $0.rollback() } }
  }

  /// Lets others read while this one writes: changes go to a log beside the file (SQLite's WAL) until ``endShared()``.
  package func beginShared() throws(GeoPackageError) {
    try Self.wrapping(path) {
      try queue.writeWithoutTransaction { db in
        // SQLite itself does not wait here for another that is writing.
        for _ in 0..<Int(Self.patience / 0.02) {
          do {
            return try db.execute(sql: "PRAGMA journal_mode = WAL")
          } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
            usleep(20_000)
          }
        }
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
    }
  }

  /// Brings the log into the file, which then stands alone again, unless others still have it open.
  package func endShared() {
    try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
  }

  /// Closes a draft after everything written to it has reached the disk.
  package func synchronise() throws(GeoPackageError) {
    try close()
    let file = Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw GeoPackageError(path: path, reason: String(cString: strerror(errno))) }
    defer { Glibc.close(file) }
    guard fsync(file) == 0 else { throw GeoPackageError(path: path, reason: String(cString: strerror(errno))) }
  }

  /// Runs `body` in a reading transaction: it sees one state of the file throughout.
  package func read<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try Self.rethrowing(path) {
      // GRDB's own way compiles four statements for each transaction, which costs as much as a question.
      try queue.unsafeRead { db in
        let transaction = Transaction(db: db)
        guard !db.isInsideTransaction else { return try body(transaction) }
        try transaction.read("BEGIN") { _ in }
        // What was read stays true whether this ends well or not.
        defer { try? transaction.read("COMMIT") { _ in } }
        return try body(transaction)
      }
    }
  }

  /// Rewrites the file without free pages, in the order of its tables.
  package func compact() throws(GeoPackageError) {
    try Self.wrapping(path) { try queue.vacuum() }
  }

  /// Closes the file; later use throws.
  package func close() throws(GeoPackageError) {
    try Self.wrapping(path) { try queue.close() }
  }

  /// Seconds: as long as another may take for one step of its writing.
  private static let patience = 60.0

  private static func configuration(isReadOnly: Bool, isDraft: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    // `begin` and `commit` are calls of their own.
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      if isDraft { try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") }
      // Pages that are only read are looked at where the system has them.
      try db.execute(sql: isReadOnly ? "PRAGMA mmap_size = 1099511627776" : "PRAGMA cache_size = -65536")
      for function in SpatialFunctions.all { db.add(function: function) }
    }
    return configuration
  }

  /// The file's first 16 bytes; nil when there is no such file, fewer when it is shorter.
  private static func firstBytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  private static func wrapping<Result>(
    _ path: String, _ body: () throws -> Result
  ) throws(GeoPackageError) -> Result {
    do {
      return try body()
    } catch let error as GeoPackageError {
      throw error
    } catch let error as DatabaseError {
      throw GeoPackageError(path: path, reason: reason(error))
    } catch {
      throw GeoPackageError(path: path, reason: "\(error)")
    }
  }

  /// What went wrong and how to mend it, where the mend is known.
  private static func reason(_ error: DatabaseError) -> String {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL: "cannot be written (no space left on device): free some room; what was stored before is unharmed"
    case .SQLITE_IOERR:
      "cannot be written or read (\(error.message ?? "disk error")): check the disk; what was stored before is unharmed"
    case .SQLITE_BUSY: "is being written by another program: try again when that is done"
    case .SQLITE_READONLY, .SQLITE_PERM: "cannot be written: allow it with chmod u+w, or name another file"
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: "is damaged: restore it from a copy"
    default:
      error.sql.map { "\(error.message ?? error.resultCode.description) in \($0)" } ?? error.message
        ?? error.resultCode.description
    }
  }

  /// Only the database's own errors are renamed; what `body` throws itself goes through.
  private static func rethrowing<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw GeoPackageError(path: path, reason: reason(error))
    }
  }
}
