internal import Glibc

/// Tells one GeoPackage file from another without opening it as a database: its size, and a hash of its head (where SQLite
/// counts the changes) and of samples spread over it.
struct SourceStamp: Hashable {
  let size: UInt64
  let hash: UInt64

  /// Nil when the file cannot be read. `isDatabase` is false for what is no SQLite file at all.
  static func read(_ path: String) -> (stamp: SourceStamp, isDatabase: Bool)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    var hash = ByteHash()
    let samples = 48
    // Samples of a small file cover it; a rebuilt gazetteer of the same size differs in its head or in many pages.
    var block = [UInt8](repeating: 0, count: size < 1 << 20 ? size / (samples + 1) + samples + 1 : 128)
    var isDatabase = false
    for sample in 0...samples {
      let count = pread(descriptor, &block, block.count, size / (samples + 1) * sample)
      guard count >= 0 else { return nil }
      if sample == 0 { isDatabase = block.starts(with: "SQLite format 3\0".utf8) && count >= 100 }
      for byte in block.prefix(count) { hash.add(byte) }
    }
    return (SourceStamp(size: UInt64(size), hash: hash.value), isDatabase)
  }
}
