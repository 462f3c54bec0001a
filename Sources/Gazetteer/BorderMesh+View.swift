internal import Geo

extension BorderMesh {
  /// The outline of a country unit with what the view taken adds to it and without what it takes away; nil where nothing changes.
  func viewedRings(of unit: PlaceID) -> [ArcRing]? {
    guard let claimed = gazetteer.claimed, let code = index.places[Int(unit.rawValue)].country.string,
      gazetteer.place(identifier: code)?.id == unit
    else { return nil }
    let country = PackedCode(code)
    // Which pieces of land are the unit's: nil where nothing about the piece is claimed.
    func isOurs(_ province: UInt32, _ own: UInt32) -> Bool {
      guard own != 0 else { return false }
      if let owner = claimed.places[(province == 0 ? own : province) - 1] { return owner.country == country }
      return own == unit.rawValue + 1
    }
    let gains = claimed.places.contains { $0.value.country == country }
    let loses = claimed.places.contains {
      $0.value.country != country && index.unitOfPlace[Int($0.key)] == unit.rawValue + 1
    }
    guard gains || loses else { return nil }
    var pieces: [ArcReference] = []
    for number in 0..<index.arcs.count {
      let record = index.arcs[number]
      let left = isOurs(record.leftProvince, record.leftUnit)
      guard left != isOurs(record.rightProvince, record.rightUnit) else { continue }
      pieces.append(ArcReference(index: number, isReversed: !left))
    }
    return nested(closed(pieces))
  }

  /// Walks pieces that have the area on their left end to end until each ring closes.
  private func closed(_ pieces: [ArcReference]) -> [[ArcReference]] {
    var starts: [Coordinate: [Int]] = [:]
    for (number, piece) in pieces.enumerated().reversed() {
      starts[ends(of: piece).first, default: []].append(number)
    }
    var isUsed = [Bool](repeating: false, count: pieces.count)
    var rings: [[ArcReference]] = []
    for first in pieces.indices where !isUsed[first] {
      var ring: [ArcReference] = []
      var next: Int? = first
      while let number = next, !isUsed[number] {
        isUsed[number] = true
        ring.append(pieces[number])
        let end = ends(of: pieces[number]).last
        while let candidate = starts[end]?.last, isUsed[candidate] { starts[end]?.removeLast() }
        next = starts[end]?.last
      }
      rings.append(ring)
    }
    return rings
  }

  private func ends(of piece: ArcReference) -> (first: Coordinate, last: Coordinate) {
    let arc = arc(piece.index).coordinates
    let origin = Coordinate(longitude: 0, latitude: 0)
    let (first, last) = (arc.first ?? origin, arc.last ?? origin)
    return piece.isReversed ? (last, first) : (first, last)
  }

  /// Outer rings, each followed by the holes in it. The area is on the left: outer rings run counterclockwise.
  private func nested(_ rings: [[ArcReference]]) -> [ArcRing] {
    let lines = rings.map { coordinates(of: ArcRing(arcs: $0, isHole: false)) }
    let areas = lines.map(Self.signedArea)
    let outer = rings.indices.filter { areas[$0] > 0 }
    var holes: [Int: [Int]] = [:]
    for hole in rings.indices where areas[hole] <= 0 {
      guard lines[hole].count > 3 else { continue }
      // A middle of an edge: vertices may be shared with the outer ring.
      let (a, b) = (lines[hole][0], lines[hole][1])
      let middle = Coordinate(longitude: (a.longitude + b.longitude) / 2, latitude: (a.latitude + b.latitude) / 2)
      let around = outer.filter { Polygon(exterior: lines[$0]).contains(middle) }
      if let home = around.min(by: { areas[$0] < areas[$1] }) { holes[home, default: []].append(hole) }
    }
    return outer.flatMap { ring in
      [ArcRing(arcs: rings[ring], isHole: false)]
        + (holes[ring] ?? []).map { ArcRing(arcs: rings[$0], isHole: true) }
    }
  }

  private static func signedArea(_ line: [Coordinate]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { sum, edge in
      sum + (edge.1.longitude - edge.0.longitude) * -(edge.1.latitude + edge.0.latitude) / 2
    }
  }
}
