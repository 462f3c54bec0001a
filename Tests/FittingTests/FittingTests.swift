import Fitting
import Testing

@Suite("Fitting of weights")
struct FittingTests {
  @Test("Weights follow the samples where these are many, and what was set by hand where they are not")
  func held() {
    let weights = PenalisedFit(penalty: 1, centre: [0, 2, -3], fixed: [2]).weights { weights, gradient in
      let (loss, slope) = LogOdds.loss(weights[0] + weights[2], isTrue: true)
      gradient[0] += 400 * slope
      gradient[2] += 400 * slope
      return 400 * loss
    }
    #expect(weights[0] > 5)
    #expect(abs(weights[1] - 2) < 1e-6)
    #expect(weights[2] == -3)
  }

  @Test("Rivals of which none is right lose much, and no less than nothing is lost")
  func rivals() {
    let sure = LogOdds.loss([9, 0], gains: [1, 0])
    #expect(sure.loss >= 0 && sure.loss < 0.001)
    #expect(LogOdds.loss([9, 0], gains: [0, 1]).loss > 8)
    #expect(abs(sure.slopes.reduce(0, +)) < 1e-9)
  }

  @Test("Every report is judged once, by weights that never saw it")
  func tenths() {
    let reports = (0..<25).map { "r\($0)" }
    var judged: [String] = []
    Tenths(reports).judge(reports, of: { $0 }) { others, part in
      #expect(Set(others).isDisjoint(with: part))
      #expect(others.count + part.count == reports.count)
      judged += part
    }
    #expect(judged.sorted() == reports.sorted())
  }
}
