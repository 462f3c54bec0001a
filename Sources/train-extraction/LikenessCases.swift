import Extraction

/// An account with the incidents told before it, and which of them it tells.
struct LikenessCase {
  var report: String
  /// For each incident told before, the signs that the account tells it, and whether it does.
  var rivals: [(signs: [Int], isTold: Bool)]
  var weight: Double

  var isNew: Bool { !rivals.contains(where: \.isTold) }
}

extension LikenessCase {
  /// The accounts of reports, put together as the known incidents have it.
  static func cases(_ reports: [AnsweredReport], _ extractor: Extractor) -> [LikenessCase] {
    reports.flatMap { known -> [LikenessCase] in
      guard !known.answers.isEmpty else { return [] }
      // Templates without quotes leave out what is not asked of them.
      let isQuoted = known.answers.contains { !$0.quotes.isEmpty }
      let samples = extractor.likenessSamples(known.report, answers: isQuoted ? known.answers.count : nil) {
        answer(to: $0, known.answers, isQuoted: isQuoted)
      }
      return samples.map { sample in
        LikenessCase(report: known.id, rivals: sample.rivals.map { ($0.signs, $0.isTold) }, weight: known.weight)
      }
    }
  }

  /// The known incident whose quotes hold the account's words of violence, or which has its targets; of several the one whose
  /// place and dead it names, and none where that leaves more than one.
  private static func answer(
    to account: LikenessSample.Account, _ known: [AnsweredReport.Answer], isQuoted: Bool
  ) -> Int? {
    var best: (answer: Int, score: Int)?
    var isShared = false
    for (index, answer) in known.enumerated() {
      let shared =
        isQuoted
        ? account.events.count { event in answer.quotes.contains { $0.overlaps(event) } }
        : account.targets.count { target in answer.targets.contains { Wording.areAlike($0, target) } }
      guard shared > 0 else { continue }
      let isAtPlace = answer.place.map { place in account.places.contains { Wording.areAlike(place, $0) } } ?? false
      let isToll = answer.killed.map { account.killed.contains($0) } ?? false
      let score = shared + (isAtPlace ? 2 : 0) + (isToll ? 2 : 0)
      isShared = score == best?.score
      if score > best?.score ?? 0 { best = (index, score) }
    }
    return isShared ? nil : best?.answer
  }
}
