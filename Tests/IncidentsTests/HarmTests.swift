import Incidents
import Testing

@Suite("Harm derived from claims")
struct HarmTests {
  @Test func `nothing said gives nothing`() {
    #expect(Harm(of: .killed, in: []) == nil)
    #expect(Harm(of: .injured, in: [Toll(kind: .killed, low: 1, best: 1, high: 1)]) == nil)
  }

  @Test func `conflicting claims widen the bounds and the better standing one is best`() {
    let tolls = [
      Toll(kind: .killed, low: 12, best: 12, high: 12, status: .claimed),
      Toll(kind: .killed, low: 7, best: 7, high: 7, status: .reported),
    ]
    #expect(Harm(of: .killed, in: tolls) == Harm(low: 7, best: 7, high: 12))
  }

  @Test func `the latest claim is best`() {
    let tolls = [
      Toll(kind: .killed, low: 7, best: 7, high: 7, asOf: CalendarDate("2024-01-18")),
      Toll(kind: .killed, low: 9, best: 9, high: 9, asOf: CalendarDate("2024-01-19")),
    ]
    #expect(Harm(of: .killed, in: tolls)?.best == 9)
  }

  @Test func `a claim without a number stands beside a number and changes nothing`() {
    let tolls = [
      Toll(kind: .killed, low: 7, best: 7, high: 7),
      Toll(kind: .killed, low: nil, best: nil, high: nil, status: .unverified),
    ]
    #expect(Harm(of: .killed, in: tolls) == Harm(low: 7, best: 7, high: 7))
  }

  @Test func `at least five is open upwards`() {
    #expect(
      Harm(of: .killed, in: [Toll(kind: .killed, low: 5, best: 5, high: nil)]) == Harm(low: 5, best: 5, high: nil))
  }

  @Test func `a denied claim counts for nothing`() {
    #expect(Harm(of: .killed, in: [Toll(kind: .killed, low: 5, best: 5, high: 5, status: .denied)]) == nil)
  }
}
