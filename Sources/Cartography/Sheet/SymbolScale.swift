/// How large a symbol is: its area grows with the number of killed, above a least size that shows an incident at all.
struct SymbolScale: Hashable {
  static let leastRadius = 5.0
  /// Square page units (over π) for each person killed.
  private let unit: Double
  private let greatest: Int

  /// - Parameters:
  ///   - greatest: the highest number to draw.
  ///   - crowd: how many symbols share the map; many are drawn smaller.
  init(greatest: Int, crowd: Int, scale: Double) {
    self.greatest = greatest
    let limit = (crowd > 120 ? 16.0 : crowd > 40 ? 20 : 26) * max(0.75, scale)
    let room = limit * limit - Self.leastRadius * Self.leastRadius
    unit = min(crowd > 40 ? 6 : 10, room / Double(max(1, greatest)))
  }

  /// Page units.
  func radius(of killed: Int) -> Double {
    let radius = (Self.leastRadius * Self.leastRadius + unit * Double(max(0, min(killed, greatest)))).squareRoot()
    return (radius * 10).rounded() / 10
  }

  /// Round numbers that stand for the sizes on the map, at most three; none when nothing has a number.
  var examples: [Int] {
    guard greatest > 0 else { return [] }
    let round = (0..<7).flatMap { power in [1, 2, 5].map { $0 * Self.tens[power] } }
    let top = round.last { $0 <= greatest } ?? 1
    let middle = round.last { $0 * 4 <= top } ?? 1
    return Set([1, middle, top]).sorted()
  }

  private static let tens = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
}
