import Gazetteer
import Geo
import Incidents

/// The surroundings of the land border between two countries.
package struct NearBorder: Sendable {
  /// ISO 3166-1 alpha-3.
  package let countries: (String, String)
  package let km: Double
  /// Around all that has a point and may be near, in the plane.
  let bounds: BoundingBox
  private let line: BorderLine
  private let provinces: BorderProvinces

  /// Throws when the two share no land border.
  package init(_ a: RegionQuery, _ b: RegionQuery, withinKm km: Double, gazetteer: Gazetteer) throws(RegionError) {
    guard case .place(let first) = a.region, case .place(let second) = b.region, let one = first.country,
      let other = second.country, first.kind == .country, second.kind == .country
    else { throw RegionError(between: a.text, and: b.text, reason: "are not two countries") }
    guard let line = BorderLine(between: one, and: other, in: gazetteer.mesh) else {
      throw RegionError(between: first.name, and: second.name, reason: "share no land border")
    }
    countries = (one, other)
    self.km = km
    self.line = line
    bounds = Ground.grown(line.bounds, byKm: km + RegionGeometry.farthestReachKm)
    provinces = BorderProvinces(near: line, withinKm: km, gazetteer: gazetteer)
  }

  /// Certain when all of the place's circle, or of the province that is all that is known, lies within the distance, possible when
  /// some does. What is known by its country alone is possible when it is one of the two.
  package func containment(of place: Place?) -> Containment {
    guard let place else { return .no }
    let isTheirs = place.country == countries.0 || place.country == countries.1
    if place.precision == .country { return isTheirs ? .possible : .no }
    guard let lat = place.lat, let lon = place.lon, place.precision != .province else {
      return isTheirs ? provinces.containment(of: place) : .no
    }
    let point = Coordinate(longitude: lon, latitude: lat)
    let reach = min(place.radiusKm ?? place.precision.map(\.usualReachKm) ?? 0, RegionGeometry.farthestReachKm)
    guard bounds.contains(point), let nearest = line.km(from: point, atMost: km + reach) else { return .no }
    return nearest + reach <= km ? .certain : .possible
  }
}

/// The land border between two countries, in stretches with a box round each.
struct BorderLine: Sendable {
  let bounds: BoundingBox
  /// The arcs of the mesh that it is made of.
  let arcs: Set<Int>
  private let stretches: [(box: BoundingBox, coordinates: [Coordinate])]

  /// Vertices a stretch.
  private static let length = 32

  /// Nil for two that share none.
  init?(between one: String, and other: String, in mesh: BorderMesh) {
    var arcs: Set<Int> = []
    var stretches: [(BoundingBox, [Coordinate])] = []
    for index in 0..<mesh.arcCount {
      let arc = mesh.arc(index)
      guard arc.kind.isCountryBorder, let left = arc.leftCountry, let right = arc.rightCountry,
        (left == one && right == other) || (left == other && right == one)
      else { continue }
      arcs.insert(index)
      let coordinates = Array(arc.coordinates)
      for start in stride(from: 0, to: coordinates.count, by: Self.length) {
        // One vertex in common with the next.
        let part = Array(coordinates[start..<min(coordinates.count, start + Self.length + 1)])
        if let box = BoundingBox(around: part) { stretches.append((box, part)) }
      }
    }
    guard let first = stretches.first else { return nil }
    bounds = stretches.dropFirst().reduce(first.0) { $0.union($1.0) }
    self.arcs = arcs
    self.stretches = stretches
  }

  /// How far a point lies from it; nil when it is farther than `limit`.
  func km(from point: Coordinate, atMost limit: Double) -> Double? {
    let about = Ground.box(round: point, km: limit)
    let plane = Ground.Plane(at: point)
    var nearest: Double?
    for stretch in stretches where about.meets(stretch.box) {
      if let distance = plane.km(to: stretch.coordinates, atMost: nearest ?? limit) { nearest = distance }
    }
    return nearest
  }
}

extension BoundingBox {
  /// True of boxes that have a point in common.
  fileprivate func meets(_ other: BoundingBox) -> Bool {
    guard other.north >= south, other.south <= north else { return false }
    return crossesAntimeridian
      ? other.east >= west || other.west <= east : other.west <= east && other.east >= west
  }
}
