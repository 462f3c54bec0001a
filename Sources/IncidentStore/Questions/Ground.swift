import Geo
import Glibc

/// Distances and containment good enough to ask what lies near what; strike vectors are measured elsewhere, on the ellipsoid.
package enum Ground {
  /// Mean radius of the earth (IUGG), kilometres.
  static let radiusKm = 6371.0088

  /// Great-circle distance in kilometres, within 0.6 % of the geodesic.
  package static func km(_ a: Coordinate, _ b: Coordinate) -> Double {
    let toRadians = Double.pi / 180
    let halfLat = sin((b.latitude - a.latitude) * toRadians / 2)
    let halfLon = sin((b.longitude - a.longitude) * toRadians / 2)
    let h = halfLat * halfLat + cos(a.latitude * toRadians) * cos(b.latitude * toRadians) * halfLon * halfLon
    return 2 * radiusKm * asin(min(1, h.squareRoot()))
  }

  /// The distance to the nearest edge; nil when it is more than `limit`.
  package static func km(from point: Coordinate, toEdgeOf area: MultiPolygon, atMost limit: Double) -> Double? {
    var nearest: Double?
    for polygon in area.polygons {
      for ring in polygon.rings {
        if let distance = km(from: point, to: ring, atMost: nearest ?? limit) { nearest = distance }
      }
    }
    return nearest
  }

  /// The distance to a line, in a plane that is true at the point; nil when it is more than `limit`.
  package static func km(from point: Coordinate, to line: some Collection<Coordinate>, atMost limit: Double) -> Double?
  {
    let perDegree = radiusKm * Double.pi / 180
    let squeeze = cos(point.latitude * Double.pi / 180)
    func flat(_ other: Coordinate) -> (x: Double, y: Double) {
      var turn = other.longitude - point.longitude
      if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
      return (turn * squeeze * perDegree, (other.latitude - point.latitude) * perDegree)
    }
    var nearest = limit * limit
    var found = false
    var previous: (x: Double, y: Double)?
    for vertex in line {
      let next = flat(vertex)
      let last = previous ?? next
      previous = next
      // Far on one side: most edges end here.
      if last.y > limit && next.y > limit || last.y < -limit && next.y < -limit { continue }
      if last.x > limit && next.x > limit || last.x < -limit && next.x < -limit { continue }
      let along = (x: next.x - last.x, y: next.y - last.y)
      let squared = along.x * along.x + along.y * along.y
      let share = squared > 0 ? min(1, max(0, -(last.x * along.x + last.y * along.y) / squared)) : 0
      let foot = (x: last.x + share * along.x, y: last.y + share * along.y)
      let distance = foot.x * foot.x + foot.y * foot.y
      if distance <= nearest {
        nearest = distance
        found = true
      }
    }
    return found ? nearest.squareRoot() : nil
  }

  /// Even-odd over all rings.
  static func contains(_ area: MultiPolygon, _ point: Coordinate) -> Bool {
    var isInside = false
    for polygon in area.polygons {
      for ring in polygon.rings {
        for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > point.latitude) != (b.latitude > point.latitude) {
          let share = (point.latitude - a.latitude) / (b.latitude - a.latitude)
          if point.longitude < a.longitude + share * (b.longitude - a.longitude) { isInside.toggle() }
        }
      }
    }
    return isInside
  }

  static func box(round center: Coordinate, km: Double) -> BoundingBox {
    grown(
      BoundingBox(
        west: center.longitude, south: center.latitude, east: center.longitude, north: center.latitude), byKm: km)
  }

  /// Wider by a distance on each side; all longitudes near a pole.
  static func grown(_ box: BoundingBox, byKm km: Double) -> BoundingBox {
    let degrees = km / (radiusKm * Double.pi / 180)
    let south = max(-90, box.south - degrees)
    let north = min(90, box.north + degrees)
    let squeeze = cos(max(abs(south), abs(north)) * Double.pi / 180)
    guard squeeze > 0.01, box.width + 2 * degrees / squeeze < 360 else {
      return BoundingBox(west: -180, south: south, east: 180, north: north)
    }
    func turned(_ longitude: Double) -> Double {
      longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude
    }
    return BoundingBox(
      west: turned(box.west - degrees / squeeze), south: south, east: turned(box.east + degrees / squeeze), north: north
    )
  }
}
