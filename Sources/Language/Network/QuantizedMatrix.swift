/// A matrix of 16-bit weights with a scale and a bias for each row, inside a mapped model file.
/// Sums are whole numbers and therefore the same on every machine.
struct QuantizedMatrix {
  let rows: Int
  let columns: Int
  let weights: UnsafePointer<Int16>
  let scales: UnsafePointer<Float>
  let biases: UnsafePointer<Float>

  /// `output[t] = weights * input[t] * scale + bias` for `count` vectors; `input` and `output` hold one vector after another.
  func apply(_ input: UnsafePointer<Int16>, _ count: Int, into output: UnsafeMutablePointer<Float>) {
    var token = 0
    while token + 4 <= count {
      let x = input + token * columns
      let y = output + token * rows
      for row in 0..<rows {
        let sums = Self.products(weights + row * columns, x, x + columns, x + 2 * columns, x + 3 * columns, columns)
        let values = SIMD4<Float>(sums) * scales[row] + biases[row]
        y[row] = values[0]
        y[rows + row] = values[1]
        y[2 * rows + row] = values[2]
        y[3 * rows + row] = values[3]
      }
      token += 4
    }
    while token < count {
      let x = input + token * columns
      let y = output + token * rows
      for row in 0..<rows {
        y[row] = Float(Self.product(weights + row * columns, x, columns)) * scales[row] + biases[row]
      }
      token += 1
    }
  }

  @inline(__always)
  static func product(_ a: UnsafePointer<Int16>, _ b: UnsafePointer<Int16>, _ count: Int) -> Int32 {
    var sum: Int32 = 0
    for index in 0..<count { sum &+= Int32(a[index]) &* Int32(b[index]) }
    return sum
  }

  @inline(__always)
  private static func products(
    _ row: UnsafePointer<Int16>, _ a: UnsafePointer<Int16>, _ b: UnsafePointer<Int16>, _ c: UnsafePointer<Int16>,
    _ d: UnsafePointer<Int16>, _ count: Int
  ) -> SIMD4<Int32> {
    var sumA: Int32 = 0
    var sumB: Int32 = 0
    var sumC: Int32 = 0
    var sumD: Int32 = 0
    for index in 0..<count {
      let weight = Int32(row[index])
      sumA &+= weight &* Int32(a[index])
      sumB &+= weight &* Int32(b[index])
      sumC &+= weight &* Int32(c[index])
      sumD &+= weight &* Int32(d[index])
    }
    return SIMD4(sumA, sumB, sumC, sumD)
  }
}

/// Activations as whole numbers of `1 / one`.
@inline(__always)
func quantized(_ value: SIMD8<Float>, one: Float = ModelLayout.one) -> SIMD8<Int16> {
  let limit = SIMD8<Float>(repeating: ModelLayout.largestActivation)
  let scaled = (value * one).clamped(lowerBound: -limit, upperBound: limit)
  return SIMD8<Int16>(truncatingIfNeeded: SIMD8<Int32>(scaled))
}
