import Geo

/// Cuts lines and areas at 180 degrees (RFC 7946, 3.1.9), so that both sides end on the antimeridian, and turns rings the way
/// RFC 7946 wants them: outer ones counterclockwise, holes clockwise.
enum Antimeridian {
  /// Lines may go beyond 180 or jump from one side to the other; the pieces lie within -180...180.
  static func cut(_ lines: [[Coordinate]]) -> [[Coordinate]] {
    lines.flatMap { cut(unrolled($0)) }
  }

  /// Areas whose rings go beyond 180, jump, or go round a pole.
  static func cut(_ area: MultiPolygon) -> [Polygon] {
    area.polygons.flatMap(cut)
  }

  /// Neighbours never more than half a turn apart.
  private static func unrolled(_ line: [Coordinate]) -> [Coordinate] {
    var turned: [Coordinate] = []
    turned.reserveCapacity(line.count)
    for point in line {
      var longitude = point.longitude
      if let last = turned.last {
        while longitude - last.longitude > 180 { longitude -= 360 }
        while longitude - last.longitude < -180 { longitude += 360 }
      }
      turned.append(Coordinate(longitude: longitude, latitude: point.latitude))
    }
    return turned
  }

  private static func cut(_ line: [Coordinate]) -> [[Coordinate]] {
    guard line.contains(where: { abs($0.longitude) > 180 }) else { return line.count > 1 ? [line] : [] }
    var pieces: [[Coordinate]] = []
    var piece: [Coordinate] = []
    var shift = 0.0
    for point in line {
      if piece.isEmpty { shift = -360 * ((point.longitude + 180) / 360).rounded(.down) }
      var longitude = point.longitude + shift
      while abs(longitude) > 180, let last = piece.last {
        let edge = longitude > 0 ? 180.0 : -180.0
        let share = (edge - last.longitude) / (longitude - last.longitude)
        let latitude = last.latitude + share * (point.latitude - last.latitude)
        if last.longitude != edge { piece.append(Coordinate(longitude: edge, latitude: latitude)) }
        if piece.count > 1 { pieces.append(piece) }
        piece = [Coordinate(longitude: -edge, latitude: latitude)]
        shift -= 2 * edge
        longitude = point.longitude + shift
      }
      let next = Coordinate(longitude: longitude, latitude: point.latitude)
      if piece.last != next { piece.append(next) }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  private static func cut(_ polygon: Polygon) -> [Polygon] {
    let outer = closed(unrolled(polygon.exterior))
    guard outer.count > 3 else { return [] }
    let box = BoundingBox(around: outer)
    let holes = polygon.holes.map { closed(unrolled($0)) }.filter { $0.count > 3 }
    guard let box, box.west < -180 || box.east > 180 else {
      return [Polygon(exterior: wound(outer, outward: true), holes: holes.map { wound($0, outward: false) })]
    }
    // One copy of the ring for each turn of the globe that it reaches into, clipped to -180...180.
    let first = Int(((box.west + 180) / 360).rounded(.down))
    let last = Int(((box.east + 180) / 360).rounded(.up)) - 1
    return (first...max(first, last)).compactMap { turn in
      let piece = clipped(outer, turn)
      guard piece.count > 3 else { return nil }
      let inner = holes.map { clipped($0, turn) }.filter { $0.count > 3 }
      return Polygon(exterior: wound(piece, outward: true), holes: inner.map { wound($0, outward: false) })
    }
  }

  /// A ring that goes round a pole is closed along it.
  private static func closed(_ ring: [Coordinate]) -> [Coordinate] {
    guard let first = ring.first, let last = ring.last else { return [] }
    if abs(abs(last.longitude - first.longitude) - 360) < 1e-9, abs(last.latitude - first.latitude) < 1e-9 {
      let pole = ring.map(\.latitude).reduce(0, +) > 0 ? 90.0 : -90.0
      return ring + [
        Coordinate(longitude: last.longitude, latitude: pole), Coordinate(longitude: first.longitude, latitude: pole),
        first,
      ]
    }
    return first == last ? ring : ring + [first]
  }

  /// The part between -180 and 180 after turning back (Sutherland and Hodgman 1974, two edges).
  private static func clipped(_ ring: [Coordinate], _ turn: Int) -> [Coordinate] {
    let moved = ring.dropLast().map { Coordinate(longitude: $0.longitude - 360 * Double(turn), latitude: $0.latitude) }
    let west = clipped(moved, at: -180) { $0 >= -180 }
    let both = clipped(west, at: 180) { $0 <= 180 }
    return both.first.map { both + [$0] } ?? []
  }

  private static func clipped(_ ring: [Coordinate], at edge: Double, _ isInside: (Double) -> Bool) -> [Coordinate] {
    guard var last = ring.last else { return [] }
    var kept: [Coordinate] = []
    func add(_ point: Coordinate) { if kept.last != point { kept.append(point) } }
    for point in ring {
      if isInside(point.longitude) != isInside(last.longitude) {
        let share = (edge - last.longitude) / (point.longitude - last.longitude)
        add(Coordinate(longitude: edge, latitude: last.latitude + share * (point.latitude - last.latitude)))
      }
      if isInside(point.longitude) { add(point) }
      last = point
    }
    if kept.count > 1, kept.first == kept.last { kept.removeLast() }
    return kept
  }

  private static func wound(_ ring: [Coordinate], outward: Bool) -> [Coordinate] {
    var twiceArea = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) { twiceArea += a.longitude * b.latitude - b.longitude * a.latitude }
    return (twiceArea > 0) == outward ? ring : ring.reversed()
  }
}
