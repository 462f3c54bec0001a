internal import GRDB
import Glibc

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
  /// - Throws: when the file exists or cannot be written.
  package static func create(at path: String) throws(GeoPackageError) -> GeoPackage {
    if firstBytes(of: path) != nil {
      throw GeoPackageError(path: path, reason: "exists already")
    }
    return try wrapping(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration(isReadOnly: false))
      try queue.write { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
        try db.execute(sql: Schema.base)
      }
      return GeoPackage(path: path, queue: queue)
    }
  }

  /// Opens a GeoPackage that exists.
  /// - Throws: when there is none, or the file is no GeoPackage.
  package static func open(_ path: String, isReadOnly: Bool) throws(GeoPackageError) -> GeoPackage {
    guard let first = firstBytes(of: path) else {
      throw GeoPackageError(path: path, reason: "no such file, or it cannot be read")
    }
    guard first == Array("SQLite format 3\0".utf8) else {
      throw GeoPackageError(path: path, reason: "is not a GeoPackage")
    }
    return try wrapping(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration(isReadOnly: isReadOnly))
      let id = try queue.read { try Int64.fetchOne($0, sql: "PRAGMA application_id") }
      guard id == Schema.applicationID else { throw GeoPackageError(path: path, reason: "is not a GeoPackage") }
      return GeoPackage(path: path, queue: queue)
    }
  }

  /// Runs `body` in one transaction: all its changes are kept, or, when it throws, none.
  package func write<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try Self.rethrowing(path) { try queue.write { try body(Transaction(db: $0)) } }
  }

  /// Runs `body` in a reading transaction: it sees one state of the file throughout.
  package func read<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try Self.rethrowing(path) { try queue.read { try body(Transaction(db: $0)) } }
  }

  /// Rewrites the file without free pages, in the order of its tables.
  package func compact() throws(GeoPackageError) {
    try Self.wrapping(path) { try queue.vacuum() }
  }

  /// Closes the file; later use throws.
  package func close() throws(GeoPackageError) {
    try Self.wrapping(path) { try queue.close() }
  }

  private static func configuration(isReadOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
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
      throw GeoPackageError(path: path, reason: error.message ?? error.resultCode.description)
    } catch {
      throw GeoPackageError(path: path, reason: "\(error)")
    }
  }

  /// Only the database's own errors are renamed; what `body` throws itself goes through.
  private static func rethrowing<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw GeoPackageError(path: path, reason: error.message ?? error.resultCode.description)
    }
  }
}
