import SeededRandom
import Testing

@testable import Cartography

@Suite("Shapes on the page")
struct GeometryTests {
  private static func area(_ ring: [PagePoint]) -> Double { abs(Terrain.area(ring)) }

  /// A star-shaped ring around a point.
  private static func ring(_ numbers: inout SplitMix, around centre: PagePoint, reach: Double) -> [PagePoint] {
    let circle = Ring.circle(PagePoint(0, 0), radius: 1, steps: 40)
    return circle.map { centre + $0 * numbers.next(0.2 * reach...reach) }
  }

  /// The part of a ring inside a box by Sutherland and Hodgman, edge by edge: an independent way to the same area.
  private static func clipped(_ ring: [PagePoint], to box: ClampingBox) -> [PagePoint] {
    var result = ring
    for edge in 0..<4 {
      func depth(_ p: PagePoint) -> Double {
        switch edge {
        case 0: p.x - box.minX
        case 1: box.maxX - p.x
        case 2: p.y - box.minY
        default: box.maxY - p.y
        }
      }
      var output: [PagePoint] = []
      for (index, b) in result.enumerated() {
        let a = result[(index + result.count - 1) % result.count]
        let (da, db) = (depth(a), depth(b))
        if (da >= 0) != (db >= 0) { output.append(a + (b - a) * (da / (da - db))) }
        if db >= 0 { output.append(b) }
      }
      result = output
    }
    return result
  }

  @Test func `a ring moved onto the edge of a box covers inside it what it covered before`() {
    var numbers = SplitMix(seed: 3)
    let box = ClampingBox(minX: 0, minY: 0, maxX: 100, maxY: 80)
    for _ in 0..<400 {
      let centre = PagePoint(numbers.next(-60...160), numbers.next(-60...140))
      let ring = Self.ring(&numbers, around: centre, reach: numbers.next(10...300))
      let clamped = box.clamped(ring + ring.prefix(1))
      let expected = Self.clipped(ring, to: box)
      #expect(abs(Self.area(clamped) - (expected.count > 2 ? Self.area(expected) : 0)) < 1e-6 * 8000)
      #expect(clamped.allSatisfy { $0.x >= 0 && $0.x <= 100 && $0.y >= 0 && $0.y <= 80 })
    }
  }

  @Test func `two rings cut arc by arc still share their border`() {
    var numbers = SplitMix(seed: 5)
    let box = ClampingBox(minX: 0, minY: 0, maxX: 100, maxY: 100)
    let arc = (0..<60).map { PagePoint(50 + numbers.next(-30...30), Double($0) * 4 - 70) }
    let there = box.clamped(arc)
    let back = box.clamped(arc.reversed())
    #expect(there == back.reversed())
  }

  @Test func `what runs along the edge is not stroked`() {
    let box = ClampingBox(minX: 0, minY: 0, maxX: 10, maxY: 10)
    let line = box.clamped([PagePoint(5, 5), PagePoint(5, -5), PagePoint(15, -5), PagePoint(15, 5), PagePoint(8, 5)])
    let pieces = box.inside(line)
    #expect(pieces == [[PagePoint(5, 5), PagePoint(5, 0)], [PagePoint(10, 5), PagePoint(8, 5)]])
  }

  @Test func `simplifying keeps the ends and drops only small triangles`() {
    let line = [PagePoint(0, 0), PagePoint(1, 0.1), PagePoint(2, 0), PagePoint(3, 5), PagePoint(4, 0)]
    let simple = Visvalingam.simplified(line, area: 0.5)
    #expect(simple == [PagePoint(0, 0), PagePoint(2, 0), PagePoint(3, 5), PagePoint(4, 0)])
    #expect(Visvalingam.simplified(line, area: 0) == line)
    let square = [PagePoint(0, 0), PagePoint(1, 0), PagePoint(1, 1), PagePoint(0, 1), PagePoint(0, 0)]
    #expect(Visvalingam.simplified(square, area: 1000).count >= 4)
  }

  @Test func `a line that runs across itself is told from one that does not`() {
    let bow = [PagePoint(0, 0), PagePoint(10, 10), PagePoint(10, 0), PagePoint(0, 10)]
    #expect(SelfCrossing.exists(in: bow))
    #expect(!SelfCrossing.exists(in: [PagePoint(0, 0), PagePoint(10, 10), PagePoint(10, 0), PagePoint(20, 10)]))
    let ring = Ring.circle(PagePoint(50, 50), radius: 40)
    #expect(!SelfCrossing.exists(in: ring + ring.prefix(1)), "a closed line meets itself at its end only")
    var numbers = SplitMix(seed: 17)
    for _ in 0..<200 {
      let line = (0..<12).map { _ in PagePoint(numbers.next(0...100), numbers.next(0...100)) }
      let pairs = (0..<11).flatMap { i in (0..<11).map { (i, $0) } }.filter { $0.1 > $0.0 + 1 }
      let expected = pairs.contains { PagePoint.segmentsMeet(line[$0.0], line[$0.0 + 1], line[$0.1], line[$0.1 + 1]) }
      #expect(SelfCrossing.exists(in: line) == expected)
    }
  }

  @Test func `hatching stays inside its area and spares holes`() {
    let outer = [PagePoint(0, 0), PagePoint(100, 0), PagePoint(100, 100), PagePoint(0, 100)]
    let hole = [PagePoint(40, 40), PagePoint(60, 40), PagePoint(60, 60), PagePoint(40, 60)]
    let strokes = Hatching.strokes(in: [outer, hole], spacing: 7)
    #expect(strokes.count > 15)
    let length = strokes.map { $0[0].distance(to: $0[1]) }.reduce(0, +)
    #expect(abs(length * 7 - 9600) < 400, "strokes seven units apart cover the area evenly")
    for stroke in strokes {
      let middle = (stroke[0] + stroke[1]) * 0.5
      #expect(
        !(middle.x > 41 && middle.x < 59 && middle.y > 41 && middle.y < 59) || stroke[0].distance(to: stroke[1]) > 40)
      #expect(stroke.allSatisfy { $0.x >= -0.1 && $0.x <= 100.1 && $0.y >= -0.1 && $0.y <= 100.1 })
    }
  }

  @Test func `an arrow keeps clear of both ends, bends left and leaves room for its way back`() throws {
    let (a, b) = (PagePoint(100, 100), PagePoint(400, 150))
    let there = try #require(
      ArrowShape(from: a, to: b, bend: 0.12, startClearance: 8, endClearance: 20, width: 3, isDashed: false))
    let back = try #require(
      ArrowShape(from: b, to: a, bend: 0.12, startClearance: 20, endClearance: 8, width: 3, isDashed: false))
    for point in there.rings.joined() {
      #expect(point.distance(to: a) > 6.5)
      #expect(point.distance(to: b) > 19)
    }
    let gap = there.spine[10].distance(to: back.spine[10])
    #expect(gap > 40)
    #expect(
      ArrowShape(
        from: a, to: a + PagePoint(10, 0), bend: 0, startClearance: 5, endClearance: 5, width: 3, isDashed: false)
        == nil)
    let dashed = try #require(
      ArrowShape(from: a, to: b, bend: 0.12, startClearance: 5, endClearance: 20, width: 3, isDashed: true))
    #expect(dashed.rings.count > 5)
  }

  @Test func `lines that meet two by two become one, junctions stay`() {
    let (a, b, c, d) = (PagePoint(0, 0), PagePoint(1, 0), PagePoint(2, 0), PagePoint(1, 1))
    #expect(LineMerging.merged([[a, b], [c, b]]).count == 1)
    #expect(LineMerging.merged([[a, b], [c, b], [b, d]]).count == 3)
  }

  @Test func `symbols of all shapes have one area`() {
    for family in IncidentFamily.allCases {
      guard case .rings(let rings) = family.shape(at: PagePoint(0, 0), radius: 10) else { continue }
      #expect(abs(Self.area(rings[0]) - 314.16) < 4, "\(family)")
      #expect(rings[0].allSatisfy { $0.length <= 10 * family.reach })
    }
  }

  @Test func `a symbol's area grows by the same for every person killed`() {
    let scale = SymbolScale(greatest: 100, scale: 1)
    let areas = [10, 20, 30].map { scale.radius(of: $0) * scale.radius(of: $0) }
    #expect(abs((areas[2] - areas[1]) - (areas[1] - areas[0])) < 6, "but for radii rounded to a tenth")
    #expect(SymbolScale(greatest: 0, scale: 1).examples == [])
    #expect(SymbolScale(greatest: 9, scale: 1).examples == [1, 5])
    #expect(scale.radius(of: 100_000) == scale.radius(of: 100))
  }
}
