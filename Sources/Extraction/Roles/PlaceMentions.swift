import Gazetteer
import Incidents
import Language

/// Words that name a place, known to the gazetteer or not.
struct PlaceMention {
  var tokens: Range<Int>
  /// Nil when the gazetteer does not know the name.
  var name: NameID?
  /// Alpha-3 codes of the countries that have a place of this name, greatest place first.
  var countries: [String]
  /// The country itself, when the name is a country's.
  var country: String?
  /// Whether a country, province or region bears the name.
  var isArea: Bool
  /// Provinces that bear the name or hold a place that does.
  var provinces: [PlaceID]
  /// Provinces that bear the name themselves.
  var areas: [PlaceID] = []
  /// A town bears the name too: "Beirut" is a city and its province.
  var namesTown = false
  /// "Israeli": whose something is, not where.
  var isAdjective = false
  /// The words that name it, where its own point back to them: "the former".
  var named: Range<Int>?

  /// The words that tell which place it is.
  var words: Range<Int> { named ?? tokens }

  /// Whether a division of the first order bears the name.
  var isProvince: Bool { isArea && country == nil && !areas.isEmpty && !isAdjective }
  /// Whether it is a place smaller than a province, in the gazetteer or not.
  var isExact: Bool { !isArea && country == nil && !isAdjective }
}

extension Reading {
  /// Finds the place names of a sentence.
  mutating func findPlaces(_ sentence: Range<Int>, gazetteer: Gazetteer, isUpperCase: Bool) {
    let utf8 = text.utf8
    var token = sentence.lowerBound
    let opening = datelineEnd(sentence)
    token = opening
    while token < sentence.upperBound {
      if isCapitalised(token), token > sentence.lowerBound, says(token - 1, .ship) || lower[token - 1] == "mv" {
        shipNames.insert(lower[token])
      }
      if let place = pointedBack(token, sentence) {
        add(place)
        token += 1
        continue
      }
      if let here = filedHere(token, sentence, gazetteer) {
        add(here)
        token += 1
        continue
      }
      if let capital = capital(token, sentence, gazetteer) {
        add(capital)
        token = capital.tokens.upperBound
        continue
      }
      if isCapitalised(token), let (country, tokens) = countryPhrase(token, sentence, gazetteer) {
        add(
          PlaceMention(tokens: tokens, name: nil, countries: [country], country: country, isArea: true, provinces: [])
        )
        token = tokens.upperBound
        continue
      }
      guard isCapitalised(token), dateOf[token] < 0, groupOf[token] < 0, quantityOf[token] < 0,
        let (length, name) = utf8.withUnsafeBufferPointer({
          gazetteer.longestName(in: $0, at: text.tokens[token].range.lowerBound)
        })
      else {
        token += 1
        continue
      }
      let endByte = text.tokens[token].range.lowerBound + length
      var end = token + 1
      while end < sentence.upperBound, text.tokens[end].range.upperBound <= endByte { end += 1 }
      guard accepts(token..<end, name, gazetteer, sentence, isUpperCase), !isSurname(token..<end, sentence) else {
        token += 1
        continue
      }
      // "Maguindanao del Sur": the last word of a longer name that the gazetteer lacks.
      if let before = places.last, before.tokens.upperBound == token - 1, token - 1 > opening,
        ["del", "de", "do", "da"].contains(lower[token - 1]), !before.isAdjective
      {
        for covered in before.tokens.lowerBound..<end { placeOf[covered] = Int32(places.count - 1) }
        places[places.count - 1].tokens = before.tokens.lowerBound..<end
        token = end
        continue
      }
      var mention = PlaceMention(
        tokens: token..<end, name: name, countries: [], country: nil, isArea: false, provinces: [])
      mention.isAdjective = end == token + 1 && isAdjective(token, gazetteer)
      var count = 0
      var isWater = false
      let isTown =
        word(token - 1, sentence) == "of"
        && (word(token - 2, sentence) == "municipality" || says(word(token - 2, sentence), .settlement))
      gazetteer.forEachUse(of: name) { use in
        guard count < 40 else { return }
        count += 1
        let country = gazetteer.country(of: use.place)
        if let country, !mention.countries.contains(country) { mention.countries.append(country) }
        switch gazetteer.kind(of: use.place) {
        // "the municipality of Argelia" is no country, whatever its name is in other tongues.
        case .country where isTown: break
        case .country where mention.country == nil && use.kind != .abbreviation:
          mention.country = country
          mention.isArea = true
        case .country where mention.country == nil: mention.country = country
        case .province:
          if mention.areas.isEmpty, count <= 3 { mention.isArea = true }
          mention.areas.append(use.place)
        case .town: mention.namesTown = mention.namesTown || count <= 3
        case .water:
          mention.isArea = count <= 3
          isWater = isWater || count <= 3
        case .region, .continent: mention.isArea = count <= 3
        default: break
        }
        if let province = gazetteer.province(of: use.place), !mention.provinces.contains(province) {
          mention.provinces.append(province)
        }
      }
      // "the Red Sea port of Hodeidah": what the port lies on.
      if isWater, end < sentence.upperBound, says(end, .settlement) {
        token = end
        continue
      }
      // "Takhar province": the province, though towns bear the name too.
      if !mention.areas.isEmpty, says(word(end, sentence), .province) { mention.isArea = true }
      // "Sistan and Baluchistan province": one province of two names.
      if let before = places.last, before.tokens.upperBound == token - 1, token - 1 > opening,
        lower[token - 1] == "and",
        end < sentence.upperBound,
        ["province", "region", "state", "district"].contains(lower[end]),
        !(sentence.lowerBound..<before.tokens.lowerBound).suffix(3).contains(where: {
          ["provinces", "regions", "between"].contains(lower[$0])
        }),
        before.country == nil, !mention.countries.isEmpty, !Set(before.countries).isDisjoint(with: mention.countries)
      {
        mention.tokens = before.tokens.lowerBound..<end
        mention.name = nil
        mention.isArea = true
        mention.countries = before.countries.filter { mention.countries.contains($0) }
        for covered in mention.tokens { placeOf[covered] = Int32(places.count - 1) }
        places[places.count - 1] = mention
        token = end
        continue
      }
      // The first half of such a name need not be a name by itself.
      if token >= opening + 2, lower[token - 1] == "and", isCapitalised(token - 2), placeOf[token - 2] < 0,
        groupOf[token - 2] < 0,
        end < sentence.upperBound, ["province", "region", "state", "district"].contains(lower[end]),
        mention.country == nil
      {
        mention.tokens = token - 2..<end
        mention.name = nil
        mention.isArea = true
      }
      // "Iran's Sistan": the owner is the country.
      let first = mention.tokens.lowerBound
      if first >= 2, ["'s", "’s", "'", "’"].contains(lower[first - 1]), placeOf[first - 2] >= 0,
        let owner = places[Int(placeOf[first - 2])].country
      {
        mention.countries = [owner]
      }
      // "Azad" + "Jammu and Kashmir": two names side by side are one.
      if let before = places.last, before.tokens.upperBound == token, token > opening, before.country == nil,
        mention.country == nil || token - 1 >= opening
      {
        if before.country == nil, mention.country == nil {
          mention.tokens = before.tokens.lowerBound..<end
          for covered in mention.tokens { placeOf[covered] = Int32(places.count - 1) }
          places[places.count - 1] = mention
          token = end
          continue
        }
      }
      add(mention)
      token = end
    }
  }

  /// "in the former", "at the latter", behind two places joined by "and".
  private func pointedBack(_ token: Int, _ sentence: Range<Int>) -> PlaceMention? {
    let isFormer = lower[token] == "former"
    guard isFormer || lower[token] == "latter", word(token - 1, sentence) == "the",
      says(word(token - 2, sentence), .situation), !sentence.contains(token + 1) || !tag(token + 1).isNominal
    else { return nil }
    let recent = places.indices.suffix(12).filter { !places[$0].isAdjective && places[$0].country == nil }
    guard
      let second = recent.indices.dropFirst().last(where: { position in
        let between = places[recent[position - 1]].tokens.upperBound..<places[recent[position]].tokens.lowerBound
        return between.count <= 8 && between.contains { lower[$0] == "and" } && !between.contains { lower[$0] == "." }
      })
    else { return nil }
    var place = places[recent[isFormer ? second - 1 : second]]
    place.named = place.words
    place.tokens = token..<token + 1
    return place
  }

  /// "this capital", "this city" in an agency's report: the one that it was filed from.
  private func filedHere(_ token: Int, _ sentence: Range<Int>, _ gazetteer: Gazetteer) -> PlaceMention? {
    guard word(token - 1, sentence) == "this", ["capital", "city", "town"].contains(lower[token]),
      let filing = filings(gazetteer).first, let city = filing.city
    else { return nil }
    return PlaceMention(
      tokens: token - 1..<token + 1, name: gazetteer.nameID(gazetteer.place(city).name),
      countries: [filing.country], country: nil, isArea: false,
      provinces: gazetteer.province(of: city).map { [$0] } ?? [],
      named: filing.tokens)
  }

  /// "Pakistani soil", "Iranian territory"; "the Afghan province of", "the Iraqi town of", where the adjective says the country.
  private func countryPhrase(_ token: Int, _ sentence: Range<Int>, _ gazetteer: Gazetteer) -> (String, Range<Int>)? {
    guard let country = nationality(of: token, gazetteer), token + 1 < sentence.upperBound else { return nil }
    if ["soil", "territory", "airspace", "waters", "side", "ground", "border"].contains(lower[token + 1]) {
      return (country, token..<token + 2)
    }
    for next in token + 1..<Swift.min(token + 4, sentence.upperBound) {
      if says(next, .locality) || lower[next] == "capital" { return (country, token..<token + 1) }
      guard tag(next) == .adj || tag(next) == .noun, covering(next)?.party == nil, covering(next)?.verb == nil,
        covering(next)?.noun == nil
      else { return nil }
    }
    return nil
  }

  /// Whether a word is a country's adjective and not its name: "Israeli", but not "Iraq".
  private func isAdjective(_ token: Int, _ gazetteer: Gazetteer) -> Bool {
    guard let country = nationality(of: token, gazetteer) else { return false }
    return gazetteer.country(country).flatMap { gazetteer.name(of: $0, language: "en") }?.lowercased() != lower[token]
  }

  /// "the Afghan capital", "Kenya's capital": a city named by its country.
  private mutating func capital(_ token: Int, _ sentence: Range<Int>, _ gazetteer: Gazetteer) -> PlaceMention? {
    var first = token
    var noun = token
    var owner: String?
    if isCapitalised(token), let country = nationality(of: token, gazetteer), token + 1 < sentence.upperBound {
      noun = token + 1
      owner = country
    } else if token - 2 >= sentence.lowerBound, ["'s", "'"].contains(lower[token - 1]), placeOf[token - 2] >= 0,
      Int(placeOf[token - 2]) == places.count - 1, let country = places[places.count - 1].country
    {
      first = places[places.count - 1].tokens.lowerBound
      owner = country
    }
    guard lower[noun] == "capital", let owner, let city = gazetteer.capital(of: owner) else { return nil }
    // "the Yemeni capital, Sanaa", "Somali capital markets": named, or no place.
    let next = noun + 1
    if next < sentence.upperBound, tag(next) == .noun && lower[next] != "city" { return nil }
    if next + 1 < sentence.upperBound, lower[next] == "," || lower[next] == "of", isCapitalised(next + 1) { return nil }
    if first < token { places.removeLast() }
    return PlaceMention(
      tokens: first..<noun + 1, name: gazetteer.nameID(gazetteer.place(city).name), countries: [owner], country: nil,
      isArea: false, provinces: gazetteer.province(of: city).map { [$0] } ?? [])
  }

  /// Where a sentence's own words begin after a place line that was not cut off: "ISLAMABAD/NEW DELHI - ".
  func datelineEnd(_ sentence: Range<Int>) -> Int {
    guard let first = sentence.first, text.utf8[text.tokens[first].range].allSatisfy({ $0 >= 65 && $0 <= 90 }) else {
      return sentence.lowerBound
    }
    for token in sentence.prefix(12) where ["-", "--", "–", "—", ":"].contains(lower[token]) && token > first {
      return (first..<token).contains { text.utf8[text.tokens[$0].range].allSatisfy { $0 >= 97 && $0 <= 122 } }
        ? sentence.lowerBound : token + 1
    }
    return sentence.lowerBound
  }

  mutating func add(_ mention: PlaceMention) {
    for covered in mention.tokens { placeOf[covered] = Int32(places.count) }
    places.append(mention)
  }
}
