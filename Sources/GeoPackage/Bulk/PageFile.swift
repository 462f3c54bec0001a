internal import Glibc

/// The pages of an SQLite file that no program has open: new ones go to its end, in order and in large pieces.
///
/// The format is SQLite's own (sqlite.org/fileformat2.html), whose stability its authors promise.
final class PageFile {
  let pageSize: Int
  private let path: String
  private let file: Int32
  private var nextPage: Int
  /// New pages that are not written yet, from page `firstWaiting` on.
  private var waiting: [UInt8] = []
  private var firstWaiting: Int

  /// The page at byte 2^30 is where SQLite locks files; it holds nothing.
  private var lockPage: Int { (1 << 30) / pageSize + 1 }

  init(_ path: String) throws(GeoPackageError) {
    self.path = path
    file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw GeoPackageError(path: path, reason: String(cString: strerror(errno))) }
    var header = [UInt8](repeating: 0, count: 100)
    guard pread(file, &header, 100, 0) == 100 else {
      close(file)
      throw GeoPackageError(path: path, reason: "is damaged: restore it from a copy")
    }
    let size = Int(header[16]) << 8 | Int(header[17])
    pageSize = size == 1 ? 65536 : size
    let length = Int(lseek(file, 0, SEEK_END))
    nextPage = length / max(512, pageSize) + 1
    firstWaiting = nextPage
  }

  deinit { close(file) }

  /// Appends a page.
  /// - Returns: its number.
  func append(_ page: some Collection<UInt8>) throws(GeoPackageError) -> Int {
    if nextPage == lockPage {
      waiting.append(contentsOf: repeatElement(0, count: pageSize))
      nextPage += 1
    }
    waiting.append(contentsOf: page)
    nextPage += 1
    if waiting.count >= Self.mostWaiting { try flush() }
    return nextPage - 1
  }

  /// Appends pages that lie one after another.
  /// - Returns: their numbers.
  func append(pages: [UInt8]) throws(GeoPackageError) -> [Int] {
    var numbers: [Int] = []
    for start in stride(from: 0, to: pages.count, by: pageSize) {
      numbers.append(try append(pages[start..<start + pageSize]))
    }
    return numbers
  }

  /// As much as a processor keeps at hand.
  private static let mostWaiting = 1 << 18

  func append(_ page: inout TreePage) throws(GeoPackageError) -> Int {
    try page.withStored { page throws(GeoPackageError) in try append(page) }
  }

  /// Overwrites a page that was there before.
  func put(_ page: inout TreePage, at number: Int) throws(GeoPackageError) {
    try page.withStored { page throws(GeoPackageError) in try write(page, at: (number - 1) * pageSize) }
  }

  /// Writes what waits and tells the file how long it has become.
  func finish() throws(GeoPackageError) {
    try flush()
    let count = UInt32(truncatingIfNeeded: nextPage - 1)
    try write(withUnsafeBytes(of: count.bigEndian) { Array($0) }, at: 28)
  }

  private func flush() throws(GeoPackageError) {
    guard !waiting.isEmpty else { return }
    try write(waiting, at: (firstWaiting - 1) * pageSize)
    waiting.removeAll(keepingCapacity: true)
    firstWaiting = nextPage
  }

  private func write(_ bytes: [UInt8], at offset: Int) throws(GeoPackageError) {
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
    throw GeoPackageError(
      path: path,
      reason: code == ENOSPC
        ? "cannot be written (no space left on device): free some room" : String(cString: strerror(code)))
  }
}

extension [UInt8] {
  mutating func append(bigEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  /// SQLite's variable-length integer: seven bits a byte, the greatest first.
  mutating func append(varint value: UInt64) {
    if value < 0x80 { return append(UInt8(truncatingIfNeeded: value)) }
    if value < 0x4000 {
      append(UInt8(truncatingIfNeeded: value >> 7) | 0x80)
      return append(UInt8(truncatingIfNeeded: value) & 0x7F)
    }
    guard value < 1 << 56 else {
      // The ninth byte has all of its eight bits.
      for shift in stride(from: 57, through: 8, by: -7) { append(UInt8(truncatingIfNeeded: value >> shift) | 0x80) }
      return append(UInt8(truncatingIfNeeded: value))
    }
    var length = 3
    while value >> (7 * length) != 0 { length += 1 }
    for place in stride(from: length - 1, to: 0, by: -1) {
      append(UInt8(truncatingIfNeeded: value >> (7 * place)) | 0x80)
    }
    append(UInt8(truncatingIfNeeded: value) & 0x7F)
  }
}
