import Foundation
import Geo
import Incidents
import SeededRandom
import Testing

@testable import IncidentStore

/// Incidents to be told anew: of an invented land, or of a file.
enum Seeds {
  /// The incidents of a file of records that have a position and some days.
  static func read(_ path: String) throws -> [Incident] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      var json = JSONReader(Array(line.utf8))
      let incident = try Incident(from: &json)
      guard let date = incident.date, date.end.dayNumber - date.start.dayNumber <= 7 else { return nil }
      return incident.place?.lat != nil && incident.place?.country != nil ? incident : nil
    }
  }

  static func made(_ count: Int, seed: UInt64) -> [Incident] {
    var dice = SplitMix(seed: seed)
    let types: [IncidentType] = [
      .airstrike, .droneStrike, .missileStrike, .shelling, .bombing, .suicideBombing, .ied, .armedClash, .ambush, .raid,
      .shooting, .assassination,
    ]
    let actors = [
      Actor(text: "northern army", name: "Northern Army", country: "AFG", sector: "MIL"),
      Actor(text: "air force", name: "Valley Air Force", country: "PAK", sector: "MIL"),
      Actor(text: "the Lions", name: "Lions of the Pass", country: "AFG", sector: "REB"),
      Actor(text: "the front", name: "Salt Desert Front", country: nil, sector: "REB"),
      Actor(text: "border police", name: "Border Police", country: "IRN", sector: "COP"),
    ]
    return (0..<count).map { number in
      let region = Int.random(in: 0..<12, using: &dice)
      let town = Int.random(in: 0..<9, using: &dice)
      let country = ["AFG", "PAK", "IRN"][region % 3]
      let lat = 26 + Double(region) * 0.9 + Double(town % 3) * 0.28
      let lon = 58 + Double(region % 4) * 2.6 + Double(town / 3) * 0.33
      let name = "\(["Ab", "Deh", "Khor", "Shah", "Gul", "Zar", "Mir", "Pol", "Kot"][town])\(region)bad"
      let day = CalendarDate(dayNumber: 19_000 + Int.random(in: 0..<500, using: &dice))
      var incident = Incident(id: "s\(number)", report: ReportReference(id: "s\(number)"), type: dice.pick(types))
      incident.date = DateSpan(start: day, end: day, precision: .day, text: day.description)
      incident.place = Place(
        text: name, name: name, country: country, admin1: "Region \(region)", admin1Code: "\(country)-\(region)",
        gazetteerID: "town:\(region).\(town)", lat: lat, lon: lon, precision: .town, radiusKm: 4)
      incident.actors = [dice.pick(actors)]
      incident.targets = [
        Target(text: dice.pick(["police post", "market", "convoy", "oil depot", "school"]), kind: .site)
      ]
      let killed = dice.chance(0.2) ? 0 : 1 + Int.random(in: 0..<dice.pick([4, 12, 40]), using: &dice)
      incident.tolls = [Toll(kind: .killed, low: killed, best: killed, high: killed)]
      if dice.chance(0.6) {
        let injured = Int.random(in: 1...(2 * killed + 3), using: &dice)
        incident.tolls.append(Toll(kind: .injured, low: injured, best: injured, high: injured))
      }
      incident.killed = Harm(of: .killed, in: incident.tolls)
      incident.injured = Harm(of: .injured, in: incident.tolls)
      return incident
    }
  }
}

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

  @Test func `of a crowd on one day only so many are compared`() {
    var sweep = LinkSweep()
    let most = (0..<20_000).map { key in
      sweep.candidates(LinkOutline(key: key, country: "IRN", start: 100, end: 100, point: nil)).count
    }.max()
    #expect(most == LinkSweep.mostCandidates)
  }
}
