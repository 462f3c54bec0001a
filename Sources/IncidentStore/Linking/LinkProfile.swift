import Geo
import Incidents

/// What the linker compares of an incident, made ready once: an incident is compared with many.
struct LinkProfile: Sendable {
  let id: String
  let report: String
  /// The data set whose coder told the rows apart; nil for reports.
  let dataset: String?
  /// Nil where it is not told how it was done, as in rows of UCDP.
  let type: IncidentType?
  /// Day numbers.
  let start: Int
  let end: Int
  let country: String
  let place: Place
  /// The words that tell its place from others.
  let placeWords: Set<String>
  /// True of a place that is more than the province or the country by which alone it may be known: a village, a road, a camp.
  let isWithinArea: Bool
  let point: Coordinate?
  /// Kilometres from the point within which it lies.
  let reach: Double
  /// The words of each actor that tell it from others; none for "gunmen" and the like.
  let actors: [Set<String>]
  let actorCountries: Set<String>
  /// The words of groups that were struck, each group's apart.
  let groupsStruck: [Set<String>]
  /// Words of people, sites and whatever else was struck.
  let targets: Set<String>
  let killed: Harm?
  let injured: Harm?
  /// Sentences long enough that two hands would not write them alike.
  let quotes: Set<String>

  /// Nil for an incident without a day or a country, of which too little is known to say that another is the same.
  init?(_ incident: Incident) {
    guard let date = incident.date, let place = incident.place, let country = place.country else { return nil }
    id = incident.id
    report = incident.report.id
    dataset = incident.dataset
    type = dataset == Incident.ucdp ? nil : incident.type
    start = date.start.dayNumber
    end = date.end.dayNumber
    self.country = country
    self.place = place
    let within = dataset == nil ? Words.within(place) : []
    placeWords = within.isEmpty ? Words.ofPlace(place.name ?? place.text) : within
    isWithinArea = !within.isEmpty || place.precision != .province && place.precision != .country
    point = StorePiece.position(of: incident)
    reach = place.radiusKm ?? place.precision?.usualReachKm ?? 10
    actors = incident.actors.map { Words.telling($0.name ?? $0.text) }.filter { !$0.isEmpty }
    actorCountries = Set(incident.actors.compactMap(\.country))
    let groups = incident.targets.filter { $0.kind == .group }
    groupsStruck = groups.map { Words.telling($0.name ?? $0.text) }.filter { !$0.isEmpty }
    targets = incident.targets.filter { $0.kind != .group }
      .reduce(into: []) { $0.formUnion(Words.telling($1.name ?? $1.text)) }
    killed = incident.killed
    injured = incident.injured
    // The headline of a row is that of an article about many.
    quotes = dataset == nil ? Set(incident.evidence.lazy.map(\.quote).filter { $0.utf8.count > 50 }) : []
  }

  /// A side that acts here and is struck there.
  func sideStruck(by other: LinkProfile) -> String? {
    for one in actors {
      for struck in other.groupsStruck where one.intersection(struck).count * 2 >= min(one.count, struck.count) {
        return one.sorted().joined(separator: " ")
      }
    }
    return nil
  }

  /// True when only an area is known.
  var isArea: Bool { place.precision == .province || place.precision == .country || point == nil }
}

extension Incident {
  static let ucdp = "UCDP GED"

  /// The data set that a row comes from: its coder saw all rows and told them apart, so no two of them are one incident.
  var dataset: String? {
    if id.hasPrefix("ucdp-") { return Self.ucdp }
    guard report.id == id, id.utf8.count > 3 else { return nil }
    let letters = id.utf8.prefix(3).allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let digits = id.utf8.dropFirst(3).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return letters && digits ? "ACLED" : nil
  }
}
