internal import Gazetteer

/// How many of a text's names speak of each country, and where they lie.
struct CountrySupport {
  private var names: [CountryKey: Int] = [:]
  /// The same without adjectives: "Turkish drones" tell whose they are, not where they struck.
  private var grounds: [CountryKey: Int] = [:]
  /// Countries that the text names themselves, by name or adjective.
  private var named: Set<CountryKey> = []
  private var places: [(sense: [Int], candidate: Candidate)] = []

  /// The people of a city that may be the scene of news from a country spoken of nowhere else.
  private static let city = 200_000
  /// The square of the chord that parts places of one neighbourhood, 300 km apart at most.
  private static let reach: Float = (300.0 / 6371) * (300.0 / 6371)
  /// No story is set at more places than this.
  private static let most = 200

  /// - Parameter filed: the country that the report was filed from, which speaks for it as a name does.
  init(_ senses: [Sense], _ document: Document, filed: CountryKey?) {
    if let filed {
      names[filed] = 1
      grounds[filed] = 1
    }
    for sense in senses {
      guard let country = Self.country(of: sense), let best = sense.best else { continue }
      names[country, default: 0] += 1
      if sense.candidates[best].kind == .country { named.insert(country) }
      if sense.mentions.contains(where: { document.mentions[$0].form != .adjective }) {
        grounds[country, default: 0] += 1
      }
      if places.count < Self.most { places.append((sense.mentions, sense.candidates[best])) }
    }
  }

  /// Whether a candidate of a sense lies in a country of which no other name of the text speaks, though they speak of others,
  /// far from all of them, and is not so great that it needs no explanation.
  func isStrange(_ place: Candidate, _ sense: Sense) -> Bool {
    let country = place.country
    // "Mudug Region": called what it is.
    if place.kind == .province, !sense.generic.isDisjoint(with: [.province, .region, .district]) { return false }
    guard ![.country, .water, .continent, .region].contains(place.kind), place.population < Self.city, !country.isNone
    else { return false }
    let own = Self.country(of: sense)
    let others = grounds.contains { $0.key != country && $0.value > ($0.key == own ? 1 : 0) }
    guard others, (names[country] ?? 0) <= (own == country ? 1 : 0) || isOutnumbered(country) else { return false }
    return !places.contains { $0.sense != sense.mentions && $0.candidate.chordSquared(to: place) < Self.reach }
  }

  /// Whether the text names a country itself, by its name or its adjective.
  func names(_ country: String) -> Bool { named.contains(CountryKey(country)) }

  /// Whether a few names, none of them its own, speak of a country where many more speak of another that is named.
  private func isOutnumbered(_ country: CountryKey) -> Bool {
    guard !named.contains(country), let count = names[country] else { return false }
    return names.contains { $0.key != country && named.contains($0.key) && $0.value > 2 * count }
  }

  /// The country of a sense that the text leaves little doubt of.
  private static func country(of sense: Sense) -> CountryKey? {
    guard let best = sense.best, sense.shares[best] > 0.5 else { return nil }
    let country = sense.candidates[best].country
    return country.isNone ? nil : country
  }
}
