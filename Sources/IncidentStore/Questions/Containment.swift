/// Whether something lies within a region, a time or both, as far as its own precision tells.
package enum Containment: Int, Sendable, Hashable, Comparable, CaseIterable {
  case no
  /// It may: its uncertainty reaches in.
  case possible
  case certain

  package static func < (a: Containment, b: Containment) -> Bool { a.rawValue < b.rawValue }
}
