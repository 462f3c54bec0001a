import Geo
import Testing

@Suite("Coordinates and boxes")
struct CoordinateTests {
  @Test(arguments: [(180.0, -180.0), (-180, -180), (190, -170), (-190, 170), (540, -180), (-0.0, 0), (359.5, -0.5)])
  func `a longitude is brought into -180 up to 180`(longitude: Double, normal: Double) {
    #expect(Coordinate(longitude: longitude, latitude: 12).normalized == Coordinate(longitude: normal, latitude: 12))
  }

  @Test func `what is no position is told`() {
    #expect(Coordinate(longitude: 179, latitude: -90).isOnEarth)
    #expect(!Coordinate(longitude: 181, latitude: 0).isOnEarth)
    #expect(!Coordinate(longitude: 0, latitude: 90.1).isOnEarth)
    #expect(!Coordinate(longitude: .nan, latitude: 0).isOnEarth)
  }

  @Test func `a box over the antimeridian holds both its sides and not what lies between`() {
    let box = BoundingBox(west: 170, south: -10, east: -170, north: 10)
    #expect(box.crossesAntimeridian && box.width == 20)
    #expect(box.contains(Coordinate(longitude: 179, latitude: 0)))
    #expect(box.contains(Coordinate(longitude: -179, latitude: 0)))
    #expect(!box.contains(Coordinate(longitude: 0, latitude: 0)))
    #expect(!box.contains(Coordinate(longitude: 179, latitude: 11)))
  }

  @Test func `the box around points is the least that holds them`() {
    let points = [(3.0, 4.0), (-1, 9), (2, -5)].map { Coordinate(longitude: $0.0, latitude: $0.1) }
    #expect(BoundingBox(around: points) == BoundingBox(west: -1, south: -5, east: 3, north: 9))
    #expect(BoundingBox(around: []) == nil)
  }
}
