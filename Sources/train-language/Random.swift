import Language

/// A small random source (SplitMix64): the same numbers from the same seed everywhere.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// A number from 0 up to 1.
  mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A whole number from 0 up to, not including, a count above 0.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  /// A number near 0, roughly normal, of the given standard deviation.
  mutating func normal(_ deviation: Float) -> Float {
    (unit() + unit() + unit() + unit() - 2) * deviation * 1.732
  }
}
