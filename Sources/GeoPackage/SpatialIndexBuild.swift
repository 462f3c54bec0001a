package import Geo

/// What an R-tree keeps of a feature, or of a node: its number, and its box in 32 bits, never smaller than it is.
package struct IndexedBox: Sendable {
  package let fid: Int
  /// minx, maxx, miny, maxy.
  fileprivate let sides: (Float, Float, Float, Float)

  package init(fid: Int, box: BoundingBox) {
    func down(_ value: Double) -> Float {
      let near = Float(value)
      return Double(near) > value ? near.nextDown : near
    }
    func up(_ value: Double) -> Float {
      let near = Float(value)
      return Double(near) < value ? near.nextUp : near
    }
    self.fid = fid
    sides = (down(box.west), up(box.east), down(box.south), up(box.north))
  }

  /// Around all of a node's.
  fileprivate init(node: Int, around boxes: ArraySlice<IndexedBox>) {
    var all: (Float, Float, Float, Float) = (.infinity, -.infinity, .infinity, -.infinity)
    for box in boxes {
      all = (min(all.0, box.sides.0), max(all.1, box.sides.1), min(all.2, box.sides.2), max(all.3, box.sides.3))
    }
    fid = node
    sides = all
  }
}

/// Packs an R-tree in one go: sorted into tiles and filled from the leaves up (Leutenegger, Lopez and Edgington, "STR: a simple and
/// efficient algorithm for R-tree packing", 1997), for the tables behind SQLite's R-tree module in the form that its documentation gives
/// (sqlite.org/rtree.html, "Shadow tables"). Row by row the module needs ten times as long.
struct SpatialIndexBuild: Sendable {
  /// Bytes of a cell: an identifier and four 32-bit floats.
  private static let cellSize = 24

  /// What the nodes of each level hold, from the leaves up: all but a level's last node are full. The last level is the root, which has
  /// the number 1; the others' nodes are numbered on from 2.
  private var levels: [[IndexedBox]] = []
  private let nodeSize: Int
  private let capacity: Int

  /// - Parameter nodeSize: see ``nodeSize(of:in:)``.
  init(_ boxes: consuming [IndexedBox], nodeSize: Int) {
    self.nodeSize = nodeSize
    capacity = max(2, (nodeSize - 4) / Self.cellSize)
    var level = boxes
    var nodes = 1
    while level.count > capacity {
      Self.tile(&level, capacity: capacity)
      var above: [IndexedBox] = []
      forEachNode(of: level) { members in
        nodes += 1
        above.append(IndexedBox(node: nodes, around: members))
      }
      levels.append(level)
      level = above
    }
    levels.append(level)
  }

  /// Bytes of a node of a layer's R-tree, which is there.
  static func nodeSize(of table: Table, in transaction: Transaction) throws -> Int {
    let root = "SELECT length(data) FROM \(Schema.quoted("rtree_\(table.name)_geom_node")) WHERE nodeno = 1"
    var size = 1228
    try transaction.read(root) { row in size = row.integer(0) }
    return size
  }

  /// Calls `body` with the blobs of the nodes 1, 2, ...
  func forEachNode(_ body: ([UInt8]) throws -> Void) rethrows {
    var bytes = [UInt8](repeating: 0, count: nodeSize)
    if let root = levels.last {
      fill(&bytes, root[...], depth: levels.count - 1)
      try body(bytes)
    }
    for level in levels.dropLast() {
      try forEachNode(of: level) { members in
        fill(&bytes, members, depth: 0)
        try body(bytes)
      }
    }
  }

  /// The node of each feature, in the order of the features.
  var rows: [(key: Int64, value: Int64)] { parents(inLevels: 0..<1) }

  /// The node above each node but the root.
  var parents: [(key: Int64, value: Int64)] { parents(inLevels: 1..<levels.count) }

  private func parents(inLevels range: Range<Int>) -> [(key: Int64, value: Int64)] {
    var pairs: [(key: Int64, value: Int64)] = []
    pairs.reserveCapacity(levels[range].reduce(0) { $0 + $1.count })
    for place in range {
      var node: Int64 = 2 + levels[..<place].reduce(0) { $0 + Int64(($1.count + capacity - 1) / capacity) }
      forEachNode(of: levels[place]) { members in
        let above = place == levels.count - 1 ? 1 : node
        for box in members { pairs.append((Int64(box.fid), above)) }
        node += 1
      }
    }
    pairs.sort { $0.key < $1.key }
    return pairs
  }

  private func forEachNode(of level: [IndexedBox], _ body: (ArraySlice<IndexedBox>) throws -> Void) rethrows {
    for start in stride(from: 0, to: level.count, by: capacity) {
      try body(level[start..<min(level.count, start + capacity)])
    }
  }

  /// Cuts into vertical slices by the middle's longitude, each of so many full nodes, and sorts each by its latitude. Ties go by number.
  private static func tile(_ boxes: inout [IndexedBox], capacity: Int) {
    let nodes = (boxes.count + capacity - 1) / capacity
    let slices = max(1, Int(Double(nodes).squareRoot().rounded(.up)))
    let perSlice = (nodes + slices - 1) / slices * capacity
    boxes.withUnsafeMutableBufferPointer { boxes in
      boxes.sort { a, b in
        let (x, y) = (a.sides.0 + a.sides.1, b.sides.0 + b.sides.1)
        return x != y ? x < y : a.fid < b.fid
      }
      for start in stride(from: 0, to: boxes.count, by: perSlice) {
        var slice = UnsafeMutableBufferPointer(rebasing: boxes[start..<min(boxes.count, start + perSlice)])
        slice.sort { a, b in
          let (x, y) = (a.sides.2 + a.sides.3, b.sides.2 + b.sides.3)
          return x != y ? x < y : a.fid < b.fid
        }
      }
    }
  }

  private func fill(_ bytes: inout [UInt8], _ members: ArraySlice<IndexedBox>, depth: Int) {
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      var place = start.put(bigEndian: UInt16(truncatingIfNeeded: depth))
      place = place.put(bigEndian: UInt16(truncatingIfNeeded: members.count))
      // No more than fit.
      for box in members.prefix(capacity) {
        place = place.put(bigEndian: Int64(box.fid))
        place = place.put(bigEndian: box.sides.0.bitPattern).put(bigEndian: box.sides.1.bitPattern)
        place = place.put(bigEndian: box.sides.2.bitPattern).put(bigEndian: box.sides.3.bitPattern)
      }
      place.update(repeating: 0, count: bytes.count - (place - start))
    }
  }
}
