import GeoPackage
import Incidents

extension IncidentStore {
  /// Calls `body` with every answer, incidents that are linked as one: it stands where the first of them came into the store.
  package func forEachMergedAnswer(to filter: IncidentFilter, _ body: (Answer) throws -> Void) throws {
    try rethrowing(path) {
      try file.read { transaction in
        let clusters = try LinkClusters(transaction)
        var told: Set<Int> = []
        // Parts of a merged incident may answer where each alone would not: all that are linked are looked at.
        let question = StoreQuestion(filter, facts: try StoreFacts(transaction))
        try question.forEachRow("record", includesLinked: true, in: transaction) { row, _ in
          let incident = try Self.incident(row.text(1), path: path)
          guard let number = clusters.number(of: incident.id) else {
            let containment = filter.containment(of: incident)
            if containment != .no { try body(Answer(incident: incident, containment: containment)) }
            return
          }
          guard told.insert(number).inserted else { return }
          let members = try members(clusters.members(number), transaction)
          guard let merged = Merger.merged(members, links: clusters.links(number)) else { return }
          let containment = filter.containment(of: merged)
          if containment != .no { try body(Answer(incident: merged, containment: containment)) }
        }
      }
    }
  }

  private func members(_ ids: [String], _ transaction: Transaction) throws -> [Incident] {
    try ids.compactMap { id in
      let record = try transaction.rows("SELECT record FROM incidents WHERE id = ?", [.text(id)]).first?.first?.string
      return try record.map { try Self.incident(Array($0.utf8), path: path) }
    }
  }
}

/// The incidents that links hold together. Links are taken from the surest on; one that would bring together two that were told
/// apart by hand, or that one report tells apart, is left out.
struct LinkClusters {
  private var numbers: [String: Int] = [:]
  private var all: [Int: [String]] = [:]
  private var held: [Int: [Link]] = [:]

  init(_ transaction: Transaction) throws {
    let links = try IncidentStore.links(transaction, includingUndone: false)
    let ids = Set(links.flatMap { [$0.a, $0.b] }).sorted()
    var reports: [String: String] = [:]
    for id in ids {
      reports[id] = try transaction.rows("SELECT report FROM incidents WHERE id = ?", [.text(id)]).first?.first?.string
    }
    let undone = try transaction.rows("SELECT a, b FROM links WHERE undone = 1").compactMap { row in
      row[0].string.flatMap { a in row[1].string.map { [a, $0] } }
    }
    self.init(
      links: links.filter { reports[$0.a] != nil && reports[$0.b] != nil }, apart: Set(undone), reports: reports)
  }

  /// - Parameters:
  ///   - apart: pairs of ids, the lesser first, that must not come together.
  ///   - reports: the report of each id.
  init(links: [Link], apart: Set<[String]>, reports: [String: String]) {
    var next = 0
    let order = links.sorted { $0.score != $1.score ? $0.score > $1.score : ($0.a, $0.b) < ($1.a, $1.b) }
    for link in order {
      for id in [link.a, link.b] where numbers[id] == nil {
        numbers[id] = next
        all[next] = [id]
        next += 1
      }
      guard let a = numbers[link.a], let b = numbers[link.b] else { continue }
      if a != b {
        let (mine, theirs) = (all[a] ?? [], all[b] ?? [])
        let clash = mine.contains { one in
          theirs.contains { other in
            reports[one] == reports[other] || apart.contains([min(one, other), max(one, other)])
          }
        }
        if clash { continue }
        for id in theirs { numbers[id] = a }
        all[a] = mine + theirs
        all[b] = nil
        held[a, default: []] += held[b] ?? []
        held[b] = nil
      }
      held[a, default: []].append(link)
    }
    for (number, ids) in all where ids.count < 2 {
      for id in ids { numbers[id] = nil }
      all[number] = nil
    }
  }

  /// Nil for an incident that stands alone.
  func number(of id: String) -> Int? { numbers[id] }

  func members(_ number: Int) -> [String] { (all[number] ?? []).sorted() }

  func links(_ number: Int) -> [Link] { held[number] ?? [] }
}
