import Geo
import Geodesy
import Testing

private func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(longitude: longitude, latitude: latitude)
}

@Suite("Geodesics")
struct GeodesicTests {
  /// Values of GeographicLib 2.1 for Python, an implementation of its own; the third line is of Karney's GeodTest set.
  static let published: [(from: Coordinate, to: Coordinate, metres: Double, azimuth: Double, arrival: Double)] = [
    (at(-73.78, 40.64), at(103.99, 1.36), 15347512.94051294, 3.3057734780176125, 177.48784020815515),
    (at(-0.1, 51.5), at(151.2, -33.9), 16990083.880121898, 60.469939881225905, 139.2137195757856),
    (
      at(0, 36.530042355041), at(5.762344694676510456, -48.164270779097768864), 9398502.0434687, 176.125875162171,
      175.334308316285
    ),
    (at(0, 0), at(179.5, 0.5), 19936288.578965314, 25.67187286829188, 154.3270854699416),
    (at(51.67, 32.65), at(34.78, 32.08), 1589218.1655848243, 272.28383295613685, 263.19514908398395),
    (at(10, 89), at(-170, 89), 223387.72982839972, 0, 180),
    (at(-70.9171, -53.1638), at(115.8613, -31.9523), 10551748.866373302, 185.75757037090676, 355.93029170999404),
  ]

  @Test(arguments: published)
  func `lengths and azimuths agree with an independent implementation to a micrometre`(
    from: Coordinate, to: Coordinate, metres: Double, azimuth: Double, arrival: Double
  ) {
    let way = Geodesic.inverse(from: from, to: to)
    #expect(abs(way.metres - metres) < 1e-6)
    #expect(abs(way.azimuth - azimuth) < 1e-9)
    #expect(abs(way.arrivalAzimuth - arrival) < 1e-9)
    #expect(Geodesic.distance(from, to) == way.metres)
    let there = Geodesic.destination(from: from, azimuth: azimuth, metres: metres)
    #expect(Geodesic.distance(there, to) < 1e-5)
  }

  @Test func `a line ends where it should and its points are as far as they say`() {
    for case (let from, let to, let metres, _, _) in Self.published {
      let line = GeodesicLine(from: from, to: to)
      #expect(Geodesic.distance(line.point(at: metres), to) < 1e-6)
      for share in stride(from: 0.0, through: 1, by: 0.125) {
        #expect(abs(Geodesic.distance(from, line.point(at: metres * share)) - metres * share) < 1e-5)
      }
      let same = GeodesicLine(from: from, azimuth: line.azimuth, metres: metres)
      #expect(Geodesic.distance(same.end, to) < 1e-5)
      #expect(abs(same.arrivalAzimuth - line.arrivalAzimuth) < 1e-6)
    }
  }

  @Test func `longitudes run on without a jump across the antimeridian`() {
    let line = GeodesicLine(from: at(177.4968, 64.7337), to: at(-165.4064, 64.5011))
    let longitudes = line.densified().map(\.longitude)
    #expect(longitudes == longitudes.sorted())
    #expect(abs((longitudes.last ?? 0) - 194.5936) < 1e-9)
  }

  @Test(arguments: published)
  func `no chord of the polyline leaves the geodesic by more than fifty metres`(
    from: Coordinate, to: Coordinate, metres: Double, azimuth: Double, arrival: Double
  ) {
    let line = GeodesicLine(from: from, to: to)
    let points = line.densified(within: 50)
    let chords = Array(zip(points, points.dropFirst()))
    for (a, b) in stride(from: 0, to: chords.count, by: 7).map({ chords[$0] }) where abs(a.latitude) < 89 {
      for share in [0.25, 0.5, 0.75] {
        let onChord = at(
          a.longitude + (b.longitude - a.longitude) * share, a.latitude + (b.latitude - a.latitude) * share)
        #expect(crossTrack(of: onChord, from: line) < 50)
      }
    }
    #expect(points.count < 800)
  }

  @Test func `the cut at 180 has the latitude of the geodesic on both sides`() throws {
    let line = GeodesicLine(from: at(170, 60), to: at(-150, 70))
    let parts = line.cutAtAntimeridian().lines
    #expect(parts.count == 2)
    let west = try #require(parts.first?.coordinates.last)
    let east = try #require(parts.last?.coordinates.first)
    #expect(west.longitude == 180)
    #expect(east == at(-180, west.latitude))
    #expect(crossTrack(of: west, from: line) < 1e-3)
    // A straight line in degrees would cut at 62.5.
    #expect(west.latitude > 64)
    #expect(parts.flatMap(\.coordinates).allSatisfy { abs($0.longitude) <= 180 })
  }

  @Test func `a line that turns back over 180 and one that starts on it are cut cleanly`() {
    let westward = GeodesicLine(from: at(-170, 10), to: at(170, -10)).cutAtAntimeridian().lines
    #expect(westward.count == 2)
    #expect(westward.first?.coordinates.last?.longitude == -180)
    #expect(westward.last?.coordinates.first?.longitude == 180)
    #expect(GeodesicLine(from: at(180, 10), to: at(-170, 10)).cutAtAntimeridian().lines.count == 1)
    #expect(GeodesicLine(from: at(10, 10), to: at(20, 10)).cutAtAntimeridian().lines.count == 1)
    #expect(GeodesicLine(from: at(10, 10), to: at(10, 10)).cutAtAntimeridian().lines.count == 1)
  }

  @Test func `a way over the pole stays on the map`() {
    let points = GeodesicLine(from: at(10, 89), to: at(-170, 89)).densified()
    #expect(points.allSatisfy { abs($0.latitude) <= 90 && $0.longitude.isFinite })
    #expect(points.contains { $0.latitude > 89.99 })
  }

  /// Metres from a point to the nearest point of the line, by golden section.
  private func crossTrack(of point: Coordinate, from line: GeodesicLine) -> Double {
    var (low, high) = (0.0, line.length)
    var nearest = Double.infinity
    let coarse = (0...60).map { Double($0) / 60 * line.length }
    if let best = coarse.min(by: {
      Geodesic.distance(line.point(at: $0), point) < Geodesic.distance(line.point(at: $1), point)
    }) {
      low = max(0, best - line.length / 60)
      high = min(line.length, best + line.length / 60)
    }
    for _ in 0..<60 {
      let (a, b) = (low + (high - low) * 0.382, low + (high - low) * 0.618)
      let (da, db) = (Geodesic.distance(line.point(at: a), point), Geodesic.distance(line.point(at: b), point))
      nearest = min(nearest, da, db)
      if da < db { high = b } else { low = a }
    }
    return nearest
  }
}
