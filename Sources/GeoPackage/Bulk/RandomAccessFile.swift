internal import Glibc

/// A file that is read and written at any place, by several threads if need be.
final class RandomAccessFile: Sendable {
  /// The name that errors tell.
  private let path: String
  private let file: Int32

  /// One that is there.
  convenience init(_ path: String) throws(GeoPackageError) {
    try self.init(path: path, file: open(path, O_RDWR | O_CLOEXEC))
  }

  /// A new one without a name, on the disk where another lies: it is gone with this process, however that ends.
  convenience init(namelessBeside path: String) throws(GeoPackageError) {
    var name = Array("\(path)-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    if file >= 0 { unlink(name) }
    try self.init(path: path, file: file)
  }

  private init(path: String, file: Int32) throws(GeoPackageError) {
    self.path = path
    self.file = file
    guard file >= 0 else { throw GeoPackageError(path: path, reason: String(cString: strerror(errno))) }
  }

  deinit { if file >= 0 { close(file) } }

  var count: Int { Int(lseek(file, 0, SEEK_END)) }

  func write(_ bytes: [UInt8], at offset: Int) throws(GeoPackageError) {
    let code: Int32 = bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = pwrite(file, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return count < 0 ? errno : EIO }
        done += count
      }
      return 0
    }
    guard code != 0 else { return }
    throw Self.failure(path, code)
  }

  private static func failure(_ path: String, _ code: Int32) -> GeoPackageError {
    GeoPackageError(
      path: path,
      reason: code == ENOSPC
        ? "cannot be written (no space left on device): free some room" : String(cString: strerror(code)))
  }

  /// Waits until all that was written has reached the disk.
  func synchronise() throws(GeoPackageError) {
    guard fdatasync(file) != 0 else { return }
    throw Self.failure(path, errno)
  }

  /// All bytes of a range, which lies within the file.
  func read(_ range: Range<Int>, to start: UnsafeMutablePointer<UInt8>) throws(GeoPackageError) {
    var done = 0
    while done < range.count {
      let count = pread(file, start + done, range.count - done, off_t(range.lowerBound + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw GeoPackageError(path: path, reason: count < 0 ? String(cString: strerror(errno)) : "ends too early")
      }
      done += count
    }
  }
}
