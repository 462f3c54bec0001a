import Gazetteer
import Incidents

/// What answers are counted by.
package enum Grouping: String, Sendable, Hashable, CaseIterable {
  /// The province, or the country when only that is known.
  case region
  case month, actor, type

  /// The group an incident belongs to; `unknown` when its record does not tell.
  fileprivate func key(of incident: Incident) -> String {
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

/// The regions that incidents are counted by: provinces by their code, whatever their sources call them ("Sagaing division",
/// "Sagaing region"), and countries for what is known to the country only.
private struct RegionNames {
  private let gazetteer: Gazetteer
  private let codes: ProvinceCodes

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    codes = ProvinceCodes(gazetteer)
  }

  /// `Sagaing, Myanmar` and its code, `Myanmar` and its; a province that the gazetteer does not know is as its source calls it,
  /// and has no code. Nil for a country that it does not know.
  func region(of place: Place) -> (name: String, code: String?)? {
    guard let country = place.country.flatMap({ gazetteer.place(identifier: $0) }) else { return nil }
    if let code = place.admin1Code ?? codes.code(of: place), let province = gazetteer.place(identifier: code) {
      return ("\(province.name), \(country.name)", code)
    }
    return place.admin1.map { ("\($0), \(country.name)", nil) } ?? (country.name, country.identifier)
  }
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

    mutating func add(_ other: Self) {
      low += other.low
      best += other.best
      high += other.high
      isOpen = isOpen || other.isOpen
    }
  }

  package var key: String
  /// The region's, where the groups are regions that the gazetteer knows: `IR-11`, or `IRN` for what is known to the country only.
  package var code: String?
  package var certain = Sum()
  package var possible = Sum()

  /// All groups together.
  package static func whole(of sums: [GroupSum]) -> GroupSum {
    sums.reduce(into: GroupSum(key: "in all")) { whole, group in
      whole.certain.add(group.certain)
      whole.possible.add(group.possible)
    }
  }
}

/// Counts answers by group as they come.
package struct GroupTally {
  private let grouping: Grouping
  private let regions: RegionNames?
  private var groups: [String: GroupSum] = [:]

  /// - Parameter gazetteer: regions are told by its codes.
  package init(by grouping: Grouping, in gazetteer: Gazetteer? = nil) {
    self.grouping = grouping
    regions = gazetteer.map(RegionNames.init)
  }

  package mutating func add(_ answer: Answer) {
    var key = grouping.key(of: answer.incident)
    var code: String?
    if grouping == .region, let place = answer.incident.place, let region = regions?.region(of: place) {
      (key, code) = region
    }
    let isCertain = answer.containment == .certain
    groups[code ?? key, default: GroupSum(key: key, code: code)].add(answer.incident, isCertain: isCertain)
  }

  /// One sum a group, the group with the most certain incidents first, equal ones by their key; months in order of time.
  package var sums: [GroupSum] {
    groups.values.sorted { a, b in
      let counts = (a.certain.incidents, b.certain.incidents)
      if grouping != .month, counts.0 != counts.1 { return counts.0 > counts.1 }
      return (a.key, a.code ?? "") < (b.key, b.code ?? "")
    }
  }
}

extension GroupSum {
  fileprivate mutating func add(_ incident: Incident, isCertain: Bool) {
    if isCertain { certain.add(incident) } else { possible.add(incident) }
  }
}

extension GroupSum.Sum {
  fileprivate mutating func add(_ incident: Incident) {
    incidents += 1
    killed.add(incident.killed)
    injured.add(incident.injured)
  }

  fileprivate mutating func add(_ other: Self) {
    incidents += other.incidents
    killed.add(other.killed)
    injured.add(other.injured)
  }
}
