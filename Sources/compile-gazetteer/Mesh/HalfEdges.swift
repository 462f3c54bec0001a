/// A planar graph as half-edges: half-edge 2i runs from the lower to the higher vertex of edge i, 2i+1 back.
struct HalfEdges {
  let points: [GridPoint]
  let edges: [EdgeSoup.Key]
  /// The half-edge that follows each around the face on its left.
  private(set) var next: [Int32]

  init(points: [GridPoint], edges: [EdgeSoup.Key]) {
    self.points = points
    self.edges = edges
    next = Array(repeating: 0, count: edges.count * 2)
    var starts = Array(repeating: Int32(0), count: points.count + 1)
    for edge in edges {
      starts[Int(edge.low) + 1] += 1
      starts[Int(edge.high) + 1] += 1
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var fill = starts
    var outgoing = Array(repeating: Int32(0), count: edges.count * 2)
    for (index, edge) in edges.enumerated() {
      outgoing[Int(fill[Int(edge.low)])] = Int32(2 * index)
      fill[Int(edge.low)] += 1
      outgoing[Int(fill[Int(edge.high)])] = Int32(2 * index + 1)
      fill[Int(edge.high)] += 1
    }
    for vertex in points.indices {
      let range = Int(starts[vertex])..<Int(starts[vertex + 1])
      guard !range.isEmpty else { continue }
      if range.count > 1 { outgoing[range].sort { turnsBefore($0, $1) } }
      for position in range {
        // Arriving by the twin of an outgoing half-edge, the face on the left goes on with the next one clockwise.
        let clockwise = position == range.lowerBound ? range.upperBound - 1 : position - 1
        next[Int(outgoing[position] ^ 1)] = outgoing[clockwise]
      }
    }
  }

  func start(of half: Int32) -> Int32 {
    let edge = edges[Int(half >> 1)]
    return half & 1 == 0 ? edge.low : edge.high
  }

  func length(of half: Int32) -> Double {
    points[Int(start(of: half))].distance(to: points[Int(start(of: half ^ 1))])
  }

  /// Every closed walk around a face, each from its lowest half-edge, in order of that.
  func cycles() -> [[Int32]] {
    var isSeen = Array(repeating: false, count: next.count)
    var all: [[Int32]] = []
    for first in next.indices where !isSeen[first] {
      var cycle: [Int32] = []
      var half = Int32(first)
      while !isSeen[Int(half)] {
        isSeen[Int(half)] = true
        cycle.append(half)
        half = next[Int(half)]
      }
      all.append(cycle)
    }
    return all
  }

  /// Counterclockwise order of two half-edges that leave one vertex, from due west.
  private func turnsBefore(_ a: Int32, _ b: Int32) -> Bool {
    let (ax, ay) = direction(a)
    let (bx, by) = direction(b)
    let lowerA = ay < 0 || (ay == 0 && ax < 0)
    let lowerB = by < 0 || (by == 0 && bx < 0)
    if lowerA != lowerB { return lowerA }
    let cross = ax * by - ay * bx
    return cross != 0 ? cross > 0 : a < b
  }

  private func direction(_ half: Int32) -> (Int64, Int64) {
    let from = points[Int(start(of: half))]
    let to = points[Int(start(of: half ^ 1))]
    return (Int64(to.x) - Int64(from.x), Int64(to.y) - Int64(from.y))
  }
}
