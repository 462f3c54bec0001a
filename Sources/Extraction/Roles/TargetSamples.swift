import Incidents
import Language

/// An incident's nominals as `train-extraction` sees them.
package struct TargetSample: Sendable {
  package struct Candidate: Sendable {
    package var text: String
    /// Position in the classes of nominals.
    package var `class`: Int
    /// Positions in the traits.
    package var traits: [Int]
  }
  /// The words of violence, as byte ranges of the text.
  package var events: [Range<Int>]
  package var candidates: [Candidate]

  /// The names of the traits, in order.
  package static var traits: [String] { TargetTrait.allCases.map { "\($0)" } }
  package static var classes: [String] { TargetClass.allCases.map { "\($0)" } }
}

extension Extractor {
  /// The incidents of a report with the nominals from which their targets are chosen.
  package func targetSamples(_ report: Report) -> [TargetSample] {
    var reading = Reading(report, model: model, lexicon: lexicon)
    let accounts = accounts(&reading)
    let episodes = reading.episodes(from: accounts, gazetteer: gazetteer)
    return reading.traced(from: episodes, gazetteer: gazetteer).map { traced in
      let episode = episodes[traced.episode]
      let events = episode.accounts.flatMap(\.mentions).map { reading.text.tokens[$0.token].range }
      let candidates = reading.targetCandidates(of: episode).map {
        TargetSample.Candidate(text: $0.mention.target.text, class: $0.class.rawValue, traits: $0.traits.numbers)
      }
      return TargetSample(events: events, candidates: candidates)
    }
  }
}
