/// Undirected edges between vertices of the grid, with what the source polygons say lies on their sides.
struct EdgeSoup {
  /// An edge from the lower to the higher vertex number; "left" and "right" are seen in that direction.
  struct Labels {
    /// Unit to the left and right; -2 where no country outline runs here.
    var leftUnit: Int32 = -2
    var rightUnit: Int32 = -2
    /// Province to the left and right; -1 where no source polygon has this edge on that side.
    var leftProvince: Int32 = -1
    var rightProvince: Int32 = -1

    var isOutline: Bool { leftUnit != -2 || rightUnit != -2 }
  }

  struct Key: Hashable, Comparable {
    let low: Int32
    let high: Int32

    init(_ a: Int32, _ b: Int32) {
      low = min(a, b)
      high = max(a, b)
    }

    static func < (a: Key, b: Key) -> Bool { a.low != b.low ? a.low < b.low : a.high < b.high }
  }

  private(set) var points: [GridPoint] = []
  private var numbers: [GridPoint: Int32] = [:]
  var edges: [Key: Labels] = [:]
  /// Of a piece of a split country edge: the edge it was cut from.
  private(set) var origins: [Key: Key] = [:]

  init(_ input: PlanarInput) {
    for (unit, polygons) in input.units.enumerated() {
      for rings in polygons {
        for (index, ring) in rings.enumerated() {
          add(ring, isHole: index > 0) { $0.add(unit: Int32(unit), onLeft: $1) }
        }
      }
    }
    let outline = Set(points)
    let weld = Weld(
      fixed: points, moving: input.provinces.lazy.flatMap { $0.polygons.lazy.flatMap { $0.lazy.flatMap { $0 } } },
      outline: outline)
    for (province, source) in input.provinces.enumerated() {
      for rings in source.polygons {
        for (index, ring) in rings.enumerated() {
          add(ring.map { weld.target(of: $0) }, isHole: index > 0) { $0.add(province: Int32(province), onLeft: $1) }
        }
      }
    }
    for _ in 0..<2 { splitLooseEdges() }
  }

  /// Enters a ring's edges; `label` is told whether the polygon's inside is to the left of the edge as stored.
  private mutating func add(_ ring: [GridPoint], isHole: Bool, _ label: (inout Labels, Bool) -> Void) {
    let insideIsLeft = (signedArea(ring) > 0) != isHole
    for (a, b) in zip(ring, ring.dropFirst()) where a != b {
      let from = number(a)
      let to = number(b)
      label(&edges[Key(from, to), default: Labels()], insideIsLeft == (from < to))
    }
  }

  private mutating func number(_ point: GridPoint) -> Int32 {
    if let known = numbers[point] { return known }
    let new = Int32(points.count)
    points.append(point)
    numbers[point] = new
    return new
  }

  /// Cuts edges that only one source has at the vertices that lie on them, so that they meet their counterparts.
  private mutating func splitLooseEdges() {
    let grid = VertexGrid(points)
    let loose = edges.filter { $0.value.isLoose }.map(\.key).sorted()
    for key in loose {
      let cuts = grid.vertices(on: key, points: points)
      guard !cuts.isEmpty, let labels = edges.removeValue(forKey: key) else { continue }
      var last = key.low
      for next in cuts + [key.high] {
        let piece = Key(last, next)
        let isTurned = last > next
        edges[piece, default: Labels()].merge(isTurned ? labels.turned : labels)
        if labels.isOutline { origins[piece] = origins[key] ?? key }
        last = next
      }
    }
  }
}

extension EdgeSoup.Labels {
  mutating func add(unit: Int32, onLeft: Bool) {
    if onLeft { leftUnit = unit } else { rightUnit = unit }
    // The other side of a country's outline is the sea until another country claims it.
    if leftUnit == -2 { leftUnit = -1 }
    if rightUnit == -2 { rightUnit = -1 }
  }

  mutating func add(province: Int32, onLeft: Bool) {
    if onLeft { leftProvince = province } else { rightProvince = province }
  }

  /// True when the country outline and the provinces do not agree here.
  var isLoose: Bool {
    if isOutline {
      return (leftUnit >= 0) != (leftProvince >= 0) || (rightUnit >= 0) != (rightProvince >= 0)
    }
    return leftProvince < 0 || rightProvince < 0
  }

  var turned: EdgeSoup.Labels {
    EdgeSoup.Labels(
      leftUnit: rightUnit, rightUnit: leftUnit, leftProvince: rightProvince, rightProvince: leftProvince)
  }

  mutating func merge(_ other: EdgeSoup.Labels) {
    leftUnit = max(leftUnit, other.leftUnit)
    rightUnit = max(rightUnit, other.rightUnit)
    leftProvince = max(leftProvince, other.leftProvince)
    rightProvince = max(rightProvince, other.rightProvince)
  }
}
