import Gazetteer
import Incidents
import Language

/// The countries of those who strike where their own words do not give one.
extension Reading {
  /// Weapons that came out of a country, in an incident that names nobody, are taken for that country's, as a guess.
  func inheritOrigins(_ episodes: inout [Episode], gazetteer: Gazetteer) {
    for index in episodes.indices where episodes[index].isAnonymous && episodes[index].type.family == .remote {
      guard let origin = episodes[index].accounts.lazy.flatMap(\.origins).first,
        let country = places[origin].country ?? places[origin].countries.first,
        let place = gazetteer.country(country), let name = gazetteer.name(of: place, language: "en")
      else { continue }
      let party = Party(
        text: name, country: country, sector: "GOV", isState: true, bareness: 1, tokens: places[origin].tokens)
      episodes[index].authors.append((party, .guessed))
    }
  }

  /// Who fought, in a clash of which only the fallen are told: "five guerrillas and two soldiers died in a clash". Soldiers who
  /// fell in an attack are no side of it.
  func inheritSides(_ episodes: inout [Episode], gazetteer: Gazetteer) {
    for index in episodes.indices where episodes[index].type == .armedClash {
      var sides = episodes[index].actors.map(\.party).filter { $0.isState || $0.isArmed }
      guard !(sides.contains(where: \.isState) && sides.contains(where: \.isArmed)) else { continue }
      // "guerrillas killed two policemen": of two who fought nothing is said.
      guard sides.isEmpty || episodes[index].accounts.contains(where: { fights($0) }) else { continue }
      let known = episodes[index].authors
      let isFight = episodes[index].accounts.contains { $0.mentions.contains { $0.sense.class == .clash } }
      for target in episodes[index].targets where target.target.effect != .unknown {
        guard let party = party(target.head, gazetteer: gazetteer, asActor: true),
          party.isState && isFight || party.isArmed, !sides.contains(where: { $0.isState == party.isState })
        else { continue }
        sides.append(party)
        episodes[index].authors.append((party, .known))
      }
      // With them it is no fight after all: they only suffered.
      if type(of: episodes[index]) != .armedClash { episodes[index].authors = known }
    }
  }

  private func fights(_ account: Account) -> Bool {
    account.mentions.contains { $0.sense.class == .clash || $0.sense.type == .armed_clash }
  }

  /// "soldiers", "the police", "guerrillas" without a country are those of the country in which it happened, as code books of
  /// conflict have it; armies of several countries, and gunmen of whom nothing is known, are nobody's.
  func settleHomes(_ episodes: inout [Episode], _ homeland: Homeland) {
    for index in episodes.indices {
      // "the militiamen" of an incident in which one group is named are that group's.
      let group = episodes[index].actors.lazy.map(\.party).first { $0.isArmed && $0.name != nil }?.country
      let home = homeland.country(of: episodes[index], in: self)
      func settle(_ party: inout Party) {
        guard isHomely(party) else { return }
        // "our aircraft", wherever they struck, are of the country in which it is written.
        if party.isState, party.tokens.contains(where: { lower[$0] == "our" }), let writer = homeland.writtenIn {
          party.country = writer
          return
        }
        party.country = party.isArmed ? group ?? homeBeside(party) ?? home : home
      }
      for account in episodes[index].accounts.indices {
        for actor in episodes[index].accounts[account].actors.indices {
          settle(&episodes[index].accounts[account].actors[actor].party)
        }
      }
      for author in episodes[index].authors.indices { settle(&episodes[index].authors[author].party) }
    }
  }

  /// "militants in Gaza fired rockets": the country of the place that stands right behind those who act.
  private func homeBeside(_ party: Party) -> String? {
    let after = party.tokens.upperBound
    guard after + 1 < lower.count, ["in", "from"].contains(lower[after]), relation(chief(party.tokens)) == .nsubj,
      let place = (after + 1..<Swift.min(after + 4, lower.count)).first(where: { placeOf[$0] >= 0 })
    else { return nil }
    let named = places[Int(placeOf[place])]
    return named.country ?? named.countries.first
  }

  private func isHomely(_ party: Party) -> Bool {
    guard party.country == nil, party.name == nil || party.isArmed, party.men == nil,
      party.isState && (["MIL", "COP", "PRM", "SPY"].contains(party.sector) || isGovernment(party))
        || party.isArmed && ["REB", "PRM"].contains(party.sector)
    else { return false }
    if party.isArmed, party.name != nil, groupOf[party.tokens.lowerBound] >= 0 { return false }
    return !party.tokens.contains { says($0, .multinational) || senses($0)?.weapon != nil }
  }
}

extension Reading {
  /// "the government", "the fascist regime": a state's rulers by no more than that word.
  private func isGovernment(_ party: Party) -> Bool {
    party.sector == "GOV" && party.tokens.last.map { ["government", "regime", "junta"].contains(lower[$0]) } == true
  }
}

/// What a report says of where in the world it is.
struct Homeland {
  private let spokenOf: CountriesSpokenOf
  private let dateline: [String]

  /// The country of the dateline.
  var writtenIn: String? { dateline.first }

  init(_ reading: Reading, _ gazetteer: Gazetteer) {
    spokenOf = CountriesSpokenOf(reading, gazetteer)
    dateline = reading.datelineCountries(gazetteer)
  }

  /// The country that the report speaks of more than of all others together.
  var subject: String? { spokenOf.subject(without: [])?.country }

  /// Whether the report has the name or the adjective of a country.
  func isSpokenOf(_ country: String) -> Bool {
    spokenOf.entries.contains { $0.country == country && $0.isSpokenOf }
  }

  /// The country that an incident's places name or, of those that have places of their names, that of the dateline, the one that
  /// the report speaks of by name the most, or else the one that has most of them; without such a place the country of the
  /// dateline, or the one the report is about.
  func country(of episode: Episode, in reading: Reading) -> String? {
    let named = (episode.places + episode.settings).map { reading.places[$0] }
    if let country = named.lazy.compactMap(\.country).first { return country }
    if let country = dateline.first(where: { country in named.contains { $0.countries.contains(country) } }) {
      return country
    }
    if let entry = spokenOf.entries.first(where: { entry in
      entry.isSpokenOf && named.contains { $0.countries.contains(entry.country) }
    }) {
      return entry.country
    }
    let candidates = named.flatMap(\.countries)
    let shared = spokenOf.entries.map(\.country).filter { candidates.contains($0) }
      .map { country in (country, named.count { $0.countries.contains(country) }) }
    if let most = shared.max(by: { $0.1 < $1.1 }) { return shared.first { $0.1 == most.1 }?.0 }
    return dateline.first ?? spokenOf.subject(without: [])?.country
  }
}

extension Reading {
  /// The countries of the capitals and towns that stand before the dash with which an agency's report opens, or in a dateline
  /// given apart.
  func datelineCountries(_ gazetteer: Gazetteer) -> [String] { filings(gazetteer).map(\.country) }

  /// A town or province that a report was filed from.
  struct Filing {
    var country: String
    /// Nil where it was filed from no one city: "SOUTHERN LEBANON".
    var city: PlaceID?
    /// The words that name it; nil in a dateline given apart.
    var tokens: Range<Int>?
  }

  /// Where a report was filed, one place of each country.
  func filings(_ gazetteer: Gazetteer) -> [Filing] {
    var found: [Filing] = []
    func add(_ place: PlaceID, _ tokens: Range<Int>?) {
      guard let country = gazetteer.country(of: place), !found.contains(where: { $0.country == country }) else {
        return
      }
      found.append(Filing(country: country, city: gazetteer.kind(of: place) == .town ? place : nil, tokens: tokens))
    }
    if let place = report.dateline.flatMap({ gazetteer.filingPlace(of: $0) }) { add(place, nil) }
    for sentence in text.sentences.prefix(6) {
      let range = sentence.tokens
      let end = sentence.isDateline ? range.upperBound : datelineEnd(range)
      var token = range.lowerBound
      while token < end {
        let place = text.utf8.withUnsafeBufferPointer {
          gazetteer.longestName(in: $0, at: text.tokens[token].range.lowerBound)
        }
        if let place, let first = gazetteer.places(place.1).first {
          let start = text.tokens[token].range.lowerBound
          var last = token
          while last + 1 < end, text.tokens[last + 1].range.lowerBound < start + place.0 { last += 1 }
          add(first, token..<last + 1)
        }
        token += 1
      }
    }
    return found
  }
}
