import Geo
import SeededRandom
import StrikeVectors

func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(longitude: longitude, latitude: latitude)
}

/// A world of invented countries: a lattice of cells with winding borders, every fourth cell sea, closed along ±180 as real
/// border data are, the same country on both sides there.
struct InventedWorld: Sendable {
  static let columns = 24
  static let rows = 15
  static let width = 360.0 / Double(columns)
  static let height = 10.0

  let lines: [Borders.Line]
  private let rings: [[Coordinate]]

  init(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var nodes: [[Coordinate]] = []
    for row in 0...Self.rows {
      nodes.append(
        (0...Self.columns).map { column in
          let onSeam = column == 0 || column == Self.columns
          return at(
            -180 + Double(column) * Self.width + (onSeam ? 0 : .random(in: -3...3, using: &random)),
            -75 + Double(row) * Self.height + (onSeam ? 0 : .random(in: -2...2, using: &random)))
        })
    }
    var lines: [Borders.Line] = []
    var east: [[[Coordinate]]] = []
    var north: [[[Coordinate]]] = []
    for row in 0...Self.rows {
      east.append(
        (0..<Self.columns).map { Self.winding(nodes[row][$0], nodes[row][$0 + 1], depth: 5, using: &random) })
      for column in 0..<Self.columns {
        lines.append(
          Borders.Line(
            coordinates: east[row][column], left: Self.side(row, column), right: Self.side(row - 1, column)))
      }
    }
    for row in 0..<Self.rows {
      north.append(
        (0...Self.columns).map { column in
          column == 0 || column == Self.columns
            ? [nodes[row][column], nodes[row + 1][column]]
            : Self.winding(nodes[row][column], nodes[row + 1][column], depth: 5, using: &random)
        })
      for column in 0...Self.columns {
        lines.append(
          Borders.Line(
            coordinates: north[row][column], left: column > 0 ? Self.side(row, column - 1) : .sea,
            right: column < Self.columns ? Self.side(row, column) : .sea))
      }
    }
    self.lines = lines
    var rings: [[Coordinate]] = []
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        rings.append(
          east[row][column] + north[row][column + 1] + east[row + 1][column].reversed()
            + north[row][column].reversed())
      }
    }
    self.rings = rings
  }

  var borders: Borders {
    Borders(lines: lines, source: "an invented world") { point in
      if case .country(let code) = holder(of: point) { (true, code) } else { (false, nil) }
    }
  }

  /// Who holds a point, by counting edges to its east.
  func holder(of point: Coordinate) -> Borders.Line.Side {
    for (index, ring) in rings.enumerated() {
      var inside = false
      for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > point.latitude) != (b.latitude > point.latitude) {
        let share = (point.latitude - a.latitude) / (b.latitude - a.latitude)
        if point.longitude < a.longitude + share * (b.longitude - a.longitude) { inside.toggle() }
      }
      if inside { return Self.side(index / Self.columns, index % Self.columns) }
    }
    return .sea
  }

  private static func side(_ row: Int, _ column: Int) -> Borders.Line.Side {
    guard (0..<rows).contains(row) else { return .sea }
    let column = column == columns - 1 ? 0 : column
    if (row * 7 + column) % 4 == 3 { return .sea }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return .country("\(letters[row])\(letters[column])X")
  }

  /// A line between two points, broken at random where it is halved.
  private static func winding(
    _ a: Coordinate, _ b: Coordinate, depth: Int, using random: inout SplitMix
  ) -> [Coordinate] {
    guard depth > 0 else { return [a, b] }
    let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
    let push = Double.random(in: -0.2...0.2, using: &random)
    let middle = at((a.longitude + b.longitude) / 2 - y * push, (a.latitude + b.latitude) / 2 + x * push)
    return winding(a, middle, depth: depth - 1, using: &random).dropLast()
      + winding(middle, b, depth: depth - 1, using: &random)
  }
}
