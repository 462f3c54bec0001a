internal import Geo

/// A table that is filled at once: its tree, and what its indexes will hold.
struct TableLoad {
  let table: Table
  let indexes: [Index]
  var tree: TableTree
  /// Of each index.
  private(set) var entries: [IndexEntries]
  private(set) var boxes: [IndexedBox] = []
  /// Where the columns of each index stand in a row.
  private let places: [[Int]]
  private var count: Int64 = 0
  private var header = RowHeader()

  init(_ table: Table, indexes: [Index], tree: TableTree) {
    self.table = table
    self.indexes = indexes
    self.tree = tree
    entries = indexes.map { _ in IndexEntries() }
    places = indexes.map(\.places)
  }

  /// Appends rows. They are numbered from 1.
  /// - Parameter boxes: around the shape of each, where they are known already.
  mutating func append(_ rows: [Int], of buffer: RowBuffer, boxes known: [BoundingBox?]) throws {
    let first = count
    for row in rows {
      count += 1
      header.set(row, of: buffer)
      try buffer.withBytes(ofRow: row) { body in try tree.append(header, body, number: count) }
      guard table.isSpatiallyIndexed else { continue }
      let box = known.isEmpty ? GeometryBlob.bounds(Array(buffer.blob(row, 0))) : known[Int(count - first) - 1]
      if let box { boxes.append(IndexedBox(fid: Int(count), box: box)) }
    }
    // One index after another: what it needs stays at hand.
    for (place, index) in indexes.enumerated() {
      var number = first
      for row in rows {
        number += 1
        guard index.condition?.holds(buffer, row) ?? true else { continue }
        entries[place].append(row, of: buffer, leading: index.leading, places: places[place], number: number)
      }
    }
  }

  /// Gives what an index will hold away.
  mutating func takeEntries(_ place: Int) -> IndexEntries {
    defer { entries[place] = IndexEntries() }
    return entries[place]
  }

  mutating func takeBoxes() -> [IndexedBox] {
    defer { boxes = [] }
    return boxes
  }
}
