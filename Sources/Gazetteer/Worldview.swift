/// Whose view decides to which country a disputed area counts.
package enum Worldview: Hashable, Sendable {
  /// Who holds the ground, as the boundary data set draws it.
  case deFacto
  /// A state's view, by its ISO 3166-1 alpha-3 code: areas that it claims, or recognises as another's, count accordingly; all
  /// others as de facto.
  case state(String)

  /// "de-facto", or the state's alpha-3 code; what the command line takes.
  package var code: String {
    switch self {
    case .deFacto: "de-facto"
    case .state(let code): code
    }
  }
}

/// A view was asked for that nobody has.
package struct WorldviewError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was asked for.
  package let text: String
  /// Codes and names that are spelled nearly so.
  package let suggestions: [String]

  package var description: String {
    let near = suggestions.isEmpty ? "" : ": did you mean \(suggestions.joined(separator: ", "))?"
    return "'\(text)' is no worldview; it is de-facto or a country's three-letter code\(near)"
  }
}

extension Gazetteer {
  /// Reads a worldview: "de-facto", or a country by its alpha-3 or alpha-2 code or its name.
  /// - Throws: for anything else, with the nearest spellings.
  package func worldview(_ text: String) throws(WorldviewError) -> Worldview {
    if NameFolding.fold(text) == NameFolding.fold("de facto") { return .deFacto }
    if let country = place(identifier: text.uppercased()), country.kind == .country, let code = country.country {
      return .state(code)
    }
    for id in places(named: text) where kind(of: id) == .country {
      if let code = country(of: id) { return .state(code) }
    }
    throw WorldviewError(text: text, suggestions: nearCountries(to: text))
  }

  /// Codes one letter away, then countries of a like name.
  private func nearCountries(to text: String) -> [String] {
    let wanted = Array(text.uppercased().utf8)
    let codes = Set(places(kind: .country).compactMap { country(of: $0) }).sorted()
    let near = codes.filter { Spelling.distance(wanted, Array($0.utf8), atMost: 1) != nil }.prefix(4)
    let named = suggestions(for: text, limit: 12).filter { $0.kind == .country }.compactMap { place in
      place.country.flatMap { near.contains($0) ? nil : "\($0) (\(place.name))" }
    }
    return Array(near + named.prefix(3))
  }
}
