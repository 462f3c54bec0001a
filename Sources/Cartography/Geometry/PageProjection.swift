internal import Geo
internal import Geodesy

/// From coordinates to the page: a map projection, then scale and shift.
final class PageProjection {
  let choice: ProjectionChoice
  private let projection: MapProjection
  /// Page units a projected metre.
  let scale: Double
  private let offset: PagePoint
  let frame: PageBox

  /// Fits what must show into the middle of the frame, `margin` (a share of the frame's size) left free on every side.
  init(
    _ choice: ProjectionChoice, showing coordinates: [Coordinate], in frame: PageBox, margin: Double
  ) throws(MapProjectionError) {
    self.choice = choice
    self.frame = frame
    projection = try MapProjection(choice.definition)
    let plane = projection.project(coordinates).filter(\.isFinite).map { PagePoint($0.x, -$0.y) }
    let box = PageBox(around: plane) ?? PageBox(minX: -1, minY: -1, maxX: 1, maxY: 1)
    let free = 1 - 2 * margin
    scale = min(frame.width * free / max(box.width, 1), frame.height * free / max(box.height, 1))
    offset = frame.centre - box.centre * scale
  }

  /// x = a·X + c, y = d·Y + f.
  var affine: (a: Double, c: Double, d: Double, f: Double) { (scale, offset.x, -scale, offset.y) }

  private func onPage(_ p: PlanePoint) -> PagePoint { PagePoint(p.x * scale + offset.x, offset.y - p.y * scale) }

  /// Where a coordinate lies on the page; nil where the projection cannot show it.
  func point(_ coordinate: Coordinate) -> PagePoint? {
    let plane = projection.project(coordinate)
    return plane.isFinite ? onPage(plane) : nil
  }

  /// The coordinates of positions on the page; nil where the page shows no earth.
  func coordinates(_ points: [PagePoint]) -> [Coordinate?] {
    projection.unproject(points.map { PlanePoint(x: ($0.x - offset.x) / scale, y: (offset.y - $0.y) / scale) })
  }

  /// A line, straight in longitude and latitude between its vertices (x for longitude, y for latitude, in degrees), on the
  /// page: vertices are added until no part of it is off by more than a quarter of a page unit.
  func line(_ degrees: [PagePoint]) -> [PagePoint] {
    let plane = projection.project(degrees.map { Coordinate(longitude: $0.x, latitude: $0.y) })
    var result: [PagePoint] = []
    result.reserveCapacity(plane.count)
    var previous: (degrees: PagePoint, page: PagePoint)?
    for (degree, position) in zip(degrees, plane) where position.isFinite {
      let page = onPage(position)
      if let previous, previous.page.distance(to: page) > 12 {
        bend(previous, (degree, page), depth: 10, into: &result)
      }
      result.append(page)
      previous = (degree, page)
    }
    return result
  }

  private func bend(
    _ a: (degrees: PagePoint, page: PagePoint), _ b: (degrees: PagePoint, page: PagePoint), depth: Int,
    into line: inout [PagePoint]
  ) {
    let degrees = (a.degrees + b.degrees) * 0.5
    guard depth > 0, let page = point(Coordinate(longitude: degrees.x, latitude: degrees.y)) else { return }
    let chord = a.page.distance(to: b.page)
    let isStraight = page.distance(toSegment: a.page, b.page) < 0.25
    // A long chord is looked into once more even when its middle lies on it, for a curve may cross it there.
    if isStraight && (chord < 200 || depth < 10) { return }
    bend(a, (degrees, page), depth: depth - 1, into: &line)
    line.append(page)
    bend((degrees, page), b, depth: depth - 1, into: &line)
  }
}
