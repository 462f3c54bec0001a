import Geocoding
import Testing

@Suite("Explanations")
struct ExplanationTests {
  @Test("Contributions add up to the score they explain")
  func sums() throws {
    let found = try World.toponyms("Shells fell on Kirkuk in Iraq and near Tripoli, Lebanon.", explaining: true)
    #expect(!found.isEmpty)
    for toponym in found {
      #expect(!toponym.recognition.isEmpty)
      for candidate in toponym.candidates where !candidate.contributions.isEmpty {
        let sum = candidate.contributions.reduce(0) { $0 + $1.points }
        #expect(abs(sum - candidate.score) < 1e-9)
      }
    }
  }

  @Test("The shares of a name's candidates rank them and do not exceed certainty")
  func shares() throws {
    for toponym in try World.toponyms("Police searched houses in Springfield and in Alexandria.", explaining: true) {
      let shares = toponym.candidates.map(\.share)
      #expect(!shares.isEmpty && shares == shares.sorted(by: >))
      #expect(shares.reduce(0, +) < 1 + 1e-9)
    }
  }

  @Test("The same text gives the same answer")
  func deterministic() throws {
    let text = "Fighting spread from Goma to Bukavu while Kigali denied sending troops; Uvira and Beni were calm."
    let first = try World.toponyms(text).map { "\($0.name) \($0.gazetteerID ?? "") \($0.certainty)" }
    for _ in 0..<5 {
      #expect(try World.toponyms(text).map { "\($0.name) \($0.gazetteerID ?? "") \($0.certainty)" } == first)
    }
  }
}
