/// Traces the rings of areas in a graph whose edges all part two areas.
struct RingTracer {
  private var rings: [Int32: [MeshBuilder.Ring]] = [:]

  init(_ graph: HalfEdges, chains: ArcChains, arcs: [MeshBuilder.BuiltArc], areas: [Int32]) {
    for cycle in graph.cycles() {
      let area = areas[Int(cycle[0])]
      guard area >= 0 else { continue }
      var numbers: [Int] = []
      for half in cycle {
        let number = Int(chains.arcOfHalf[Int(half)])
        if numbers.last != number { numbers.append(number) }
      }
      // A cycle may begin in the middle of an arc.
      if numbers.count > 1, numbers[0] == numbers[numbers.count - 1] { numbers.removeLast() }
      var points: [GridPoint] = []
      for number in numbers {
        let line = arcs[abs(number) - 1].points
        points += (number > 0 ? line : line.reversed()).dropLast()
      }
      if let first = points.first { points.append(first) }
      rings[area, default: []].append(MeshBuilder.Ring(arcs: numbers, points: points, area: signedArea(points)))
    }
  }

  /// Polygons by area: the outer rings, greatest first, each with its holes.
  func areas(count: Int) -> [[[MeshBuilder.Ring]]] {
    (0..<count).map { area in
      let all = rings[Int32(area)] ?? []
      let outer = all.filter { $0.area > 0 }.sorted { ($0.area, $1.arcs[0]) > ($1.area, $0.arcs[0]) }
      var polygons = outer.map { [$0] }
      for hole in all where hole.area <= 0 {
        // The smallest outer ring around it.
        guard let home = outer.indices.last(where: { contains(outer[$0], hole) }) else { continue }
        polygons[home].append(hole)
      }
      return polygons
    }
  }

  private func contains(_ ring: MeshBuilder.Ring, _ hole: MeshBuilder.Ring) -> Bool {
    guard ring.area > -hole.area, hole.points.count > 1 else { return false }
    let (a, b) = (hole.points[0], hole.points[1])
    let x = (Double(a.x) + Double(b.x)) / 2
    let y = (Double(a.y) + Double(b.y)) / 2
    var isInside = false
    for (p, q) in zip(ring.points, ring.points.dropFirst()) where (Double(p.y) > y) != (Double(q.y) > y) {
      let crossing = Double(p.x) + (y - Double(p.y)) / (Double(q.y) - Double(p.y)) * (Double(q.x) - Double(p.x))
      if crossing > x { isInside.toggle() }
    }
    return isInside
  }
}
