/// What labels must keep clear of, found by place.
struct LabelObstacles {
  private enum Item {
    case box(PageBox)
    case circle(PagePoint, radius: Double, owner: Int)
    case segment(PagePoint, PagePoint, halfWidth: Double, owner: Int)
  }

  private static let cell = 48.0
  let frame: PageBox
  private let columns: Int
  private let rows: Int
  private var items: [Item] = []
  private var cells: [[Int32]]
  /// Cells of a 4-unit grid that borders, coasts and rivers cross.
  private let lines: RasterSums
  private let raster: PageRaster

  init(_ frame: PageBox, lines raster: PageRaster) {
    self.frame = frame
    self.raster = raster
    lines = raster.sums()
    columns = max(1, Int(frame.width / Self.cell) + 1)
    rows = max(1, Int(frame.height / Self.cell) + 1)
    cells = Array(repeating: [], count: columns * rows)
  }

  mutating func add(_ box: PageBox) { insert(.box(box), in: box) }

  /// A symbol; labels of its `owner` may come nearer than others, but never over it.
  mutating func add(circle centre: PagePoint, radius: Double, owner: Int) {
    insert(
      .circle(centre, radius: radius, owner: owner), in: PageBox(centre: centre, width: 2 * radius, height: 2 * radius))
  }

  mutating func add(line: [PagePoint], halfWidth: Double, owner: Int = -1) {
    for (a, b) in zip(line, line.dropFirst()) {
      let box = PageBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
      insert(.segment(a, b, halfWidth: halfWidth, owner: owner), in: box.insetBy(-halfWidth))
    }
  }

  private mutating func insert(_ item: Item, in box: PageBox) {
    items.append(item)
    forEachCell(box) { cells[$0].append(Int32(items.count - 1)) }
  }

  private func forEachCell(_ box: PageBox, _ body: (Int) -> Void) {
    let left = max(0, Int((box.minX - frame.minX) / Self.cell)),
      right = min(columns - 1, Int((box.maxX - frame.minX) / Self.cell))
    let top = max(0, Int((box.minY - frame.minY) / Self.cell)),
      bottom = min(rows - 1, Int((box.maxY - frame.minY) / Self.cell))
    guard left <= right, top <= bottom else { return }
    for row in top...bottom { for column in left...right { body(row * columns + column) } }
  }

  /// True when a label may stand in the box: inside the frame, over nothing.
  func isFree(_ box: PageBox, owner: Int) -> Bool {
    guard frame.insetBy(4).contains(box) else { return false }
    var isFree = true
    forEachCell(box) { cell in
      guard isFree else { return }
      for index in cells[cell] {
        switch items[Int(index)] {
        case .box(let other): if other.overlaps(box) { isFree = false }
        case .circle(let centre, let radius, let circleOwner):
          if box.distance(to: centre) < radius + (circleOwner == owner ? 1 : 2) { isFree = false }
        case .segment(let a, let b, let halfWidth, let lineOwner):
          if lineOwner != owner || owner < 0, box.insetBy(-halfWidth - 1).meets(segment: a, b) { isFree = false }
        }
        if !isFree { return }
      }
    }
    return isFree
  }

  /// True when a leader may run between two points.
  func isFree(leader a: PagePoint, _ b: PagePoint, owner: Int) -> Bool {
    let box = PageBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    var isFree = true
    forEachCell(box) { cell in
      guard isFree else { return }
      for index in cells[cell] {
        switch items[Int(index)] {
        case .box(let other): if other.meets(segment: a, b) { isFree = false }
        case .circle(let centre, let radius, let circleOwner):
          if circleOwner != owner && centre.distance(toSegment: a, b) < radius + 1 { isFree = false }
        case .segment(let c, let d, let halfWidth, _):
          if PagePoint.segmentsMeet(a, b, c, d) || c.distance(toSegment: a, b) < halfWidth + 1 { isFree = false }
        }
        if !isFree { return }
      }
    }
    return isFree
  }

  /// How many borders, coasts and rivers the box lies on, in cells.
  func lineCost(_ box: PageBox) -> Double {
    guard let (xs, ys) = raster.cells(of: box) else { return 0 }
    return Double(lines.sum(columns: xs, rows: ys))
  }
}
