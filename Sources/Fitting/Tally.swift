import Foundation

/// How much of what was taken is right, and how much of what is known was found.
package struct Tally {
  package var right = 0.0
  package var taken = 0.0
  package var known = 0.0

  package init(right: Double = 0, taken: Double = 0, known: Double = 0) {
    self.right = right
    self.taken = taken
    self.known = known
  }

  package static func += (sum: inout Tally, other: Tally) {
    sum = Tally(right: sum.right + other.right, taken: sum.taken + other.taken, known: sum.known + other.known)
  }

  package var recall: Double { right / max(1, known) }

  /// "P 0.812 R 0.744 F1 0.777".
  package var figures: String {
    let precision = right / max(1, taken)
    return String(
      format: "P %.3f R %.3f F1 %.3f", precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
  }
}
