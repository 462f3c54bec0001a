/// Numbers that look random and are the same on every run (SplitMix64; Steele, Lea and Flood 2014).
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of the range.
  package mutating func next(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }

  /// A whole number from 0 up to the count, which is above 0.
  package mutating func next(below count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  /// True as often as the share, from 0 to 1, says.
  package mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }

  /// One of them; there is at least one.
  package mutating func pick<Element>(_ all: [Element]) -> Element { all[next(below: all.count)] }
}
