import Incidents
import Testing

@testable import IncidentStore

@Suite struct MergingTests {
  private func telling(
    _ number: Int, source: String, published: String, killed: Int, quote: String, status: Status = .reported
  ) -> Incident {
    var incident = Make.incident(number, killed: killed)
    incident.report.source = source
    incident.report.published = CalendarDate(published)
    incident.status = status
    incident.tolls = [Toll(kind: .killed, low: killed, best: killed, high: killed)]
    incident.killed = Harm(of: .killed, in: incident.tolls)
    incident.evidence = [Evidence(field: "tolls.0", start: 0, end: quote.unicodeScalars.count, quote: quote)]
    return incident
  }

  private let one = "Shells fell on the grain market before noon and killed the people who had queued there for flour."
  private let other =
    "A hospital nurse counted the bodies that cars brought in after the market had been hit that morning."

  @Test func `tolls stand side by side with their source and day, and the latest is the best`() throws {
    let first = telling(1, source: "Radio", published: "2024-03-06", killed: 3, quote: one)
    let second = telling(2, source: "Herald", published: "2024-03-08", killed: 5, quote: other)
    let merged = try #require(Merger.merged([second, first], links: []))
    #expect(merged.id == "i1")
    #expect(merged.tolls.map(\.source) == ["Radio", "Herald"])
    #expect(merged.tolls.map { $0.asOf?.description } == ["2024-03-06", "2024-03-08"])
    #expect(merged.killed == Harm(low: 3, best: 5, high: 5))
    #expect(merged.evidence.map(\.field) == ["tolls.0", "tolls.1"])
    #expect(merged.relations.map(\.kind) == [.same])
  }

  @Test func `the same outlet and copied words are no sources of their own`() throws {
    let tellings = [
      telling(1, source: "Radio", published: "2024-03-06", killed: 3, quote: one),
      telling(2, source: "Herald", published: "2024-03-06", killed: 3, quote: "HEADLINE. " + one),
      telling(3, source: "radio", published: "2024-03-07", killed: 4, quote: other),
      telling(
        4, source: "Gazette", published: "2024-03-07", killed: 4,
        quote: "Nobody of the market's guild would say a word about it."),
    ]
    let merged = try #require(Merger.merged(tellings, links: []))
    #expect(merged.relations.map(\.incident) == ["i2", "i3", "i4"])
    #expect(merged.relations.map(\.kind) == [.copy, .copy, .same])
  }

  @Test func `each source is told with what it has in common with one named before it`() throws {
    let tellings = [
      telling(1, source: "Radio", published: "2024-03-06", killed: 3, quote: one),
      telling(2, source: "Gazette", published: "2024-03-07", killed: 5, quote: other),
      telling(3, source: "Herald", published: "2024-03-08", killed: 5, quote: "Nobody would say a word about it."),
    ]
    let links = [
      Link(a: "i2", b: "i3", score: 0.99, reason: "5 killed in both"),
      Link(a: "i1", b: "i2", score: 0.9, reason: "3 and 5 killed"),
    ]
    let merged = try #require(Merger.merged(tellings, links: links))
    #expect(merged.relations.map(\.evidence) == ["0.9: 3 and 5 killed", "0.99: 5 killed in both"])
  }

  @Test func `the most exact place and day are taken, and the best standing`() throws {
    var vague = telling(1, source: "Radio", published: "2024-03-06", killed: 3, quote: one, status: .claimed)
    vague.place = Place(text: "the south", country: "IRN", lat: 31, lon: 61, precision: .province)
    vague.date?.end = try #require(CalendarDate("2024-03-08"))
    let exact = telling(2, source: "Herald", published: "2024-03-09", killed: 3, quote: other, status: .confirmed)
    let merged = try #require(Merger.merged([vague, exact], links: []))
    #expect(merged.place == exact.place)
    #expect(merged.date == exact.date)
    #expect(merged.status == .confirmed)
  }

  @Test func `what was told apart by hand or by one report stays apart`() {
    func link(_ a: String, _ b: String, _ score: Double) -> Link { Link(a: a, b: b, score: score, reason: "") }
    let links = [link("a", "b", 0.9), link("b", "c", 0.95), link("c", "d", 0.99)]
    let apart = LinkClusters(
      links: links, apart: [["a", "c"]], reports: ["a": "1", "b": "2", "c": "3", "d": "4"])
    #expect(apart.number(of: "a") == nil)
    #expect(apart.number(of: "b").map(apart.members) == ["b", "c", "d"])
    let reports = LinkClusters(links: links, apart: [], reports: ["a": "1", "b": "2", "c": "3", "d": "2"])
    #expect(reports.number(of: "d").map(reports.members) == ["c", "d"])
    #expect(reports.number(of: "b").map(reports.members) == ["a", "b"])
  }

  @Test func `a store gives linked incidents as one, until the link is undone`() throws {
    let store = StorePath()
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    let tellings = [
      telling(1, source: "Radio", published: "2024-03-06", killed: 3, quote: one),
      telling(2, source: "Herald", published: "2024-03-08", killed: 4, quote: other),
      Make.incident(3, day: "2024-05-05"),
    ]
    _ = try file.ingest(tellings)
    #expect(try file.link().count == 1)
    var merged: [Answer] = []
    try file.forEachMergedAnswer(to: IncidentFilter()) { merged.append($0) }
    #expect(merged.map(\.incident.id) == ["i1", "i3"])
    // A question that only one of the two answers finds both.
    var deadly = IncidentFilter()
    deadly.minKilled = 4
    merged = []
    try file.forEachMergedAnswer(to: deadly) { merged.append($0) }
    #expect(merged.map(\.incident.tolls.count) == [2])
    #expect(try file.undoLink(between: "i1", and: "i2"))
    merged = []
    try file.forEachMergedAnswer(to: IncidentFilter()) { merged.append($0) }
    #expect(merged.map(\.incident) == tellings)
  }

  @Test func `what comes later is linked with what was there`() throws {
    let store = StorePath()
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    _ = try file.ingest([Make.incident(1)])
    #expect(try file.link().isEmpty)
    _ = try file.ingest([Make.incident(2)])
    #expect(try file.link().map { [$0.a, $0.b] } == [["i1", "i2"]])
    #expect(try file.link().isEmpty)
  }
}
