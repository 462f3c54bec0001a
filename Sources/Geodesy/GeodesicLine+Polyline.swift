package import Geo

#if canImport(Glibc)
  import Glibc
#endif

/// A geodesic as a polyline for maps and GeoJSON, whose lines are straight in longitude and latitude (RFC 7946, 3.1.1).
extension GeodesicLine {
  /// Points of the geodesic, unrolled, so close that no chord leaves it by more than `metres`. First the start, last the end.
  ///
  /// - Parameter metres: largest offset between chord and geodesic, above 0.
  package func densified(within metres: Double = 50) -> [Coordinate] {
    guard length > 0, length.isFinite else { return [start] }
    return stations(within: metres).map { $0.point }
  }

  /// The polyline cut where it crosses ±180, each part within -180...180. The cut has the latitude of the geodesic there, and
  /// both parts have it.
  package func cutAtAntimeridian(within metres: Double = 50) -> MultiLineString {
    guard length > 0, length.isFinite else { return MultiLineString([LineString([start.normalized])]) }
    var lines: [LineString] = []
    var part: [Coordinate] = []
    var world = 0.0
    var last: (at: Double, point: Coordinate)?
    for station in stations(within: metres) {
      let here = turns(of: station.point.longitude)
      if let last, here != world {
        let seam = max(here, world) * 360 - 180
        let latitude = self.latitude(atLongitude: seam, between: last.at, and: station.at)
        let east = here > world
        if part.last != Coordinate(longitude: east ? 180 : -180, latitude: latitude) {
          part.append(Coordinate(longitude: east ? 180 : -180, latitude: latitude))
        }
        if part.count > 1 { lines.append(LineString(part)) }
        part = [Coordinate(longitude: east ? -180 : 180, latitude: latitude)]
      }
      world = here
      let point = Coordinate(longitude: station.point.longitude - world * 360, latitude: station.point.latitude)
      if part.last != point { part.append(point) }
      last = station
    }
    if part.count > 1 || lines.isEmpty { lines.append(LineString(part)) }
    return MultiLineString(lines)
  }

  /// How many whole turns a longitude lies from -180..<180.
  private func turns(of longitude: Double) -> Double { ((longitude + 180) / 360).rounded(.down) }

  /// Halves the way until the middle of each chord lies within nine tenths of the tolerance: the chord leaves the geodesic most
  /// near its middle, though not quite there.
  private func stations(within metres: Double) -> [(at: Double, point: Coordinate)] {
    let steps = max(1, (length / 1_000_000).rounded(.up))
    var stations = [(at: 0.0, point: point(at: 0))]
    var ahead: [(at: Double, point: Coordinate)] = []
    for step in stride(from: steps, to: 0, by: -1) {
      let at = length * step / steps
      ahead.append((at, point(at: at)))
    }
    while let next = ahead.last, let last = stations.last {
      let at = (last.at + next.at) / 2
      let middle = point(at: at)
      if next.at - last.at > 100, offset(of: middle, from: last.point, next.point) > metres * 0.9 {
        ahead.append((at, middle))
      } else {
        stations.append(next)
        ahead.removeLast()
      }
    }
    return stations
  }

  /// Metres from a point to the chord between two others, in the local plane at the point.
  private func offset(of point: Coordinate, from a: Coordinate, _ b: Coordinate) -> Double {
    let metresADegree = Geodesic.equatorialRadius * .pi / 180
    let squeeze = cos(point.latitude * .pi / 180)
    let (x, y) = ((b.longitude - a.longitude) * squeeze, b.latitude - a.latitude)
    let (u, v) = ((point.longitude - a.longitude) * squeeze, point.latitude - a.latitude)
    let along = x * x + y * y
    let share = along > 0 ? min(1, max(0, (u * x + v * y) / along)) : 0
    return hypot(u - share * x, v - share * y) * metresADegree
  }

  /// The latitude where the line meets a meridian between two stations, by halving to well under a millimetre.
  private func latitude(atLongitude meridian: Double, between low: Double, and high: Double) -> Double {
    var (low, high) = (low, high)
    let rising = point(at: high).longitude > point(at: low).longitude
    for _ in 0..<60 where high - low > 1e-5 {
      let middle = (low + high) / 2
      if (point(at: middle).longitude < meridian) == rising { low = middle } else { high = middle }
    }
    return point(at: (low + high) / 2).latitude
  }
}
