import Geo
import Glibc
import Incidents

/// Two incidents of different reports that are told to be one, and why.
package struct Link: Sendable, Hashable {
  /// The incidents' ids, the lesser first.
  package let a: String
  package let b: String
  /// 0...1.
  package let score: Double
  /// What speaks for it and against it, in words: "same day; 3 km apart; same actor country; tolls agree".
  package var reason: String

  package init(a: String, b: String, score: Double, reason: String) {
    self.a = a
    self.b = b
    self.score = score
    self.reason = reason
  }
}

/// Decides which incidents of different reports are the same one: by time, place, what was done, who did it and the toll.
///
/// Each sign adds or takes points (log-odds, ``LinkWeights``); the score is the logistic of the sum. What one record does not tell
/// counts neither for nor against.
package struct Linker: Sendable {
  /// Pairs with at least this score bring incidents together.
  package var threshold: Double
  var weights = LinkWeights.fitted
  /// Rows of one data set are two incidents, since its coder told them apart.
  var trustsCoders = true

  package init(threshold: Double = 0.72) {
    self.threshold = threshold
  }

  /// All links, in order of their ids. Incidents of one report are never linked, nor rows of one data set: who wrote them told
  /// them apart.
  package func links(among incidents: [Incident]) -> [Link] {
    let profiles = incidents.compactMap(LinkProfile.init)
    var sweep = LinkSweep()
    var scored: [ScoredPair] = []
    let order = profiles.indices.sorted { a, b in
      (profiles[a].country, profiles[a].start, a) < (profiles[b].country, profiles[b].start, b)
    }
    for index in order {
      for other in sweep.candidates(LinkOutline(profiles[index], key: index)) {
        if let link = link(profiles[other], profiles[index]) {
          scored.append(ScoredPair(link: link, first: other, second: index))
        }
      }
    }
    var selection = LinkSelection(linker: self) { profiles[$0] }
    return selection.links(scored)
  }

  /// Nil when the two are more likely different.
  package func link(_ one: Incident, _ other: Incident) -> Link? {
    guard let a = LinkProfile(one), let b = LinkProfile(other) else { return nil }
    return link(a, b)
  }

  func link(_ one: LinkProfile, _ other: LinkProfile) -> Link? {
    guard let points = points(one, other), points >= threshold.logOdds else { return nil }
    return link(one, other, points: points)
  }

  /// The link there is at so many points, be they few.
  func link(_ one: LinkProfile, _ other: LinkProfile, points: Double) -> Link {
    let (a, b) = one.id < other.id ? (one, other) : (other, one)
    return Link(
      a: a.id, b: b.id, score: (1000 / (1 + exp(-points))).rounded() / 1000,
      reason: LinkEvidence.all.compactMap { $0(a, b)?.reason }.joined(separator: "; "))
  }

  /// The sum of the evidence; nil for two that cannot be one.
  func points(_ one: LinkProfile, _ other: LinkProfile) -> Double? {
    guard one.report != other.report, one.id != other.id else { return nil }
    if trustsCoders, let set = one.dataset, set == other.dataset { return nil }
    var sum = weights.start
    for evidence in LinkEvidence.all {
      guard let judgement = evidence(one, other) else { continue }
      sum += weights[judgement.sign]
      // Nothing that follows outweighs so much.
      if sum < -7 { return sum }
    }
    return sum
  }
}

extension Double {
  /// Of a probability.
  var logOdds: Double { log(self / (1 - self)) }
}
