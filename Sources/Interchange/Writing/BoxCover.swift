import Geo

/// The smallest box round positions and lines that come one by one (RFC 7946, 5.2): it may cross the antimeridian, so that
/// points in Fiji do not make a box round the world.
///
/// Longitudes are kept by whole degrees with the least and greatest in each, so the gap that is left out is exact and memory fixed.
package struct BoxCover: Sendable {
  private var south = 91.0
  private var north = -91.0
  private var least = [Double](repeating: .infinity, count: 360)
  private var greatest = [Double](repeating: -.infinity, count: 360)

  package init() {}

  package mutating func add(_ point: Coordinate) {
    south = min(south, point.latitude)
    north = max(north, point.latitude)
    let index = Self.index(point.longitude)
    least[index] = min(least[index], point.longitude)
    greatest[index] = max(greatest[index], point.longitude)
  }

  /// A line between -180 and 180, straight between its positions.
  package mutating func add(_ line: [Coordinate]) {
    for point in line { add(point) }
    for (a, b) in zip(line, line.dropFirst()) {
      let first = Self.index(min(a.longitude, b.longitude))
      let last = Self.index(max(a.longitude, b.longitude))
      guard last > first else { continue }
      for index in first...last {
        let from = max(Double(index - 180), min(a.longitude, b.longitude))
        let to = min(Double(index - 179), max(a.longitude, b.longitude))
        least[index] = min(least[index], from)
        greatest[index] = max(greatest[index], to)
      }
    }
  }

  /// All that another covers.
  package mutating func add(_ other: BoxCover) {
    south = min(south, other.south)
    north = max(north, other.north)
    for index in least.indices {
      least[index] = min(least[index], other.least[index])
      greatest[index] = max(greatest[index], other.greatest[index])
    }
  }

  /// Nil when nothing was added.
  package var box: BoundingBox? {
    let used = (0..<360).filter { least[$0] <= greatest[$0] }
    guard let first = used.first, let last = used.last else { return nil }
    var west = least[first]
    var east = greatest[last]
    var widest = least[first] + 360 - greatest[last]
    for (left, right) in zip(used, used.dropFirst()) where least[right] - greatest[left] > widest {
      widest = least[right] - greatest[left]
      west = least[right]
      east = greatest[left]
    }
    return BoundingBox(west: west, south: south, east: east, north: north)
  }

  private static func index(_ longitude: Double) -> Int { min(359, max(0, Int((longitude + 180).rounded(.down)))) }
}
