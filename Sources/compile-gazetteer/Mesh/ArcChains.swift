/// Joins the edges of a graph into arcs: runs between junctions with the same areas on their two sides.
struct ArcChains {
  /// The half-edges of each arc, in order.
  private(set) var arcs: [[Int32]] = []
  /// Of each half-edge: its arc's number from 1, negative when the arc runs the other way.
  private(set) var arcOfHalf: [Int32]

  init(_ graph: HalfEdges, sides: [Side]) {
    arcOfHalf = Array(repeating: 0, count: graph.edges.count * 2)
    var degree = Array(repeating: UInt8(0), count: graph.points.count)
    for edge in graph.edges {
      degree[Int(edge.low)] = min(degree[Int(edge.low)], 200) + 1
      degree[Int(edge.high)] = min(degree[Int(edge.high)], 200) + 1
    }
    func isJunction(_ vertex: Int32) -> Bool { degree[Int(vertex)] != 2 }
    // A vertex of two edges leads from one half-edge to the only other one: the next of either.
    func follow(_ first: Int32) -> [Int32] {
      var halves = [first]
      var half = first
      while !isJunction(graph.start(of: half ^ 1)) {
        half = graph.next[Int(half)]
        guard half != first, sides[Int(half)] == sides[Int(first)], !Self.seamBegins(graph, half, first) else { break }
        halves.append(half)
      }
      return halves
    }
    var order = Array(graph.next.indices).filter { isJunction(graph.start(of: Int32($0))) }
    // What no junction reaches is a closed loop, begun at its lowest half-edge.
    order += graph.next.indices
    for first in order where arcOfHalf[first] == 0 {
      let halves = follow(Int32(first))
      arcs.append(halves)
      let number = Int32(arcs.count)
      for half in halves {
        arcOfHalf[Int(half)] = number
        arcOfHalf[Int(half ^ 1)] = -number
      }
    }
  }

  /// The same for a graph that holds only some of the edges.
  func restricted(to edges: [Int]) -> ArcChains {
    ArcChains(arcs: arcs, arcOfHalf: edges.flatMap { [arcOfHalf[2 * $0], arcOfHalf[2 * $0 + 1]] })
  }

  private init(arcs: [[Int32]], arcOfHalf: [Int32]) {
    self.arcs = arcs
    self.arcOfHalf = arcOfHalf
  }

  /// True where a line goes onto or leaves the seam at 180 degrees or the pole, which is an arc of its own.
  private static func seamBegins(_ graph: HalfEdges, _ half: Int32, _ first: Int32) -> Bool {
    isSeam(graph, half) != isSeam(graph, first)
  }

  static func isSeam(_ graph: HalfEdges, _ half: Int32) -> Bool {
    isSeam(graph.points[Int(graph.start(of: half))], graph.points[Int(graph.start(of: half ^ 1))])
  }

  static func isSeam(_ a: GridPoint, _ b: GridPoint) -> Bool {
    (a.x == b.x && abs(a.x) == 180_000_000) || (a.y == b.y && abs(a.y) == 90_000_000)
  }
}
