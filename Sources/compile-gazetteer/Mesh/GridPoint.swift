import Geo

/// A position on the grid of a millionth of a degree, which all border sources keep to; exact, so that it can be compared.
struct GridPoint: Hashable, Comparable {
  let x: Int32
  let y: Int32

  init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  init(_ point: Coordinate) {
    x = Int32((point.longitude * 1e6).rounded())
    y = Int32((point.latitude * 1e6).rounded())
  }

  var coordinate: Coordinate { Coordinate(longitude: Double(x) / 1e6, latitude: Double(y) / 1e6) }

  static func < (a: GridPoint, b: GridPoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }

  func distance(to other: GridPoint) -> Double {
    let dx = Double(x) - Double(other.x)
    let dy = Double(y) - Double(other.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}

/// Twice the signed area of a closed ring; positive when it runs counterclockwise.
func signedArea(_ ring: some Sequence<GridPoint>) -> Double {
  var sum = 0.0
  var last: GridPoint?
  for point in ring {
    if let last { sum += Double(last.x) * Double(point.y) - Double(point.x) * Double(last.y) }
    last = point
  }
  return sum
}
