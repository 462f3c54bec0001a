import Foundation
import Geo
import Geodesy
import Incidents
import SeededRandom
import StrikeVectors
import Testing

@Suite("Ranges of uncertain vectors")
struct RangeTests {
  private let calculator = SmallWorld.calculator
  private let end = SmallWorld.end

  /// True when a direction lies in a sector read clockwise.
  private func holds(_ sector: StrikeVector.Range?, _ azimuth: Double) -> Bool {
    guard let sector else { return true }
    return sector.low <= sector.high
      ? azimuth >= sector.low && azimuth <= sector.high : azimuth >= sector.low || azimuth <= sector.high
  }

  /// Checks a vector's ranges against one possible truth.
  private func check(_ ranges: StrikeVector.Ranges, from: Coordinate, to: Coordinate) throws {
    let truth = try #require(calculator.vector(from: VectorEnd(from, country: nil), to: VectorEnd(to)))
    #expect(truth.lengthMetres >= ranges.lengthMetres.low - 0.01)
    #expect(truth.lengthMetres <= ranges.lengthMetres.high + 0.01)
    #expect(holds(ranges.azimuth, truth.azimuth))
    for country in ranges.certainlyTransited { #expect(truth.transited.contains(country)) }
    for country in truth.transited {
      #expect((ranges.certainlyTransited + ranges.possiblyTransited).contains(country))
    }
  }

  @Test func `every target inside a circle keeps the ranges`() throws {
    var random = SplitMix(seed: 7)
    let radius = 150_000.0
    let target = VectorEnd(at(25, 3), country: "CCC", uncertainty: .radius(radius))
    let vector = try #require(calculator.vector(from: end(8, 1, "AAA"), to: target))
    let ranges = try #require(vector.ranges)
    #expect(abs(ranges.lengthMetres.low - (vector.lengthMetres - radius)) < 0.001)
    #expect(abs(ranges.lengthMetres.high - (vector.lengthMetres + radius)) < 0.001)
    for _ in 0..<300 {
      let there = Geodesic.destination(
        from: target.coordinate, azimuth: .random(in: 0..<360, using: &random),
        metres: radius * .random(in: 0...1, using: &random).squareRoot())
      try check(ranges, from: at(8, 1), to: there)
    }
    #expect(ranges.certainlyTransited == ["BBB"])
    #expect(ranges.depthAlongTrackMetres.map { $0.low < $0.high } == true)
  }

  @Test func `the sector of a circle is that of its tangents and no wider than need be`() throws {
    let target = VectorEnd(at(25, 3), country: "CCC", uncertainty: .radius(100_000))
    let vector = try #require(calculator.vector(from: end(8, 1, "AAA"), to: target))
    let sector = try #require(vector.ranges?.azimuth)
    let half = asin(100_000 / vector.lengthMetres) * 180 / .pi
    #expect(abs((sector.high - sector.low) / 2 - half) < 0.02 * half)
  }

  @Test func `inside the circle every direction is possible and the least length is none`() throws {
    let target = VectorEnd(at(9, 1), country: "AAA", uncertainty: .radius(400_000))
    let ranges = try #require(calculator.vector(from: end(8, 1, "AAA"), to: target)?.ranges)
    #expect(ranges.azimuth == nil)
    #expect(ranges.lengthMetres.low == 0)
  }

  @Test func `every target inside a province keeps the ranges`() throws {
    var random = SplitMix(seed: 8)
    let province = MultiPolygon([
      Polygon(exterior: [at(21, -3), at(27, -4), at(29, 1), at(24, 3), at(23, 0), at(21, -3)])
    ])
    let target = VectorEnd(at(25.5, -1), country: "CCC", uncertainty: .area(province))
    let ranges = try #require(calculator.vector(from: end(5, -3, "AAA"), to: target)?.ranges)
    let inside = sample(province.polygons[0].exterior, 200, using: &random)
    for there in inside { try check(ranges, from: at(5, -3), to: there) }
    // Bounds of nearest and farthest, to a metre.
    let nearest = inside.map { Geodesic.distance(at(5, -3), $0) }.min() ?? 0
    #expect(ranges.lengthMetres.low > nearest - 100_000)
  }

  @Test func `every origin in a country keeps the ranges of a vector that knows only the country`() throws {
    var random = SplitMix(seed: 9)
    let vector = try #require(calculator.vector(fromCountry: "AAA", to: end(25, 2, "CCC")))
    let ranges = try #require(vector.ranges)
    #expect(abs(ranges.lengthMetres.low - vector.lengthMetres) < 0.01)
    let mainland = sample([at(0, -5), at(10, -5), at(10, 5), at(0, 5), at(0, -5)], 200, using: &random)
    let island = sample([at(35, -5), at(40, -5), at(40, 5), at(35, 5), at(35, -5)], 100, using: &random)
    for from in mainland + island { try check(ranges, from: from, to: at(25, 2)) }
    #expect(ranges.certainlyTransited.isEmpty)
    #expect(ranges.possiblyTransited.contains("BBB"))
  }

  @Test func `an uncertain origin and an uncertain target keep their ranges together`() throws {
    var random = SplitMix(seed: 10)
    let radius = 120_000.0
    let target = VectorEnd(at(18, 3), country: "BBB", uncertainty: .radius(radius))
    let ranges = try #require(calculator.vector(fromCountry: "CCC", to: target)?.ranges)
    for from in sample([at(20, -5), at(30, -5), at(30, 5), at(20, 5), at(20, -5)], 200, using: &random) {
      let there = Geodesic.destination(
        from: target.coordinate, azimuth: .random(in: 0..<360, using: &random),
        metres: radius * .random(in: 0...1, using: &random).squareRoot())
      try check(ranges, from: from, to: there)
    }
  }

  @Test func `certain ends have no ranges`() throws {
    #expect(try #require(calculator.vector(from: end(5, 0, "AAA"), to: end(25, 0, "CCC"))).ranges == nil)
  }

  /// Random points inside a ring.
  private func sample(_ ring: [Coordinate], _ count: Int, using random: inout SplitMix) -> [Coordinate] {
    guard let box = BoundingBox(around: ring) else { return [] }
    var points: [Coordinate] = []
    while points.count < count {
      let point = at(
        .random(in: box.west...box.east, using: &random), .random(in: box.south...box.north, using: &random))
      var inside = false
      for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > point.latitude) != (b.latitude > point.latitude) {
        let share = (point.latitude - a.latitude) / (b.latitude - a.latitude)
        if point.longitude < a.longitude + share * (b.longitude - a.longitude) { inside.toggle() }
      }
      if inside { points.append(point) }
    }
    return points
  }
}
