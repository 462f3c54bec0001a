/// Path data of SVG: one absolute start a line, then steps in tenths of a page unit.
enum PathData {
  static func write(_ lines: [[PagePoint]], isClosed: Bool, to markup: inout Markup) {
    for line in lines {
      guard let first = line.first, line.count > 1 else { continue }
      var (x, y) = tenths(first)
      markup.raw("M")
      markup.tenths(x)
      separate(y, &markup)
      var isFirst = true
      for point in line.dropFirst() {
        let (nextX, nextY) = tenths(point)
        let (dx, dy) = (nextX - x, nextY - y)
        guard dx != 0 || dy != 0 else { continue }
        (x, y) = (nextX, nextY)
        if isFirst {
          markup.raw("l")
          markup.tenths(dx)
        } else {
          separate(dx, &markup)
        }
        separate(dy, &markup)
        isFirst = false
      }
      if isClosed { markup.raw("z") }
    }
  }

  private static func separate(_ value: Int, _ markup: inout Markup) {
    if value >= 0 { markup.raw(" ") }
    markup.tenths(value)
  }

  private static func tenths(_ p: PagePoint) -> (Int, Int) {
    func whole(_ value: Double) -> Int { value.isFinite ? Int((max(-1e6, min(1e6, value)) * 10).rounded()) : 0 }
    return (whole(p.x), whole(p.y))
  }
}
