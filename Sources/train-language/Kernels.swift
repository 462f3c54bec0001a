typealias Numbers = UnsafeMutablePointer<Float>

/// Dense arithmetic on rows of floats.
enum Kernels {
  /// `c (m x n) += a (m x k) * b (k x n)`; all row by row, n a multiple of 8.
  static func multiply(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into c: Numbers, m: Int, k: Int, n: Int) {
    typealias Block = SIMD16<Float>
    var row = 0
    while row < m {
      let rows = min(4, m - row)
      var column = 0
      while column + 32 <= n, rows == 4 {
        block(a + row * k, b + column, c + row * n + column, k, n)
        column += 32
      }
      while column + 16 <= n {
        if rows == 4 {
          let target = UnsafeMutableRawPointer(c + row * n + column)
          var s0 = target.loadUnaligned(as: Block.self)
          var s1 = target.loadUnaligned(fromByteOffset: 4 * n, as: Block.self)
          var s2 = target.loadUnaligned(fromByteOffset: 8 * n, as: Block.self)
          var s3 = target.loadUnaligned(fromByteOffset: 12 * n, as: Block.self)
          let left = a + row * k
          for index in 0..<k {
            let right = UnsafeRawPointer(b + index * n + column).loadUnaligned(as: Block.self)
            s0 += right * left[index]
            s1 += right * left[k + index]
            s2 += right * left[2 * k + index]
            s3 += right * left[3 * k + index]
          }
          target.storeBytes(of: s0, as: Block.self)
          target.storeBytes(of: s1, toByteOffset: 4 * n, as: Block.self)
          target.storeBytes(of: s2, toByteOffset: 8 * n, as: Block.self)
          target.storeBytes(of: s3, toByteOffset: 12 * n, as: Block.self)
        } else {
          for extra in row..<row + rows {
            let target = UnsafeMutableRawPointer(c + extra * n + column)
            var sum = target.loadUnaligned(as: Block.self)
            for index in 0..<k {
              sum += UnsafeRawPointer(b + index * n + column).loadUnaligned(as: Block.self) * a[extra * k + index]
            }
            target.storeBytes(of: sum, as: Block.self)
          }
        }
        column += 16
      }
      while column < n {
        for extra in row..<row + rows {
          var sum: Float = 0
          for index in 0..<k { sum += b[index * n + column] * a[extra * k + index] }
          c[extra * n + column] += sum
        }
        column += 1
      }
      row += rows
    }
  }

  /// Four rows by 32 columns at once: as many sums as fit in registers.
  @inline(__always)
  private static func block(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: Numbers, _ k: Int, _ n: Int) {
    typealias Block = SIMD16<Float>
    let target = UnsafeMutableRawPointer(c)
    var s0 = target.loadUnaligned(fromByteOffset: 0, as: Block.self)
    var s1 = target.loadUnaligned(fromByteOffset: 4 * n, as: Block.self)
    var s2 = target.loadUnaligned(fromByteOffset: 8 * n, as: Block.self)
    var s3 = target.loadUnaligned(fromByteOffset: 12 * n, as: Block.self)
    var t0 = target.loadUnaligned(fromByteOffset: 0 + 64, as: Block.self)
    var t1 = target.loadUnaligned(fromByteOffset: 4 * n + 64, as: Block.self)
    var t2 = target.loadUnaligned(fromByteOffset: 8 * n + 64, as: Block.self)
    var t3 = target.loadUnaligned(fromByteOffset: 12 * n + 64, as: Block.self)
    for index in 0..<k {
      let right = UnsafeRawPointer(b + index * n)
      let first = right.loadUnaligned(as: Block.self)
      let second = right.loadUnaligned(fromByteOffset: 64, as: Block.self)
      s0 += first * a[index]
      t0 += second * a[index]
      s1 += first * a[1 * k + index]
      t1 += second * a[1 * k + index]
      s2 += first * a[2 * k + index]
      t2 += second * a[2 * k + index]
      s3 += first * a[3 * k + index]
      t3 += second * a[3 * k + index]
    }
    target.storeBytes(of: s0, toByteOffset: 0, as: Block.self)
    target.storeBytes(of: s1, toByteOffset: 4 * n, as: Block.self)
    target.storeBytes(of: s2, toByteOffset: 8 * n, as: Block.self)
    target.storeBytes(of: s3, toByteOffset: 12 * n, as: Block.self)
    target.storeBytes(of: t0, toByteOffset: 0 + 64, as: Block.self)
    target.storeBytes(of: t1, toByteOffset: 4 * n + 64, as: Block.self)
    target.storeBytes(of: t2, toByteOffset: 8 * n + 64, as: Block.self)
    target.storeBytes(of: t3, toByteOffset: 12 * n + 64, as: Block.self)
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
