package import Geo

/// A feature's place in a layer's R-tree.
package struct IndexedBox: Sendable {
  package let fid: Int
  package let box: BoundingBox

  package init(fid: Int, box: BoundingBox) {
    self.fid = fid
    self.box = box
  }
}

/// Packs an R-tree in one go: sorted into tiles and filled from the leaves up (Leutenegger, Lopez and Edgington, "STR: a simple and
/// efficient algorithm for R-tree packing", 1997), and put into the tables behind SQLite's R-tree module in the form that its
/// documentation gives (sqlite.org/rtree.html, "Shadow tables"). Row by row the module needs ten times as long.
struct SpatialIndexBuild {
  /// Bytes of a cell: an identifier and four 32-bit floats.
  private static let cellSize = 24

  private struct Cell {
    var id: Int64
    /// minx, maxx, miny, maxy, rounded outward.
    var sides: (Float, Float, Float, Float)
  }

  /// The rows of the tables behind an R-tree, each in the order of its keys.
  struct Packed {
    /// The blobs of the nodes 1, 2, ...; the first is the root.
    var nodes: [[UInt8]] = []
    /// The node of each feature.
    var rows: [(key: Int64, value: Int64)] = []
    /// The node above each node but the root.
    var parents: [(key: Int64, value: Int64)] = []
  }

  private let nodeSize: Int
  private let capacity: Int

  init(nodeSize: Int) {
    self.nodeSize = nodeSize
    capacity = max(2, (nodeSize - 4) / Self.cellSize)
  }

  /// Bytes of a node of a layer's R-tree, which is there.
  static func nodeSize(of table: Table, in transaction: Transaction) throws -> Int {
    let root = "SELECT length(data) FROM \(Schema.quoted("rtree_\(table.name)_geom_node")) WHERE nodeno = 1"
    var size = 1228
    try transaction.read(root) { row in size = row.integer(0) }
    return size
  }

  func packed(_ boxes: [IndexedBox]) -> Packed {
    var packed = Packed(nodes: [[]])
    var cells = boxes.map { Cell(id: Int64($0.fid), sides: Self.sides($0.box)) }
    var depth = 0
    while true {
      let isRoot = cells.count <= capacity
      let groups = isRoot ? [cells[...]] : Self.tiles(&cells, capacity: capacity)
      var above: [Cell] = []
      var children: [(key: Int64, value: Int64)] = []
      children.reserveCapacity(cells.count)
      for group in groups {
        let bytes = node(group, depth: isRoot ? depth : 0)
        if isRoot { packed.nodes[0] = bytes } else { packed.nodes.append(bytes) }
        let number = Int64(isRoot ? 1 : packed.nodes.count)
        for cell in group { children.append((cell.id, number)) }
        above.append(Cell(id: number, sides: Self.union(group)))
      }
      children.sort { $0.key < $1.key }
      if depth == 0 { packed.rows = children } else { packed.parents += children }
      if isRoot { break }
      cells = above
      depth += 1
    }
    packed.parents.sort { $0.key < $1.key }
    return packed
  }

  /// Cuts into vertical slices by the middle's longitude, and each into nodes by its latitude. Ties go by identifier.
  private static func tiles(_ cells: inout [Cell], capacity: Int) -> [ArraySlice<Cell>] {
    let nodes = (cells.count + capacity - 1) / capacity
    let slices = max(1, Int(Double(nodes).squareRoot().rounded(.up)))
    let perSlice = (nodes + slices - 1) / slices * capacity
    cells.withUnsafeMutableBufferPointer { cells in
      cells.sort { a, b in
        let (x, y) = (a.sides.0 + a.sides.1, b.sides.0 + b.sides.1)
        return x != y ? x < y : a.id < b.id
      }
      for start in stride(from: 0, to: cells.count, by: perSlice) {
        var slice = UnsafeMutableBufferPointer(rebasing: cells[start..<min(cells.count, start + perSlice)])
        slice.sort { a, b in
          let (x, y) = (a.sides.2 + a.sides.3, b.sides.2 + b.sides.3)
          return x != y ? x < y : a.id < b.id
        }
      }
    }
    var groups: [ArraySlice<Cell>] = []
    for start in stride(from: 0, to: cells.count, by: perSlice) {
      let end = min(cells.count, start + perSlice)
      for first in stride(from: start, to: end, by: capacity) {
        groups.append(cells[first..<min(end, first + capacity)])
      }
    }
    return groups
  }

  private func node(_ cells: ArraySlice<Cell>, depth: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: nodeSize)
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard var place = bytes.baseAddress else { return }
      place = place.put(bigEndian: UInt16(truncatingIfNeeded: depth))
      place = place.put(bigEndian: UInt16(truncatingIfNeeded: cells.count))
      // No more than fit.
      for cell in cells.prefix(capacity) {
        place = place.put(bigEndian: cell.id)
        place = place.put(bigEndian: cell.sides.0.bitPattern).put(bigEndian: cell.sides.1.bitPattern)
        place = place.put(bigEndian: cell.sides.2.bitPattern).put(bigEndian: cell.sides.3.bitPattern)
      }
    }
    return bytes
  }

  private static func union(_ cells: ArraySlice<Cell>) -> (Float, Float, Float, Float) {
    var all: (Float, Float, Float, Float) = (.infinity, -.infinity, .infinity, -.infinity)
    for cell in cells {
      all = (
        min(all.0, cell.sides.0), max(all.1, cell.sides.1), min(all.2, cell.sides.2), max(all.3, cell.sides.3)
      )
    }
    return all
  }

  /// In 32 bits, never smaller than the box.
  private static func sides(_ box: BoundingBox) -> (Float, Float, Float, Float) {
    func down(_ value: Double) -> Float {
      let near = Float(value)
      return Double(near) > value ? near.nextDown : near
    }
    func up(_ value: Double) -> Float {
      let near = Float(value)
      return Double(near) < value ? near.nextUp : near
    }
    return (down(box.west), up(box.east), down(box.south), up(box.north))
  }
}
