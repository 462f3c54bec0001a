internal import Gazetteer
internal import Incidents

/// What the map says: names, dates, numbers, and what they add up to, in the language asked for.
struct Wording {
  let gazetteer: Gazetteer
  /// ISO 639-1 of names.
  let language: String
  let words: MapWords

  // MARK: Names

  /// A country's name, in its short form; the code when it is not known.
  func country(_ alpha3: String) -> String {
    guard let id = gazetteer.country(alpha3) else { return alpha3 }
    return name(of: gazetteer.place(id))
  }

  func name(of place: GazetteerPlace) -> String {
    if place.kind == .country, let short = shortName(of: place) { return short }
    if language == "en" { return place.name }
    return gazetteer.name(of: place.id, language: language) ?? ownName(of: place) ?? place.name
  }

  func name(of place: Place) -> String {
    if language == "en", let name = place.name { return name }
    let known = place.gazetteerID.flatMap { gazetteer.place(identifier: $0) }
    return known.map { name(of: $0) } ?? place.name ?? place.text
  }

  /// "China" for "People's Republic of China": the shortest usual name that shares a word with the long one and that no other
  /// country has. Nil when the usual name is short, or has no such form.
  private func shortName(of country: GazetteerPlace) -> String? {
    let usual = gazetteer.names(of: country.id).filter { $0.language == language && $0.kind == .main }.map(\.text)
    guard let long = usual.first, Self.length(long) > 12 else { return nil }
    let parts = Set(long.split(separator: " "))
    return usual.dropFirst().filter { name in
      name.count < long.count
        && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || " '’\u{200C}".unicodeScalars.contains($0) }
        && (Self.isIdeographic(name)
          ? name.allSatisfy(long.contains) : name.split(separator: " ").contains { parts.contains($0) })
        && gazetteer.places(named: name).filter { gazetteer.kind(of: $0) == .country }.count == 1
    }.min { ($0.count, $0) < ($1.count, $1) }
  }

  private static func isIdeographic(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.value >= 0x2E80 } }

  /// In letters of an alphabet; an ideogram says as much as three.
  private static func length(_ text: String) -> Int { isIdeographic(text) ? 3 * text.count : text.count }

  /// A name without a language that is surely the place's own in the map's.
  private func ownName(of place: GazetteerPlace) -> String? {
    guard let country = place.country, LocalLanguage.code(of: country) == language else { return nil }
    let untold = Set(gazetteer.names(of: place.id).filter { $0.language == nil }.map(\.text))
    return LocalLanguage.ownName(among: untold, of: place.name, in: language)
  }

  /// The place's name as its country writes it, when that is in other letters than the map's.
  func localName(of place: Place, besides title: String) -> (text: String, language: String)? {
    guard let country = place.country, let local = LocalLanguage.code(of: country), local != language,
      let identifier = place.gazetteerID, let known = gazetteer.place(identifier: identifier)
    else { return nil }
    if let name = gazetteer.name(of: known.id, language: local), name != title, !Script.isLatin(name) {
      return (name, local)
    }
    let untold = Set(gazetteer.names(of: known.id).filter { $0.language == nil }.map(\.text))
    return LocalLanguage.ownName(among: untold, of: known.name, in: local).map { ($0, local) }
  }

  /// Names in a row: "Iran, Iraq and 3 other countries"; with commas alone in other languages than English.
  func list(_ names: [String], atMost limit: Int = 3, others: String = "other countries") -> String {
    guard words.areSentences else {
      let shown = names.prefix(limit).joined(separator: words[", "])
      return names.count > limit ? shown + words[", "] + "+" + words.number(names.count - limit) : shown
    }
    switch names.count {
    case 0: return ""
    case 1: return names[0]
    case 2...limit: return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
    default: return names.prefix(limit - 1).joined(separator: ", ") + " and \(names.count - limit + 1) \(others)"
    }
  }

  /// A country inside an English sentence: "the Philippines".
  func countryInSentence(_ alpha3: String) -> String {
    let name = country(alpha3)
    return words.areSentences && Self.takesArticle(name) ? "the " + name : name
  }

  private static func takesArticle(_ name: String) -> Bool {
    name.hasPrefix("United ") || name.contains("Republic") || name.hasSuffix(" Islands") || name.hasSuffix("lands")
      || ["Philippines", "Maldives", "Bahamas", "Seychelles", "Comoros", "Gambia", "Vatican"].contains(name)
  }
}
