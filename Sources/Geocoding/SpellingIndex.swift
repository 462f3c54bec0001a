internal import Gazetteer
internal import Synchronization

/// The spellings of a country's places, for names that the gazetteer has only in another transliteration. Filled country by
/// country when first asked; safe to share.
final class SpellingIndex: Sendable {
  struct Entry {
    let spelling: Spelling
    let place: PlaceID
    let province: PlaceID?
    let kind: PlaceKind
  }

  private let gazetteer: Gazetteer
  private let entries = Mutex<[String: [Entry]]>([:])
  /// By country, then by the hash of the consonants.
  private let consonants = Mutex<[CountryKey: [[UInt8]: [Entry]]]>([:])
  private let provinceNames = Mutex<[(spelling: Spelling, text: String)]>([])

  /// More distant spellings are other names.
  static let limit = 0.2

  /// In running text, where nothing else says that the name is one of the country's.
  private static let nearLimit = 0.14

  /// Countries whose places have English names: nothing is transliterated, and another spelling is another place.
  private static let oneSpelling = Set(["USA", "GBR", "IRL", "CAN", "AUS", "NZL", "ZAF"].map { CountryKey($0) })

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// Places of a country whose name is nearly that, nearest first; within one distance in the gazetteer's order.
  func places(like name: String, in country: String, province: PlaceID?) -> [(place: PlaceID, distance: Double)] {
    let spelling = Spelling(name)
    guard spelling.letters.count >= 4 else { return [] }
    var best: [PlaceID: Double] = [:]
    for entry in list(country) where province == nil || entry.province == province {
      guard entry.spelling.letters.first == spelling.letters.first else { continue }
      let distance = spelling.distance(to: entry.spelling, limit: Self.limit)
      if distance <= Self.limit { best[entry.place] = min(best[entry.place] ?? 1, distance) }
    }
    return best.map { (place: $0.key, distance: $0.value) }.sorted {
      $0.distance != $1.distance ? $0.distance < $1.distance : $0.place < $1.place
    }
  }

  /// Places of a country whose name has the same consonants in the same order and is nearly that, nearest first. Found by a look-up,
  /// not by comparing with every name.
  func places(soundingLike name: String, in country: CountryKey) -> [PlaceID] {
    let spelling = Spelling(name)
    let key = spelling.consonants
    guard key.count >= 3, !Self.oneSpelling.contains(country) else { return [] }
    let alike = consonants.withLock { known in
      if known[country] == nil { known[country] = byConsonants(country) }
      return known[country]?[key] ?? []
    }
    var best: [PlaceID: Double] = [:]
    for entry in alike {
      let distance = spelling.distance(to: entry.spelling, limit: Self.nearLimit)
      if distance <= Self.nearLimit { best[entry.place] = min(best[entry.place] ?? 1, distance) }
    }
    return best.sorted { $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key }.map(\.key)
  }

  private func byConsonants(_ country: CountryKey) -> [[UInt8]: [Entry]] {
    var result: [[UInt8]: [Entry]] = [:]
    for kind in [PlaceKind.province, .district, .town, .site] {
      for id in gazetteer.places(kind: kind) {
        let facts = gazetteer.facts(id)
        guard facts.countryCode == country.rawValue else { continue }
        var seen: Set<Spelling> = []
        for name in gazetteer.names(of: id) where name.kind != .abbreviation {
          let spelling = Spelling(name.text)
          if spelling.letters.count >= 4, seen.insert(spelling).inserted {
            result[spelling.consonants, default: []].append(
              Entry(spelling: spelling, place: id, province: facts.province, kind: kind))
          }
        }
      }
    }
    return result
  }

  /// The name that a province anywhere bears in a nearly equal spelling.
  func province(like text: String) -> NameID? {
    let spelling = Spelling(text)
    let list = provinceNames.withLock { known in
      if known.isEmpty {
        for id in gazetteer.places(kind: .province) {
          for name in gazetteer.names(of: id) where name.kind != .abbreviation && name.text.isTwoLatinWords {
            let spelling = Spelling(name.text)
            if spelling.letters.count >= 8 { known.append((spelling, name.text)) }
          }
        }
      }
      return known
    }
    var best: (distance: Double, text: String)?
    for (candidate, text) in list where candidate.letters.first == spelling.letters.first {
      let distance = spelling.distance(to: candidate, limit: 0.1)
      if distance <= 0.1, distance < best?.distance ?? 1 { best = (distance, text) }
    }
    return best.flatMap { gazetteer.nameID($0.text) }
  }

  private func list(_ country: String) -> [Entry] {
    entries.withLock { known in
      if let list = known[country] { return list }
      var list: [Entry] = []
      for kind in [PlaceKind.province, .district, .town, .site] {
        let ids = kind == .province ? gazetteer.provinces(of: country) : gazetteer.places(kind: kind)
        for id in ids {
          let place = gazetteer.place(id)
          guard place.country == country else { continue }
          var seen: Set<Spelling> = []
          for name in gazetteer.names(of: id) where name.kind != .abbreviation {
            let spelling = Spelling(name.text)
            if spelling.letters.count >= 3, seen.insert(spelling).inserted {
              list.append(Entry(spelling: spelling, place: id, province: place.province, kind: kind))
            }
          }
        }
      }
      known[country] = list
      return list
    }
  }
}

extension String {
  /// At least two words of ASCII letters: what a name joined by "and" may be a spelling of.
  fileprivate var isTwoLatinWords: Bool {
    var blanks = 0
    for byte in utf8 {
      if byte >= 0x80 { return false }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") { blanks += 1 }
    }
    return blanks >= 1 && utf8.count >= 10
  }
}
