internal import Gazetteer
internal import Synchronization

/// The spellings of places, for names that the gazetteer has only in another transliteration. Filled country by country when first
/// asked; safe to share.
final class SpellingIndex: Sendable {
  private let gazetteer: Gazetteer
  private let transliterations: Transliterations
  private let countries = Mutex<[CountryKey: CountrySpellings]>([:])
  /// The provinces, districts, towns and sites of each country.
  private let places = Mutex<[CountryKey: [PlaceID]]>([:])
  private let provinceNames = Mutex<[(letters: [UInt8], text: String)]>([])

  /// More distant spellings are other names.
  static let limit = 0.2

  /// In running text, where nothing else says that the name is one of the country's.
  private static let nearLimit = 0.14

  /// Countries whose places have English names: nothing is transliterated, and another spelling is another place.
  private static let oneSpelling = Set(["USA", "GBR", "IRL", "CAN", "AUS", "NZL", "ZAF"].map { CountryKey($0) })

  init(gazetteer: Gazetteer, transliterations: Transliterations) {
    self.gazetteer = gazetteer
    self.transliterations = transliterations
  }

  /// A name as a country's names are compared.
  func spelling(_ name: String, in country: String?) -> Spelling {
    Spelling(name, transliterations.of(CountryKey(country)))
  }

  /// Places of a country whose name is nearly that, nearest first; within one distance in the gazetteer's order.
  func places(like name: String, in country: String, province: PlaceID?) -> [(place: PlaceID, distance: Double)] {
    let key = CountryKey(country)
    let spelling = Spelling(name, transliterations.of(key))
    guard spelling.letters.count >= 4 else { return [] }
    return spellings(of: key).places(like: spelling, in: province, limit: Self.limit)
  }

  /// Places of a country whose name has the same consonants in the same order and is nearly that, nearest first. Found by a look-up,
  /// not by comparing with every name.
  func places(soundingLike name: String, in country: CountryKey) -> [PlaceID] {
    guard !Self.oneSpelling.contains(country) else { return [] }
    let spelling = Spelling(name, transliterations.of(country))
    guard spelling.letters.count >= 4, spelling.skeleton.count >= 3 else { return [] }
    return spellings(of: country).places(soundingLike: spelling, limit: Self.nearLimit).map(\.place)
  }

  /// The name that a province anywhere bears in a nearly equal spelling.
  func province(like text: String) -> NameID? {
    let transliteration = transliterations.of(CountryKey(nil))
    let spelling = Spelling(text, transliteration)
    let list = provinceNames.withLock { known in
      if known.isEmpty {
        for id in gazetteer.places(kind: .province) {
          for name in gazetteer.names(of: id) where name.kind != .abbreviation && name.text.isTwoLatinWords {
            let letters = Spelling(name.text, transliteration).letters
            if letters.count >= 8 { known.append((letters, name.text)) }
          }
        }
      }
      return known
    }
    var best: (distance: Double, text: String)?
    for (letters, text) in list where letters.first == spelling.letters.first {
      let distance = letters.withUnsafeBufferPointer { spelling.distance(to: $0, limit: 0.1) }
      if distance <= 0.1, distance < best?.distance ?? 1 { best = (distance, text) }
    }
    return best.flatMap { gazetteer.nameID($0.text) }
  }

  private func spellings(of country: CountryKey) -> CountrySpellings {
    countries.withLock { known in
      if let spellings = known[country] { return spellings }
      let spellings = CountrySpellings(places(of: country), transliterations.of(country), in: gazetteer)
      known[country] = spellings
      return spellings
    }
  }

  private func places(of country: CountryKey) -> [PlaceID] {
    places.withLock { known in
      if known.isEmpty {
        for kind in [PlaceKind.province, .district, .town, .site] {
          for id in gazetteer.places(kind: kind) {
            known[CountryKey(rawValue: gazetteer.facts(id).countryCode), default: []].append(id)
          }
        }
      }
      return known[country] ?? []
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
