import Geo
import Testing

@testable import Geodesy

@Suite("Map projections")
struct MapProjectionTests {
  private let pakistan = Coordinate(longitude: 64.1, latitude: 26.97)

  @Test func `a projection and its inverse bring a coordinate back to a micrometre`() throws {
    let projection = try MapProjection("+proj=lcc +lat_0=27 +lon_0=63 +lat_1=25 +lat_2=29 +ellps=WGS84 +units=m")
    let there = projection.project([pakistan, Coordinate(longitude: 61, latitude: 29)])
    let back = projection.unproject(there)
    #expect(abs((back[0]?.longitude ?? 0) - 64.1) < 1e-11)
    #expect(abs((back[0]?.latitude ?? 0) - 26.97) < 1e-11)
    #expect(projection.project(pakistan) == there[0])
  }

  @Test func `the transverse Mercator agrees with UTM at a known point`() throws {
    // Karney's etmerc for zone 41 (k0 = 0.9996, false easting 500 km), PROJ's own test vectors: 60E + 3 = 63E central.
    let projection = try MapProjection("+proj=tmerc +lat_0=0 +lon_0=63 +k=0.9996 +x_0=500000 +ellps=WGS84")
    let point = projection.project(Coordinate(longitude: 63, latitude: 0))
    #expect(abs(point.x - 500_000) < 1e-6 && abs(point.y) < 1e-6)
    let quarter = projection.project(Coordinate(longitude: 63, latitude: 90))
    #expect(abs(quarter.y - 10_001_965.729 * 0.9996) < 0.01)
  }

  @Test func `a coordinate that cannot be shown stops none of the others`() throws {
    let projection = try MapProjection("+proj=merc +lat_ts=10 +lon_0=0 +ellps=WGS84")
    let points = projection.project([Coordinate(longitude: 0, latitude: 90), pakistan])
    #expect(points[1].isFinite)
    #expect(points[1] == projection.project(pakistan))
    #expect(projection.unproject([PlanePoint(x: .infinity, y: 0)]) == [nil])
  }

  @Test func `a wrong definition is refused`() {
    #expect(throws: MapProjectionError.self) { try MapProjection("+proj=nonsense +ellps=WGS84") }
    #expect(throws: MapProjectionError.self) { try MapProjection("") }
  }

  @Test(arguments: [
    ([(60.0, 24.0), (70.0, 31.0)], "lcc"), ([(-10.0, 4.0), (20.0, 8.0)], "merc"),
    ([(30.0, -5.0), (34.0, 25.0)], "tmerc"),
    ([(30.0, 50.0), (33.0, 52.0)], "stere"), ([(-60.0, 10.0), (20.0, 60.0)], "laea"),
    ([(-90.0, 0.0), (90.0, 10.0)], "eqearth"),
    ([(20.0, 80.0), (-160.0, 82.0)], "stere +lat_0=90"), ([(176.0, -9.0), (-176.0, -7.0)], "merc"),
    ([(30.0, -76.0), (140.0, -80.0)], "stere +lat_0=-90"),
  ])
  func `an extent gets the projection of its shape and place`(corners: [(Double, Double)], expected: String) throws {
    let extent = try #require(MapExtent(around: corners.map { Coordinate(longitude: $0.0, latitude: $0.1) }))
    let choice = ProjectionChoice(for: extent)
    #expect(choice.definition.hasPrefix("+proj=\(expected)"), "\(choice.definition)")
    _ = try MapProjection(choice.definition)
  }

  @Test func `one long vector lies straight through the centre`() throws {
    let ends = [Coordinate(longitude: 42.95, latitude: 14.8), Coordinate(longitude: 34.95, latitude: 60.56)]
    let extent = try #require(MapExtent(around: ends))
    let choice = ProjectionChoice(for: extent, alongOneVector: true)
    #expect(choice.family == .azimuthalEquidistant)
    let projection = try MapProjection(choice.definition)
    let points = projection.project(ends)
    #expect(abs(points[0].x + points[1].x) < 60_000 && abs(points[0].y + points[1].y) < 60_000)
  }

  @Test func `the extent of points either side of the antimeridian lies on it`() throws {
    let extent = try #require(
      MapExtent(around: [Coordinate(longitude: 178, latitude: -18), Coordinate(longitude: -176, latitude: -14)]))
    #expect(abs(abs(extent.centre.longitude) - 179) < 0.1)
    #expect(extent.widthKm < 700 && extent.heightKm < 500)
    #expect(MapExtent(around: []) == nil)
  }

  @Test func `every extent of the world gets a projection that shows its centre`() throws {
    var state: UInt64 = 7
    func random(_ range: ClosedRange<Double>) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Double(state >> 11) / Double(1 << 53) * (range.upperBound - range.lowerBound)
    }
    for _ in 0..<500 {
      let count = Int(random(1...6))
      let points = (0..<count).map { _ in Coordinate(longitude: random(-180...180), latitude: random(-90...90)) }
      let extent = try #require(MapExtent(around: points)).filling(aspect: random(0.5...2))
      let choice = ProjectionChoice(for: extent, alongOneVector: count == 2)
      let projection = try MapProjection(choice.definition)
      #expect(projection.project(choice.centre).isFinite, "\(choice.definition)")
    }
  }
}
