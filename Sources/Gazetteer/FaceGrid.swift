internal import Geo

/// The grid by which the area around a point is found: cells of an eighth of a degree that are either all one area's, or list the
/// stretches of arcs in them.
enum FaceGrid {
  static let columns = 2880
  static let rows = 1440
  static let cell = 0.125

  /// Cells are kept by blocks of a degree: eight by eight.
  static let blockWidth = 8
  static let blockColumns = columns / blockWidth

  /// The block of a cell, and the cell's place in it.
  @inline(__always)
  static func place(_ row: Int, _ column: Int) -> (block: Int, inside: Int) {
    ((row >> 3) * blockColumns + (column >> 3), (row & 7) << 3 | column & 7)
  }

  /// Set in a cell that lists stretches: the rest of its bits number it among such cells. In other cells all bits are the area.
  static let listed: UInt32 = 0x8000_0000

  @inline(__always)
  static func column(_ longitude: Double) -> Int {
    min(max(Int(((longitude + 180) / cell).rounded(.down)), 0), columns - 1)
  }

  @inline(__always)
  static func row(_ latitude: Double) -> Int { min(max(Int(((latitude + 90) / cell).rounded(.down)), 0), rows - 1) }

  /// What lies at a point: the area on the near side of the first arc met going west. 0 is the sea.
  ///
  /// - Parameters:
  ///   - cells: the value of a cell, by row and column.
  ///   - runs: the stretches of a listed cell, by its number.
  ///   - vertices: those of a stretch.
  ///   - side: the area to the left (true) or right of an arc.
  @inline(__always)
  static func area(
    at point: Coordinate, cells: (Int, Int) -> UInt32, runs: (Int) -> UnsafeBufferPointer<RunRecord>,
    vertices: (RunRecord) -> UnsafeBufferPointer<Coordinate>,
    side: (Int, Bool) -> UInt32
  ) -> UInt32 {
    guard point.isOnEarth else { return 0 }
    let y = point.latitude
    let row = row(y)
    var column = column(point.longitude)
    var limit = point.longitude
    while column >= 0 {
      let value = cells(row, column)
      if value & listed == 0 { return value }
      var best = -Double.infinity
      var bestSlope = 0.0
      var bestArc = -1
      var isRising = false
      for run in runs(Int(value & ~listed)) {
        let line = vertices(run)
        guard var a = line.first else { continue }
        for place in 1..<line.count {
          let b = line[place]
          if (a.latitude <= y) != (b.latitude <= y) {
            let slope = (b.longitude - a.longitude) / (b.latitude - a.latitude)
            let x = a.longitude + (y - a.latitude) * slope
            if x <= limit && (x > best || (x == best && slope > bestSlope)) {
              best = x
              bestSlope = slope
              bestArc = Int(run.arc)
              isRising = b.latitude > a.latitude
            }
          }
          a = b
        }
      }
      // East of a line that runs north is its right side.
      let west = Double(column) * cell - 180
      if bestArc >= 0 && best >= west - 1e-9 { return side(bestArc, !isRising) }
      limit = west + 1e-9
      column -= 1
    }
    return 0
  }
}
