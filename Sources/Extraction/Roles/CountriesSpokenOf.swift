import Gazetteer
import Incidents
import Language

/// The countries that a report speaks of, to tell where an incident happened for which it names no place.
struct CountriesSpokenOf {
  struct Entry {
    var country: String
    var weight: Int
    /// The first words that name the country, are its adjective or name a place that only it has.
    var tokens: Range<Int>
    /// Some words name the country or a place of it, and are no mere adjective.
    var isNamed: Bool
    /// Some words are its name or adjective.
    var isSpokenOf: Bool
  }
  /// The most spoken of first.
  private(set) var entries: [Entry] = []
  private var numbers: [String: Int] = [:]

  init(_ reading: Reading, _ gazetteer: Gazetteer) {
    for sentence in reading.text.sentences where !sentence.isDateline {
      for token in sentence.tokens where reading.isCapitalised(token) {
        let place = reading.placeOf[token] >= 0 ? reading.places[Int(reading.placeOf[token])] : nil
        // Only the first word of a longer name counts.
        if let place, place.tokens.lowerBound != token { continue }
        if let country = place?.country ?? (place == nil ? reading.nationality(of: token, gazetteer) : nil) {
          add(country, 2, place?.tokens ?? token..<token + 1, isNamed: place?.isAdjective == false, isSpokenOf: true)
        } else if let place, let country = Self.country(of: place, gazetteer) {
          add(country, 1, place.tokens, isNamed: true, isSpokenOf: false)
        }
      }
    }
    entries = entries.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(
      \.element)
  }

  /// The only country that has a place of the name, or that of a city so much greater than its namesakes that it needs no
  /// explanation.
  private static func country(of place: PlaceMention, _ gazetteer: Gazetteer) -> String? {
    if place.countries.count <= 1 { return place.countries.first }
    guard let name = place.name, !place.isAdjective else { return nil }
    let bearers = gazetteer.places(name).prefix(2).map { gazetteer.place($0) }
    guard let greatest = bearers.first, greatest.kind == .town, greatest.population >= Self.city,
      bearers.dropFirst().allSatisfy({ $0.population * 10 <= greatest.population })
    else { return nil }
    return place.countries.first
  }

  /// The people of a city whose name alone tells its country.
  private static let city = 200_000

  private mutating func add(
    _ country: String, _ weight: Int, _ tokens: Range<Int>, isNamed: Bool, isSpokenOf: Bool
  ) {
    if let index = numbers[country] {
      entries[index].weight += weight
      entries[index].isNamed = entries[index].isNamed || isNamed
      entries[index].isSpokenOf = entries[index].isSpokenOf || isSpokenOf
    } else {
      numbers[country] = entries.count
      entries.append(
        Entry(country: country, weight: weight, tokens: tokens, isNamed: isNamed, isSpokenOf: isSpokenOf))
    }
  }

  /// The country the report is about, when it speaks of one more than of all others together, those of attackers from afar
  /// left out.
  func subject(without attackers: Set<String>) -> Entry? {
    let others = entries.filter { !attackers.contains($0.country) }
    guard let first = others.first, first.weight > 2, 2 * first.weight > others.reduce(0, { $0 + $1.weight }) else {
      return nil
    }
    return first
  }

  func speaks(of country: String) -> Bool { numbers[country] != nil }

  /// The country that the report speaks of most, those of attackers from afar left out.
  func likeliest(without attackers: Set<String>) -> Entry? {
    entries.first { !attackers.contains($0.country) }
  }
}

extension Reading {
  /// Gives incidents whose words tell no country the words for the one that they most likely lie in: that the report is about,
  /// that of the incident told before, or that from which it was filed.
  func ground(_ episodes: inout [Episode], gazetteer: Gazetteer) {
    let spokenOf = CountriesSpokenOf(self, gazetteer)
    let filing = filings(gazetteer).first
    let filed = filing?.country
    var told: Range<Int>?
    for index in episodes.indices {
      let own = episodes[index].places + episodes[index].settings
      if let place = own.first(where: { !places[$0].countries.isEmpty }) {
        told = places[place].tokens
        // A name of places elsewhere only may be of one that the gazetteer lacks: "NAIROBI - ... in the Westgate mall"; what
        // strikes from afar is told of in capitals far away.
        if let filing, episodes[index].type.family != .remote,
          !own.contains(where: { places[$0].countries.contains(filing.country) || !places[$0].isExact })
        {
          episodes[index].filed = filing.country
          episodes[index].filedAt = filing.tokens
        }
        continue
      }
      let attackers = Set(
        episodes[index].actors.filter { actor in
          actor.party.isState
            && (episodes[index].type.family == .remote || strikesForeigners(actor.party, episodes[index], gazetteer))
        }
        .compactMap(\.party.country))
      // Armed groups act at home; where nothing is told, in their country rather than in that of the dateline.
      let homes = Set(episodes[index].actors.map(\.party).filter { $0.isArmed && $0.name != nil }.compactMap(\.country))
      if homes.count == 1, told == nil, let home = spokenOf.entries.first(where: { $0.country == homes.first }) {
        episodes[index].ground = home.tokens
        continue
      }
      let subject = spokenOf.subject(without: attackers)
      // Of a country whose adjective alone is used, people may be anywhere; a report from a country that it speaks of is set there.
      let isSetThere = spokenOf.entries.contains { $0.country == filed }
      guard let filed, !attackers.contains(filed), isSetThere || subject?.isNamed != true, told == nil else {
        let likeliest = spokenOf.likeliest(without: attackers).flatMap { isOfVictims($0, episodes[index]) ? nil : $0 }
        episodes[index].ground = subject?.tokens ?? told ?? likeliest?.tokens
        continue
      }
      episodes[index].ground = spokenOf.entries.first { $0.country == filed }?.tokens
      episodes[index].filed = filed
      episodes[index].filedAt = filing?.tokens
    }
  }
}

extension Reading {
  /// "Azerbaijan's army opened fire on Armenian positions": hardly in Azerbaijan.
  private func strikesForeigners(_ party: Party, _ episode: Episode, _ gazetteer: Gazetteer) -> Bool {
    episode.targets.contains { target in
      let country = target.target.country ?? target.tokens.lazy.compactMap { self.nationality(of: $0, gazetteer) }.first
      return country != nil && country != party.country
    }
  }

  /// "a convoy of Chinese engineers at Besham": a country that is spoken of once, by the adjective of those who were struck at a
  /// place that the gazetteer lacks.
  private func isOfVictims(_ entry: CountriesSpokenOf.Entry, _ episode: Episode) -> Bool {
    !entry.isNamed && entry.weight <= 2 && episode.places.contains { places[$0].isExact }
      && episode.targets.contains { $0.tokens.overlaps(entry.tokens) }
  }

  /// The country whose people an adjective names; none for "Central American", which is of no one country.
  func nationality(of token: Int, _ gazetteer: Gazetteer) -> String? {
    guard let country = gazetteer.nationality(lower[token]) else { return nil }
    guard country == "USA", token > 1 else { return country }
    let before = lower[token - 1] == "-" ? lower[token - 2] : lower[token - 1]
    return ["central", "latin", "south", "north", "pan", "inter"].contains(before) ? nil : country
  }
}
