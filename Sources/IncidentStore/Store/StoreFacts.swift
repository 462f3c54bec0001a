import GeoPackage

/// What a question must know of the incidents as a whole, to look at few of them.
struct StoreFacts {
  /// The most days between the first and the last day that some incident can be.
  private(set) var longestSpan = 0
  /// Some incident has no date.
  private(set) var hasUndated = false

  /// The farthest from its point that some incident may be which has one.
  private(set) var farthestReachKm = 0.0
  /// Some incident names a province by whose name no code was looked up when it came in.
  private(set) var hasUncoded = false
  /// The version of the tables: one that is only read may be older than this program's.
  private(set) var version = StoreTables.version

  /// Of a store without incidents.
  init() {}

  init(_ transaction: Transaction) throws {
    // A store of an older version does not tell.
    farthestReachKm = RegionGeometry.farthestReachKm
    hasUncoded = true
    try transaction.read("SELECT name, value FROM store") { row in
      let value = row.integer(1)
      switch row.string(0) {
      case "longest_span": longestSpan = value
      case "has_undated": hasUndated = value != 0
      case "has_uncoded": hasUncoded = value != 0
      case "farthest_reach_km": farthestReachKm = Double(value)
      case "schema": version = value
      default: break
      }
    }
  }

  mutating func note(_ entry: StorePiece.Entry) {
    longestSpan = max(longestSpan, entry.span)
    hasUndated = hasUndated || entry.isUndated
    hasUncoded = hasUncoded || entry.isUncoded
    farthestReachKm = max(farthestReachKm, entry.reachKm)
  }

  func write(to transaction: Transaction) throws {
    try Self.set("longest_span", longestSpan, transaction)
    try Self.set("has_undated", hasUndated ? 1 : 0, transaction)
    try Self.set("has_uncoded", hasUncoded ? 1 : 0, transaction)
    let reach = min(farthestReachKm, RegionGeometry.farthestReachKm)
    try Self.set("farthest_reach_km", Int(reach.rounded(.up)), transaction)
  }

  static func set(_ name: String, _ value: Int, _ transaction: Transaction) throws {
    try transaction.execute("DELETE FROM store WHERE name = ?", [.text(name)])
    try transaction.insert([[.null, .text(name), .text(String(value))]], into: StoreTables.facts)
  }
}
