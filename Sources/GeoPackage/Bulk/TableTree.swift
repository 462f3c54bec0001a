/// Packs a table's b-tree from rows that come in the order of their row numbers, leaf after leaf; the levels above follow from the
/// greatest number in each.
struct TableTree {
  private struct Child {
    var page: Int
    var greatest: Int64
  }

  private let file: PageFile
  private let root: Int
  private var leaf: TreePage
  private var children: [Child] = []
  private var last: Int64 = 0
  private var cell: [UInt8] = []
  private let mostLocal: Int

  /// - Parameter root: the page where the empty table's tree begins.
  init(root: Int, in file: PageFile) {
    self.file = file
    self.root = root
    leaf = TreePage(.tableLeaf, size: file.pageSize)
    mostLocal = file.pageSize - 35
  }

  /// Appends a row.
  /// - Parameters:
  ///   - body: its values one after another.
  ///   - number: greater than that of every row before.
  mutating func append(
    _ header: RowHeader, _ body: UnsafeBufferPointer<UInt8>, number: Int64
  ) throws(GeoPackageError) {
    defer { last = number }
    let count = header.bytes.count + body.count
    guard count <= mostLocal, number >> 35 == 0 else { return try append(long: header.bytes + body, number: number) }
    let whole = UnsafeMutablePointer.count(ofVarint: count) + UnsafeMutablePointer.count(ofVarint: Int(number)) + count
    try makeRoom(for: whole)
    leaf.append(count: whole) { start in
      let record = start.put(varint: count).put(varint: Int(number))
      _ = header.bytes.withUnsafeBufferPointer { record.put($0) }.put(body)
    }
  }

  private mutating func append(long record: [UInt8], number: Int64) throws(GeoPackageError) {
    cell.removeAll(keepingCapacity: true)
    cell.append(varint: UInt64(record.count))
    cell.append(varint: UInt64(bitPattern: number))
    cell.append(contentsOf: try TreePage.local(record, most: mostLocal, in: file))
    try makeRoom(for: cell.count)
    leaf.append(cell)
  }

  private mutating func makeRoom(for count: Int) throws(GeoPackageError) {
    if leaf.hasRoom(for: count) { return }
    children.append(Child(page: try file.append(&leaf), greatest: last))
    leaf.removeAll()
  }

  mutating func finish() throws(GeoPackageError) {
    guard !children.isEmpty else { return try file.put(&leaf, at: root) }
    children.append(Child(page: try file.append(&leaf), greatest: last))
    var level = children
    while level.count > 1 {
      // A child takes 15 bytes at most. All pages of a level hold about as many, none fewer than two.
      let groups = level.count / ((file.pageSize - 12) / 15) + 1
      var above: [Child] = []
      for group in 0..<groups {
        let members = level[group * level.count / groups..<(group + 1) * level.count / groups]
        guard let right = members.last else { continue }
        var page = TreePage(.tableInterior, size: file.pageSize)
        for child in members.dropLast() {
          cell.removeAll(keepingCapacity: true)
          cell.append(bigEndian: UInt32(truncatingIfNeeded: child.page))
          cell.append(varint: UInt64(bitPattern: child.greatest))
          page.append(cell)
        }
        page.last = right.page
        if groups == 1 { return try file.put(&page, at: root) }
        above.append(Child(page: try file.append(&page), greatest: right.greatest))
      }
      level = above
    }
  }
}
