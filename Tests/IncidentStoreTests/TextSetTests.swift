import SeededRandom
import Testing

@testable import IncidentStore

@Suite struct TextSetTests {
  @Test func aTextIsNewOnce() {
    var dice = SplitMix(seed: 3)
    var set = TextSet()
    var known: Set<String> = []
    for _ in 0..<20_000 {
      let text = String(dice.next(below: 9000), radix: 36) + (dice.chance(0.01) ? "\0" : "")
      #expect(set.insert(text) == known.insert(text).inserted)
    }
    #expect(set.insert("") && !set.insert(""))
  }
}
