import Geo

/// Douglas-Peucker in longitude and latitude: for display layers only, never for borders.
enum Simplification {
  /// The line without the points that lie within `tolerance` degrees of it; its ends stay, a ring stays closed.
  static func line(_ line: [Coordinate], tolerance: Double) -> [Coordinate] {
    guard line.count > 4, tolerance > 0 else { return line }
    var isKept = [Bool](repeating: false, count: line.count)
    isKept[0] = true
    isKept[line.count - 1] = true
    var spans = [(0, line.count - 1)]
    if line[0] == line[line.count - 1] {
      // A ring is anchored at its farthest point too.
      let far = line.indices.max { distance(line[$0], line[0], line[0]) < distance(line[$1], line[0], line[0]) } ?? 0
      guard far > 0, far < line.count - 1 else { return line }
      isKept[far] = true
      spans = [(0, far), (far, line.count - 1)]
    }
    while let (start, end) = spans.popLast() {
      var worst = tolerance
      var index = -1
      for middle in (start + 1)..<max(start + 1, end) {
        let off = distance(line[middle], line[start], line[end])
        if off > worst {
          worst = off
          index = middle
        }
      }
      guard index > 0 else { continue }
      isKept[index] = true
      spans.append((start, index))
      spans.append((index, end))
    }
    return zip(line, isKept).filter(\.1).map(\.0)
  }

  /// Distance of a point from a segment, in degrees of the plane.
  private static func distance(_ p: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
    let dx = b.longitude - a.longitude
    let dy = b.latitude - a.latitude
    let square = dx * dx + dy * dy
    let t =
      square == 0 ? 0 : min(1, max(0, ((p.longitude - a.longitude) * dx + (p.latitude - a.latitude) * dy) / square))
    let x = p.longitude - a.longitude - t * dx
    let y = p.latitude - a.latitude - t * dy
    return (x * x + y * y).squareRoot()
  }
}
