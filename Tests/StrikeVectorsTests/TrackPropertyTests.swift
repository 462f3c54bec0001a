import Foundation
import Geo
import Geodesy
import Incidents
import SeededRandom
import StrikeVectors
import Testing

@Suite("Properties of any strike vector")
struct TrackPropertyTests {
  static let world = InventedWorld(seed: 20)
  static let calculator = VectorCalculator(borders: world.borders)

  /// Random pairs all over the world, up to 5,000 km apart.
  static func pairs(_ count: Int, upTo metres: Double = 5_000_000, seed: UInt64) -> [(Coordinate, Coordinate)] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in
      let height = Double.random(in: -0.99...0.99, using: &random)
      let from = at(.random(in: -180..<180, using: &random), asin(height) * 180 / .pi)
      let to = Geodesic.destination(
        from: from, azimuth: .random(in: 0..<360, using: &random), metres: .random(in: 1000...metres, using: &random))
      return (from, to)
    }
  }

  static func vector(_ from: Coordinate, _ to: Coordinate) throws -> StrikeVector {
    try #require(calculator.vector(from: VectorEnd(from), to: VectorEnd(to)))
  }

  @Test func `reversing a vector reverses its crossings to a millimetre`() throws {
    var crossings = 0
    for (from, to) in Self.pairs(300, seed: 1) {
      let (there, back) = (try Self.vector(from, to), try Self.vector(to, from))
      #expect(there.crossings.count == back.crossings.count)
      #expect(there.segments.map(\.country) == back.segments.map(\.country).reversed())
      for (a, b) in zip(there.crossings, back.crossings.reversed()) {
        #expect(abs(a.atMetres - (back.lengthMetres - b.atMetres)) < 0.001)
        #expect(Geodesic.distance(a.point, b.point) < 0.001)
        #expect(a.from == b.to && a.to == b.from)
        crossings += 1
      }
    }
    #expect(crossings > 800)
  }

  @Test func `shifting longitudes by a turn changes nothing`() throws {
    for (from, to) in Self.pairs(200, seed: 2) {
      let plain = try Self.vector(from, to)
      let shifted = try Self.vector(at(from.longitude + 360, from.latitude), at(to.longitude - 720, to.latitude))
      #expect(plain.crossings.count == shifted.crossings.count)
      #expect(plain.transited == shifted.transited)
      #expect(abs(plain.lengthMetres - shifted.lengthMetres) < 1e-6)
      for (a, b) in zip(plain.crossings, shifted.crossings) { #expect(abs(a.atMetres - b.atMetres) < 0.001) }
    }
  }

  @Test func `segments follow one another and add up to the length to a millimetre`() throws {
    for (from, to) in Self.pairs(300, seed: 3) {
      let vector = try Self.vector(from, to)
      let sum = vector.segments.reduce(0) { $0 + $1.toMetres - $1.fromMetres }
      #expect(abs(sum - Geodesic.distance(from, to)) < 0.001)
      #expect(vector.segments.first?.entry == vector.origin)
      #expect(vector.segments.first?.fromMetres == 0)
      for (a, b) in zip(vector.segments, vector.segments.dropFirst()) {
        #expect(a.toMetres == b.fromMetres)
        #expect(a.exit == b.entry)
        #expect(a.country != b.country)
      }
      #expect(vector.crossings.count == vector.segments.count - 1)
    }
  }

  @Test func `every crossing lies on the geodesic and on a border between the countries it names`() throws {
    for (from, to) in Self.pairs(25, seed: 4) {
      let vector = try Self.vector(from, to)
      let line = GeodesicLine(from: from, to: to)
      for crossing in vector.crossings {
        #expect(Geodesic.distance(line.point(at: crossing.atMetres), crossing.point) < 0.001)
        let sides = Set([side(crossing.from), side(crossing.to)])
        let nearest = Self.world.lines.lazy.filter { Set([$0.left, $0.right]) == sides }
          .map { metres(from: crossing.point, to: $0.coordinates) }.min()
        #expect((nearest ?? .infinity) < 1)
      }
    }
  }

  @Test func `what lies between two crossings is the country that holds its middle`() throws {
    for (from, to) in Self.pairs(60, seed: 5) {
      let vector = try Self.vector(from, to)
      let line = GeodesicLine(from: from, to: to)
      for segment in vector.segments where segment.toMetres - segment.fromMetres > 5 {
        let middle = line.point(at: (segment.fromMetres + segment.toMetres) / 2).normalized
        #expect(Self.world.holder(of: middle) == side(segment.country))
      }
    }
  }

  @Test func `the number of crossings is that of chords of a hundred metres tried against every edge`() throws {
    var found = 0
    for (from, to) in Self.pairs(250, upTo: 400_000, seed: 6) where abs(from.latitude) < 80 && abs(to.latitude) < 80 {
      let vector = try Self.vector(from, to)
      #expect(vector.crossings.count == crossingsByChords(from, to))
      found += vector.crossings.count
    }
    #expect(found > 40)
  }

  /// Changes of country along chords of 100 m, by the sides of every edge that a chord crosses.
  private func crossingsByChords(_ from: Coordinate, _ to: Coordinate) -> Int {
    let line = GeodesicLine(from: from, to: to)
    let steps = Int((line.length / 100).rounded(.up))
    let points = (0...steps).map { line.point(at: line.length * Double($0) / Double(steps)) }
    guard let box = BoundingBox(around: points) else { return 0 }
    var edges: [(Coordinate, Coordinate)] = []
    for border in Self.world.lines where border.left != border.right {
      for shift in [-360.0, 0, 360] {
        for (a, b) in zip(border.coordinates, border.coordinates.dropFirst()) {
          let (p, q) = (at(a.longitude + shift, a.latitude), at(b.longitude + shift, b.latitude))
          if a.longitude == b.longitude, abs(a.longitude) == 180 { continue }
          if max(p.longitude, q.longitude) >= box.west, min(p.longitude, q.longitude) <= box.east,
            max(p.latitude, q.latitude) >= box.south, min(p.latitude, q.latitude) <= box.north
          {
            edges.append((p, q))
          }
        }
      }
    }
    func turn(_ o: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Bool {
      (a.longitude - o.longitude) * (b.latitude - o.latitude) - (a.latitude - o.latitude) * (b.longitude - o.longitude)
        > 0
    }
    var count = 0
    for (p, q) in zip(points, points.dropFirst()) {
      for (a, b) in edges where turn(p, q, a) != turn(p, q, b) && turn(a, b, p) != turn(a, b, q) { count += 1 }
    }
    return count
  }

  private func side(_ country: String?) -> Borders.Line.Side { country.map(Borders.Line.Side.country) ?? .sea }

  /// Metres from a point to a line, in the plane around the point.
  private func metres(from point: Coordinate, to line: [Coordinate]) -> Double {
    let squeeze = cos(point.latitude * .pi / 180)
    func plane(_ c: Coordinate) -> (Double, Double) {
      ((c.longitude - point.longitude).remainder(dividingBy: 360) * squeeze, c.latitude - point.latitude)
    }
    return zip(line, line.dropFirst()).reduce(.infinity) { least, edge in
      let (a, b) = (plane(edge.0), plane(edge.1))
      let (x, y) = (b.0 - a.0, b.1 - a.1)
      let share = min(1, max(0, -(a.0 * x + a.1 * y) / max(x * x + y * y, 1e-30)))
      return min(least, hypot(a.0 + share * x, a.1 + share * y) * 111_320)
    }
  }
}
