import SeededRandom
import Testing

@testable import Cartography

@Suite("Labels among each other")
struct LabelExchangeTests {
  private static func place(_ x: Double, _ cost: Double, form: Int = 0) -> PointLabel.Candidate {
    PointLabel.Candidate(
      form: form, box: PageBox(minX: x, minY: 0, maxX: x + 40, maxY: 12), anchor: .start, leader: nil, cost: cost)
  }

  @Test func `a label left over takes the place of one that can stand elsewhere`() {
    var exchange = LabelExchange([[[Self.place(0, 0), Self.place(100, 3)]], [[Self.place(10, 0)]]])
    exchange.fill()
    #expect(exchange.chosen[1] == nil)
    exchange.placeLeftOver()
    #expect(exchange.chosen[0]?.box.minX == 100)
    #expect(exchange.chosen[1]?.box.minX == 10)
  }

  @Test func `two labels exchange places when both together stand better`() {
    var exchange = LabelExchange([
      [[Self.place(0, 0), Self.place(100, 1)]], [[Self.place(10, 0), Self.place(200, 9)]],
    ])
    exchange.fill()
    #expect(exchange.chosen[1]?.box.minX == 200)
    exchange.improve(rounds: 3)
    #expect(exchange.chosen.map { $0?.box.minX } == [100, 10])
  }

  @Test func `no exchange ever makes two labels meet, or costs more than before`() {
    var numbers = SplitMix(seed: 11)
    for _ in 0..<60 {
      let options = (0..<14).map { _ in
        [
          (0..<6).map { _ in Self.place(numbers.next(0...420), numbers.next(0...20)) }.sorted { $0.cost < $1.cost },
          (0..<2).map { _ in Self.place(numbers.next(0...420), numbers.next(0...20), form: 1) },
        ]
      }
      var exchange = LabelExchange(options)
      exchange.fill()
      exchange.placeLeftOver()
      let before = exchange.chosen
      exchange.improve(rounds: 5)
      let placed = exchange.chosen.compactMap { $0 }
      #expect(placed.count == before.compactMap { $0 }.count)
      let costs = [before.compactMap { $0 }, placed].map { $0.map(\.cost).reduce(0, +) }
      #expect(costs[1] <= costs[0] + 1e-9)
      for (index, a) in placed.enumerated() {
        for b in placed[..<index] { #expect(!a.box.overlaps(b.box)) }
      }
    }
  }
}
