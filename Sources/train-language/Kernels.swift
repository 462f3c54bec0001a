typealias Numbers = UnsafeMutablePointer<Float>

/// Dense arithmetic on rows of floats.
enum Kernels {
  /// `c (m x n) += a (m x k) * b (k x n)`; all row by row.
  static func multiply(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into c: Numbers, m: Int, k: Int, n: Int) {
    let panel = Numbers.allocate(capacity: k * Tile.columns)
    let edge = Numbers.allocate(capacity: Tile.rows * Tile.columns)
    defer {
      panel.deallocate()
      edge.deallocate()
    }
    panel.initialize(repeating: 0, count: k * Tile.columns)
    edge.initialize(repeating: 0, count: Tile.rows * Tile.columns)
    for column in stride(from: 0, to: n, by: Tile.columns) {
      let columns = min(Tile.columns, n - column)
      for index in 0..<k { (panel + index * Tile.columns).update(from: b + index * n + column, count: columns) }
      for row in stride(from: 0, to: m, by: Tile.rows) {
        let rows = min(Tile.rows, m - row)
        let target = c + row * n + column
        if columns == Tile.columns, rows == Tile.rows {
          Tile.multiply(a + row * k, panel, into: target, k, stride: n)
          continue
        }
        for index in 0..<rows { (edge + index * Tile.columns).update(from: target + index * n, count: columns) }
        if rows == Tile.rows {
          Tile.multiply(a + row * k, panel, into: edge, k, stride: Tile.columns)
        } else {
          for index in 0..<rows { Tile.multiplyRow(a + (row + index) * k, panel, into: edge + index * Tile.columns, k) }
        }
        for index in 0..<rows { (target + index * n).update(from: edge + index * Tile.columns, count: columns) }
      }
    }
  }

  /// `b (n x m) = a (m x n)` turned.
  static func transpose(_ a: UnsafePointer<Float>, into b: Numbers, m: Int, n: Int) {
    for start in stride(from: 0, to: m, by: 8) {
      for column in 0..<n {
        for row in start..<min(start + 8, m) { b[column * m + row] = a[row * n + column] }
      }
    }
  }

  /// `y += x * factor`.
  @inline(__always)
  static func add(_ x: UnsafePointer<Float>, times factor: Float = 1, to y: Numbers, _ count: Int) {
    for index in 0..<count { y[index] += x[index] * factor }
  }

  @inline(__always)
  static func dot(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ count: Int) -> Float {
    var sum = SIMD8<Float>()
    for index in stride(from: 0, to: count, by: 8) {
      sum +=
        UnsafeRawPointer(x + index).loadUnaligned(as: SIMD8<Float>.self)
        * UnsafeRawPointer(y + index).loadUnaligned(as: SIMD8<Float>.self)
    }
    return sum.sum()
  }
}

/// Memory for one batch: taken piece by piece, set to zero, given back all at once.
final class Arena {
  private var blocks: [(base: Numbers, size: Int)] = []
  private var block = 0
  private var used = 0
  private static let blockSize = 1 << 22

  /// Room for numbers, all zero.
  func take(_ count: Int) -> Numbers {
    let padded = (count + 15) & ~15
    while true {
      if block == blocks.count {
        let size = max(Self.blockSize, padded)
        blocks.append((.allocate(capacity: size), size))
      }
      if used + padded <= blocks[block].size { break }
      block += 1
      used = 0
    }
    defer { used += padded }
    let start = blocks[block].base + used
    start.update(repeating: 0, count: padded)
    return start
  }

  func reset() {
    block = 0
    used = 0
  }
}
