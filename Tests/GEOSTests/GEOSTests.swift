import Foundation
import GEOS
import Geo
import Testing

private func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(longitude: x, latitude: y) }

private func square(_ x: Double, _ y: Double, side: Double) -> [Coordinate] {
  [at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side), at(x, y)]
}

@Suite("GEOS")
struct GEOSTests {
  let geos = GEOSContext()

  @Test func `a polygon goes in and comes out with its holes, coordinate for coordinate`() throws {
    let polygon = Polygon(exterior: square(0, 0, side: 10), holes: [square(2, 2, side: 1), square(5, 5, side: 2)])
    #expect(try geos.polygon(polygon).multiPolygon() == MultiPolygon([polygon]))
    #expect(try geos.polygon(polygon).area == 95)
  }

  @Test func `overlays share, subtract and unite areas`() throws {
    let a = try geos.polygon(Polygon(exterior: square(0, 0, side: 2)))
    let b = try geos.polygon(Polygon(exterior: square(1, 1, side: 2)))
    #expect(try a.intersection(b).area == 1)
    #expect(try a.difference(b).area == 3)
    #expect(try a.union(b).area == 7)
    #expect(
      try geos.multiPolygon(try MultiPolygon(a.multiPolygon().polygons + b.multiPolygon().polygons))
        .unaryUnion().multiPolygon().polygons.count == 1)
  }

  @Test func `clipping to a rectangle keeps lines and areas inside it`() throws {
    let area = try geos.polygon(Polygon(exterior: square(0, 0, side: 10))).clipped(toX: 4...20, y: -5...5)
    #expect(try area.area == 30)
    let line = try geos.line(LineString([at(-5, 1), at(15, 1)])).clipped(toX: 0...10, y: 0...10)
    #expect(try line.lines().flatMap(\.coordinates).map(\.longitude).sorted() == [0, 10])
  }

  @Test func `the largest circle in a long field has half its width`() throws {
    let field = [at(0, 0), at(20, 0), at(20, 4), at(0, 4), at(0, 0)]
    let circle = try #require(try geos.polygon(Polygon(exterior: field)).maximumInscribedCircle(tolerance: 0.01))
    #expect(abs(circle.radius - 2) < 0.01)
    #expect(abs(circle.centre.latitude - 2) < 0.02)
    #expect(
      try geos.polygon(Polygon(exterior: [at(0, 0), at(1, 0), at(0, 0), at(0, 0)]))
        .maximumInscribedCircle(tolerance: 0.01) == nil)
  }

  @Test func `a bow tie becomes two valid triangles of the same area`() throws {
    let bowTie = try geos.polygon(Polygon(exterior: [at(0, 0), at(2, 2), at(2, 0), at(0, 2), at(0, 0)]))
    #expect(bowTie.isValid == false)
    let mended = try bowTie.madeValid()
    #expect(mended.isValid == true)
    #expect(try mended.multiPolygon().polygons.count == 2)
    #expect(try mended.area == 2)
  }

  @Test func `a prepared area answers as the plain one does`() throws {
    let ring = (0...60).map { i in
      let turn = Double(i % 60) / 60 * 2 * Double.pi
      let radius = i % 2 == 0 ? 5.0 : 2.0
      return at(radius * cos(turn), radius * sin(turn))
    }
    let star = Polygon(exterior: ring)
    let prepared = try geos.polygon(star).prepared()
    let plain = try geos.polygon(star)
    var inside = 0
    for x in stride(from: -6.05, through: 6, by: 0.3) {
      for y in stride(from: -6.05, through: 6, by: 0.3) {
        let answer = try prepared.covers(at(x, y))
        #expect(answer == (try plain.covers(try geos.point(at(x, y)))))
        if answer { inside += 1 }
      }
    }
    #expect(inside > 100 && inside < 1600)
    #expect(try prepared.distance(to: try geos.point(at(15, 0))) == 10)
  }

  @Test func `buffers grow and shrink`() throws {
    let square = try geos.polygon(Polygon(exterior: square(0, 0, side: 10)))
    #expect(abs(try square.buffer(-1).area - 64) < 1e-9)
    #expect(try square.buffer(1).area > 140)
  }

  @Test func `nearest points lie on each of the two`() throws {
    let square = try geos.polygon(Polygon(exterior: square(0, 0, side: 1)))
    let nearest = try #require(try square.nearestPoints(to: try geos.point(at(3, 0.5))))
    #expect(nearest.0 == at(1, 0.5))
    #expect(nearest.1 == at(3, 0.5))
  }

  @Test func `an open ring or a lone coordinate is an error with words, not a crash`() {
    #expect(throws: GEOSError.self) { _ = try geos.polygon(Polygon(exterior: [at(0, 0), at(1, 0), at(1, 1)])) }
    #expect(throws: GEOSError.self) { _ = try geos.line(LineString([at(0, 0)])) }
    #expect(throws: GEOSError.self) {
      _ = try geos.multiPolygon(
        MultiPolygon([Polygon(exterior: square(0, 0, side: 1)), Polygon(exterior: [at(0, 0), at(0, 0)])]))
    }
    do throws(GEOSError) {
      _ = try geos.line(LineString([at(0, 0)]))
    } catch {
      #expect(error.description.contains("point"))
    }
  }

  @Test func `empty values stay empty`() throws {
    #expect(try geos.multiPolygon(MultiPolygon([])).isEmpty == true)
    #expect(try geos.line(LineString([])).isEmpty == true)
    #expect(try geos.line(LineString([])).coordinate == nil)
  }
}
