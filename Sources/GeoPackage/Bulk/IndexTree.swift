/// Packs an index's b-tree from entries in their order. Every entry stands once: that which finds no room in a page parts it from the
/// next one, in the level above.
struct IndexTree {
  private let file: PageFile
  private let mostLocal: Int

  init(in file: PageFile) {
    self.file = file
    mostLocal = (file.pageSize - 12) * 64 / 255 - 23
  }

  /// - Parameters:
  ///   - count: how many entries there are.
  ///   - entry: makes the record of an entry, by its place in the order.
  ///   - root: the page where the empty index's tree begins.
  func build(count: Int, entry: (Int, inout RowRecord) -> Void, root: Int) throws(GeoPackageError) {
    // Between two children of a level stands the entry that parts them, as a cell without the child before it.
    var children: [Int] = []
    var parting: [[UInt8]] = []
    var page = TreePage(.indexLeaf, size: file.pageSize)
    var record = RowRecord()
    var length: [UInt8] = []
    func cell(_ number: Int) throws(GeoPackageError) -> [UInt8] {
      entry(number, &record)
      var cell: [UInt8] = []
      cell.append(varint: UInt64(record.bytes.count))
      cell.append(contentsOf: try TreePage.local(record.bytes, most: mostLocal, in: file))
      return cell
    }
    for number in 0..<count {
      entry(number, &record)
      length.removeAll(keepingCapacity: true)
      length.append(varint: UInt64(record.bytes.count))
      // What is too long for its page always has room for what stays of it, or begins a new one.
      let size = length.count + (record.bytes.count <= mostLocal ? record.bytes.count : mostLocal + 4)
      if page.hasRoom(for: size) {
        if record.bytes.count <= mostLocal { page.append(length, record.bytes) } else { page.append(try cell(number)) }
      } else if number < count - 1 {
        children.append(try file.append(page.bytes()))
        parting.append(try cell(number))
        page.removeAll()
      } else {
        // The very last one cannot part: there is nothing after it.
        parting.append(page.removeLast())
        children.append(try file.append(page.bytes()))
        page.removeAll()
        page.append(try cell(number))
      }
    }
    guard !children.isEmpty else { return try file.put(page.bytes(), at: root) }
    children.append(try file.append(page.bytes()))
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
    for (place, cell) in parting.enumerated() {
      var whole: [UInt8] = []
      whole.append(bigEndian: UInt32(truncatingIfNeeded: children[place]))
      whole.append(contentsOf: cell)
      if page.hasRoom(for: whole.count) {
        page.append(whole)
      } else if place < parting.count - 1 {
        above.append(try file.append(page.bytes(last: children[place])))
        partingAbove.append(cell)
        page.removeAll()
      } else {
        _ = page.removeLast()
        above.append(try file.append(page.bytes(last: children[place - 1])))
        partingAbove.append(parting[place - 1])
        page.removeAll()
        page.append(whole)
      }
    }
    let right = children[children.count - 1]
    if above.isEmpty {
      try file.put(page.bytes(last: right), at: root)
      return ([], [])
    }
    above.append(try file.append(page.bytes(last: right)))
    return (above, partingAbove)
  }
}
