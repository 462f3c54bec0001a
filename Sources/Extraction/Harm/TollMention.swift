import Incidents

/// A toll as one sentence gives it.
struct TollMention {
  var kind: Toll.Kind
  var value: Quantity
  var of: [String: Int] = [:]
  var tokens: Range<Int>
  var source: String?
  var status: Status = .reported
  /// Whether it replaces or continues a count given before: "rose to nine", "the death toll".
  var isUpdate = false
  var asOf: CalendarDate?
  /// The sum over several places.
  var isTotal = false
  /// Spellings of killing that only one side uses: the words are kept in evidence, the count as a claim.
  var isEuphemism = false
}
