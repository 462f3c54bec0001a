/// The lowest level of an index's b-tree, packed from keys in their order. Every entry stands once: that which finds no room in a page
/// parts it from the next one, in the level above.
struct IndexLeaves: Sendable {
  /// All pages but the last, one after another.
  private(set) var pages: [UInt8] = []
  /// Between two pages stands the entry that parts them, as a cell without the child before it.
  private(set) var parting: [[UInt8]] = []
  /// The last page.
  fileprivate(set) var last: TreePage

  /// The longest record that stays whole in its page.
  static func mostLocal(pageSize: Int) -> Int { (pageSize - 12) * 64 / 255 - 23 }

  /// - Parameters:
  ///   - entries: in their order.
  ///   - overflow: where what is too long for its page goes; nil for entries of which none is.
  init(_ entries: IndexEntries, pageSize: Int, overflow: PageFile? = nil) throws(GeoPackageError) {
    let mostLocal = Self.mostLocal(pageSize: pageSize)
    last = TreePage(.indexLeaf, size: pageSize)
    pages.reserveCapacity(entries.byteCount + entries.byteCount / 16)
    var left = entries.count
    try entries.forEach { cell, record throws(GeoPackageError) in
      left -= 1
      guard record > mostLocal else { return try append(cell, isLast: left == 0) }
      guard let overflow else { return }
      var long: [UInt8] = []
      long.append(varint: UInt64(record))
      long.append(contentsOf: try TreePage.local(Array(cell.suffix(record)), most: mostLocal, in: overflow))
      try long.withUnsafeBufferPointer { cell throws(GeoPackageError) in try append(cell, isLast: left == 0) }
    }
  }

  private mutating func append(_ cell: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(GeoPackageError) {
    if last.hasRoom(for: cell.count) {
      last.append(cell)
    } else if !isLast {
      try end()
      parting.append(Array(cell))
    } else {
      // The very last one cannot part: there is nothing after it.
      parting.append(last.removeLast())
      try end()
      last.append(cell)
    }
  }

  private mutating func end() throws(GeoPackageError) {
    try last.withStored { page throws(GeoPackageError) in pages.append(contentsOf: page) }
    last.removeAll()
  }
}

/// Puts an index's b-tree into a file: its leaves, and the levels above them.
struct IndexTree {
  let file: PageFile

  /// - Parameter root: the page where the empty index's tree begins.
  func build(_ leaves: IndexLeaves, root: Int) throws(GeoPackageError) {
    var last = leaves.last
    guard !leaves.parting.isEmpty else { return try file.put(&last, at: root) }
    var children = try file.append(pages: leaves.pages)
    children.append(try file.append(&last))
    var parting = leaves.parting
    while true {
      (children, parting) = try level(above: children, parting, root: root)
      if children.isEmpty { return }
    }
  }

  /// The next level; none when it is one page, the root.
  private func level(
    above children: [Int], _ parting: [[UInt8]], root: Int
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
