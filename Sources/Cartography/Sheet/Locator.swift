internal import Gazetteer
internal import Geo
import Glibc

/// A small globe that shows where on the earth the map lies.
struct Locator {
  static let radius = 58.0
  private let land: [[PagePoint]]
  private let frame: [PagePoint]
  private let radius: Double

  /// Nil when the map itself shows the better part of a hemisphere.
  init?(_ terrain: Terrain, scale: Double) {
    let projection = terrain.projection
    let frame = projection.frame
    let steps = 12
    var edge: [PagePoint] = []
    for (a, b) in zip(frame.corners, frame.corners.dropFirst() + frame.corners.prefix(1)) {
      edge += (0..<steps).map { a + (b - a) * (Double($0) / Double(steps)) }
    }
    let corners = projection.coordinates(edge).compactMap { $0 }
    guard let middle = projection.coordinates([frame.centre]).first ?? nil, corners.count == edge.count else {
      return nil
    }
    radius = (Self.radius * max(0.7, scale)).rounded()
    // Tilted a little towards the equator, as one is used to see the globe.
    let globe = Orthographic(
      centre: Coordinate(longitude: middle.longitude, latitude: middle.latitude * 0.8), radius: radius)
    guard corners.allSatisfy({ globe.isNear($0) }) else { return nil }
    var outline = corners.map { globe.point($0) }
    // Never smaller than the eye finds.
    if let box = PageBox(around: outline), max(box.width, box.height) < 7 {
      outline = PageBox(centre: box.centre, width: 7, height: 6).corners
    }
    self.frame = outline.map(\.rounded)

    var land: [[PagePoint]] = []
    for country in terrain.gazetteer.coarseWorld() {
      for polygon in country.area.polygons {
        guard let ring = globe.ring(polygon.exterior) else { continue }
        land.append(ring)
        // A ring round the antipode comes out as its complement; a circle puts that right under the even-odd rule.
        if polygon.contains(globe.antipode) {
          land.append(Ring.circle(PagePoint(0, 0), radius: radius).map(\.rounded))
        }
      }
    }
    self.land = land
  }

  var size: Double { 2 * radius }

  func elements(at centre: PagePoint) -> [Element] {
    func moved(_ ring: [PagePoint]) -> [PagePoint] { ring.map { ($0 + centre).rounded } }
    return [
      .shape(Shape(role: .locatorSea, geometry: .circle(centre: centre, radius: radius))),
      .shape(Shape(role: .locatorLand, geometry: .rings(land.map(moved)))),
      .shape(Shape(role: .locatorRing, geometry: .circle(centre: centre, radius: radius))),
      .shape(Shape(role: .locatorFrame, geometry: .rings([moved(frame)]))),
    ]
  }
}

/// The sphere seen from afar; what lies behind the horizon is moved onto it, which keeps the visible part of a ring whole.
private struct Orthographic {
  let centre: Coordinate
  let radius: Double
  private let sinCentre: Double
  private let cosCentre: Double

  init(centre: Coordinate, radius: Double) {
    self.centre = centre
    self.radius = radius
    sinCentre = sin(centre.latitude * .pi / 180)
    cosCentre = cos(centre.latitude * .pi / 180)
  }

  var antipode: Coordinate {
    Coordinate(longitude: centre.longitude + 180, latitude: -centre.latitude).normalized
  }

  private func position(_ coordinate: Coordinate) -> (x: Double, y: Double, z: Double) {
    let λ = (coordinate.longitude - centre.longitude) * .pi / 180
    let φ = coordinate.latitude * .pi / 180
    let (sinφ, cosφ) = (sin(φ), cos(φ))
    return (
      cosφ * sin(λ), cosCentre * sinφ - sinCentre * cosφ * cos(λ), sinCentre * sinφ + cosCentre * cosφ * cos(λ)
    )
  }

  /// Well inside the horizon.
  func isNear(_ coordinate: Coordinate) -> Bool { position(coordinate).z > 0.45 }

  func point(_ coordinate: Coordinate) -> PagePoint {
    let p = position(coordinate)
    var (x, y) = (p.x, p.y)
    if p.z < 0 {
      let length = max(1e-9, (x * x + y * y).squareRoot())
      (x, y) = (x / length, y / length)
    }
    return PagePoint(x * radius, -y * radius)
  }

  /// A ring on the globe, or nil when nothing of it is seen. Coarse: a globe of a hundred units shows no more.
  func ring(_ coordinates: [Coordinate]) -> [PagePoint]? {
    var ring: [PagePoint] = []
    var isVisible = false
    var last = Coordinate(longitude: 999, latitude: 999)
    for coordinate in coordinates {
      guard abs(coordinate.longitude - last.longitude) > 0.8 || abs(coordinate.latitude - last.latitude) > 0.8 else {
        continue
      }
      last = coordinate
      if position(coordinate).z > 0 { isVisible = true }
      ring.append(point(coordinate))
    }
    guard isVisible, ring.count > 2 else { return nil }
    let simple = Visvalingam.simplified(ring + ring.prefix(1), area: 0.6).dropLast()
    guard abs(Terrain.area(Array(simple))) > 1.5 else { return nil }
    return Array(simple)
  }
}
