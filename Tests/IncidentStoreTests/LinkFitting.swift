import Fitting
import Foundation
import Geo
import Incidents
import SeededRandom
import Testing

@testable import IncidentStore

/// Fits the weights of the signs that two incidents are one, by logistic regression held to what was judged by hand.
struct LinkFitting {
  /// How often what the same signs say was one incident, and how often two.
  private var tally: [[Int]: (same: Double, different: Double)] = [:]

  /// Takes all pairs that the linker would compare.
  /// - Parameter weight: how much a pair counts.
  mutating func add(_ incidents: [Incident], events: [Int], weight: Double = 1) {
    let profiles = incidents.compactMap(LinkProfile.init)
    let numbers = Dictionary(zip(incidents.map(\.id), events), uniquingKeysWith: { first, _ in first })
    let order = profiles.indices.sorted { a, b in
      (profiles[a].country, profiles[a].start, a) < (profiles[b].country, profiles[b].start, b)
    }
    var sweep = LinkSweep()
    for index in order {
      for other in sweep.candidates(LinkOutline(profiles[index], key: index)) {
        let (a, b) = (profiles[other], profiles[index])
        let signs = LinkEvidence.all.compactMap { $0(a, b)?.sign.rawValue }
        if numbers[a.id] == numbers[b.id] {
          tally[signs, default: (0, 0)].same += weight
        } else {
          tally[signs, default: (0, 0)].different += weight
        }
      }
    }
  }

  /// - Parameter hold: how strongly the weights are held, in pairs.
  func weights(hold: Double = 100) -> LinkWeights {
    let centre = LinkWeights.judged.values + [LinkWeights.judged.start]
    let start = centre.count - 1
    // In one order, for sums that are the same on every run.
    let samples = tally.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let fit = PenalisedFit(penalty: hold, centre: centre, fixed: [LinkSign.sameCountryAlone.rawValue])
    let values = fit.weights { weights, gradient in
      var loss = 0.0
      for (signs, count) in samples {
        let sum = signs.reduce(weights[start]) { $0 + weights[$1] }
        let chance = 1 / (1 + exp(-sum))
        loss -= count.same * log(max(1e-300, chance)) + count.different * log(max(1e-300, 1 - chance))
        let error = count.different * chance - count.same * (1 - chance)
        for sign in signs { gradient[sign] += error }
        gradient[start] += error
      }
      return loss
    }
    return LinkWeights(start: values[start], values: Array(values.dropLast()))
  }
}

/// What weights are fitted to: files of incident records, and rows of a data set.
struct LinkSamples {
  let seeds: [[Incident]]
  let rows: [Incident]

  /// SARHAD_FIT_LINKS names files of records, with colons between; SARHAD_FIT_ROWS one of a data set's rows, as records.
  init() throws {
    let environment = ProcessInfo.processInfo.environment
    seeds = try (environment["SARHAD_FIT_LINKS"] ?? "").split(separator: ":").map { try Seeds.read(String($0)) }
    rows = try environment["SARHAD_FIT_ROWS"].map(Seeds.read) ?? []
  }

  /// The weights that half of the reports and of the rows tell, or all.
  func fitted(half: Int? = nil) -> LinkWeights {
    var fitting = LinkFitting()
    for seeds in seeds {
      let known = half.map { Seeds.half($0, of: seeds) } ?? seeds
      for seed in UInt64(11)...14 {
        let tellings = Retellings(of: known, count: half == nil ? 1000 : 500, seed: seed)
        fitting.add(tellings.incidents, events: tellings.events)
      }
    }
    for seed in UInt64(11)...12 {
      let tellings = Retellings(of: Seeds.made(250, seed: seed), count: 1000, seed: seed + 100)
      fitting.add(tellings.incidents, events: tellings.events)
    }
    let known = half.map { half in rows.filter { Seeds.half(ofRow: $0) == half } } ?? rows
    let told = ToldRows(known, count: 1000, seed: 5)
    fitting.add(told.incidents, events: told.events, weight: 2)
    return fitting.weights()
  }
}

@Suite struct LinkFittingTests {
  static let isAsked = ProcessInfo.processInfo.environment["SARHAD_FIT_LINKS"] != nil

  /// Prints the right-hand column of `LinkWeights.swift`.
  @Test(.enabled(if: isAsked)) func `weights are fitted to retellings`() throws {
    let weights = try LinkSamples().fitted()
    print("  static let start = \((weights.start * 100).rounded() / 100)")
    for sign in LinkSign.allCases { print("    case .\(sign): \((weights[sign] * 100).rounded() / 100)") }
  }

  /// Each half of the reports by weights fitted to the other: links among retellings of all, those of the half counted.
  @Test(.enabled(if: isAsked)) func `weights carry over to reports that they were not fitted to`() throws {
    let samples = try LinkSamples()
    for seeds in samples.seeds {
      var (right, wrong, pairs) = (0, 0, 0)
      for half in 0...1 {
        var linker = Linker()
        linker.weights = samples.fitted(half: 1 - half)
        let mine = Set(Seeds.half(half, of: seeds).map(\.id))
        for seed in UInt64(1)...5 {
          let tellings = Retellings(of: seeds, count: 1000, seed: seed)
          let found = tellings.score(linker.links(among: tellings.incidents)) { mine.contains($0) }
          (right, wrong, pairs) = (right + found.right, wrong + found.wrong, pairs + found.pairs)
        }
      }
      print("precision \(Double(right) / Double(right + wrong)), recall \(Double(right) / Double(pairs))")
    }
  }

  /// Of rows alone every link joins what their coders told apart.
  @Test(.enabled(if: isAsked)) func `rows of one place on consecutive days stay apart`() throws {
    let told = ToldRows(try LinkSamples().rows, count: 0, seed: 1)
    let incidents = Dictionary(told.incidents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var linker = Linker()
    linker.trustsCoders = false
    let links = linker.links(among: told.incidents)
    print("\(links.count) links among \(told.incidents.count) rows")
    for link in links {
      guard let a = incidents[link.a]?.date, let b = incidents[link.b]?.date else { continue }
      #expect(a.start <= b.end && b.start <= a.end, "\(link)")
    }
  }
}
