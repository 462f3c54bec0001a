/// Whether something lies within a region, a time or both, as far as its own precision tells.
package enum Containment: Int, Sendable, Hashable, Comparable, CaseIterable {
  case no
  /// It may: its uncertainty reaches in.
  case possible
  case certain

  /// As it is written: "certain", "possible", "no".
  package var word: String {
    switch self {
    case .no: "no"
    case .possible: "possible"
    case .certain: "certain"
    }
  }

  package static func < (a: Containment, b: Containment) -> Bool { a.rawValue < b.rawValue }
}
