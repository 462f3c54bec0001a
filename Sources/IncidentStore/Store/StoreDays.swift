import GeoPackage
import Incidents

/// The days that a question asks for, as stretches of an index by a row's first day.
///
/// Parameters of queries: ?2 is the first day asked for, ?3 the last, ?4 the first on which what reaches into them can start.
struct StoreDays {
  enum Stretch: CaseIterable {
    /// What starts on a day that is asked for.
    case within
    /// What starts earlier and may reach into them. A plus keeps SQLite from trying, row by row, whether a day is a number.
    case before
    /// What may be of any day.
    case undated

    var sql: String {
      switch self {
      case .within: "date_start BETWEEN ?2 AND ?3"
      case .before: "date_start >= ?4 AND date_start < ?2 AND +date_end >= ?2"
      case .undated: "date_start IS NULL"
      }
    }

    /// 1 for a row of the stretch all of whose days are asked for.
    var isInside: String { self == .within ? "+date_end <= ?3" : "0" }
  }

  /// True of a row some of whose days may be asked for.
  static let mayAnswer = "(date_start <= ?3 AND date_end >= ?2 OR date_start IS NULL)"
  /// 1 for a row all of whose days are asked for.
  static let isInside = "(date_start >= ?2 AND date_end <= ?3)"

  /// No day is asked for, so that every row is certainly of the time.
  private let isAny: Bool
  /// Where rows can be that may answer.
  let stretches: [Stretch]
  /// For ?2, ?3 and ?4.
  let values: [Cell]

  init(_ filter: IncidentFilter, _ facts: StoreFacts) {
    isAny = filter.since == nil && filter.until == nil
    let reachesIn = filter.since != nil && facts.longestSpan > 0
    stretches = [.within] + (reachesIn ? [.before] : []) + (facts.hasUndated ? [.undated] : [])
    values = [
      .text(filter.since?.description ?? ""), .text(filter.until?.description ?? "9999-12-31"),
      .text(filter.since?.adding(days: -facts.longestSpan).description ?? ""),
    ]
  }

  /// How surely a row is of the time.
  func containment(isInside: Bool) -> Containment { isAny || isInside ? .certain : .possible }
}
