import Incidents

/// What answers are sorted by. What a record does not tell comes last; equals stay in the order in which they came.
package enum SortOrder: String, Sendable, Hashable, CaseIterable {
  /// The earliest first.
  case date
  /// The latest first.
  case newest
  /// The most killed, by the best estimate, first.
  case killed
  case injured
  /// By country, province and place.
  case place
  case type, actor

  package func sorted(_ answers: [Answer]) -> [Answer] {
    switch self {
    case .date: by(answers) { $0.date?.start.dayNumber }
    case .newest: by(answers) { ($0.date?.end.dayNumber).map { -$0 } }
    case .killed: by(answers) { ($0.killed?.best ?? $0.killed?.low).map { -$0 } }
    case .injured: by(answers) { ($0.injured?.best ?? $0.injured?.low).map { -$0 } }
    case .place:
      by(answers) { incident in
        incident.place.map { "\($0.country ?? "\u{7F}")\t\($0.admin1 ?? "\u{7F}")\t\($0.name ?? $0.text)" }
      }
    case .type: by(answers) { $0.type.rawValue }
    case .actor: by(answers) { $0.actors.first.map { $0.name ?? $0.text } }
    }
  }

  private func by<Key: Comparable>(_ answers: [Answer], _ key: (Incident) -> Key?) -> [Answer] {
    let keyed = answers.enumerated().map { (key: key($0.element.incident), place: $0.offset, answer: $0.element) }
    return keyed.sorted { a, b in
      switch (a.key, b.key) {
      case (let one?, let other?): one != other ? one < other : a.place < b.place
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): a.place < b.place
      }
    }.map(\.answer)
  }
}
