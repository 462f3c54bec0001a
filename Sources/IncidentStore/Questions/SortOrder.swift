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

  /// What an incident is sorted by, as bytes that stand in the order's own order: a sign that there is something, then a number with its
  /// greatest byte first, or a text.
  package func key(of incident: Incident) -> [UInt8] {
    switch self {
    case .date: Self.key(incident.date?.start.dayNumber)
    case .newest: Self.key((incident.date?.end.dayNumber).map { -$0 })
    case .killed: Self.key((incident.killed?.best ?? incident.killed?.low).map { -$0 })
    case .injured: Self.key((incident.injured?.best ?? incident.injured?.low).map { -$0 })
    case .place:
      Self.key(
        incident.place.map { "\($0.country ?? "\u{7F}")\t\($0.admin1 ?? "\u{7F}")\t\($0.name ?? $0.text)" })
    case .type: Self.key(incident.type.rawValue)
    case .actor: Self.key(incident.actors.first.map { $0.name ?? $0.text })
    }
  }

  private static let something: UInt8 = 0
  private static let nothing: UInt8 = 1

  private static func key(_ number: Int?) -> [UInt8] {
    guard let number else { return [nothing] }
    // Negative numbers before others.
    let bits = UInt64(bitPattern: Int64(number)) ^ 1 << 63
    return [something] + withUnsafeBytes(of: bits.bigEndian) { Array($0) }
  }

  private static func key(_ text: String?) -> [UInt8] { text.map { [something] + $0.utf8 } ?? [nothing] }
}
