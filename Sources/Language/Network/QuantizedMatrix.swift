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

/// Activations as whole numbers of `1 / one`, the nearest within the limits of fixed point.
@inline(__always)
func quantized(_ value: SIMD16<Float>, one: Float = ModelLayout.one) -> SIMD16<Int16> {
  let limit = SIMD16<Float>(repeating: ModelLayout.largestActivation)
  var scaled = value * one
  scaled.replace(with: limit, where: scaled .> limit)
  scaled.replace(with: -limit, where: scaled .< -limit)
  // Added to 1.5 * 2^23, a number's lowest bits are its nearest whole number.
  let bits = unsafeBitCast(scaled + SIMD16<Float>(repeating: 12_582_912), to: SIMD16<UInt32>.self)
  return SIMD16<Int16>(truncatingIfNeeded: bits)
}
