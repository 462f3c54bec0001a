import OrderedMap
import Testing

@Suite("Work in parallel, results in order")
struct OrderedMapTests {
  private struct Stop: Error {}

  @Test(arguments: [1, 2, 3, 16])
  func `results come in the order of the stream, whatever the number of threads`(threads: Int) {
    var results: [Int] = []
    orderedMap(
      threads: threads, produce: { take in for number in 0..<5000 { take(number) } },
      work: { (number: Int) in
        // Uneven work, so that later elements are often done first.
        (0..<(number % 7 == 0 ? 2000 : 1)).reduce(number) { $0 &+ $1 &- $1 }
      }, emit: { results.append($0) })
    #expect(results == Array(0..<5000))
  }

  @Test func `an empty stream gives nothing and ends`() {
    var count = 0
    orderedMap(threads: 4, produce: { (_: (Int) -> Void) in }, work: { $0 }, emit: { _ in count += 1 })
    #expect(count == 0)
  }

  @Test func `a failing receiver ends the work`() {
    var seen = 0
    #expect(throws: Stop.self) {
      try orderedMap(
        threads: 2, produce: { take in for number in 0..<100_000 { take(number) } }, work: { (number: Int) in number },
        emit: { number in
          seen += 1
          if number == 10 { throw Stop() }
        })
    }
    #expect(seen == 11)
  }
}
