/// A piece of a matrix product whose sums all fit in the registers of a processor with wide vectors. Without fused
/// multiply-add in the instructions compiled for, this is slow.
enum Tile {
  static let rows = 8
  static let columns = 32
  private typealias Lanes = SIMD16<Float>

  /// `c += a * panel`: eight rows of `a` of `k` numbers, `k` rows of the panel of 32, eight rows of `c`.
  @inline(__always)
  static func multiply(
    _ a: UnsafePointer<Float>, _ panel: UnsafePointer<Float>, into c: Numbers, _ k: Int, stride: Int
  ) {
    var left = InlineArray<8, Lanes> { load(c + $0 * stride) }
    var right = InlineArray<8, Lanes> { load(c + $0 * stride + 16) }
    for index in 0..<k {
      let near = load(panel + index * columns)
      let far = load(panel + index * columns + 16)
      for row in 0..<rows {
        let factor = Lanes(repeating: a[row * k + index])
        left[row] = left[row].addingProduct(near, factor)
        right[row] = right[row].addingProduct(far, factor)
      }
    }
    for row in 0..<rows {
      store(left[row], c + row * stride)
      store(right[row], c + row * stride + 16)
    }
  }

  /// The same for a single row.
  @inline(__always)
  static func multiplyRow(_ a: UnsafePointer<Float>, _ panel: UnsafePointer<Float>, into c: Numbers, _ k: Int) {
    var left = load(c)
    var right = load(c + 16)
    for index in 0..<k {
      let factor = Lanes(repeating: a[index])
      left = left.addingProduct(load(panel + index * columns), factor)
      right = right.addingProduct(load(panel + index * columns + 16), factor)
    }
    store(left, c)
    store(right, c + 16)
  }

  @inline(__always)
  private static func load(_ place: UnsafePointer<Float>) -> Lanes {
    UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  private static func store(_ lanes: Lanes, _ place: Numbers) {
    UnsafeMutableRawPointer(place).storeBytes(of: lanes, as: Lanes.self)
  }
}
