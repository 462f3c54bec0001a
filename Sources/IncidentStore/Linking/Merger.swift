import Incidents

/// Makes one incident of several that tell the same, with all their sources.
///
/// Each value is taken from the record that knows it most exactly; the claims about harm stand side by side, each with its source
/// and time, and the bounds follow from them by the rule of ``Harm``. Evidence keeps pointing into the report it came from.
package enum Merger {
  /// - Parameters:
  ///   - incidents: at least one; in the order in which they came.
  ///   - links: what holds them together.
  package static func merged(_ incidents: [Incident], links: [Link]) -> Incident? {
    let order = incidents.enumerated().sorted { a, b in
      let days = (a.element.report.published?.dayNumber ?? Int.max, b.element.report.published?.dayNumber ?? Int.max)
      return days.0 != days.1 ? days.0 < days.1 : a.element.id < b.element.id
    }.map(\.element)
    guard var merged = order.first, order.count > 1 else { return incidents.first }
    let sources = Independence.groups(of: order)
    let known = order.max { isLessTelling($0, $1) } ?? merged
    merged.type = mostFrequent(order.map(\.type).filter { $0 != .otherViolence }) ?? merged.type
    merged.status = order.map(\.status).min { rank($0) < rank($1) } ?? merged.status
    merged.background = order.allSatisfy(\.background)
    merged.actors = union(order.map(\.actors), of: known.actors) { $0.name ?? $0.text }
    merged.targets = union(order.map(\.targets), of: known.targets) { $0.name ?? $0.text }
    merged.weapons = union(order.map(\.weapons), of: known.weapons) { $0.class.rawValue }
    merged.date = order.compactMap(\.date).min { days($0) < days($1) } ?? merged.date
    merged.place = order.compactMap(\.place).min { vagueness($0) < vagueness($1) } ?? merged.place
    merged.crossBorder = order.contains(where: \.crossBorder)
    let origin = order.filter { $0.origin != nil }.min { basis($0) < basis($1) }
    merged.origin = origin?.origin
    // A vector belongs to the place and the origin it was computed for.
    let struck = order.first { $0.vector != nil && $0.place == merged.place && $0.origin == merged.origin }
    merged.vector = struck?.vector ?? order.first { $0.vector != nil && $0.place == merged.place }?.vector
    merged.codes =
      known.codes.acled == merged.codes.acled ? merged.codes : Codes(type: merged.type, weapons: merged.weapons)
    addTolls(of: order, to: &merged)
    addRelations(of: order, sources: sources, links: links, to: &merged)
    return merged
  }

  /// Tolls of all, a claim once; copies claim nothing of their own.
  private static func addTolls(of incidents: [Incident], to merged: inout Incident) {
    merged.tolls = []
    merged.evidence = merged.evidence.filter { !$0.field.hasPrefix("tolls.") }
    for incident in incidents {
      for (index, claim) in incident.tolls.enumerated() {
        var toll = claim
        toll.source = toll.source ?? incident.report.source ?? incident.report.title
        toll.asOf = toll.asOf ?? incident.report.published
        var same = toll
        same.evidence = nil
        let isTold = merged.tolls.contains { other in
          var other = other
          other.evidence = nil
          return other == same
        }
        if isTold { continue }
        merged.evidence += incident.evidence.filter { $0.field == "tolls.\(index)" }.map { evidence in
          var evidence = evidence
          evidence.field = "tolls.\(merged.tolls.count)"
          return evidence
        }
        merged.tolls.append(toll)
      }
    }
    merged.killed = Harm(of: .killed, in: merged.tolls)
    merged.injured = Harm(of: .injured, in: merged.tolls)
  }

  /// Says which incidents went into it and why: `same` for a source of its own, `copy` for one told again.
  private static func addRelations(
    of incidents: [Incident], sources: [Int], links: [Link], to merged: inout Incident
  ) {
    let members = Set(incidents.map(\.id))
    var before: Set<String> = [incidents[0].id]
    var relations = incidents.flatMap(\.relations).filter { !members.contains($0.incident) }
    var seen: Set<Relation> = []
    relations = relations.filter { seen.insert($0).inserted }
    var counted: Set<Int> = [sources[0]]
    for (incident, source) in zip(incidents, sources).dropFirst() {
      // What it has in common with one that was named before it, where a link tells.
      let own = links.filter { $0.a == incident.id || $0.b == incident.id }
      let link =
        own.first { before.contains($0.a == incident.id ? $0.b : $0.a) }
        ?? own.first { members.contains($0.a) && members.contains($0.b) }
      before.insert(incident.id)
      let reason = link.map { "\($0.score): \($0.reason)" }
      relations.append(
        Relation(kind: counted.insert(source).inserted ? .same : .copy, incident: incident.id, evidence: reason))
    }
    merged.relations = relations
  }

  private static func union<Element>(
    _ lists: [[Element]], of first: [Element], _ name: (Element) -> String
  ) -> [Element] {
    var all = first
    var told = first.map { Words.telling(name($0)) }
    for element in lists.joined() {
      let words = Words.telling(name(element))
      // Another name for one that is there, or nobody in particular, adds nobody.
      if words.isEmpty && !all.isEmpty || told.contains(where: { !$0.isDisjoint(with: words) }) { continue }
      told.append(words)
      all.append(element)
    }
    return all
  }

  private static func isLessTelling(_ a: Incident, _ b: Incident) -> Bool {
    func score(_ incident: Incident) -> Int {
      incident.actors.count { $0.name != nil } * 2 + incident.targets.count + incident.weapons.count
        + incident.tolls.count
        + incident.evidence.count
    }
    return score(a) < score(b)
  }

  private static func mostFrequent(_ types: [IncidentType]) -> IncidentType? {
    let counts = Dictionary(types.map { ($0, 1) }, uniquingKeysWith: +)
    guard let most = counts.values.max() else { return nil }
    return types.first { counts[$0] == most }
  }

  /// The order of standing.
  private static func rank(_ status: Status) -> Int {
    switch status {
    case .confirmed: 0
    case .reported: 1
    case .claimed: 2
    case .unverified: 3
    case .denied: 4
    }
  }

  private static func days(_ date: DateSpan) -> Int { date.end.dayNumber - date.start.dayNumber }

  private static func vagueness(_ place: Place) -> Double {
    guard let precision = place.precision, place.lat != nil else { return 1e6 }
    switch precision {
    case .site, .town, .near, .district: return place.radiusKm ?? precision.usualReachKm
    case .border, .sea: return 1e3
    case .province: return 1e4
    case .country: return 1e5
    }
  }

  private static func basis(_ incident: Incident) -> Int {
    switch incident.origin?.basis {
    case .stated: incident.origin?.place == nil ? 1 : 0
    case .actorCountry: 2
    case .unknown, nil: 3
    }
  }
}

/// Which reports are sources of their own: the same outlet again, or an agency's text under another masthead, is none.
enum Independence {
  /// For each incident the number of its source.
  static func groups(of incidents: [Incident]) -> [Int] {
    let shingles = incidents.map(Self.shingles)
    var groups: [Int] = []
    for index in incidents.indices {
      let earlier = incidents.indices.prefix(index).first { other in
        isSameOutlet(incidents[other], incidents[index]) || isCopy(shingles[other], shingles[index])
      }
      groups.append(earlier.map { groups[$0] } ?? index)
    }
    return groups
  }

  private static func isSameOutlet(_ a: Incident, _ b: Incident) -> Bool {
    guard let one = a.report.source, let other = b.report.source else { return false }
    return Words.folded(one) == Words.folded(other)
  }

  /// Runs of four words in the sentences the record rests on.
  private static func shingles(_ incident: Incident) -> Set<[String]> {
    var sentences: Set<String> = []
    var runs: Set<[String]> = []
    for evidence in incident.evidence where sentences.insert(evidence.quote).inserted {
      let words = Words.folded(evidence.quote)
      guard words.count >= 4 else { continue }
      for start in 0...(words.count - 4) { runs.insert(Array(words[start..<start + 4])) }
    }
    return runs
  }

  /// Two hands share a phrase, not most of their words.
  private static func isCopy(_ a: Set<[String]>, _ b: Set<[String]>) -> Bool {
    let less = min(a.count, b.count)
    guard less >= 8 else { return false }
    return a.intersection(b).count * 10 >= less * 7
  }
}
