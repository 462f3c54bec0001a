internal import Geo

/// A table that is filled at once: its tree, and what its indexes will hold.
struct TableLoad {
  let table: Table
  let indexes: [Index]
  private var tree: TableTree
  /// The entries of each index.
  private var sorts: [IndexSort]
  private(set) var boxes: [IndexedBox] = []
  /// Where the columns of each index stand in a row.
  private let places: [[Int]]
  private var count: Int64 = 0
  private var header = RowHeader()

  /// - Parameter sort: what sorts the entries of an index.
  init(_ table: Table, indexes: [Index], tree: TableTree, sort: IndexSort) {
    self.table = table
    self.indexes = indexes
    self.tree = tree
    sorts = indexes.map { _ in sort }
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
      let box = known.isEmpty ? GeometryBlob.bounds(buffer.blob(row, 0)) : known[Int(count - first) - 1]
      if let box { boxes.append(IndexedBox(fid: Int(count), box: box)) }
    }
    // One index after another: what it needs stays at hand.
    for (place, index) in indexes.enumerated() {
      var number = first
      for row in rows {
        number += 1
        guard index.condition?.holds(buffer, row) ?? true else { continue }
        try sorts[place].append(row, of: buffer, leading: index.leading, places: places[place], number: number)
      }
    }
  }

  /// Writes the rows.
  /// - Returns: the entries of each index, in order.
  mutating func finish() throws -> [IndexMerge] {
    try tree.finish()
    return try sorts.indices.map { try sorts[$0].finish() }
  }

  /// Gives the boxes away.
  mutating func takeBoxes() -> [IndexedBox] {
    defer { boxes = [] }
    return boxes
  }
}
