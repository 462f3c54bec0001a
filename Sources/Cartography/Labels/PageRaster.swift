/// The map's frame in small square cells, each with a number: which area covers it, or how many lines cross it.
struct PageRaster {
  static let cell = 4.0

  let frame: PageBox
  let columns: Int
  let rows: Int
  var values: [UInt16]

  init(_ frame: PageBox) {
    self.frame = frame
    columns = max(1, Int((frame.width / Self.cell).rounded(.up)))
    rows = max(1, Int((frame.height / Self.cell).rounded(.up)))
    values = [UInt16](repeating: 0, count: columns * rows)
  }

  /// Gives every cell whose middle lies inside the rings (even-odd) the value.
  mutating func fill(_ rings: [[PagePoint]], with value: UInt16) {
    var crossings = [[Double]](repeating: [], count: rows)
    for ring in rings {
      guard var a = ring.last else { continue }
      for b in ring {
        let (low, high) = a.y < b.y ? (a, b) : (b, a)
        let first = max(0, Int(((low.y - frame.minY) / Self.cell - 0.5).rounded(.up)))
        let last = min(rows - 1, Int(((high.y - frame.minY) / Self.cell - 0.5).rounded(.up)) - 1)
        if first <= last {
          let slope = (high.x - low.x) / (high.y - low.y)
          for row in first...last {
            let y = frame.minY + (Double(row) + 0.5) * Self.cell
            crossings[row].append(low.x + (y - low.y) * slope)
          }
        }
        a = b
      }
    }
    for row in 0..<rows where crossings[row].count > 1 {
      let xs = crossings[row].sorted()
      for pair in stride(from: 0, to: xs.count - 1, by: 2) {
        let first = max(0, Int(((xs[pair] - frame.minX) / Self.cell - 0.5).rounded(.up)))
        let last = min(columns - 1, Int(((xs[pair + 1] - frame.minX) / Self.cell - 0.5).rounded(.up)) - 1)
        if first <= last { for column in first...last { values[row * columns + column] = value } }
      }
    }
  }

  /// Adds the weight to every cell a line passes.
  mutating func draw(_ line: [PagePoint], adding weight: UInt16) {
    var last = -1
    for (a, b) in zip(line, line.dropFirst()) {
      let steps = max(1, Int((a.distance(to: b) / (Self.cell * 0.7)).rounded(.up)))
      for step in 0...steps {
        let index = index(of: a + (b - a) * (Double(step) / Double(steps)))
        if index >= 0 && index != last { values[index] &+= weight }
        last = index
      }
    }
  }

  /// Gives the cells that the box touches the value.
  mutating func fill(_ box: PageBox, with value: UInt16) {
    guard let (xs, ys) = cells(of: box) else { return }
    for row in ys { for column in xs { values[row * columns + column] = value } }
  }

  /// The value under a point; zero outside the frame.
  func value(at point: PagePoint) -> UInt16 {
    let index = index(of: point)
    return index < 0 ? 0 : values[index]
  }

  private func index(of p: PagePoint) -> Int {
    guard frame.contains(p) else { return -1 }
    let column = min(columns - 1, Int((p.x - frame.minX) / Self.cell))
    let row = min(rows - 1, Int((p.y - frame.minY) / Self.cell))
    return row * columns + column
  }

  /// The columns and rows that a box touches; nil when it lies outside the frame.
  func cells(of box: PageBox) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    guard box.overlaps(frame) else { return nil }
    let left = max(0, Int((box.minX - frame.minX) / Self.cell))
    let right = min(columns - 1, Int((box.maxX - frame.minX) / Self.cell))
    let top = max(0, Int((box.minY - frame.minY) / Self.cell))
    let bottom = min(rows - 1, Int((box.maxY - frame.minY) / Self.cell))
    guard left <= right, top <= bottom else { return nil }
    return (left...right, top...bottom)
  }

  /// The middle of a cell on the page.
  func middle(_ column: Int, _ row: Int) -> PagePoint {
    PagePoint(frame.minX + (Double(column) + 0.5) * Self.cell, frame.minY + (Double(row) + 0.5) * Self.cell)
  }

  /// Sums over boxes of cells in constant time.
  func sums() -> RasterSums {
    values.withUnsafeBufferPointer { values in
      sums(columns: 0...(columns - 1), rows: 0...(rows - 1)) { Int32(values[$0]) }
    }
  }

  /// Sums over boxes within some columns and rows, of what `weight` makes of the cells' indices.
  func sums(columns xs: ClosedRange<Int>, rows ys: ClosedRange<Int>, _ weight: (Int) -> Int32) -> RasterSums {
    let width = xs.count + 1
    var table = [Int32](repeating: 0, count: width * (ys.count + 1))
    for row in 0..<ys.count {
      var running: Int32 = 0
      for column in 0..<xs.count {
        running += weight((row + ys.lowerBound) * columns + column + xs.lowerBound)
        table[(row + 1) * width + column + 1] = table[row * width + column + 1] + running
      }
    }
    return RasterSums(table: table, firstColumn: xs.lowerBound, firstRow: ys.lowerBound, width: width)
  }
}

/// A summed-area table: Crow, "Summed-area tables for texture mapping", SIGGRAPH 1984.
struct RasterSums {
  fileprivate let table: [Int32]
  fileprivate let firstColumn: Int
  fileprivate let firstRow: Int
  fileprivate let width: Int

  /// The sum over cells that must lie within the table's columns and rows.
  func sum(columns xs: ClosedRange<Int>, rows ys: ClosedRange<Int>) -> Int {
    let (left, right) = (xs.lowerBound - firstColumn, xs.upperBound + 1 - firstColumn)
    let (a, b) = ((ys.lowerBound - firstRow) * width, (ys.upperBound + 1 - firstRow) * width)
    return Int(table[b + right] - table[a + right] - table[b + left] + table[a + left])
  }
}
