import Foundation
import Geo
import Geodesy
import Incidents
import StrikeVectors
import Testing

/// A small world on the equator: Aland, Bland and Cland in a row of ten by ten degrees, Dland an enclave in Bland, a second
/// piece of Aland beyond the sea.
///
///     AAAA BBBB CCCC ~~ AA
///     AAAA B DB CCCC ~~ AA
enum SmallWorld {
  private static func path(_ points: (Double, Double)...) -> [Coordinate] { points.map { at($0.0, $0.1) } }

  static let borders: Borders = {
    let (a, b, c, d) = (side("AAA"), side("BBB"), side("CCC"), side("DDD"))
    let lines: [Borders.Line] = [
      .init(coordinates: path((10, 5), (0, 5), (0, -5), (10, -5)), left: a, right: .sea),
      .init(coordinates: path((10, -5), (10, 0), (10, 5)), left: a, right: b),
      .init(coordinates: path((20, 5), (15, 5), (10, 5)), left: b, right: .sea),
      .init(coordinates: path((10, -5), (15, -5), (20, -5)), left: b, right: .sea),
      .init(coordinates: path((20, -5), (20, 5)), left: b, right: c),
      .init(coordinates: path((20, -5), (30, -5), (30, 5), (20, 5)), left: c, right: .sea),
      .init(coordinates: path((14, -1), (16, -1), (16, 1), (14, 1), (14, -1)), left: d, right: b),
      .init(coordinates: path((35, -5), (40, -5), (40, 5), (35, 5), (35, -5)), left: a, right: .sea),
    ]
    return Borders(lines: lines, source: "a small world") { point in
      let (x, y) = (point.longitude, point.latitude)
      guard abs(y) < 5 else { return (false, nil) }
      switch x {
      case 14..<16 where abs(y) < 1: return (true, "DDD")
      case 0..<10, 35..<40: return (true, "AAA")
      case 10..<20: return (true, "BBB")
      case 20..<30: return (true, "CCC")
      default: return (false, nil)
      }
    }
  }()

  static let calculator = VectorCalculator(borders: borders)

  private static func side(_ code: String) -> Borders.Line.Side { .country(code) }

  static func end(_ longitude: Double, _ latitude: Double, _ country: String?) -> VectorEnd {
    VectorEnd(at(longitude, latitude), country: country)
  }
}

@Suite("Definitions of a strike vector")
struct DefinitionTests {
  private let calculator = SmallWorld.calculator
  private let end = SmallWorld.end

  @Test func `a track over a country and its enclave names all in order`() throws {
    let vector = try #require(calculator.vector(from: end(5, 0.5, "AAA"), to: end(25, 0.5, "CCC")))
    #expect(vector.segments.map(\.country) == ["AAA", "BBB", "DDD", "BBB", "CCC"])
    #expect(vector.transited == ["BBB", "DDD"])
    #expect(vector.crossings.map(\.to) == ["BBB", "DDD", "BBB", "CCC"])
    #expect(vector.crossings.map { $0.point.longitude.rounded() } == [10, 14, 16, 20])
    #expect(vector.endsDisagree == .init(origin: false, target: false))
    #expect(vector.borders == "a small world")
  }

  @Test func `depth runs from the last entry and the nearest border is that with the origin's country`() throws {
    let vector = try #require(calculator.vector(from: end(9, -4, "AAA"), to: end(17, 4, "BBB")))
    let crossing = try #require(vector.crossings.last)
    let depth = try #require(vector.depthAlongTrackMetres)
    #expect(abs(depth - (vector.lengthMetres - crossing.atMetres)) < 1e-9)
    let border = try #require(vector.nearestBorder)
    #expect(border.between == ["AAA", "BBB"])
    #expect(border.distanceMetres < depth)
    #expect(abs(border.point.longitude - 10) < 1e-9)
    // No point of that border is nearer.
    for latitude in stride(from: -5.0, through: 5, by: 0.01) {
      #expect(Geodesic.distance(at(17, 4), at(10, latitude)) > border.distanceMetres - 0.01)
    }
    #expect(abs(Geodesic.distance(at(17, 4), border.point) - border.distanceMetres) < 0.01)
  }

  @Test func `countries without a common land border have no nearest one`() throws {
    let vector = try #require(calculator.vector(from: end(5, 2, "AAA"), to: end(25, 2, "CCC")))
    #expect(vector.nearestBorder == nil)
    #expect(vector.depthAlongTrackMetres != nil)
  }

  @Test func `an exclave's own country is no third country and sea between counts as sea`() throws {
    let vector = try #require(calculator.vector(from: end(9, 2, "AAA"), to: end(38, 2, "AAA")))
    #expect(vector.segments.map(\.country) == ["AAA", "BBB", "CCC", nil, "AAA"])
    #expect(vector.segments.map(\.kind) == [.land, .land, .land, .sea, .land])
    #expect(vector.transited == ["BBB", "CCC"])
    #expect(vector.nearestBorder == nil)
  }

  @Test func `a track inside one country crosses nothing and has no depth`() throws {
    let vector = try #require(calculator.vector(from: end(2, 2, "AAA"), to: end(6, 2, "AAA")))
    #expect(vector.segments.count == 1)
    #expect(vector.crossings.isEmpty)
    #expect(vector.depthAlongTrackMetres == nil)
  }

  @Test func `an end that its polygon gives to another country is reported and the gazetteer's country is no transit`()
    throws
  {
    let vector = try #require(calculator.vector(from: end(9.9, 3, "BBB"), to: end(25, 3, "CCC")))
    #expect(vector.endsDisagree == .init(origin: true, target: false))
    #expect(vector.transited.isEmpty)
    let atSea = try #require(calculator.vector(from: end(5, 3, "AAA"), to: end(30.5, 3, "CCC")))
    #expect(atSea.endsDisagree == .init(origin: false, target: true))
    #expect(atSea.depthAlongTrackMetres == nil)
    #expect(atSea.nearestBorder == nil)
    let unknown = try #require(calculator.vector(from: end(5, 3, nil), to: end(30.5, 3, nil)))
    #expect(unknown.endsDisagree == .init(origin: false, target: false))
  }

  @Test func `the same point twice is a vector of no length`() throws {
    let vector = try #require(calculator.vector(from: end(5, 3, "AAA"), to: end(5, 3, "AAA")))
    #expect(vector.lengthMetres == 0)
    #expect(vector.segments.map(\.country) == ["AAA"])
  }

  @Test(arguments: [at(.nan, 0), at(0, 91), at(.infinity, 0), at(0, -.infinity)])
  func `what is not on earth has no vector`(point: Coordinate) {
    #expect(calculator.vector(from: VectorEnd(point), to: end(5, 3, nil)) == nil)
    #expect(calculator.vector(from: end(5, 3, nil), to: VectorEnd(point)) == nil)
    #expect(calculator.vector(fromCountry: "AAA", to: VectorEnd(point)) == nil)
  }

  @Test(arguments: [at(0, 90), at(77, -90), at(180, 0), at(-180, 45)])
  func `poles and the antimeridian are places like others`(point: Coordinate) throws {
    let vector = try #require(calculator.vector(from: VectorEnd(point), to: end(25, 0, "CCC")))
    #expect(vector.segments.last?.country == "CCC")
    #expect(abs(vector.lengthMetres - Geodesic.distance(point, at(25, 0))) < 1e-3)
    #expect(
      try #require(calculator.vector(from: end(25, 0, "CCC"), to: VectorEnd(point))).segments.first?.country == "CCC")
  }

  @Test func `a track along a border or through a corner of it still ends where it should`() throws {
    let along = try #require(calculator.vector(from: end(10, -4, nil), to: end(10, 4, nil)))
    #expect(along.segments.last?.toMetres == along.lengthMetres)
    let through = try #require(calculator.vector(from: end(5, 0, "AAA"), to: end(25, 0, "CCC")))
    #expect(through.segments.map(\.country) == ["AAA", "BBB", "DDD", "BBB", "CCC"])
  }

  @Test func `a country-only origin gives the shortest vector, from its nearest point on any piece of land`() throws {
    let vector = try #require(calculator.vector(fromCountry: "AAA", to: end(19, 3, "BBB")))
    #expect(vector.basis == .actorCountry)
    #expect(abs(vector.origin.longitude - 10) < 1e-9)
    #expect(vector.segments.map(\.country) == ["BBB"])
    #expect(abs((vector.depthAlongTrackMetres ?? 0) - vector.lengthMetres) < 1e-6)
    let island = try #require(calculator.vector(fromCountry: "AAA", to: end(29, 3, "CCC")))
    #expect(abs(island.origin.longitude - 35) < 1e-9)
    #expect(island.segments.map(\.country) == [nil, "CCC"])
    #expect(calculator.vector(fromCountry: "AAA", to: end(3, 3, "AAA")) == nil)
    #expect(calculator.vector(fromCountry: "ZZZ", to: end(3, 3, "AAA")) == nil)
  }
}
