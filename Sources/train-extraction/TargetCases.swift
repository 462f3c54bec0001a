import Extraction

/// A nominal with the answer.
struct TargetCase: Encodable {
  var report: String
  /// Number of its incident in the corpora.
  var incident: Int
  var text: String
  var `class`: Int
  var traits: [Int]
  var isTarget: Bool
  /// The known targets of the incident.
  var known: [String]
  var weight: Double
}

extension TargetCase {
  /// The nominals near the known incidents of reports.
  static func cases(_ reports: [AnsweredReport], _ extractor: Extractor) -> [TargetCase] {
    var cases: [TargetCase] = []
    var count = 0
    for known in reports {
      for sample in extractor.targetSamples(known.report) {
        guard let targets = answer(to: sample, known.answers)?.targets, !targets.isEmpty else { continue }
        count += 1
        for candidate in sample.candidates {
          cases.append(
            TargetCase(
              report: known.id, incident: count, text: candidate.text, class: candidate.class, traits: candidate.traits,
              isTarget: targets.contains { Wording.areAlike($0, candidate.text) }, known: targets, weight: known.weight)
          )
        }
      }
    }
    return cases
  }

  /// The known incident whose quotes hold most of a sample's words of violence; without quotes the one with most of its
  /// nominals.
  private static func answer(to sample: TargetSample, _ known: [AnsweredReport.Answer]) -> AnsweredReport.Answer? {
    let scored = known.map { answer -> (answer: AnsweredReport.Answer, score: Int) in
      guard !answer.quotes.isEmpty else {
        let named = sample.candidates.count { candidate in
          answer.targets.contains { Wording.areAlike($0, candidate.text) }
        }
        return (answer, named)
      }
      return (answer, sample.events.count { event in answer.quotes.contains { $0.overlaps(event) } })
    }
    return scored.max { $0.score < $1.score }.flatMap { $0.score > 0 ? $0.answer : nil }
  }
}
