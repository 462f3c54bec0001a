package import Geo
internal import OrderedMap

/// Fills the empty tables of a draft with many rows at once: their trees, those of their indexes and of their R-trees are packed from
/// the leaves up and put behind SQLite's back, in a fifth of the time that it needs to insert rows one by one.
///
/// Only for a file that nobody else has open, and that is thrown away when anything goes wrong. Memory holds the boxes of features; rows
/// are written as they come, and the entries of indexes are sorted outside of it.
package final class BulkLoad {
  private let file: PageFile
  private let path: String
  private let roots: [String: Int]
  private let rTreeNodeSize: Int
  private var loads: [TableLoad]

  /// - Parameters:
  ///   - draft: a draft whose tables and indexes are made and empty. It is closed.
  ///   - tables: the tables to fill.
  ///   - indexes: all indexes of these tables.
  ///   - runSize: how many bytes of an index's entries are sorted in memory.
  package init(_ draft: GeoPackage, tables: [Table], indexes: [Index], runSize: Int = 1 << 21) throws {
    var roots: [String: Int] = [:]
    var nodeSize = 0
    try draft.read { transaction in
      try transaction.read("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0") { row in
        if let name = row.string(0) { roots[name] = row.integer(1) }
      }
      if let layer = tables.first(where: \.isSpatiallyIndexed) {
        nodeSize = try SpatialIndexBuild.nodeSize(of: layer, in: transaction)
      }
    }
    try draft.close()
    self.roots = roots
    rTreeNodeSize = nodeSize
    let file = try PageFile(draft.path)
    self.file = file
    let path = draft.path
    self.path = path
    let sort = IndexSort(runSize: runSize, in: try RandomAccessFile(namelessBeside: path))
    loads = try tables.map { table in
      TableLoad(
        table, indexes: indexes.filter { $0.table.name == table.name },
        tree: TableTree(root: try Self.root(of: table.name, roots, path), in: file), sort: sort)
    }
  }

  /// Appends rows to a table. They are numbered from 1.
  /// - Parameters:
  ///   - table: its place among the tables to fill.
  ///   - boxes: around the shape of each row, where they are known already.
  package func append(_ rows: [Int], of buffer: RowBuffer, to table: Int, boxes: [BoundingBox?] = []) throws {
    try loads[table].append(rows, of: buffer, boxes: boxes)
  }

  /// Writes all trees. The file can be opened again after.
  package func finish() throws {
    let nodeSize = rTreeNodeSize
    var layers: [(Table, Later<SpatialIndexBuild>)] = []
    for place in loads.indices where !loads[place].boxes.isEmpty {
      let boxes = loads[place].takeBoxes()
      layers.append((loads[place].table, Later { SpatialIndexBuild(boxes, nodeSize: nodeSize) }))
    }
    var merges: [(Index, IndexMerge)] = []
    for place in loads.indices { merges += zip(loads[place].indexes, try loads[place].finish()) }
    // R-trees are built while the first indexes are merged, and written while the others are.
    try write(merges, pausingAfter: merges.count / 3) {
      for (table, build) in layers { if let build = build.take() { try write(build, of: table) } }
    }
    try file.finish()
  }

  /// Puts the entries of each index in order on another thread and writes what came before meanwhile.
  /// - Parameters:
  ///   - count: how many indexes are written before the pause.
  ///   - pause: what is done then, while the entries of others are put in order.
  private func write(_ merges: [(Index, IndexMerge)], pausingAfter count: Int, _ pause: () throws -> Void) throws {
    var tree: IndexTree?
    var isAfter = false
    try orderedMap(
      threads: 1, window: Self.mostMerged / SortedCells.size,
      produce: { (take: (Result<(Int, SortedCells), GeoPackageError>) -> Void) in
        for (place, (_, runs)) in merges.enumerated() {
          var runs = runs
          do throws(GeoPackageError) {
            try runs.forEachBatch { take(.success((place, $0))) }
          } catch {
            take(.failure(error))
          }
        }
      },
      work: { $0 },
      emit: { batch in
        let (place, cells) = try batch.get()
        if place >= count, !isAfter {
          try pause()
          isAfter = true
        }
        try write(cells, of: merges[place].0, to: &tree)
      })
    if !isAfter { try pause() }
  }

  /// How many bytes of entries in order wait to be written at most: no more than was held of them before they were sorted.
  private static let mostMerged = 1 << 24

  /// - Parameter tree: the index's, if it is begun; nil after its last cell.
  private func write(_ cells: SortedCells, of index: Index, to tree: inout IndexTree?) throws {
    var growing = try tree ?? IndexTree(root: try Self.root(of: index.name, roots, path), in: file)
    tree = nil
    try cells.forEach { cell, isLast throws(GeoPackageError) in try growing.append(cell, isLast: isLast) }
    if cells.isLast { try growing.finish() } else { tree = growing }
  }

  private func write(_ build: SpatialIndexBuild, of table: Table) throws {
    let name = "rtree_\(table.name)_geom"
    var header = RowHeader()
    var nodes = try tree(name + "_node")
    var number: Int64 = 0
    try build.forEachNode { node in
      number += 1
      header.set(blobOf: node.count)
      try node.withUnsafeBufferPointer { node throws(GeoPackageError) in
        try nodes.append(header, node, number: number)
      }
    }
    try nodes.finish()
    var body = [UInt8](repeating: 0, count: 8)
    for (suffix, pairs) in [("_rowid", build.rows), ("_parent", build.parents)] where !pairs.isEmpty {
      var tree = try tree(name + suffix)
      for pair in pairs {
        try body.withUnsafeMutableBufferPointer { body throws(GeoPackageError) in
          guard let start = body.baseAddress else { return }
          var end = start
          header.set(pair.value, to: &end)
          try tree.append(header, UnsafeBufferPointer(start: start, count: end - start), number: pair.key)
        }
      }
      try tree.finish()
    }
  }

  private func tree(_ name: String) throws(GeoPackageError) -> TableTree {
    TableTree(root: try Self.root(of: name, roots, path), in: file)
  }

  private static func root(of name: String, _ roots: [String: Int], _ path: String) throws(GeoPackageError) -> Int {
    guard let root = roots[name] else { throw GeoPackageError(path: path, reason: "has no table or index \(name)") }
    return root
  }
}
