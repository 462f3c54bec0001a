import Foundation
import Geo
import Incidents
import SeededRandom
import Testing

@testable import IncidentStore

@Suite struct LinkingTests {
  @Test(arguments: [1, 2])
  func `a thousand retellings find their incident and no other`(seed: UInt64) {
    let tellings = Retellings(of: Seeds.made(250, seed: seed), count: 1000, seed: seed + 100)
    let found = tellings.score(Linker().links(among: tellings.incidents))
    let precision = Double(found.right) / Double(found.right + found.wrong)
    let recall = Double(found.right) / Double(found.pairs)
    #expect(precision >= 0.98, "pair precision \(precision): \(found.wrong) wrong links")
    #expect(recall >= 0.90, "pair recall \(recall): \(found.right) of \(found.pairs)")
  }

  /// Set SARHAD_RETELLINGS to a file of incident records to score the linker on retellings of those.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SARHAD_RETELLINGS"] != nil))
  func `retellings of one's own incidents find their incident`() throws {
    let seeds = try Seeds.read(ProcessInfo.processInfo.environment["SARHAD_RETELLINGS"] ?? "")
    for seed in UInt64(1)...5 {
      let tellings = Retellings(of: seeds, count: 1000, seed: seed)
      let found = tellings.score(Linker().links(among: tellings.incidents))
      let precision = Double(found.right) / Double(max(1, found.right + found.wrong))
      let recall = Double(found.right) / Double(max(1, found.pairs))
      print("\(seeds.count) incidents, \(tellings.incidents.count) tellings: precision \(precision), recall \(recall)")
      if ProcessInfo.processInfo.environment["SARHAD_SHOW"] != nil { Self.show(tellings) }
    }
  }

  private static func show(_ tellings: Retellings) {
    let links = Linker().links(among: tellings.incidents)
    let numbers = Dictionary(zip(tellings.incidents.map(\.id), tellings.events), uniquingKeysWith: { a, _ in a })
    for link in links where numbers[link.a] != numbers[link.b] { print("WRONG", link.score, link.reason) }
    let linked = Set(links.map { [$0.a, $0.b] })
    let linker = Linker(threshold: 0)
    for (i, a) in tellings.incidents.enumerated() {
      for (j, b) in tellings.incidents.enumerated().dropFirst(i + 1) where tellings.events[i] == tellings.events[j] {
        if !linked.contains([min(a.id, b.id), max(a.id, b.id)]) {
          let link = linker.link(a, b)
          print("MISSED", link?.score ?? -1, link?.reason ?? "-")
        }
      }
    }
  }

  @Test func `one report's incidents, and one data set's rows, are never linked`() {
    let incident = Make.incident(1)
    var other = Make.incident(2)
    #expect(Linker().links(among: [incident, other]).count == 1)
    other.report = incident.report
    #expect(Linker().links(among: [incident, other]).isEmpty)
    var rows = [Make.incident(1), Make.incident(2)]
    for index in rows.indices {
      rows[index].id = "ucdp-\(index)"
      rows[index].report.id = rows[index].id
    }
    #expect(Linker().links(among: rows).isEmpty)
  }

  @Test func `a vague telling goes with the one of two incidents that it is more like`() {
    let first = Make.incident(1, killed: 4)
    var second = Make.incident(2, killed: 11)
    second.place?.lat = 31
    second.place?.name = "Far"
    var vague = Make.incident(3, killed: 11)
    vague.place = Place(text: "the country", country: "IRN", admin1: "P", admin1Code: "IR-1", precision: .province)
    second.place?.admin1Code = "IR-1"
    var near = first
    near.place?.admin1Code = "IR-1"
    let links = Linker().links(among: [near, second, vague])
    #expect(links.map { [$0.a, $0.b] } == [["i2", "i3"]])
  }

  /// One that tells little more than where and when: `name` in the north of Iran.
  private func strike(_ number: Int, on day: String, at name: String, lat: Double, killed: Int?) -> Incident {
    var incident = Make.incident(number, killed: killed ?? 0)
    incident.type = .airstrike
    incident.report.id = "strike \(number)"
    incident.date = CalendarDate(day).map { DateSpan(start: $0, end: $0, precision: .day, text: day) }
    incident.place?.name = name
    incident.place?.text = name
    incident.place?.lat = lat
    incident.place?.gazetteerID = nil
    incident.targets = []
    if killed == nil { incident.killed = nil }
    return incident
  }

  @Test func `strikes on one town on consecutive days are two, though tolls be alike`() {
    for killed in [nil, 0, 1, 2, 4] {
      let first = strike(1, on: "2024-03-05", at: "Deh Sabz", lat: 30, killed: killed)
      #expect(
        Linker().links(among: [first, strike(2, on: "2024-03-06", at: "Deh Sabz", lat: 30, killed: killed)]).isEmpty)
      #expect(
        Linker().links(among: [first, strike(2, on: "2024-03-05", at: "Deh Sabz", lat: 30, killed: killed)]).count == 1)
    }
  }

  @Test func `towns close to each other that share a common word are two`() {
    let lower = strike(1, on: "2024-03-05", at: "Beit Karim", lat: 30, killed: 3)
    #expect(
      Linker().links(among: [lower, strike(2, on: "2024-03-05", at: "Beit Safed", lat: 30.03, killed: 3)]).isEmpty)
    #expect(
      Linker().links(among: [lower, strike(2, on: "2024-03-05", at: "Karim township", lat: 30.03, killed: 3)]).count
        == 1)
  }

  @Test func `villages that are known by their country alone are told apart by their names`() {
    func village(_ number: Int, _ name: String) -> Incident {
      var incident = strike(number, on: "2024-03-05", at: name, lat: 30, killed: nil)
      incident.place = Place(text: name, name: "Iran", country: "IRN", lat: 32, lon: 54, precision: .country)
      return incident
    }
    #expect(Linker().links(among: [village(1, "Chah Karim"), village(2, "Chah Karim village")]).count == 1)
    #expect(Linker().links(among: [village(1, "Chah Karim"), village(2, "Deh Safed")]).isEmpty)
    // Of what happened somewhere in a country too little is known.
    #expect(Linker().links(among: [village(1, "the Iranian side"), village(2, "Iran")]).isEmpty)
  }

  @Test func `the dead of a province are not those of one of its towns`() {
    let town = strike(1, on: "2024-03-05", at: "Deh Sabz", lat: 30, killed: 14)
    var province = strike(2, on: "2024-03-05", at: "Kerman", lat: 30, killed: 40)
    province.place = Place(text: "Kerman", name: "Kerman", country: "IRN", admin1Code: "IR-1", precision: .province)
    var near = town
    near.place?.admin1Code = "IR-1"
    #expect(Linker().links(among: [near, province]).isEmpty)
  }

  @Test func `a data set's row and a report are one whichever side each tells as the author`() {
    var row = Make.incident(1, killed: 4)
    row.id = "ucdp-1"
    row.report.id = "ucdp-1"
    row.type = .armedClash
    row.actors = [Actor(text: "Government of Iran", name: "Government of Iran", country: "IRN", sector: "MIL")]
    row.targets = [Target(text: "Lions of the Pass", name: "Lions of the Pass", kind: .group)]
    var report = Make.incident(2, killed: 4)
    report.report.id = "report"
    report.type = .ambush
    report.actors = [Actor(text: "the Lions of the Pass", name: "Lions of the Pass", sector: "REB")]
    report.targets = [Target(text: "a police patrol", kind: .people)]
    #expect(Linker().links(among: [row, report]).count == 1)
  }

  @Test func `of a crowd on one day only so many are compared`() {
    var sweep = LinkSweep()
    let most = (0..<20_000).map { key in
      sweep.candidates(LinkOutline(key: key, country: "IRN", start: 100, end: 100, point: nil)).count
    }.max()
    #expect(most == LinkSweep.mostCandidates)
  }
}
