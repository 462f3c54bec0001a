/// Moves province vertices that lie within a few grid steps of a country's vertex (or of an earlier province vertex) onto it:
/// the sources rounded the same place twice.
struct Weld {
  /// Largest move, in grid steps; about 0.4 m.
  static let reach: Int32 = 4

  private var targets: [GridPoint: GridPoint] = [:]

  init(fixed: [GridPoint], moving: some Sequence<GridPoint>, outline: Set<GridPoint>) {
    let cell: Int32 = 2 * Self.reach
    func cellOf(_ x: Int32, _ y: Int32) -> GridPoint { GridPoint(x: floored(x, cell), y: floored(y, cell)) }
    var grid: [GridPoint: [GridPoint]] = [:]
    for point in fixed { grid[cellOf(point.x, point.y), default: []].append(point) }
    let loose = Set(moving).subtracting(outline).sorted()
    for point in loose {
      var best: GridPoint?
      var least = Double(Self.reach) + 0.01
      for x in Set([floored(point.x - Self.reach, cell), floored(point.x + Self.reach, cell)]) {
        for y in Set([floored(point.y - Self.reach, cell), floored(point.y + Self.reach, cell)]) {
          for other in grid[GridPoint(x: x, y: y)] ?? [] {
            let distance = point.distance(to: other)
            if distance < least || (distance == least && other < best ?? other) {
              least = distance
              best = other
            }
          }
        }
      }
      if let best {
        targets[point] = best
      } else {
        grid[cellOf(point.x, point.y), default: []].append(point)
      }
    }
  }

  func target(of point: GridPoint) -> GridPoint { targets[point] ?? point }
}

/// The quotient rounded down.
func floored(_ value: Int32, _ size: Int32) -> Int32 {
  value >= 0 ? value / size : -((-value + size - 1) / size)
}
