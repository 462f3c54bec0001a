import Glibc

/// A file that appears whole or not at all: it is written beside its place under another name and renamed when complete.
///
/// Dropping it without ``commit()`` removes what was written.
package struct OutputFile: ~Copyable {
  private let path: String
  private let partial: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isCommitted = false

  /// - Throws: when the folder cannot be made or written.
  package init(path: String) throws(OutputFailure) {
    let partial = try Self.partialName(for: path)
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputFailure(path: path, code: errno) }
    self.path = path
    self.partial = partial
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
    if !isCommitted { unlink(partial) }
  }

  package mutating func write(_ bytes: some Sequence<UInt8>) throws(OutputFailure) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 18 { try flush() }
  }

  package mutating func write(_ text: String) throws(OutputFailure) { try write(text.utf8) }

  /// Puts the file in its place.
  package consuming func commit() throws(OutputFailure) {
    try flush()
    guard rename(partial, path) == 0 else { throw OutputFailure(path: path, code: errno) }
    isCommitted = true
  }

  /// A name beside the file's, for writing it, in a folder that is there.
  package static func partialName(for path: String) throws(OutputFailure) -> String {
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
    var info = stat()
    if stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
      throw OutputFailure(path: path, problem: "is a folder: name a file in it")
    }
    return path + ".\(getpid()).partial"
  }

  /// Puts a file that was written under another name in its place.
  package static func move(_ partial: String, to path: String) throws(OutputFailure) {
    guard rename(partial, path) == 0 else { throw OutputFailure(path: path, code: errno) }
  }

  package static func remove(_ path: String) { unlink(path) }

  /// Writes all bytes as the file at `path`.
  package static func write(_ bytes: [UInt8], to path: String) throws(OutputFailure) {
    var file = try OutputFile(path: path)
    try file.write(bytes)
    try file.commit()
  }

  /// Makes a folder and those above it where they are missing.
  package static func makeFolder(_ path: String) throws(OutputFailure) {
    var info = stat()
    if stat(path, &info) == 0 {
      guard info.st_mode & S_IFMT == S_IFDIR else {
        throw OutputFailure(path: path, problem: "is a file, not a folder")
      }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw OutputFailure(path: path, code: errno) }
  }

  /// Makes a folder and makes sure that files can be written into it, so that nobody waits for results that have no place.
  package static func makeWritableFolder(_ path: String) throws(OutputFailure) {
    try makeFolder(path)
    guard access(path, W_OK | X_OK) == 0 else { throw OutputFailure(path: path, code: errno) }
  }

  private mutating func flush() throws(OutputFailure) {
    if let code = writeAll(buffer, to: descriptor) { throw OutputFailure(path: path, code: code) }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// An output that could not be written, and why.
package struct OutputFailure: Error, Sendable, Hashable, CustomStringConvertible {
  package let path: String
  package let problem: String

  package init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  init(path: String, code: Int32) {
    let hint =
      switch code {
      case EACCES, EPERM, EROFS: ": choose a folder you may write with -o"
      case ENOSPC, EDQUOT: ": free some room; nothing was left half written"
      default: ""
      }
    self.init(path: path, problem: "cannot be written (\(String(cString: strerror(code))))" + hint)
  }

  package var description: String { "\(path): \(problem)" }
}
