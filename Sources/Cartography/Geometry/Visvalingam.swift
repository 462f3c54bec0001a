/// Line generalisation by effective area: Visvalingam and Whyatt, "Line generalisation by repeated elimination of points",
/// The Cartographic Journal 30 (1993).
enum Visvalingam {
  /// The line without the vertices whose triangle with their neighbours is smaller than `area`, smallest first. The ends
  /// stay; of a closed line at least four vertices stay, the repeated one counted.
  static func simplified(_ line: [PagePoint], area threshold: Double) -> [PagePoint] {
    let count = line.count
    let isClosed = count > 3 && line.first == line.last
    let least = isClosed ? 4 : 2
    guard count > least else { return line }
    var before = Array(-1..<(count - 1))
    var after = Array(1...count)
    var area = [Double](repeating: .infinity, count: count)
    var heap = AreaHeap(capacity: count)
    for i in 1..<(count - 1) {
      area[i] = triangle(line[i - 1], line[i], line[i + 1])
      if area[i] < threshold { heap.push(area[i], i) }
    }
    var remaining = count
    while remaining > least, let (value, i) = heap.pop() {
      guard value == area[i] else { continue }
      area[i] = -1
      remaining -= 1
      let (a, b) = (before[i], after[i])
      after[a] = b
      before[b] = a
      for j in [a, b] where j > 0 && j < count - 1 {
        // A neighbour never becomes cheaper than the vertex just taken away, or the line would unravel from one end.
        area[j] = max(value, triangle(line[before[j]], line[j], line[after[j]]))
        if area[j] < threshold { heap.push(area[j], j) }
      }
    }
    guard remaining < count else { return line }
    var result: [PagePoint] = []
    result.reserveCapacity(remaining)
    var i = 0
    while i < count {
      result.append(line[i])
      i = after[i]
    }
    return result
  }

  private static func triangle(_ a: PagePoint, _ b: PagePoint, _ c: PagePoint) -> Double {
    abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
  }
}

/// A binary heap of vertices, the smallest area on top, ties by place in the line so that results do not depend on chance.
private struct AreaHeap {
  private var items: [(area: Double, index: Int)] = []

  init(capacity: Int) { items.reserveCapacity(capacity) }

  mutating func push(_ area: Double, _ index: Int) {
    items.append((area, index))
    var child = items.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard items[child] < items[parent] else { break }
      items.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> (Double, Int)? {
    guard let top = items.first, let last = items.popLast() else { return nil }
    if !items.isEmpty {
      items[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && items[child] < items[least] {
          least = child
        }
        guard least != parent else { break }
        items.swapAt(parent, least)
        parent = least
      }
    }
    return (top.area, top.index)
  }
}
