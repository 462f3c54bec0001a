internal import OrderedMap

/// The pages of an SQLite file that no program has open: new ones go to its end, in order and in large pieces.
///
/// The format is SQLite's own (sqlite.org/fileformat2.html), whose stability its authors promise.
final class PageFile {
  let pageSize: Int
  private let file: RandomAccessFile
  private var nextPage: Int
  /// New pages that are not written yet, from page `firstWaiting` on.
  private var waiting: [UInt8] = []
  private var firstWaiting: Int
  /// The first page that is not being brought to the disk.
  private var firstUnsettled: Int
  /// Brings what lies before that page to the disk while more is written, so that little is left to wait for in the end.
  private var settling: Later<GeoPackageError?>?

  /// The page at byte 2^30 is where SQLite locks files; it holds nothing.
  private var lockPage: Int { (1 << 30) / pageSize + 1 }

  init(_ path: String) throws(GeoPackageError) {
    let file = try RandomAccessFile(path)
    self.file = file
    let length = file.count
    var header = [UInt8](repeating: 0, count: 100)
    guard length >= header.count else {
      throw GeoPackageError(path: path, reason: "is damaged: restore it from a copy")
    }
    try header.withUnsafeMutableBufferPointer { header throws(GeoPackageError) in
      if let start = header.baseAddress { try file.read(0..<header.count, to: start) }
    }
    let size = Int(header[16]) << 8 | Int(header[17])
    pageSize = size == 1 ? 65536 : size
    nextPage = length / max(512, pageSize) + 1
    firstWaiting = nextPage
    firstUnsettled = nextPage
  }

  /// Appends a page.
  /// - Returns: its number.
  func append(_ page: [UInt8]) throws(GeoPackageError) -> Int {
    if nextPage == lockPage {
      waiting.append(contentsOf: repeatElement(0, count: pageSize))
      nextPage += 1
    }
    waiting.append(contentsOf: page)
    nextPage += 1
    if waiting.count >= Self.mostWaiting { try flush() }
    return nextPage - 1
  }

  /// As much as a processor keeps at hand.
  private static let mostWaiting = 1 << 18
  private static let mostUnsettled = 1 << 25

  func append(_ page: inout TreePage) throws(GeoPackageError) -> Int {
    try page.withStored { page throws(GeoPackageError) in try append(page) }
  }

  /// Overwrites a page that was there before.
  func put(_ page: inout TreePage, at number: Int) throws(GeoPackageError) {
    try page.withStored { page throws(GeoPackageError) in try file.write(page, at: (number - 1) * pageSize) }
  }

  /// Writes what waits and tells the file how long it has become.
  func finish() throws(GeoPackageError) {
    try flush()
    try settle()
    let count = UInt32(truncatingIfNeeded: nextPage - 1)
    try file.write(withUnsafeBytes(of: count.bigEndian) { Array($0) }, at: 28)
  }

  private func flush() throws(GeoPackageError) {
    guard !waiting.isEmpty else { return }
    try file.write(waiting, at: (firstWaiting - 1) * pageSize)
    waiting.removeAll(keepingCapacity: true)
    firstWaiting = nextPage
    guard (firstWaiting - firstUnsettled) * pageSize >= Self.mostUnsettled else { return }
    try settle()
    firstUnsettled = firstWaiting
    settling = Later { [file] in
      do throws(GeoPackageError) {
        try file.synchronise()
        return nil
      } catch {
        return error
      }
    }
  }

  private func settle() throws(GeoPackageError) {
    if let error = settling?.take() ?? nil { throw error }
    settling = nil
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
