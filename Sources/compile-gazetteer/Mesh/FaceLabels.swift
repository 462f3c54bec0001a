/// Decides what lies in every face of the planar graph from what the source polygons say along its edges.
struct FaceLabels {
  /// The side to the left of each half-edge.
  private(set) var sides: [Side]

  init(_ graph: HalfEdges, soup: EdgeSoup, unitOfProvince: [Int32]) {
    let cycles = graph.cycles()
    var face = Array(repeating: Int32(0), count: graph.edges.count * 2)
    for (index, cycle) in cycles.enumerated() {
      for half in cycle { face[Int(half)] = Int32(index) }
    }
    var labels = [Side?](repeating: nil, count: cycles.count)
    var isSettled = [Bool](repeating: false, count: cycles.count)
    for (index, cycle) in cycles.enumerated() {
      var units: [Int32: Double] = [:]
      var provinces: [Int32: Double] = [:]
      for half in cycle {
        guard let known = soup.edges[graph.edges[Int(half >> 1)]] else { continue }
        let isLeft = half & 1 == 0
        let unit = isLeft ? known.leftUnit : known.rightUnit
        let province = isLeft ? known.leftProvince : known.rightProvince
        let length = graph.length(of: half)
        if unit >= -1 { units[unit, default: 0] += length }
        if province >= 0 { provinces[province, default: 0] += length }
      }
      let unit = Self.most(units)
      if unit == -1 {
        labels[index] = .sea
        isSettled[index] = true
        continue
      }
      if let unit { provinces = provinces.filter { unitOfProvince[Int($0.key)] == unit } }
      if let province = Self.most(provinces) {
        labels[index] = Side(unit: unitOfProvince[Int(province)], province: province)
        isSettled[index] = true
      } else if let unit {
        labels[index] = Side(unit: unit, province: -1)
      }
    }
    // Slivers that no province claims go to the neighbour with the longest common edge.
    var isChanging = true
    while isChanging {
      isChanging = false
      for (index, cycle) in cycles.enumerated() where !isSettled[index] {
        var neighbours: [Int32: Double] = [:]
        for half in cycle {
          let other = Int(face[Int(half ^ 1)])
          guard isSettled[other], let side = labels[other], side.province >= 0 else { continue }
          if let unit = labels[index]?.unit, unit != side.unit { continue }
          neighbours[side.province, default: 0] += graph.length(of: half)
        }
        guard let province = Self.most(neighbours) else { continue }
        labels[index] = Side(unit: unitOfProvince[Int(province)], province: province)
        isSettled[index] = true
        isChanging = true
      }
    }
    sides = face.map { labels[Int($0)] ?? .sea }
  }

  /// The key of the greatest weight; the lowest of equal ones.
  private static func most(_ weights: [Int32: Double]) -> Int32? {
    weights.max { ($0.value, -Int($0.key)) < ($1.value, -Int($1.key)) }?.key
  }
}
