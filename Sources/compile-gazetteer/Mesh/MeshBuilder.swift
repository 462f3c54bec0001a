/// A border mesh under construction: arcs between junctions, and the rings of units and provinces as signed arcs.
struct MeshBuilder {
  struct BuiltArc {
    let points: [GridPoint]
    let left: Side
    let right: Side
    /// For each of the arc's edges the country edge it was cut from, where it follows a country's outline: to look up its class.
    let outline: (GridPoint, GridPoint)?
  }

  /// A ring: arc numbers from 1, negative when walked backwards.
  struct Ring {
    var arcs: [Int]
    var points: [GridPoint]
    var area: Double
  }

  private(set) var arcs: [BuiltArc] = []
  /// Polygons by unit and by province: each the outer ring, then its holes.
  private(set) var unitAreas: [[[Ring]]]
  private(set) var provinceAreas: [[[Ring]]]

  init(_ input: PlanarInput) {
    let soup = EdgeSoup(input)
    let unitOfProvince = input.provinces.map { Int32($0.unit) }
    let all = HalfEdges(points: soup.points, edges: soup.edges.keys.sorted())
    let labels = FaceLabels(all, soup: soup, unitOfProvince: unitOfProvince)
    let kept = all.edges.indices.filter { labels.sides[2 * $0] != labels.sides[2 * $0 + 1] }
    let graph = HalfEdges(points: soup.points, edges: kept.map { all.edges[$0] })
    let sides = kept.flatMap { [labels.sides[2 * $0], labels.sides[2 * $0 + 1]] }

    let chains = ArcChains(graph, sides: sides)
    arcs = chains.arcs.map { halves in
      let middle = halves[halves.count / 2]
      let key = graph.edges[Int(middle >> 1)]
      let origin = soup.origins[key] ?? key
      return BuiltArc(
        points: halves.map { soup.points[Int(graph.start(of: $0))] }
          + [soup.points[Int(graph.start(of: halves[halves.count - 1] ^ 1))]],
        left: sides[Int(halves[0])], right: sides[Int(halves[0] ^ 1)],
        outline: (soup.points[Int(origin.low)], soup.points[Int(origin.high)]))
    }
    let provinceRings = RingTracer(graph, chains: chains, arcs: arcs, areas: sides.map(\.province))
    provinceAreas = provinceRings.areas(count: input.provinces.count)
    let unitKept = graph.edges.indices.filter { sides[2 * $0].unit != sides[2 * $0 + 1].unit }
    let unitGraph = HalfEdges(points: soup.points, edges: unitKept.map { graph.edges[$0] })
    let unitRings = RingTracer(
      unitGraph, chains: chains.restricted(to: unitKept), arcs: arcs,
      areas: unitKept.flatMap { [sides[2 * $0].unit, sides[2 * $0 + 1].unit] })
    unitAreas = unitRings.areas(count: input.units.count)
  }
}
