import Geo
import Geodesy

#if canImport(Glibc)
  import Glibc
#endif

/// A piece of a geodesic so short that a cubic in longitude and latitude follows it to a few centimetres.
struct TrackPiece {
  /// A pair of degrees, east and north.
  typealias Degrees = SIMD2<Double>

  /// Metres from the start of the track, and the piece's own length.
  let from: Double
  let length: Double
  let start: Degrees
  let end: Degrees
  /// The cubic `start + u (linear + u (square + u cube))`, u = 0...1.
  let linear: Degrees
  let square: Degrees
  let cube: Degrees
  /// The chord, end minus start.
  let chord: Degrees
  /// How far the cubic leaves the chord at most, degrees.
  let bulge: Double

  /// - Parameters: positions and directions (degrees a metre) at both ends, longitudes unrolled.
  init(from: Double, length: Double, start: Degrees, end: Degrees, departing: Degrees, arriving: Degrees) {
    self.from = from
    self.length = length
    self.start = start
    self.end = end
    chord = end - start
    // Beside a pole the meridians run together and no cubic holds; nothing lies there to be crossed.
    let polar = max(abs(start.y), abs(end.y)) > 89.5
    let m0 = polar ? chord : departing * length
    let m1 = polar ? chord : arriving * length
    linear = m0
    square = 3 * chord - 2 * m0 - m1
    cube = m0 + m1 - 2 * chord
    // A cubic stays within three quarters of the offsets of its control points (Bézier).
    let size = (chord * chord).sum().squareRoot()
    let offset = max(abs(cross(chord, m0)), abs(cross(chord, m1))) / 3
    bulge = size > 0 ? min(10, 0.75 * offset / size) + 1e-7 : 1e-7
  }

  func point(_ u: Double) -> Degrees { start + u * (linear + u * (square + u * cube)) }

  /// Calls `body` for the pieces of a line, in order.
  static func forEach(of line: GeodesicLine, _ body: (TrackPiece) -> Void) {
    guard line.length > 0, line.length.isFinite else { return }
    var at = 0.0
    var point = Degrees(line.start.longitude, line.start.latitude)
    var speed = Self.speed(latitude: point.y, azimuth: line.azimuth)
    while at < line.length {
      var length = reach(latitude: point.y)
      if at + length * 1.2 > line.length { length = line.length - at }
      let (there, azimuth) = line.position(at: at + length)
      let end = Degrees(there.longitude, there.latitude)
      let arriving = Self.speed(latitude: end.y, azimuth: azimuth)
      body(TrackPiece(from: at, length: length, start: point, end: end, departing: speed, arriving: arriving))
      at += length
      point = end
      speed = arriving
    }
  }

  /// Degrees of longitude and latitude a metre, for a direction on the WGS84 ellipsoid.
  static func speed(latitude: Double, azimuth: Double) -> Degrees {
    let radian = Double.pi / 180
    return Degrees(sin(azimuth * radian), cos(azimuth * radian)) / metresADegree(latitude: latitude)
  }

  /// The metres of a degree of longitude and of latitude: the two radii of curvature of the WGS84 ellipsoid.
  static func metresADegree(latitude: Double) -> Degrees {
    let radian = Double.pi / 180
    let (sine, cosine) = (sin(latitude * radian), cos(latitude * radian))
    let w2 = 1 - eccentricity2 * sine * sine
    let w = w2.squareRoot()
    let a = Geodesic.equatorialRadius * radian
    return Degrees(a * max(cosine, 1e-12) / w, a * (1 - eccentricity2) / (w2 * w))
  }

  private static let eccentricity2 = Geodesic.flattening * (2 - Geodesic.flattening)

  /// How long a piece may be. A cubic through both ends with their directions leaves the geodesic by about
  /// length⁴ / (384 · distance to the pole³): this keeps it to 5 cm.
  private static func reach(latitude: Double) -> Double {
    let toPole = (90 - abs(latitude)) * 111_000
    func length(_ distance: Double) -> Double { (19 * distance * distance * distance).squareRoot().squareRoot() }
    return max(2_000, length(max(0, toPole - length(toPole))))
  }
}

/// The cross product of two vectors in the plane: positive when the second lies to the left of the first.
@inline(__always)
func cross(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { a.x * b.y - a.y * b.x }
