import Incidents

/// A toll as one sentence gives it.
struct TollMention {
  var kind: Toll.Kind
  var value: Quantity
  var of: [String: Int] = [:]
  var tokens: Range<Int>
  var source: String?
  var status: Status = .reported
  /// Whether it replaces a count given before: "rose to nine".
  var isUpdate = false
  /// Whether it adds to a count given before: "another two".
  var isAdding = false
  /// Whether it only divides a count told elsewhere.
  var isPart = false
  /// The words of what was added to it.
  var added: [Range<Int>] = []
  /// The sum over several places.
  var isTotal = false
  /// Spellings of killing that only one side uses: the words are kept in evidence, the count as a claim.
  var isEuphemism = false
  var rule = Rule.tollTree

  /// Those it counts, when all are of one side of a battle.
  enum Side { case forces, fighters }

  var side: Side? {
    guard let whole = value.best ?? value.low else { return nil }
    if of["militants"] == whole { return .fighters }
    return (of["soldiers"] ?? 0) + (of["police"] ?? 0) == whole ? .forces : nil
  }

  var isNothing: Bool { value == Quantity(low: 0, best: 0, high: 0) }
}
