/// Whether a line runs across itself, as simplifying can make it where two bends lie close together.
enum SelfCrossing {
  /// A sweep from left to right over the segments' boxes; segments that follow each other may meet.
  static func exists(in line: [PagePoint]) -> Bool {
    let count = line.count - 1
    guard count > 2 else { return false }
    let isClosed = line.first == line.last
    let order = (0..<count).sorted { left(line, $0) < left(line, $1) }
    var active: [Int] = []
    for index in order {
      let (a, b) = (line[index], line[index + 1])
      let start = min(a.x, b.x)
      let (low, high) = (min(a.y, b.y), max(a.y, b.y))
      active.removeAll { max(line[$0].x, line[$0 + 1].x) < start }
      for other in active where abs(other - index) > 1 && !(isClosed && abs(other - index) == count - 1) {
        let (c, d) = (line[other], line[other + 1])
        if max(c.y, d.y) >= low, min(c.y, d.y) <= high, PagePoint.segmentsMeet(a, b, c, d) { return true }
      }
      active.append(index)
    }
    return false
  }

  private static func left(_ line: [PagePoint], _ index: Int) -> Double { min(line[index].x, line[index + 1].x) }
}
