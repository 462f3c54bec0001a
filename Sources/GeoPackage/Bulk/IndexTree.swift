/// Packs an index's b-tree from entries in their order. Every entry stands once: that which finds no room in a page parts it from the
/// next one, in the level above.
struct IndexTree {
  private let file: PageFile
  /// The page where the empty index's tree begins.
  private let root: Int
  private var leaf: TreePage
  /// The pages of the lowest level that are full.
  private var children: [Int] = []
  /// What stands between each of these and the next, as a cell without the child before it.
  private var parting: [[UInt8]] = []
  /// The longest record that stays whole in its page.
  private let mostLocal: Int

  init(root: Int, in file: PageFile) {
    self.file = file
    self.root = root
    leaf = TreePage(.indexLeaf, size: file.pageSize)
    mostLocal = (file.pageSize - 12) * 64 / 255 - 23
  }

  /// Appends an entry.
  /// - Parameters:
  ///   - cell: its record, with its length before it.
  ///   - isLast: none comes after.
  mutating func append(_ cell: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(GeoPackageError) {
    if cell.count > mostLocal, let long = try shortened(cell) {
      return try long.withUnsafeBufferPointer { long throws(GeoPackageError) in try put(long, isLast: isLast) }
    }
    try put(cell, isLast: isLast)
  }

  /// The cell of a record whose end lies in pages of its own; nil when it is not too long.
  private func shortened(_ cell: UnsafeBufferPointer<UInt8>) throws(GeoPackageError) -> [UInt8]? {
    var count = 0
    guard let start = cell.baseAddress else { return nil }
    let record = start.get(varint: &count)
    guard count > mostLocal else { return nil }
    let local = try TreePage.local(
      Array(UnsafeBufferPointer(start: record, count: count)), most: mostLocal, in: file)
    var long: [UInt8] = []
    long.append(varint: UInt64(count))
    return long + local
  }

  private mutating func put(_ cell: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(GeoPackageError) {
    if leaf.hasRoom(for: cell.count) {
      leaf.append(cell)
    } else if !isLast {
      try endLeaf()
      parting.append(Array(cell))
    } else {
      // The very last one cannot part: there is nothing after it.
      parting.append(leaf.removeLast())
      try endLeaf()
      leaf.append(cell)
    }
  }

  private mutating func endLeaf() throws(GeoPackageError) {
    children.append(try file.append(&leaf))
    leaf.removeAll()
  }

  mutating func finish() throws(GeoPackageError) {
    guard !children.isEmpty else { return try file.put(&leaf, at: root) }
    try endLeaf()
    while !children.isEmpty { (children, parting) = try level(above: children, parting) }
  }

  /// The next level; none when it is one page, the root.
  private func level(
    above children: [Int], _ parting: [[UInt8]]
  ) throws(GeoPackageError) -> ([Int], [[UInt8]]) {
    var above: [Int] = []
    var partingAbove: [[UInt8]] = []
    var page = TreePage(.indexInterior, size: file.pageSize)
    func end(last: Int, parting: [UInt8]) throws(GeoPackageError) {
      page.last = last
      above.append(try file.append(&page))
      partingAbove.append(parting)
      page.removeAll()
    }
    for (place, cell) in parting.enumerated() {
      var whole: [UInt8] = []
      whole.append(bigEndian: UInt32(truncatingIfNeeded: children[place]))
      whole.append(contentsOf: cell)
      if page.hasRoom(for: whole.count) {
        page.append(whole)
      } else if place < parting.count - 1 {
        try end(last: children[place], parting: cell)
      } else {
        _ = page.removeLast()
        try end(last: children[place - 1], parting: parting[place - 1])
        page.append(whole)
      }
    }
    page.last = children[children.count - 1]
    if above.isEmpty {
      try file.put(&page, at: root)
      return ([], [])
    }
    above.append(try file.append(&page))
    return (above, partingAbove)
  }
}
