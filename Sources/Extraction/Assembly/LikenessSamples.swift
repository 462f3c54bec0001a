import Incidents
import Language

/// An account of a report, with what `train-extraction` learns from: which incidents were told before, and which it tells.
package struct LikenessSample: Sendable {
  /// What is asked about when the incident is looked up that an account tells.
  package struct Account: Sendable {
    /// Its words of violence, as byte ranges of the text.
    package var events: [Range<Int>]
    /// The words of its places.
    package var places: [String]
    package var targets: [String]
    /// The numbers of dead that it tells.
    package var killed: [Int]
  }
  package struct Rival: Sendable {
    /// Positions in the signs.
    package var signs: [Int]
    package var isTold: Bool
  }
  package var rivals: [Rival]

  /// The names of the signs, in order.
  package static var signs: [String] { LikenessSign.allCases.map { "\($0)" } }
}

extension Extractor {
  /// The accounts of a report, put together as the answers have it.
  ///
  /// What no answer is known for goes where the weights put it; once all answers are told it tells one of them again.
  /// - Parameter answers: how many incidents the report is known to tell; nil when it may tell others too.
  package func likenessSamples(
    _ report: Report, answers: Int?, answer: (LikenessSample.Account) -> Int?
  ) -> [LikenessSample] {
    var reading = Reading(report, model: model, lexicon: lexicon)
    let accounts = accounts(&reading)
    var samples: [LikenessSample] = []
    // For each episode what its first account tells.
    var told: [Int?] = []
    var last: Int?
    _ = reading.episodes(from: accounts, gazetteer: gazetteer) { account, signs in
      if signs.count < told.count { told = [] }
      while told.count < signs.count { told.append(last) }
      last = answer(reading.sample(account))
      let isAllTold = Set(told.compactMap { $0 }).count == answers
      guard last != nil || isAllTold else { return lexicon.likeness.choice(signs) }
      samples.append(
        LikenessSample(
          rivals: zip(signs, told).map { .init(signs: $0.numbers, isTold: last == nil ? $1 != nil : $1 == last) }))
      return last == nil ? lexicon.likeness.choice(signs) : told.firstIndex(of: last)
    }
    return samples.filter { !$0.rivals.isEmpty }
  }

  /// The weights of the signs before any report is seen.
  package var likenessByHand: [Double] { lexicon.likeness.byHand }
}

extension Reading {
  fileprivate func sample(_ account: Account) -> LikenessSample.Account {
    LikenessSample.Account(
      events: account.mentions.map { text.tokens[$0.token].range },
      places: account.places.map { string(places[$0].tokens) },
      targets: account.targets.map(\.target.text),
      killed: account.tolls.filter { $0.kind == .killed }.compactMap(\.value.best))
  }
}
