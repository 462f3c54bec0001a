internal import Geo
internal import Glibc

/// Distances and destinations good to a few metres over the reach of "30 km south-east of"; strike vectors have geodesics.
extension Coordinate {
  /// The point that far away on the WGS84 ellipsoid (Vincenty's direct formula, 1975). The bearing in degrees clockwise from
  /// north.
  func destination(bearing: Double, metres: Double) -> Coordinate {
    let a = 6_378_137.0
    let f = 1 / 298.257_223_563
    let b = a * (1 - f)
    let azimuth = bearing * .pi / 180
    let tanU = (1 - f) * tan(latitude * .pi / 180)
    let cosU = 1 / (1 + tanU * tanU).squareRoot()
    let sinU = tanU * cosU
    let sigma1 = atan2(tanU, cos(azimuth))
    let sinAlpha = cosU * sin(azimuth)
    let cos2Alpha = 1 - sinAlpha * sinAlpha
    let u2 = cos2Alpha * (a * a - b * b) / (b * b)
    let A = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    let B = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
    var sigma = metres / (b * A)
    var cos2m = 0.0
    for _ in 0..<20 {
      cos2m = cos(2 * sigma1 + sigma)
      let s = sin(sigma)
      let inner = cos(sigma) * (-1 + 2 * cos2m * cos2m) - B / 6 * cos2m * (-3 + 4 * s * s) * (-3 + 4 * cos2m * cos2m)
      let next = metres / (b * A) + B * s * (cos2m + B / 4 * inner)
      let change = abs(next - sigma)
      sigma = next
      if change < 1e-12 { break }
    }
    cos2m = cos(2 * sigma1 + sigma)
    let s = sin(sigma)
    let c = cos(sigma)
    let down = sinU * s - cosU * c * cos(azimuth)
    let lat = atan2(sinU * c + cosU * s * cos(azimuth), (1 - f) * (sinAlpha * sinAlpha + down * down).squareRoot())
    let lambda = atan2(s * sin(azimuth), cosU * c - sinU * s * cos(azimuth))
    let C = f / 16 * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha))
    let turn = sigma + C * s * (cos2m + C * c * (-1 + 2 * cos2m * cos2m))
    let lon = lambda - (1 - C) * f * sinAlpha * turn
    return Coordinate(longitude: longitude + lon * 180 / .pi, latitude: lat * 180 / .pi).normalized
  }

  /// Metres on the sphere of the mean radius: for comparing, to half a per cent.
  func distance(to other: Coordinate) -> Double {
    let p = latitude * .pi / 180
    let q = other.latitude * .pi / 180
    let dLat = sin((q - p) / 2)
    let dLon = sin((other.longitude - longitude) * .pi / 360)
    let h = dLat * dLat + cos(p) * cos(q) * dLon * dLon
    return 2 * 6_371_008.8 * asin(min(1, h.squareRoot()))
  }

  /// Degrees clockwise from north of the great circle to another point.
  func bearing(to other: Coordinate) -> Double {
    let p = latitude * .pi / 180
    let q = other.latitude * .pi / 180
    let d = (other.longitude - longitude) * .pi / 180
    let angle = atan2(sin(d) * cos(q), cos(p) * sin(q) - sin(p) * cos(q) * cos(d)) * 180 / .pi
    return angle < 0 ? angle + 360 : angle
  }
}
