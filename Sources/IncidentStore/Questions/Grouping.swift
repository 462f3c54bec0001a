import Incidents

/// What answers are counted by.
package enum Grouping: String, Sendable, Hashable, CaseIterable {
  /// The province, or the country when only that is known.
  case region
  case month, actor, type

  /// The group an incident belongs to; `unknown` when its record does not tell.
  package func key(of incident: Incident) -> String {
    switch self {
    case .region:
      guard let place = incident.place else { return Self.unknown }
      let country = place.country ?? "at sea or unknown"
      return place.admin1.map { "\($0), \(country)" } ?? country
    case .month:
      guard let date = incident.date, date.start.year == date.end.year, date.start.month == date.end.month else {
        return incident.date.map {
          $0.start.year == $0.end.year ? String($0.start.description.prefix(4)) : Self.unknown
        }
          ?? Self.unknown
      }
      return String(date.start.description.prefix(7))
    case .actor: return incident.actors.first.map { $0.name ?? $0.text } ?? Self.unknown
    case .type: return incident.type.rawValue
    }
  }

  private static let unknown = "unknown"
}

/// Counts and tolls of one group, certain and possible incidents apart.
package struct GroupSum: Sendable, Hashable {
  /// How many incidents, and what they sum to.
  package struct Sum: Sendable, Hashable {
    package var incidents = 0
    package var killed = Bounds()
    package var injured = Bounds()
  }

  /// Sums of what is known; an incident without a number adds nothing to `low`, and leaves `high` open.
  package struct Bounds: Sendable, Hashable {
    package var low = 0
    package var best = 0
    package var high = 0
    /// Some incident's highest number is not known, so the sum may be greater.
    package var isOpen = false

    mutating func add(_ harm: Harm?) {
      guard let harm else { return }
      let low = harm.low ?? 0
      let best = harm.best ?? harm.low ?? 0
      self.low += min(low, best)
      self.best += best
      high += max(harm.high ?? 0, best)
      if harm.high == nil { isOpen = true }
    }
  }

  package var key: String
  package var certain = Sum()
  package var possible = Sum()

  /// One sum a group, the group with the most certain incidents first, equal ones by their key; months in order of time.
  package static func sums(of answers: some Sequence<Answer>, by grouping: Grouping) -> [GroupSum] {
    var sums: [String: GroupSum] = [:]
    for answer in answers {
      let key = grouping.key(of: answer.incident)
      var group = sums[key] ?? GroupSum(key: key)
      if answer.containment == .certain {
        group.certain.add(answer.incident)
      } else {
        group.possible.add(answer.incident)
      }
      sums[key] = group
    }
    return sums.values.sorted { a, b in
      let counts = (a.certain.incidents, b.certain.incidents)
      return grouping != .month && counts.0 != counts.1 ? counts.0 > counts.1 : a.key < b.key
    }
  }
}

extension GroupSum.Sum {
  fileprivate mutating func add(_ incident: Incident) {
    incidents += 1
    killed.add(incident.killed)
    injured.add(incident.injured)
  }
}
