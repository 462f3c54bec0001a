internal import Gazetteer
internal import Geo

/// The border between two areas, each a country or a province (a town counts as its province).
struct BorderStrip {
  /// A vertex of the border near the middle of it.
  let middle: Coordinate
  /// From the middle to the farthest vertex, in metres.
  let reach: Double

  /// - Returns: nil when the two do not touch.
  init?(between a: GazetteerPlace, and b: GazetteerPlace, in gazetteer: Gazetteer) {
    let sides = (Side(a), Side(b))
    guard let box = gazetteer.bounds(of: sides.0.area) ?? gazetteer.bounds(of: sides.1.area) else { return nil }
    let mesh = gazetteer.mesh
    var points: [Coordinate] = []
    for index in mesh.arcs(in: box) {
      let arc = mesh.arc(index)
      let left = (arc.left, arc.leftCountry)
      let right = (arc.right, arc.rightCountry)
      guard
        (sides.0.matches(left) && sides.1.matches(right)) || (sides.0.matches(right) && sides.1.matches(left))
      else { continue }
      points.append(contentsOf: arc.coordinates)
    }
    guard !points.isEmpty else { return nil }
    var sum = (longitude: 0.0, latitude: 0.0)
    for point in points {
      sum.longitude += point.longitude
      sum.latitude += point.latitude
    }
    let centre = Coordinate(
      longitude: sum.longitude / Double(points.count), latitude: sum.latitude / Double(points.count))
    let middle = points.min { centre.distance(to: $0) < centre.distance(to: $1) } ?? centre
    self.middle = middle
    reach = points.map { middle.distance(to: $0) }.max() ?? 0
  }

  /// One side of a border.
  private struct Side {
    let area: PlaceID
    let province: PlaceID?
    let country: String?

    init(_ place: GazetteerPlace) {
      if place.kind == .country || place.province == nil {
        area = place.id
        province = nil
      } else {
        area = place.province ?? place.id
        province = place.province
      }
      country = place.country
    }

    func matches(_ side: (province: PlaceID?, country: String?)) -> Bool {
      if let province { return side.province == province }
      return country != nil && side.country == country
    }
  }
}
