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
  private let lines: [(box: BoundingBox, coordinates: [Coordinate])]

  /// Throws when the two share no land border.
  package init(_ a: RegionQuery, _ b: RegionQuery, withinKm km: Double, gazetteer: Gazetteer) throws(RegionError) {
    guard case .place(let first) = a.region, case .place(let second) = b.region, let one = first.country,
      let other = second.country, first.kind == .country, second.kind == .country
    else { throw RegionError(between: a.text, and: b.text, reason: "are not two countries") }
    var lines: [(BoundingBox, [Coordinate])] = []
    let mesh = gazetteer.mesh
    for index in 0..<mesh.arcCount {
      let arc = mesh.arc(index)
      guard arc.kind.isCountryBorder, let left = arc.leftCountry, let right = arc.rightCountry,
        (left == one && right == other) || (left == other && right == one)
      else { continue }
      lines.append((Ground.grown(arc.bounds, byKm: km + 50), Array(arc.coordinates)))
    }
    guard !lines.isEmpty else {
      throw RegionError(between: first.name, and: second.name, reason: "share no land border")
    }
    countries = (one, other)
    self.km = km
    self.lines = lines
    bounds = lines.dropFirst().reduce(lines[0].0) { $0.union($1.0) }
  }

  /// Certain when all of the place's circle lies within the distance, possible when some does. Areas have no distance to a line
  /// that means anything, so a province or a country is possible when it is one of the two countries'.
  package func containment(of place: Place?) -> Containment {
    guard let place else { return .no }
    let isTheirs = place.country == countries.0 || place.country == countries.1
    guard let lat = place.lat, let lon = place.lon, place.precision != .country, place.precision != .province else {
      return isTheirs ? .possible : .no
    }
    let point = Coordinate(longitude: lon, latitude: lat)
    let reach = place.radiusKm ?? place.precision.map(\.usualReachKm) ?? 0
    var nearest: Double?
    for line in lines where line.box.contains(point) {
      if let distance = Ground.km(from: point, to: line.coordinates, atMost: nearest ?? km + reach) {
        nearest = distance
      }
    }
    guard let nearest else { return .no }
    return nearest + reach <= km ? .certain : .possible
  }
}
