import GeoPackage

/// What a question must know of the incidents as a whole, to look at few of them.
struct StoreFacts {
  /// The most days between the first and the last day that some incident can be.
  private(set) var longestSpan = 0
  /// Some incident has no date.
  private(set) var hasUndated = false

  /// Of a store without incidents.
  init() {}

  init(_ transaction: Transaction) throws {
    try transaction.read("SELECT name, value FROM store WHERE name IN ('longest_span', 'has_undated')") { row in
      guard let value = row.string(1).flatMap({ Int($0) }) else { return }
      if row.string(0) == "longest_span" { longestSpan = value } else { hasUndated = value != 0 }
    }
  }

  mutating func note(span: Int, isUndated: Bool) {
    longestSpan = max(longestSpan, span)
    hasUndated = hasUndated || isUndated
  }

  func write(to transaction: Transaction) throws {
    try Self.set("longest_span", longestSpan, transaction)
    try Self.set("has_undated", hasUndated ? 1 : 0, transaction)
  }

  static func set(_ name: String, _ value: Int, _ transaction: Transaction) throws {
    try transaction.execute("DELETE FROM store WHERE name = ?", [.text(name)])
    try transaction.insert([[.null, .text(name), .text(String(value))]], into: StoreTables.facts)
  }
}
