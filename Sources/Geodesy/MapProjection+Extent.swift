import Glibc
package import Geo

/// How large and where on the earth a map is, measured before any projection is chosen.
package struct MapExtent: Hashable, Sendable {
  /// The middle of what is shown.
  package var centre: Coordinate
  /// Kilometres from side to side and from bottom to top through the centre.
  package var widthKm: Double
  package var heightKm: Double
  /// The greatest distance of a coordinate shown from the centre, in degrees of arc, 0...180.
  package var radiusDegrees: Double

  /// The extent of coordinates; nil for none. The centre is found by laying the coordinates out around it (equidistant, on the
  /// sphere), moving it to the middle of their box, and again, so that neither the antimeridian nor a pole matters.
  package init?(around coordinates: [Coordinate]) {
    guard !coordinates.isEmpty else { return nil }
    var sum = (x: 0.0, y: 0.0, z: 0.0)
    for coordinate in coordinates {
      let (sinLat, cosLat) = (sin(coordinate.latitude.radians), cos(coordinate.latitude.radians))
      sum.x += cosLat * cos(coordinate.longitude.radians)
      sum.y += cosLat * sin(coordinate.longitude.radians)
      sum.z += sinLat
    }
    let length = (sum.x * sum.x + sum.y * sum.y + sum.z * sum.z).squareRoot()
    var layout = SphericalLayout(centre: Coordinate(longitude: 0, latitude: 0))
    if length > 1e-9 * Double(coordinates.count) {
      layout = SphericalLayout(
        centre: Coordinate(
          longitude: atan2(sum.y, sum.x).degrees, latitude: asin(max(-1, min(1, sum.z / length))).degrees))
    }
    for _ in 0..<4 {
      let box = layout.box(of: coordinates)
      let middle = layout.coordinate(x: (box.low.x + box.high.x) / 2, y: (box.low.y + box.high.y) / 2)
      layout = SphericalLayout(centre: middle)
    }
    let box = layout.box(of: coordinates)
    let kmPerRadian = 6371.0088
    centre = layout.centre
    widthKm = (box.high.x - box.low.x) * kmPerRadian
    heightKm = (box.high.y - box.low.y) * kmPerRadian
    radiusDegrees = coordinates.map { layout.distance(to: $0) }.max().map(\.degrees) ?? 0
  }

  /// The whole earth.
  package static let world = MapExtent(
    centre: Coordinate(longitude: 11, latitude: 0), widthKm: 40_000, heightKm: 20_000, radiusDegrees: 180)

  private init(centre: Coordinate, widthKm: Double, heightKm: Double, radiusDegrees: Double) {
    self.centre = centre
    self.widthKm = widthKm
    self.heightKm = heightKm
    self.radiusDegrees = radiusDegrees
  }

  /// The extent grown to the shape of a page.
  package func filling(aspect: Double) -> MapExtent {
    var extent = self
    extent.widthKm = max(widthKm, heightKm * aspect)
    extent.heightKm = max(heightKm, widthKm / aspect)
    return extent
  }
}

/// The sphere laid out around a centre, distances and directions from it kept: azimuthal equidistant, in radians.
private struct SphericalLayout {
  let centre: Coordinate

  func distance(to coordinate: Coordinate) -> Double {
    let (φ1, φ2) = (centre.latitude.radians, coordinate.latitude.radians)
    let λ = (coordinate.longitude - centre.longitude).radians
    let (a, b) = (sin((φ2 - φ1) / 2), sin(λ / 2))
    return 2 * asin(min(1, (a * a + cos(φ1) * cos(φ2) * b * b).squareRoot()))
  }

  func position(of coordinate: Coordinate) -> (x: Double, y: Double) {
    let c = distance(to: coordinate)
    guard c > 1e-12, c < .pi - 1e-9 else { return (0, 0) }
    let (φ1, φ2) = (centre.latitude.radians, coordinate.latitude.radians)
    let λ = (coordinate.longitude - centre.longitude).radians
    let k = c / sin(c)
    return (k * cos(φ2) * sin(λ), k * (cos(φ1) * sin(φ2) - sin(φ1) * cos(φ2) * cos(λ)))
  }

  func coordinate(x: Double, y: Double) -> Coordinate {
    let c = (x * x + y * y).squareRoot()
    guard c > 1e-12 else { return centre }
    let φ1 = centre.latitude.radians
    let φ = asin(max(-1, min(1, cos(c) * sin(φ1) + y * sin(c) * cos(φ1) / c)))
    let λ = atan2(x * sin(c), c * cos(φ1) * cos(c) - y * sin(φ1) * sin(c))
    return Coordinate(longitude: centre.longitude + λ.degrees, latitude: φ.degrees).normalized
  }

  func box(of coordinates: [Coordinate]) -> (low: (x: Double, y: Double), high: (x: Double, y: Double)) {
    var low = (x: Double.infinity, y: Double.infinity)
    var high = (x: -Double.infinity, y: -Double.infinity)
    for coordinate in coordinates {
      let (x, y) = position(of: coordinate)
      low = (min(low.x, x), min(low.y, y))
      high = (max(high.x, x), max(high.y, y))
    }
    return (low, high)
  }
}

extension Double {
  fileprivate var radians: Double { self * .pi / 180 }
  fileprivate var degrees: Double { self * 180 / .pi }
}
