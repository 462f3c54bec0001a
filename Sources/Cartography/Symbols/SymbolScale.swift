/// How large a symbol is: its area grows with the number of killed, above a least size that shows an incident at all.
struct SymbolScale: Hashable {
  static let leastRadius = 5.0
  /// Square page units (over π) for each person killed.
  private let unit: Double
  private let greatest: Int

  /// - Parameters:
  ///   - greatest: the highest number to draw.
  ///   - scale: of the page's type; smaller pages have smaller symbols.
  ///   - symbols: where symbols will stand and for how many killed: the more they would hide each other, the smaller all are.
  init(greatest: Int, scale: Double, standingAt symbols: [(centre: PagePoint, killed: Int)] = []) {
    let limit = 26 * max(0.62, scale)
    var chosen = Self(limit: limit, greatest: greatest)
    for share in [0.84, 0.7, 0.58, 0.48, 0.4] where chosen.hiddenShare(of: symbols) > 0.08 {
      chosen = Self(limit: limit * share, greatest: greatest)
    }
    self = chosen
  }

  private init(limit: Double, greatest: Int) {
    self.greatest = greatest
    let room = max(20, limit * limit - Self.leastRadius * Self.leastRadius)
    unit = min(10 * limit / 26, room / Double(max(1, greatest)))
  }

  /// Page units.
  func radius(of killed: Int) -> Double {
    let radius = (Self.leastRadius * Self.leastRadius + unit * Double(max(0, min(killed, greatest)))).squareRoot()
    return (radius * 10).rounded() / 10
  }

  /// The part of the symbols' area that lies under other symbols, about.
  private func hiddenShare(of symbols: [(centre: PagePoint, killed: Int)]) -> Double {
    let circles = symbols.map { (centre: $0.centre, radius: radius(of: $0.killed)) }
    var hidden = 0.0
    for (index, a) in circles.enumerated() {
      for b in circles[..<index] {
        let (less, reach) = (min(a.radius, b.radius), a.radius + b.radius)
        let depth = (reach - a.centre.distance(to: b.centre)) / (2 * less)
        if depth > 0 { hidden += less * less * min(1, depth * depth.squareRoot()) }
      }
    }
    let all = circles.reduce(0) { $0 + $1.radius * $1.radius }
    return all > 0 ? hidden / all : 0
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
