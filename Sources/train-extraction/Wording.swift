import Foundation

/// Whether two wordings can mean one thing: half of the words of the shorter are in the other.
enum Wording {
  private static let idle: Set<String> = [
    "the", "a", "an", "of", "in", "on", "at", "to", "and", "or", "for", "its", "their", "his", "her", "by", "with",
    "from", "near",
  ]

  static func areAlike(_ a: String, _ b: String) -> Bool {
    let x = words(a)
    let y = words(b)
    guard !x.isEmpty, !y.isEmpty else { return false }
    return 2 * x.intersection(y).count >= min(x.count, y.count)
  }

  private static func words(_ text: String) -> Set<String> {
    let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return Set(folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)).subtracting(idle)
  }
}
