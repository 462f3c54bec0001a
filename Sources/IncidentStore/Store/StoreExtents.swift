import Geo
import GeoPackage

/// The boxes that new features of each layer take up, for the extents that GIS programs read.
struct StoreExtents: Sendable {
  private(set) var boxes: [String: BoundingBox] = [:]

  mutating func grow(_ layer: String, _ box: BoundingBox?) {
    guard let box else { return }
    boxes[layer] = boxes[layer]?.union(box) ?? box
  }

  mutating func grow(_ other: StoreExtents) {
    for (layer, box) in other.boxes { grow(layer, box) }
  }

  /// Widens the extents that the file has.
  func write(to transaction: Transaction) throws {
    for table in StoreTables.all {
      guard let box = boxes[table.name] else { continue }
      let corners = try transaction.rows(
        "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", [.text(table.name)]
      ).first?.compactMap(\.double)
      guard let corners, corners.count == 4 else {
        try transaction.setExtent(box, of: table)
        continue
      }
      let stored = BoundingBox(west: corners[0], south: corners[1], east: corners[2], north: corners[3])
      try transaction.setExtent(stored.union(box), of: table)
    }
  }
}
