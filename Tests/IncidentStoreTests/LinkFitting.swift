import Foundation
import Incidents
import SeededRandom
import Testing

@testable import IncidentStore

/// Fits the weights of the signs that two incidents are one to retellings, by logistic regression held to the weights there are.
struct LinkFitting {
  private struct Pair {
    var signs: [Int]
    var isSame: Bool
  }

  private var pairs: [Pair] = []

  /// Takes all pairs that the linker would compare.
  mutating func add(_ tellings: Retellings) {
    let profiles = tellings.incidents.compactMap(LinkProfile.init)
    let events = Dictionary(zip(tellings.incidents.map(\.id), tellings.events), uniquingKeysWith: { first, _ in first })
    let order = profiles.indices.sorted { a, b in
      (profiles[a].country, profiles[a].start, a) < (profiles[b].country, profiles[b].start, b)
    }
    var sweep = LinkSweep()
    for index in order {
      for other in sweep.candidates(LinkOutline(profiles[index], key: index)) {
        let (a, b) = (profiles[other], profiles[index])
        pairs.append(
          Pair(signs: LinkEvidence.all.compactMap { $0(a, b)?.sign.rawValue }, isSame: events[a.id] == events[b.id]))
      }
    }
  }

  /// The weights, and the log-odds without any sign.
  /// - Parameter hold: how strongly the weights are held to what they are, in pairs.
  func fitted(hold: Double = 2, steps: Int = 400) -> (weights: [Double], start: Double) {
    let prior = LinkSign.allCases.map(\.weight)
    var values = prior + [LinkSign.start]
    // Adam (Kingma and Ba 2015), on all pairs at once.
    var mean = values.map { _ in 0.0 }
    var square = mean
    for step in 1...steps {
      var slope = values.map { _ in 0.0 }
      for pair in pairs {
        let sum = pair.signs.reduce(values[prior.count]) { $0 + values[$1] }
        let error = 1 / (1 + exp(-sum)) - (pair.isSame ? 1 : 0)
        for sign in pair.signs { slope[sign] += error }
        slope[prior.count] += error
      }
      for sign in prior.indices { slope[sign] += hold * (values[sign] - prior[sign]) }
      for place in values.indices {
        let part = slope[place] / Double(max(1, pairs.count))
        mean[place] = 0.9 * mean[place] + 0.1 * part
        square[place] = 0.99 * square[place] + 0.01 * part * part
        let (first, second) = (1 - pow(0.9, Double(step)), 1 - pow(0.99, Double(step)))
        values[place] -= 0.05 * mean[place] / first / ((square[place] / second).squareRoot() + 1e-11)
      }
    }
    return (Array(values.dropLast()), values[prior.count])
  }
}

@Suite struct LinkFittingTests {
  /// Set SARHAD_FIT_LINKS to files of incident records, with colons between, to print the table of `LinkWeights.swift`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SARHAD_FIT_LINKS"] != nil))
  func `weights are fitted to retellings`() throws {
    var fitting = LinkFitting()
    for path in (ProcessInfo.processInfo.environment["SARHAD_FIT_LINKS"] ?? "").split(separator: ":") {
      let seeds = try Seeds.read(String(path))
      for seed in UInt64(11)...14 { fitting.add(Retellings(of: seeds, count: 1000, seed: seed)) }
    }
    for seed in UInt64(11)...12 {
      fitting.add(Retellings(of: Seeds.made(250, seed: seed), count: 1000, seed: seed + 100))
    }
    let (weights, start) = fitting.fitted()
    print("  static let start = \((start * 100).rounded() / 100)")
    for sign in LinkSign.allCases { print("    case .\(sign): \((weights[sign.rawValue] * 100).rounded() / 100)") }
  }
}
