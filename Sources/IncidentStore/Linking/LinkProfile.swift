import Geo
import Incidents

/// What the linker compares of an incident, made ready once: an incident is compared with many.
struct LinkProfile: Sendable {
  let id: String
  let report: String
  /// The data set whose coder told the rows apart; nil for reports.
  let dataset: String?
  let type: IncidentType
  /// Day numbers.
  let start: Int
  let end: Int
  let country: String
  let place: Place
  let placeName: String
  let placeWords: Set<String>
  let point: Coordinate?
  /// Kilometres from the point within which it lies.
  let reach: Double
  /// The words of each actor that tell it from others; none for "gunmen" and the like.
  let actors: [Set<String>]
  let actorCountries: Set<String>
  let targets: Set<String>
  let killed: Harm?
  let injured: Harm?
  let weapons: Set<WeaponClass>
  /// Sentences long enough that two hands would not write them alike.
  let quotes: Set<String>

  /// Nil for an incident without a day or a country, of which too little is known to say that another is the same.
  init?(_ incident: Incident) {
    guard let date = incident.date, let place = incident.place, let country = place.country else { return nil }
    id = incident.id
    report = incident.report.id
    dataset = incident.dataset
    type = incident.type
    start = date.start.dayNumber
    end = date.end.dayNumber
    self.country = country
    self.place = place
    let words = Words.folded(place.name ?? place.text)
    placeName = words.joined(separator: " ")
    placeWords = Set(words)
    point = StorePiece.position(of: incident)
    reach = place.radiusKm ?? place.precision?.usualReachKm ?? 10
    actors = incident.actors.map { Words.telling($0.name ?? $0.text) }.filter { !$0.isEmpty }
    actorCountries = Set(incident.actors.compactMap(\.country))
    targets = incident.targets.reduce(into: []) { $0.formUnion(Words.telling($1.name ?? $1.text)) }
    killed = incident.killed
    injured = incident.injured
    weapons = Set(incident.weapons.map(\.class))
    quotes = Set(incident.evidence.lazy.map(\.quote).filter { $0.utf8.count > 50 })
  }

  /// True of a name that is not that of the province: a village, a road, a camp.
  var namesPlaceWithin: Bool {
    guard let province = place.admin1, !placeWords.isEmpty else { return false }
    return placeWords.isDisjoint(with: Words.folded(province)) && place.precision != .country
  }

  /// True when only an area is known.
  var isArea: Bool { place.precision == .province || place.precision == .country || point == nil }
}

extension Incident {
  /// The data set that a row comes from: its coder saw all rows and told them apart, so no two of them are one incident.
  var dataset: String? {
    if id.hasPrefix("ucdp-") { return "UCDP GED" }
    guard report.id == id, id.utf8.count > 3 else { return nil }
    let letters = id.utf8.prefix(3).allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let digits = id.utf8.dropFirst(3).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return letters && digits ? "ACLED" : nil
  }
}

/// Names as sets of words.
enum Words {
  /// Lower case, without marks and possessives.
  static func folded(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.compactMap { word in
      let bare = word.prefix { $0 != "'" && $0 != "’" }
      return bare.isEmpty ? nil : String(bare)
    }
  }

  /// Those that tell one group from another.
  static func telling(_ text: String) -> Set<String> {
    Set(folded(text)).subtracting(common)
  }

  /// Words of any armed group or any target.
  private static let common: Set<String> = [
    "a", "al", "an", "and", "armed", "attackers", "el", "fighters", "force", "forces", "group", "gunmen", "in",
    "insurgents",
    "jets", "men", "militants", "military", "of", "rebels", "security", "state", "suspected", "terrorists", "the",
    "their",
    "troops", "unidentified", "unknown", "warplanes", "people", "civilians", "soldiers", "village", "villagers",
  ]
}
