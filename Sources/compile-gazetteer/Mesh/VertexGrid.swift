/// Vertices by square cells, to find those that lie on an edge.
struct VertexGrid {
  private static let cell: Int32 = 20_000
  /// How far from an edge a vertex may lie and still count as on it, in grid steps.
  private static let tolerance = 2.0

  private var cells: [GridPoint: [Int32]] = [:]

  init(_ points: [GridPoint]) {
    for (index, point) in points.enumerated() {
      cells[Self.cell(point.x, point.y), default: []].append(Int32(index))
    }
  }

  /// The vertices strictly between the ends of an edge and on it, from its lower to its higher vertex.
  func vertices(on key: EdgeSoup.Key, points: [GridPoint]) -> [Int32] {
    let a = points[Int(key.low)]
    let b = points[Int(key.high)]
    let dx = Double(b.x) - Double(a.x)
    let dy = Double(b.y) - Double(a.y)
    let square = dx * dx + dy * dy
    let length = square.squareRoot()
    var found: [(along: Double, vertex: Int32)] = []
    let margin: Int32 = 3
    let columns = floored(min(a.x, b.x) - margin, Self.cell)...floored(max(a.x, b.x) + margin, Self.cell)
    for column in columns {
      // The part of the edge in this column of cells.
      var low = Double(min(a.y, b.y))
      var high = Double(max(a.y, b.y))
      if dx != 0 && columns.count > 1 {
        let left = Double(column) * Double(Self.cell) - Double(margin)
        let right = left + Double(Self.cell) + 2 * Double(margin)
        let ends = [left, right].map { Double(a.y) + dy * min(1, max(0, ($0 - Double(a.x)) / dx)) }
        low = max(low, min(ends[0], ends[1]))
        high = min(high, max(ends[0], ends[1]))
      }
      guard low <= high else { continue }
      for row in floored(Int32(low) - margin, Self.cell)...floored(Int32(high) + margin, Self.cell) {
        for vertex in cells[GridPoint(x: column, y: row)] ?? [] where vertex != key.low && vertex != key.high {
          let px = Double(points[Int(vertex)].x) - Double(a.x)
          let py = Double(points[Int(vertex)].y) - Double(a.y)
          let along = (px * dx + py * dy) / square
          guard along > 0, along < 1, abs(px * dy - py * dx) / length <= Self.tolerance else { continue }
          found.append((along, vertex))
        }
      }
    }
    found.sort { ($0.along, $0.vertex) < ($1.along, $1.vertex) }
    return found.map(\.vertex)
  }

  private static func cell(_ x: Int32, _ y: Int32) -> GridPoint {
    GridPoint(x: floored(x, cell), y: floored(y, cell))
  }
}
