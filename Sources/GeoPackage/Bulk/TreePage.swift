/// A page of an SQLite b-tree that is filled cell by cell from its end, in the order of its keys.
struct TreePage {
  enum Kind: UInt8 {
    case indexInterior = 2, tableInterior = 5, indexLeaf = 10, tableLeaf = 13

    var isInterior: Bool { self == .indexInterior || self == .tableInterior }
  }

  private let kind: Kind
  private var page: [UInt8]
  /// Where each cell starts.
  private var starts: [UInt16] = []
  /// Where the cells begin.
  private var content: Int
  /// Of an interior page, the child after all cells.
  var last = 0

  init(_ kind: Kind, size: Int) {
    self.kind = kind
    page = [UInt8](repeating: 0, count: size)
    content = size
  }

  private var headerSize: Int { kind.isInterior ? 12 : 8 }

  /// Whether a cell of so many bytes finds room.
  func hasRoom(for count: Int) -> Bool { headerSize + 2 * (starts.count + 1) + max(4, count) <= content }

  /// Appends a cell that has room.
  mutating func append(_ cell: UnsafeBufferPointer<UInt8>) { append(count: cell.count) { _ = $0.put(cell) } }

  /// Appends a cell that has room, which `write` puts at the pointer that it is given.
  @inline(__always)
  mutating func append(count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) {
    // It is at least as long as the free block that it would leave.
    content -= max(4, count)
    starts.append(UInt16(truncatingIfNeeded: content))
    let offset = content
    page.withUnsafeMutableBufferPointer { page in
      if let start = page.baseAddress { write(start + offset) }
    }
  }

  mutating func append(_ cell: [UInt8]) { cell.withUnsafeBufferPointer { append($0) } }

  /// Takes the last cell away and gives it.
  mutating func removeLast() -> [UInt8] {
    guard let start = starts.popLast() else { return [] }
    let end = starts.last.map(Int.init) ?? page.count
    defer { content = end }
    return Array(page[Int(start)..<end])
  }

  mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    content = page.count
  }

  /// Calls `body` with the page as it is stored.
  mutating func withStored<Result>(
    _ body: ([UInt8]) throws(GeoPackageError) -> Result
  ) throws(GeoPackageError) -> Result {
    page[0] = kind.rawValue
    for place in 1..<headerSize { page[place] = 0 }
    put(starts.count, at: 3)
    // 65536 is told as 0.
    put(content, at: 5)
    if kind.isInterior {
      put(last >> 16, at: 8)
      put(last, at: 10)
    }
    let (headerSize, content, starts) = (headerSize, content, starts)
    page.withUnsafeMutableBufferPointer { page in
      guard var place = page.baseAddress.map({ $0 + headerSize }) else { return }
      for start in starts { place = place.put(bigEndian: start) }
      // Between, a page before this one may have left something.
      place.update(repeating: 0, count: content - headerSize - 2 * starts.count)
    }
    return try body(page)
  }

  private mutating func put(_ value: Int, at place: Int) {
    page[place] = UInt8(truncatingIfNeeded: value >> 8)
    page[place + 1] = UInt8(truncatingIfNeeded: value)
  }

  /// A cell's payload as far as it stays in its page; the rest goes to pages of its own.
  /// - Parameter most: the longest payload that stays whole.
  static func local(_ payload: [UInt8], most: Int, in file: PageFile) throws(GeoPackageError) -> [UInt8] {
    guard payload.count > most else { return payload }
    let least = (file.pageSize - 12) * 32 / 255 - 23
    let chunk = file.pageSize - 4
    let share = least + (payload.count - least) % chunk
    let kept = share <= most ? share : least
    // From the last piece to the first, so that each knows where the next lies.
    var next = 0
    var end = payload.count
    while end > kept {
      let rest = (end - kept) % chunk
      let start = end - (rest == 0 ? chunk : rest)
      var page: [UInt8] = []
      page.append(bigEndian: UInt32(truncatingIfNeeded: next))
      page.append(contentsOf: payload[start..<end])
      page.append(contentsOf: repeatElement(0, count: file.pageSize - page.count))
      next = try file.append(page)
      end = start
    }
    var local = Array(payload[..<kept])
    local.append(bigEndian: UInt32(truncatingIfNeeded: next))
    return local
  }
}
