package import Geo
internal import OrderedMap
internal import Synchronization

/// Fills the empty tables of a draft with many rows at once: their trees, those of their indexes and of their R-trees are packed from
/// the leaves up and put behind SQLite's back, in a fifth of the time that it needs to insert rows one by one.
///
/// Only for a file that nobody else has open, and that is thrown away when anything goes wrong. Memory holds the keys of the indexes.
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
  package init(_ draft: GeoPackage, tables: [Table], indexes: [Index]) throws {
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
    loads = try tables.map { table in
      TableLoad(
        table, indexes: indexes.filter { $0.table.name == table.name },
        tree: TableTree(root: try Self.root(of: table.name, roots, path), in: file))
    }
  }

  /// Appends rows to a table. They are numbered from 1.
  /// - Parameters:
  ///   - table: its place among the tables to fill.
  ///   - boxes: around the shape of each row, where they are known already.
  package func append(_ rows: [Int], of buffer: RowBuffer, to table: Int, boxes: [BoundingBox?] = []) throws {
    try loads[table].append(rows, of: buffer, boxes: boxes)
  }

  /// What is made on a thread of its own before it is written.
  private enum Job {
    case index(table: Int, place: Int)
    case boxes(table: Int)
  }

  private enum Made {
    case leaves(IndexLeaves)
    case packed(SpatialIndexBuild.Packed)
    /// Entries in order, some too long to be laid out away from the file.
    case entries(IndexEntries)
    case failed(GeoPackageError)
  }

  /// Writes all trees. The file can be opened again after.
  package func finish() throws {
    var jobs: [Job] = []
    for table in loads.indices {
      try loads[table].tree.finish()
      let load = loads[table]
      if !load.boxes.isEmpty { jobs.append(.boxes(table: table)) }
      jobs += load.entries.indices.filter { load.entries[$0].count > 0 }.map { .index(table: table, place: $0) }
    }
    let pageSize = file.pageSize
    let nodeSize = rTreeNodeSize
    let count = jobs.count
    let inputs = Mutex<[(entries: IndexEntries, boxes: [IndexedBox])?]>(jobs.map { input(of: $0) })
    var written = 0
    // A few at once, so that not all of them lie in memory laid out.
    try orderedMap(
      threads: 2, window: 4, produce: { take in (0..<count).forEach(take) },
      work: { (place: Int) -> Made? in
        guard let (entries, boxes) = inputs.withLock({ $0[place].take() }) else { return nil }
        return boxes.isEmpty
          ? Self.laidOut(entries, pageSize: pageSize) : .packed(SpatialIndexBuild(nodeSize: nodeSize).packed(boxes))
      },
      emit: { made in
        if let made { try write(made, of: jobs[written]) }
        written += 1
      })
    try file.finish()
  }

  /// What a job is made from, which is gone from here after: entries are sorted in their place.
  private func input(of job: Job) -> (entries: IndexEntries, boxes: [IndexedBox]) {
    switch job {
    case .index(let table, let place): (loads[table].takeEntries(place), [])
    case .boxes(let table): (IndexEntries(), loads[table].takeBoxes())
    }
  }

  private static func laidOut(_ entries: IndexEntries, pageSize: Int) -> Made {
    var entries = entries
    entries.sort()
    guard entries.longest <= IndexLeaves.mostLocal(pageSize: pageSize) else { return .entries(entries) }
    do throws(GeoPackageError) {
      return .leaves(try IndexLeaves(entries, pageSize: pageSize))
    } catch {
      return .failed(error)
    }
  }

  private func write(_ made: Made, of job: Job) throws {
    switch (made, job) {
    case (.leaves(let leaves), .index(let table, let place)):
      try IndexTree(file: file).build(leaves, root: Self.root(of: loads[table].indexes[place].name, roots, path))
    case (.entries(let entries), .index(let table, let place)):
      let leaves = try IndexLeaves(entries, pageSize: file.pageSize, overflow: file)
      try IndexTree(file: file).build(leaves, root: Self.root(of: loads[table].indexes[place].name, roots, path))
    case (.packed(let packed), .boxes(let table)): try write(packed, of: loads[table].table)
    case (.failed(let error), _): throw error
    default: break
    }
  }

  private func write(_ index: SpatialIndexBuild.Packed, of table: Table) throws {
    let name = "rtree_\(table.name)_geom"
    var header = RowHeader()
    var nodes = try tree(name + "_node")
    for (place, node) in index.nodes.enumerated() {
      header.set(blobOf: node.count)
      try node.withUnsafeBufferPointer { node throws(GeoPackageError) in
        try nodes.append(header, node, number: Int64(place + 1))
      }
    }
    try nodes.finish()
    var body = [UInt8](repeating: 0, count: 8)
    for (suffix, pairs) in [("_rowid", index.rows), ("_parent", index.parents)] where !pairs.isEmpty {
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
