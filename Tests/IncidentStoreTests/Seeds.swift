import Foundation
import Geo
import Incidents
import SeededRandom

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

  /// Half of the incidents, by their reports; one that is told by several goes with the first's.
  static func half(_ half: Int, of all: [Incident]) -> [Incident] {
    let reports = Dictionary(all.map { ($0.id, $0.report.id) }, uniquingKeysWith: { first, _ in first })
    return all.filter { incident in
      let first = incident.relations.first { $0.kind == .same }.flatMap { reports[$0.incident] }
      return Self.half(ofReport: first ?? incident.report.id) == half
    }
  }

  private static func half(ofReport id: String) -> Int {
    // FNV-1a.
    Int((id.utf8.reduce(1_469_598_103_934_665_603 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } >> 17) & 1)
  }

  /// By country and year, since what is alike lies within them.
  static func half(ofRow row: Incident) -> Int {
    (row.date?.start.year ?? 0) % 2 ^ (row.place?.country?.utf8.reduce(0) { $0 + Int($1) } ?? 0) % 2
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

/// Rows of a data set as if each were of a report of its own, and retellings of some of them. Whoever coded the rows told them apart:
/// two that are alike in place, day and sides are two all the same.
struct ToldRows {
  private(set) var incidents: [Incident] = []
  /// For each incident the number of the row that it tells.
  private(set) var events: [Int] = []

  init(_ rows: [Incident], count: Int, seed: UInt64) {
    var dice = SplitMix(seed: seed)
    func add(_ incident: Incident, event: Int) {
      var incident = incident
      // Still a row of UCDP for the linker, which does not tell how it was done.
      incident.id = "ucdp-\(incidents.count)"
      incident.report = ReportReference(id: "report \(incidents.count)")
      incident.evidence = []
      incidents.append(incident)
      events.append(event)
    }
    for (event, row) in rows.enumerated() { add(row, event: event) }
    for _ in 0..<(rows.isEmpty ? 0 : count) {
      let event = Int.random(in: rows.indices, using: &dice)
      for _ in 0..<3 { add(Retellings.retold(rows[event], &dice), event: event) }
    }
  }
}
