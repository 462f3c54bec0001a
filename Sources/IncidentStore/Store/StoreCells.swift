import Geo

/// The earth in cells of three degrees, by which an index finds what lies about a place: few ranges for a region, few rows in each.
enum StoreCells {
  private static let degrees = 3.0

  /// The cell of a row's position, as SQLite computes it.
  static let sql = "(CAST((lat + 90) / 3.0 AS INTEGER) * 1000 + CAST((lon + 180) / 3.0 AS INTEGER))"

  static func cell(lat: Double, lon: Double) -> Int { Int((lat + 90) / degrees) * 1000 + Int((lon + 180) / degrees) }

  /// The part of the earth that a cell is.
  static func box(of cell: Int) -> BoundingBox {
    let (south, west) = (Double(cell / 1000) * degrees - 90, Double(cell % 1000) * degrees - 180)
    return BoundingBox(west: west, south: south, east: west + degrees, north: south + degrees)
  }

  /// The cells that a box touches; nil when they are more than it pays to look at one by one.
  static func cells(in box: BoundingBox) -> [Int]? {
    func places(_ from: Double, _ to: Double, _ shift: Double) -> ClosedRange<Int> {
      let first = Int((from + shift) / degrees)
      return first...max(first, Int((to + shift) / degrees))
    }
    let rows = places(box.south, box.north, 90)
    let columns =
      box.crossesAntimeridian
      ? Array(places(box.west, 180, 180)) + Array(places(-180, box.east, 180)) : Array(places(box.west, box.east, 180))
    guard rows.count * columns.count <= 150 else { return nil }
    return rows.flatMap { row in columns.map { row * 1000 + $0 } }
  }
}
