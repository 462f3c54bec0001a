import Gazetteer
import Geo
import GeoPackage
import Incidents

/// A filter asked of a store: rows that may answer are found by stretches of indexes, and most are decided by what the index holds of
/// them, so that few records are read.
struct StoreQuestion {
  private let filter: IncidentFilter
  private let facts: StoreFacts
  /// What the columns of a row must say besides region and time.
  private var conditions = ""
  private var conditionValues: [Cell] = []
  /// Indexes tell where incidents lie. (An older store that is only read has not those that are needed.)
  private let isIndexed: Bool

  init(_ filter: IncidentFilter, facts: StoreFacts) {
    self.filter = filter
    self.facts = facts
    isIndexed = (!filter.regions.isEmpty || filter.nearBorder != nil) && facts.version >= 4
    if !filter.types.isEmpty { add(words: filter.types.map(\.rawValue), of: "type") }
    if !filter.statuses.isEmpty { add(words: filter.statuses.map(\.rawValue), of: "status") }
    if !filter.precisions.isEmpty { add(words: filter.precisions.map(\.rawValue), of: "precision") }
    if !filter.includesBackground { conditions += " AND background = 0" }
    if let minKilled = filter.minKilled, minKilled > 0 {
      conditions += " AND coalesce(killed_best, killed_low) >= ?"
      conditionValues.append(Cell(minKilled))
    }
  }

  /// Calls `body` with the rows that answer, or may, in the order in which incidents came into the store.
  /// - Parameters:
  ///   - columns: what is read of a row; they count from 1 in what `body` is given.
  ///   - includesLinked: gives all incidents that are linked as well, whatever they are.
  ///   - body: hears how surely a row answers, or nil where only the record tells.
  func forEachRow(
    _ columns: String, includesLinked: Bool = false, in transaction: Transaction,
    _ body: (RowReader, Containment?) throws -> Void
  ) throws {
    guard isIndexed else {
      return try scan(columns, includesLinked: includesLinked, in: transaction, body)
    }
    var matches = try StoreSearch(filter, facts: facts).matches(in: transaction)
    let tells = !includesLinked && filter.actors.isEmpty
    if includesLinked {
      var linked: Set<Int> = []
      try transaction.read("SELECT fid FROM incidents WHERE \(Self.isLinked)") { linked.insert($0.integer(0)) }
      matches += linked.subtracting(matches.map(\.fid)).map { StoreSearch.Match(fid: $0, containment: nil) }
      matches.sort { $0.fid < $1.fid }
    }
    let sql = "SELECT fid, \(columns) FROM incidents WHERE fid = ?" + (includesLinked ? "" : conditions)
    var place = 0
    func readMatches() throws {
      try transaction.read(sql, each: matches.lazy.map { Cell($0.fid) }, includesLinked ? [] : conditionValues) { row in
        // Rows that fail a condition are not heard of.
        while matches[place].fid != row.integer(0) { place += 1 }
        try body(row, tells ? matches[place].containment : nil)
      }
    }
    if matches.count > Self.mostMapped { try transaction.withoutMapping(readMatches) } else { try readMatches() }
  }

  /// Of more rows than these, most of a store passes through.
  private static let mostMapped = 5000

  /// How many rows answer certainly, and how many possibly: rows are read only where the indexes do not tell.
  /// - Parameter judge: how surely the incident of a record answers.
  func count(
    in transaction: Transaction, judge: (_ record: [UInt8]) throws -> Containment
  ) throws -> (certain: Int, possible: Int) {
    var count = (certain: 0, possible: 0)
    func note(_ containment: Containment) {
      if containment == .certain { count.certain += 1 } else if containment == .possible { count.possible += 1 }
    }
    guard isIndexed, conditions.isEmpty, filter.actors.isEmpty else {
      try forEachRow("record", in: transaction) { row, sure in note(try sure ?? judge(row.text(1))) }
      return count
    }
    var unsure: [Int] = []
    for match in try StoreSearch(filter, facts: facts).matches(in: transaction) {
      if let containment = match.containment { note(containment) } else { unsure.append(match.fid) }
    }
    try transaction.read("SELECT record FROM incidents WHERE fid = ?", each: unsure.lazy.map { Cell($0) }) {
      note(try judge($0.text(0)))
    }
    return count
  }

  /// Looks at all rows, one after another.
  private func scan(
    _ columns: String, includesLinked: Bool, in transaction: Transaction,
    _ body: (RowReader, Containment?) throws -> Void
  ) throws {
    let days = StoreDays(filter, facts)
    let tells = !includesLinked && filter.actors.isEmpty && filter.regions.isEmpty && filter.nearBorder == nil
    var condition = "\(StoreDays.mayAnswer)\(conditions)"
    if includesLinked { condition = "(\(condition)) OR \(Self.isLinked)" }
    let sql = "SELECT \(StoreDays.isInside), \(columns) FROM incidents WHERE \(condition) ORDER BY fid"
    // Unnumbered parameters go on from the greatest numbered one, which is ?3 here.
    try transaction.withoutMapping {
      try transaction.read(sql, each: [.null], days.values.prefix(2) + conditionValues) { row in
        try body(row, tells ? days.containment(isInside: row.integer(0) == 1) : nil)
      }
    }
  }

  private static let isLinked =
    "id IN (SELECT a FROM links WHERE undone = 0 UNION SELECT b FROM links WHERE undone = 0)"

  private mutating func add(words: [String], of column: String) {
    conditions += " AND \(column) IN (\(words.map { _ in "?" }.joined(separator: ", ")))"
    conditionValues += words.sorted().map { .text($0) }
  }
}
