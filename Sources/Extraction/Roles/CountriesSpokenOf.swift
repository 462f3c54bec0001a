import Gazetteer
import Language

/// The countries that a report speaks of, to tell where an incident happened for which it names no place.
struct CountriesSpokenOf {
  struct Entry {
    var country: String
    var count: Int
    /// The first words that name the country or are its adjective.
    var tokens: Range<Int>
  }
  /// The most frequent first.
  private(set) var entries: [Entry] = []

  init(_ reading: Reading, _ gazetteer: Gazetteer) {
    var counts: [String: Int] = [:]
    for sentence in reading.text.sentences where !sentence.isDateline {
      for token in sentence.tokens where reading.isCapitalised(token) {
        let place = reading.placeOf[token] >= 0 ? reading.places[Int(reading.placeOf[token])] : nil
        // Only the first word of a longer name counts.
        if let place, place.tokens.lowerBound != token { continue }
        guard let country = place?.country ?? (place == nil ? gazetteer.nationality(reading.lower[token]) : nil) else {
          continue
        }
        if let index = counts[country] {
          entries[index].count += 1
        } else {
          counts[country] = entries.count
          entries.append(Entry(country: country, count: 1, tokens: place?.tokens ?? token..<token + 1))
        }
      }
    }
    entries = entries.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(
      \.element)
  }

  /// The country the report is about, when it speaks of one more than of all others together, those of attackers from afar
  /// left out.
  func subject(without attackers: Set<String>) -> Entry? {
    let others = entries.filter { !attackers.contains($0.country) }
    guard let first = others.first, first.count > 1, 2 * first.count > others.reduce(0, { $0 + $1.count }) else {
      return nil
    }
    return first
  }
}

extension Reading {
  /// Gives incidents without any place the words for the country that the report is about.
  func ground(_ episodes: inout [Episode], gazetteer: Gazetteer) {
    let spokenOf = CountriesSpokenOf(self, gazetteer)
    guard !spokenOf.entries.isEmpty else { return }
    for index in episodes.indices where episodes[index].places.isEmpty && episodes[index].settings.isEmpty {
      let attackers = Set(
        episodes[index].actors.filter { $0.party.isState && episodes[index].type.family == .remote }
          .compactMap(\.party.country))
      episodes[index].ground = spokenOf.subject(without: attackers)?.tokens
    }
  }
}
