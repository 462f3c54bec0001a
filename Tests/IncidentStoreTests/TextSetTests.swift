import SeededRandom
import Testing

@testable import IncidentStore

@Suite struct TextSetTests {
  @Test func aTextIsNewOnce() {
    var dice = SplitMix(seed: 3)
    var set = TextSet()
    var known: Set<String> = []
    for _ in 0..<200 {
      // Some of them twice at once.
      let texts = (0..<100).map { _ in String(dice.next(below: 9000), radix: 36) + (dice.chance(0.01) ? "\0" : "") }
      #expect(set.insert(texts) == texts.map { known.insert($0).inserted })
    }
    #expect(set.insert(["", ""]) == [true, false])
    #expect(set.insert([]).isEmpty)
  }
}
