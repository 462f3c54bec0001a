import Geo
import GeoPackage
import Incidents

extension IncidentStore {
  /// Compares the incidents that came since the last time with all, and keeps the links that were not there; links undone stay
  /// undone. Gives the new ones. Memory follows the busiest month of a country.
  package func link(with linker: Linker = Linker()) throws -> [Link] {
    try rethrowing(path) {
      try file.write { transaction in
        let search = try LinkSearch(transaction, linker: linker, path: path)
        let new = try search.run()
        try transaction.insert(
          new.map { [.null, .text($0.a), .text($0.b), .real($0.score), .text($0.reason), .integer(0)] },
          into: StoreTables.links)
        try StoreFacts.set("linked", search.lastFID, transaction)
        return new
      }
    }
  }

  /// The links between incidents, in order of their ids.
  package func links(includingUndone: Bool = false) throws -> [Link] {
    try rethrowing(path) {
      try file.read { try Self.links($0, includingUndone: includingUndone) }
    }
  }

  static func links(_ transaction: Transaction, includingUndone: Bool) throws -> [Link] {
    try transaction.rows(
      "SELECT a, b, score, reason FROM links \(includingUndone ? "" : "WHERE undone = 0") ORDER BY a, b"
    ).compactMap { row in
      guard let a = row[0].string, let b = row[1].string else { return nil }
      return Link(a: a, b: b, score: row[2].double ?? 0, reason: row[3].string ?? "")
    }
  }

  /// Undoes the link between two incidents for good, in whatever order they are named. False when there is none.
  package func undoLink(between a: String, and b: String) throws -> Bool {
    try rethrowing(path) {
      try file.write { transaction in
        let pair: [Cell] = [.text(min(a, b)), .text(max(a, b))]
        guard try !transaction.rows("SELECT fid FROM links WHERE a = ? AND b = ? AND undone = 0", pair).isEmpty else {
          return false
        }
        try transaction.execute("UPDATE links SET undone = 1 WHERE a = ? AND b = ?", pair)
        return true
      }
    }
  }
}

/// Looks for links in a store: first by an index that holds days and positions, then by the records of those that may be the same.
private struct LinkSearch {
  let transaction: Transaction
  let linker: Linker
  let path: String
  /// The greatest fid there is, and the greatest that was compared before.
  let lastFID: Int
  private let comparedFID: Int

  init(_ transaction: Transaction, linker: Linker, path: String) throws {
    self.transaction = transaction
    self.linker = linker
    self.path = path
    lastFID = try transaction.rows("SELECT coalesce(max(fid), 0) FROM incidents").first?.first?.int ?? 0
    comparedFID =
      try transaction.rows("SELECT value FROM store WHERE name = 'linked'").first?.first?.string.flatMap { Int($0) }
      ?? 0
  }

  func run() throws -> [Link] {
    let known = Set(try IncidentStore.links(transaction, includingUndone: true).map { [$0.a, $0.b] })
    let undone = known.subtracting(try IncidentStore.links(transaction, includingUndone: false).map { [$0.a, $0.b] })
    var profiles: [Int: LinkProfile] = [:]
    func profile(_ fid: Int) throws -> LinkProfile? {
      if let known = profiles[fid] { return known }
      try transaction.forEachText("SELECT record FROM incidents WHERE fid = ?", [Cell(fid)]) { record in
        profiles[fid] = LinkProfile(try IncidentStore.incident(record, path: path))
      }
      return profiles[fid]
    }
    var links: [Link] = []
    var scored: [ScoredPair] = []
    var sweep = LinkSweep()
    var country = ""
    func select() {
      var selection = LinkSelection(
        linker: linker,
        areApart: { one, other in
          guard let a = profiles[one]?.id, let b = profiles[other]?.id else { return false }
          return undone.contains([min(a, b), max(a, b)])
        }, profile: { profiles[$0] })
      links += selection.links(scored).filter { !known.contains([$0.a, $0.b]) }
      scored = []
      profiles = [:]
    }
    try forEachOutline { outline in
      if outline.country != country || profiles.count > 100_000 {
        select()
        country = outline.country
      }
      for other in sweep.candidates(outline) where max(other, outline.key) > comparedFID {
        guard let a = try profile(other), let b = try profile(outline.key), let link = linker.link(a, b),
          !undone.contains([link.a, link.b])
        else { continue }
        scored.append(ScoredPair(link: link, first: other, second: outline.key))
      }
    }
    select()
    return links.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  /// In the order of the index: by country, then by day, only of the time round what is new.
  private func forEachOutline(_ body: (LinkOutline) throws -> Void) throws {
    guard lastFID > comparedFID else { return }
    let days = try transaction.rows(
      "SELECT min(date_start), max(date_end) FROM incidents WHERE fid > ?", [Cell(comparedFID)]
    ).first?.map { $0.string.flatMap { CalendarDate($0) } }
    guard let days, days.count == 2, let first = days[0], let last = days[1] else { return }
    let margin = LinkSweep.longestSpan + 2
    try transaction.forEachRow(
      """
      SELECT fid, country, date_start, date_end, lat, lon, precision FROM incidents
      WHERE country NOTNULL AND date_start BETWEEN ? AND ? ORDER BY country, date_start, fid
      """,
      [.text(first.adding(days: -margin).description), .text(last.adding(days: margin).description)]
    ) { row in
      guard let fid = row[0].int, let country = row[1].string, let start = row[2].string.flatMap({ CalendarDate($0) }),
        let end = row[3].string.flatMap({ CalendarDate($0) })
      else { return }
      var point: Coordinate?
      if let lat = row[4].double, let lon = row[5].double, row[6].string != "province", row[6].string != "country" {
        point = Coordinate(longitude: lon, latitude: lat)
      }
      try body(LinkOutline(key: fid, country: country, start: start.dayNumber, end: end.dayNumber, point: point))
    }
  }
}
