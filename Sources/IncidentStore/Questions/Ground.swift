import Geo
import Glibc

/// Distances and containment good enough to ask what lies near what, on WGS84; strike vectors are measured elsewhere, to the
/// millimetre.
package enum Ground {
  /// The smallest radius of curvature there is (the meridian's at the equator), kilometres: boxes drawn with it hold all that is near.
  static let radiusKm = 6335.439
  private static let toRadians = Double.pi / 180
  private static let equatorKm = 6378.137
  private static let flattening = 1 / 298.257223563
  private static let eccentricity = flattening * (2 - flattening)

  /// Kilometres, within 0.02 % of the geodesic.
  package static func km(_ a: Coordinate, _ b: Coordinate) -> Double {
    var turn = abs(b.longitude - a.longitude)
    if turn > 180 { turn = 360 - turn }
    let rise = b.latitude - a.latitude
    let middle = (a.latitude + b.latitude) / 2
    guard abs(rise) < 2, turn < 2, abs(middle) < 75 else { return farKm(a, b) }
    let degree = degreeKm(at: middle)
    let (x, y) = (turn * degree.east, rise * degree.north)
    return (x * x + y * y).squareRoot()
  }

  /// Lambert's formula: the great circle between reduced latitudes, put right by the flattening.
  private static func farKm(_ a: Coordinate, _ b: Coordinate) -> Double {
    func reduced(_ latitude: Double) -> Double { atan((1 - flattening) * tan(latitude * toRadians)) }
    let (first, second) = (reduced(a.latitude), reduced(b.latitude))
    let halfLat = sin((second - first) / 2)
    let halfLon = sin((b.longitude - a.longitude) * toRadians / 2)
    let h = min(1, halfLat * halfLat + cos(first) * cos(second) * halfLon * halfLon)
    let angle = 2 * asin(h.squareRoot())
    // Where the formula's shares have no value: at one point, and right across the earth.
    guard h > 1e-12, h < 1 - 1e-6 else { return equatorKm * angle }
    let (sum, difference) = (sin((first + second) / 2), halfLat)
    let across = sum * sum * (1 - difference * difference) / (1 - h)
    let along = difference * difference * (1 - sum * sum) / h
    return equatorKm * (angle - flattening / 2 * ((angle - sin(angle)) * across + (angle + sin(angle)) * along))
  }

  /// How long a degree is at a latitude, to the east and to the north.
  private static func degreeKm(at latitude: Double) -> (east: Double, north: Double) {
    let sine = sin(latitude * toRadians)
    let rest = 1 - eccentricity * sine * sine
    let east = equatorKm / rest.squareRoot()
    return (
      east * max(0, 1 - sine * sine).squareRoot() * toRadians, east * (1 - eccentricity) / rest * toRadians
    )
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

  /// The distance to a line; nil when it is more than `limit`.
  package static func km(from point: Coordinate, to line: some Collection<Coordinate>, atMost limit: Double) -> Double?
  {
    Plane(at: point).km(to: line, atMost: limit)
  }

  /// The earth as it is about a point: true there, and good for the nearest 100 km; farther off a degree to the east is as long as
  /// halfway.
  struct Plane {
    private let point: Coordinate
    private let degree: (east: Double, north: Double)
    /// How much shorter a degree to the east is half a degree farther north, and how that changes.
    private let slant: Double
    private let bend: Double

    init(at point: Coordinate) {
      self.point = point
      degree = degreeKm(at: point.latitude)
      slant = tan(min(89, max(-89, point.latitude)) * toRadians) * toRadians / 2
      bend = toRadians * toRadians / 8
    }

    private func flat(_ other: Coordinate) -> (x: Double, y: Double) {
      var turn = other.longitude - point.longitude
      if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
      let rise = other.latitude - point.latitude
      return (turn * degree.east * (1 - rise * (slant + rise * bend)), rise * degree.north)
    }

    /// The distance from the point to a line; nil when it is more than `limit`.
    /// - Parameter enough: a distance that it need not be told whether the line comes nearer than.
    func km(to line: some Collection<Coordinate>, atMost limit: Double, enough: Double = 0) -> Double? {
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
          if distance <= enough * enough { break }
        }
      }
      return found ? nearest.squareRoot() : nil
    }
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
    let degrees = km / (radiusKm * toRadians)
    let south = max(-90, box.south - degrees)
    let north = min(90, box.north + degrees)
    let squeeze = cos(max(abs(south), abs(north)) * toRadians)
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
