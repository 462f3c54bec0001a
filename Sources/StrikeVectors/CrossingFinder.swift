import Gazetteer
import Geo
import Geodesy

/// A point where a track meets the outline of a country.
struct OutlineCrossing {
  /// Metres from the start of the track, to a millimetre.
  var at: Double
  /// On the geodesic, longitude unrolled.
  var point: Coordinate
  /// The country numbers on either side, in the direction of the track.
  var from: UInt16
  var to: UInt16
}

/// Finds where a geodesic crosses the outlines of countries: candidates from the grid by the chords of the track and their
/// bulge, the place on each by a cubic, and the last millimetres on the geodesic itself.
struct CrossingFinder {
  let grid: BorderGrid
  /// Whether to go to the last millimetre; else to less than a metre.
  var isExact = true

  /// Every crossing, in the order of the track. A track through a vertex itself may give it twice.
  func crossings(of line: GeodesicLine) -> [OutlineCrossing] {
    var crossings: [OutlineCrossing] = []
    var seen: [Int] = []
    TrackPiece.forEach(of: line) { piece in
      seen.removeAll(keepingCapacity: true)
      let before = crossings.count
      forEachCandidate(near: piece) { edge, stretch, a, b in
        if seen.contains(edge) { return }
        seen.append(edge)
        meet(piece, line, a, b, stretch, into: &crossings)
      }
      if crossings.count - before > 1 { crossings[before...].sort { $0.at < $1.at } }
    }
    return crossings
  }

  /// Calls `body` with the edges that may meet the piece, their ends unrolled to its longitudes. An edge may come twice.
  private func forEachCandidate(
    near piece: TrackPiece,
    _ body: (Int, BorderGrid.Stretch, TrackPiece.Degrees, TrackPiece.Degrees) -> Void
  ) {
    let (start, chord, pad) = (piece.start, piece.chord, piece.bulge)
    let size2 = chord.x * chord.x + chord.y * chord.y
    let slack = pad * size2.squareRoot()
    let south = BorderGrid.row(min(start.y, piece.end.y) - pad)
    let north = BorderGrid.row(max(start.y, piece.end.y) + pad)
    let vertices = grid.vertices
    for row in south...north {
      for column in Self.columns(of: piece, inRow: row) {
        let world = column >= 0 ? column / BorderGrid.columns : (column + 1) / BorderGrid.columns - 1
        let cell = row * BorderGrid.columns + column - world * BorderGrid.columns
        let stretches = grid.stretches.slice(grid.cellStarts, cell)
        if stretches.isEmpty { continue }
        let shift = Double(world) * 360
        let level = cross(chord, start - TrackPiece.Degrees(shift, 0))
        for stretch in stretches {
          let first = Int(stretch.first)
          let line = vertices.slice(first, Int(stretch.edges) + 1)
          guard line.count > 1 else { continue }
          var sideA = cross(chord, degrees(line[0], 0)) - level
          for edge in 0..<line.count - 1 {
            let sideB = cross(chord, degrees(line[edge + 1], 0)) - level
            defer { sideA = sideB }
            if (sideA > slack && sideB > slack) || (sideA < -slack && sideB < -slack) { continue }
            let (a, b) = (degrees(line[edge], shift), degrees(line[edge + 1], shift))
            let (alongA, alongB) = (dot(chord, a - start), dot(chord, b - start))
            if min(alongA, alongB) <= size2 + slack, max(alongA, alongB) >= -slack { body(first + edge, stretch, a, b) }
          }
        }
      }
    }
  }

  /// The columns of a row's cells that the piece may touch: its chord inside the row's latitudes, widened by its bulge.
  private static func columns(of piece: TrackPiece, inRow row: Int) -> ClosedRange<Int> {
    let pad = piece.bulge
    let south = Double(row) / Double(BorderGrid.cellsPerDegree) - 90 - pad
    let north = south + 1 / Double(BorderGrid.cellsPerDegree) + 2 * pad
    var (low, high) = (0.0, 1.0)
    if piece.chord.y != 0 {
      let (atSouth, atNorth) = ((south - piece.start.y) / piece.chord.y, (north - piece.start.y) / piece.chord.y)
      low = min(1, max(0, min(atSouth, atNorth)))
      high = max(0, min(1, max(atSouth, atNorth)))
    }
    let (x0, x1) = (piece.start.x + piece.chord.x * low, piece.start.x + piece.chord.x * high)
    let first = BorderGrid.column(min(x0, x1) - pad)
    return first...min(max(first, BorderGrid.column(max(x0, x1) + pad)), first + BorderGrid.columns - 1)
  }

  /// Appends the points where the piece meets the edge from `a` to `b`.
  private func meet(
    _ piece: TrackPiece, _ line: GeodesicLine, _ a: TrackPiece.Degrees, _ b: TrackPiece.Degrees,
    _ stretch: BorderGrid.Stretch, into crossings: inout [OutlineCrossing]
  ) {
    let edge = b - a
    let side = EdgeSide(of: piece, edge: edge, origin: a)
    side.forEachRoot { u, leftward in
      let share = dot(piece.point(u) - a, edge) / dot(edge, edge)
      guard share >= -1e-12, share <= 1 + 1e-12 else { return }
      let guess = piece.from + u * piece.length
      let (at, point) = isExact ? refined(guess, on: line, edge: edge, origin: a) : (guess, Coordinate(piece.point(u)))
      crossings.append(
        OutlineCrossing(
          at: at, point: point, from: leftward ? stretch.right : stretch.left,
          to: leftward ? stretch.left : stretch.right))
    }
  }

  /// The crossing brought from the cubic onto the geodesic: one Newton step a turn, whose remainder is the square of the step
  /// over the earth's radius.
  private func refined(
    _ guess: Double, on line: GeodesicLine, edge: TrackPiece.Degrees, origin: TrackPiece.Degrees
  ) -> (at: Double, point: Coordinate) {
    var at = guess
    var point = TrackPiece.Degrees(0, 0)
    for _ in 0..<4 {
      let (there, azimuth) = line.position(at: at)
      point = degrees(there, 0)
      let speed = TrackPiece.speed(latitude: there.latitude, azimuth: azimuth)
      let step = -cross(edge, point - origin) / cross(edge, speed)
      // A grazing track gives no step worth taking: the cubic's answer stands.
      guard abs(step) < 100, at + step >= 0, at + step <= line.length else { break }
      at += step
      point += speed * step
      if abs(step) < 1 { break }
    }
    return (at, Coordinate(longitude: point.x, latitude: point.y))
  }
}

/// On which side of an edge a piece of track runs: the cross product along it, a cubic in u; positive to the left.
private struct EdgeSide {
  let k0: Double
  let k1: Double
  let k2: Double
  let k3: Double
  let end: Double

  init(of piece: TrackPiece, edge: TrackPiece.Degrees, origin: TrackPiece.Degrees) {
    k0 = cross(edge, piece.start - origin)
    k1 = cross(edge, piece.linear)
    k2 = cross(edge, piece.square)
    k3 = cross(edge, piece.cube)
    end = cross(edge, piece.end - origin)
  }

  func callAsFunction(_ u: Double) -> Double { k0 + u * (k1 + u * (k2 + u * k3)) }

  /// Calls `body` with every change of side in 0...1 and whether it leads to the left.
  func forEachRoot(_ body: (_ u: Double, _ leftward: Bool) -> Void) {
    var low = (u: 0.0, side: k0)
    func step(to high: (u: Double, side: Double)) {
      if (low.side >= 0) != (high.side >= 0) { body(root(low, high), high.side >= 0) }
      low = high
    }
    // Where it turns: 3 k3 u² + 2 k2 u + k1 = 0, solved without cancellation.
    let discriminant = k2 * k2 - 3 * k3 * k1
    if discriminant > 0 {
      let q = -(k2 + (k2 < 0 ? -1 : 1) * discriminant.squareRoot())
      let (x, y) = (q / (3 * k3), k1 / q)
      let turns = x < y ? (x, y) : (y, x)
      if turns.0 > 0, turns.0 < 1 { step(to: (turns.0, self(turns.0))) }
      if turns.1 > 0, turns.1 < 1 { step(to: (turns.1, self(turns.1))) }
    }
    step(to: (1, end))
  }

  /// The root between two points of different side: Newton's steps kept inside a shrinking bracket.
  private func root(_ a: (u: Double, side: Double), _ b: (u: Double, side: Double)) -> Double {
    var (low, high) = (a, b)
    var u = low.u + (high.u - low.u) * low.side / (low.side - high.side)
    for _ in 0..<50 {
      let value = self(u)
      if (value >= 0) == (low.side >= 0) { low = (u, value) } else { high = (u, value) }
      let slope = k1 + u * (2 * k2 + u * 3 * k3)
      var next = u - value / slope
      if !(next > low.u && next < high.u) { next = (low.u + high.u) / 2 }
      if abs(next - u) < 1e-12 { return next }
      u = next
    }
    return u
  }
}

extension Coordinate {
  fileprivate init(_ degrees: TrackPiece.Degrees) { self.init(longitude: degrees.x, latitude: degrees.y) }
}

@inline(__always)
private func degrees(_ coordinate: Coordinate, _ shift: Double) -> TrackPiece.Degrees {
  TrackPiece.Degrees(coordinate.longitude + shift, coordinate.latitude)
}

@inline(__always)
private func dot(_ a: TrackPiece.Degrees, _ b: TrackPiece.Degrees) -> Double { a.x * b.x + a.y * b.y }
