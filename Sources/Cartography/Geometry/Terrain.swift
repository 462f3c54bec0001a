internal import Geo
internal import Gazetteer

/// Cuts, projects and simplifies the shapes of the earth for one page, each shared arc once.
final class Terrain {
  let projection: PageProjection
  let window: GeographicWindow
  let gazetteer: Gazetteer
  let mesh: BorderMesh
  /// The frame and a little more; no vertex lies beyond.
  let bounds: ClampingBox
  /// Square page units a detail must have to be drawn.
  let detail: Double
  private var arcs: [ArcKey: [PagePoint]] = [:]

  private struct ArcKey: Hashable {
    let index: Int
    let shift: Double
  }

  init(_ projection: PageProjection, gazetteer: Gazetteer, detail: Double) {
    self.projection = projection
    self.gazetteer = gazetteer
    self.detail = detail
    window = GeographicWindow(of: projection)
    mesh = gazetteer.mesh
    bounds = ClampingBox(projection.frame.insetBy(-8))
  }

  // MARK: Borders

  /// An arc on the page, moved onto the edge where it lies outside.
  func line(ofArc index: Int, shift: Double) -> [PagePoint] {
    let key = ArcKey(index: index, shift: shift)
    if let line = arcs[key] { return line }
    let arc = mesh.arc(index)
    let line: [PagePoint]
    if window.meets(arc.bounds, shift: shift) {
      line = onPage(
        window.clamped(arc.coordinates, shift: shift, spacing: 0.3), detail: arc.kind == .province ? 3 * detail : detail
      )
    } else if let first = arc.coordinates.first, let last = arc.coordinates.last {
      line = onPage(window.clamped([first, last], shift: shift, spacing: 0), detail: detail)
    } else {
      line = []
    }
    arcs[key] = line
    return line
  }

  /// The parts of an arc to be stroked: inside the page, without the seams along 180° and the poles that only close rings.
  func strokes(ofArc index: Int, shift: Double) -> [[PagePoint]] {
    let arc = mesh.arc(index)
    guard arc.bounds.west <= -180 || arc.bounds.east >= 180 || arc.bounds.south <= -90 else {
      return bounds.inside(line(ofArc: index, shift: shift))
    }
    return pieces(of: arc.coordinates).flatMap { piece in
      bounds.inside(onPage(window.clamped(piece, shift: shift, spacing: 0.3), detail: detail))
    }
  }

  private func pieces(of line: UnsafeBufferPointer<Coordinate>) -> [[Coordinate]] {
    var pieces: [[Coordinate]] = []
    var piece: [Coordinate] = []
    for (a, b) in zip(line, line.dropFirst()) {
      let isSeam = (abs(a.longitude) >= 180 && a.longitude == b.longitude) || (a.latitude <= -90 && b.latitude <= -90)
      if isSeam {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
      } else {
        if piece.isEmpty { piece.append(a) }
        piece.append(b)
      }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// The rings of a country or province on the page, tiny ones dropped.
  func rings(of place: PlaceID) -> [[PagePoint]] {
    let rings = mesh.rings(of: place)
    guard !rings.isEmpty else { return gazetteer.area(of: place).map { self.rings(of: $0) } ?? [] }
    var result: [[PagePoint]] = []
    for ring in rings {
      let boxes = ring.arcs.map { mesh.arc($0.index).bounds }
      if boxes.count == 1 && window.isSpeck(boxes[0]) { continue }
      for (_, shift) in window.parts where isMet(boxes, shift: shift) {
        var points: [PagePoint] = []
        for reference in ring.arcs {
          let line = line(ofArc: reference.index, shift: shift)
          points.append(contentsOf: (reference.isReversed ? line.reversed() : line).dropLast())
        }
        if let kept = kept(points) { result.append(kept) }
      }
    }
    return result
  }

  /// True when the box around all the boxes reaches into the window.
  private func isMet(_ boxes: [BoundingBox], shift: Double) -> Bool {
    guard var all = boxes.first else { return false }
    for box in boxes {
      all.west = min(all.west, box.west)
      all.east = max(all.east, box.east)
      all.south = min(all.south, box.south)
      all.north = max(all.north, box.north)
    }
    return window.meets(all, shift: shift)
  }

  // MARK: Other shapes

  /// Areas that share no arcs, such as lakes.
  func rings(of area: MultiPolygon) -> [[PagePoint]] {
    area.polygons.flatMap(\.rings).flatMap { ring in
      shifts(of: ring).compactMap { shift in
        kept(onPage(window.clamped(ring, shift: shift, spacing: 0.3), detail: 1.6 * detail).dropLast())
      }
    }
  }

  /// Lines on the page, what lies outside left out.
  func lines(_ lines: MultiLineString) -> [[PagePoint]] {
    lines.lines.flatMap { line in
      shifts(of: line.coordinates).flatMap { shift in
        bounds.inside(onPage(window.clamped(line.coordinates, shift: shift, spacing: 0.3), detail: 1.6 * detail))
      }
    }
  }

  private func shifts(of line: [Coordinate]) -> [Double] {
    guard let box = BoundingBox(around: line) else { return [] }
    return window.parts.map(\.shift).filter { window.meets(box, shift: $0) }
  }

  /// A line in degrees, cut to the window already, on the page. Rivers, lakes and provinces are drawn with less detail than
  /// borders and coasts, which the eye compares with what it knows.
  func onPage(_ degrees: [PagePoint], detail: Double = 0.1) -> [PagePoint] {
    let page = bounds.clamped(projection.line(degrees), spacing: 0)
    let simple = Visvalingam.simplified(page, area: detail)
    // What simplifying has laid across itself is simplified less; what the source lays so stays as it is.
    guard simple.count < page.count, SelfCrossing.exists(in: simple) else { return rounded(simple) }
    return rounded(Visvalingam.simplified(page, area: detail / 8))
  }

  private func rounded(_ line: [PagePoint]) -> [PagePoint] {
    var result: [PagePoint] = []
    result.reserveCapacity(line.count)
    for (index, point) in line.enumerated() {
      let point = point.rounded
      if point != result.last || index == line.count - 1 { result.append(point) }
    }
    return result
  }

  /// The ring without repeated points, or nil when it has no size on the page.
  private func kept(_ ring: some Collection<PagePoint>) -> [PagePoint]? {
    var points: [PagePoint] = []
    points.reserveCapacity(ring.count)
    for point in ring where point != points.last { points.append(point) }
    if points.count > 1, points.first == points.last { points.removeLast() }
    guard points.count > 2, abs(Self.area(points)) >= 1.5 else { return nil }
    return points
  }

  /// Twice signed: half the shoelace sum, positive clockwise on the page.
  static func area(_ ring: [PagePoint]) -> Double {
    guard var previous = ring.last else { return 0 }
    var sum = 0.0
    for point in ring {
      sum += previous.x * point.y - point.x * previous.y
      previous = point
    }
    return sum / 2
  }
}
