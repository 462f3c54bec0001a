import CMatrix

/// A matrix of 16-bit weights with a scale and a bias for each row, inside a mapped model file.
/// Sums are whole numbers and therefore the same on every machine.
struct QuantizedMatrix {
  /// Outputs, padded to a multiple of `ModelLayout.block`; the padding's outputs are 0.
  let rows: Int
  let columns: Int
  let weights: UnsafePointer<Int16>
  let scales: UnsafePointer<Float>
  let biases: UnsafePointer<Float>

  /// `output[t] = weights * input[t] * scale + bias` for `count` vectors; `input` and `output` hold one vector after another.
  func apply(_ input: UnsafePointer<Int16>, _ count: Int, into output: UnsafeMutablePointer<Float>) {
    cmatrix_apply(weights, scales, biases, rows, columns, input, count, output)
  }
}

/// Activations as whole numbers of `1 / one`, the nearest within the limits of fixed point. Counts are multiples of 16.
enum Activations {
  /// What is below 0 becomes 0.
  static func rectify(_ values: UnsafePointer<Float>, _ fixed: UnsafeMutablePointer<Int16>, _ count: Int) {
    for start in stride(from: 0, to: count, by: 16) {
      let value = UnsafeRawPointer(values + start).loadUnaligned(as: SIMD16<Float>.self)
      UnsafeMutableRawPointer(fixed + start).storeBytes(
        of: quantized(value.replacing(with: 0, where: value .< 0), ModelLayout.one), as: SIMD16<Int16>.self)
    }
  }

  static func quantize(_ values: UnsafePointer<Float>, _ fixed: UnsafeMutablePointer<Int16>, _ count: Int, one: Float) {
    for start in stride(from: 0, to: count, by: 16) {
      let value = UnsafeRawPointer(values + start).loadUnaligned(as: SIMD16<Float>.self)
      UnsafeMutableRawPointer(fixed + start).storeBytes(of: quantized(value, one), as: SIMD16<Int16>.self)
    }
  }

  @inline(__always)
  private static func quantized(_ value: SIMD16<Float>, _ one: Float) -> SIMD16<Int16> {
    let limit = SIMD16<Float>(repeating: ModelLayout.largestActivation)
    var scaled = value * one
    scaled.replace(with: limit, where: scaled .> limit)
    scaled.replace(with: -limit, where: scaled .< -limit)
    // Added to 1.5 * 2^23, a number's lowest bits are its nearest whole number.
    let bits = unsafeBitCast(scaled + SIMD16<Float>(repeating: 12_582_912), to: SIMD16<UInt32>.self)
    return SIMD16<Int16>(truncatingIfNeeded: bits)
  }
}
