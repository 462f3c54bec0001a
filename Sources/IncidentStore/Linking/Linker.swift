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
  package let reason: String

  package init(a: String, b: String, score: Double, reason: String) {
    self.a = a
    self.b = b
    self.score = score
    self.reason = reason
  }
}

/// Decides which incidents of different reports are the same one: by time, place, what was done, who did it and the toll.
///
/// Each sign adds or takes points (log-odds, ``LinkSign/weight``); the score is the logistic of the sum. What one record does not tell
/// counts neither for nor against.
package struct Linker: Sendable {
  /// Pairs with at least this score are linked.
  package var threshold: Double
  /// Pairs with at least this one are linked when a third telling is linked with both.
  package var thresholdWithWitness = 0.35

  package init(threshold: Double = 0.8) {
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
        if let link = candidate(profiles[other], profiles[index]) {
          scored.append(ScoredPair(link: link, first: other, second: index))
        }
      }
    }
    return LinkSelection(linker: self).consistent(scored) { profiles[$0] }
  }

  /// Nil when the two are more likely different.
  package func link(_ one: Incident, _ other: Incident) -> Link? {
    guard let a = LinkProfile(one), let b = LinkProfile(other) else { return nil }
    return link(a, b)
  }

  func link(_ one: LinkProfile, _ other: LinkProfile) -> Link? {
    candidate(one, other).flatMap { $0.score >= threshold ? $0 : nil }
  }

  /// A link that may need a witness: see ``LinkSelection``.
  func candidate(_ one: LinkProfile, _ other: LinkProfile) -> Link? {
    guard let sum = points(one, other) else { return nil }
    let score = 1 / (1 + exp(-sum))
    guard score >= min(threshold, thresholdWithWitness) else { return nil }
    let (a, b) = one.id < other.id ? (one, other) : (other, one)
    return Link(
      a: a.id, b: b.id, score: (score * 1000).rounded() / 1000,
      reason: LinkEvidence.all.compactMap { $0(a, b)?.reason }.joined(separator: "; "))
  }

  /// The sum of the evidence; nil for two that cannot be one.
  func points(_ one: LinkProfile, _ other: LinkProfile) -> Double? {
    guard one.report != other.report, one.id != other.id else { return nil }
    if let set = one.dataset, set == other.dataset { return nil }
    var sum = LinkSign.start
    for evidence in LinkEvidence.all {
      guard let judgement = evidence(one, other) else { continue }
      sum += judgement.sign.weight
      // Nothing that follows outweighs so much.
      if sum < -7 { return sum }
    }
    return sum
  }
}
