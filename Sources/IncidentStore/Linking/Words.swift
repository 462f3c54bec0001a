import Incidents

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

  /// Those that tell one place from another: "Wetlet township" is Wetlet. All of them, where a name has no others.
  static func ofPlace(_ text: String) -> Set<String> {
    let words = Set(folded(text))
    let telling = words.subtracting(kindsOfPlaces)
    return telling.isEmpty ? words : telling
  }

  /// Those that name the place itself where only the area is known in which it lies: "Tchombangou" in Niger. None for a place that
  /// is known better, and none of "the Ukrainian side" in Ukraine.
  static func within(_ place: Place) -> Set<String> {
    guard place.precision == .province || place.precision == .country else { return [] }
    let area = (place.precision == .province ? place.admin1 ?? place.name : place.name) ?? place.text
    let names = place.text.split(separator: " ").filter { $0.first?.isUppercase ?? false }.joined(separator: " ")
    let words = Set(folded(names) + folded(place.name ?? "")).subtracting(kindsOfPlaces).subtracting(folded(area))
      .filter { $0.count > 2 }
    let stems = Set(folded(area).map { $0.prefix(3) })
    return Set(folded(names)).isDisjoint(with: folded(area)) && !words.contains { stems.contains($0.prefix(3)) }
      ? words : []
  }

  /// Words of any armed group or any target.
  private static let common: Set<String> = [
    "a", "al", "an", "and", "area", "areas", "armed", "attackers", "base", "bases", "building", "buildings", "car",
    "cars", "city", "civilians", "compound", "compounds", "el", "facility", "fighters", "force", "forces", "group",
    "gunmen", "home", "homes", "house", "houses", "in", "insurgents", "jets", "men", "militants", "military", "of",
    "on", "people", "position", "positions", "rebels", "residential", "security", "site", "sites", "soldiers",
    "state", "suspected", "target", "targets", "terrorists", "the", "their", "town", "troops", "unidentified",
    "unknown", "vehicle", "vehicles", "village", "villagers", "warplanes",
  ]

  /// Words of any place.
  private static let kindsOfPlaces: Set<String> = [
    "a", "and", "area", "between", "border", "camp", "central", "city", "county", "district", "east", "eastern",
    "governorate", "hill", "in",
    "mountain", "mountains", "near", "north", "northern", "oblast", "of", "outskirts", "province", "region", "river",
    "road",
    "rural", "south", "southern", "state", "street", "the", "town", "township", "tract", "urban", "valley", "village",
    "ward",
    "west", "western",
  ]
}
