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
  /// "Israeli": whose something is, not where.
  var isAdjective = false

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
      var mention = PlaceMention(
        tokens: token..<end, name: name, countries: [], country: nil, isArea: false, provinces: [])
      mention.isAdjective = end == token + 1 && isAdjective(token, gazetteer)
      var count = 0
      gazetteer.forEachUse(of: name) { use in
        guard count < 40 else { return }
        count += 1
        let country = gazetteer.country(of: use.place)
        if let country, !mention.countries.contains(country) { mention.countries.append(country) }
        switch gazetteer.kind(of: use.place) {
        case .country where mention.country == nil && use.kind != .abbreviation:
          mention.country = country
          mention.isArea = true
        case .country where mention.country == nil: mention.country = country
        case .province:
          if mention.areas.isEmpty, count <= 3 { mention.isArea = true }
          mention.areas.append(use.place)
        case .region, .continent, .water: mention.isArea = count <= 3
        default: break
        }
        if let province = gazetteer.province(of: use.place), !mention.provinces.contains(province) {
          mention.provinces.append(province)
        }
      }
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

  /// "Pakistani soil", "Iranian territory"; "the Afghan province of", "the Iraqi town of", where the adjective says the country.
  private func countryPhrase(_ token: Int, _ sentence: Range<Int>, _ gazetteer: Gazetteer) -> (String, Range<Int>)? {
    guard let country = gazetteer.nationality(lower[token]), token + 1 < sentence.upperBound else { return nil }
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
    guard let country = gazetteer.nationality(lower[token]) else { return false }
    return gazetteer.country(country).flatMap { gazetteer.name(of: $0, language: "en") }?.lowercased() != lower[token]
  }

  /// "the Afghan capital", "Kenya's capital": a city named by its country.
  private mutating func capital(_ token: Int, _ sentence: Range<Int>, _ gazetteer: Gazetteer) -> PlaceMention? {
    var first = token
    var noun = token
    var owner: String?
    if isCapitalised(token), let country = gazetteer.nationality(lower[token]), token + 1 < sentence.upperBound {
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

  private mutating func add(_ mention: PlaceMention) {
    for covered in mention.tokens { placeOf[covered] = Int32(places.count) }
    places.append(mention)
  }

  private func accepts(
    _ tokens: Range<Int>, _ name: NameID, _ gazetteer: Gazetteer, _ sentence: Range<Int>, _ isUpperCase: Bool
  ) -> Bool {
    let first = tokens.lowerBound
    let traits = gazetteer.traits(of: name)
    if tokens.count == 1, covering(first)?.quantity != nil || ["al", "ain", "the", "no", "all"].contains(lower[first]) {
      return false
    }
    // The first part of a longer name written with a hyphen or an article.
    let next = tokens.upperBound
    if next + 1 < sentence.upperBound, !traits.contains(.namesArea),
      lower[next] == "-" && isCapitalised(next + 1)
        && text.tokens[next].range.lowerBound == text.tokens[next - 1].range.upperBound
        || ["al", "el"].contains(lower[next]) && (lower[next + 1] == "-" || isCapitalised(next + 1))
    {
      return false
    }
    // "a Pakistani", "de Mello": a people, and the last part of a person's name.
    if tokens.count == 1, gazetteer.nationality(lower[first]) != nil,
      !traits.contains(.namesArea) || isCountedOff(first)
    {
      return false
    }
    if first >= sentence.lowerBound + 2, says(first - 1, .particle), isCapitalised(first - 2), placeOf[first - 2] < 0,
      tag(first - 2) == .propn, !traits.contains(.namesArea)
    {
      return false
    }
    if isPersonByTree(tokens) { return false }
    let isFirst = first == sentence.lowerBound
    // Where all is in capitals any word may be a village's name: only what stands as one does is taken.
    if isUpperCase, !traits.contains(.namesArea), !standsAsPlace(tokens, sentence) { return false }
    if let time = covering(first)?.time, tokens.count == 1, time.word == .month || time.word == .weekday {
      return false
    }
    if traits.contains(.abbreviation), text.utf8[text.tokens[first].range].contains(where: { $0 >= 97 && $0 <= 122 }) {
      return false
    }
    if tokens.count == 1, let senses = covering(first),
      senses.party != nil || senses.weapon != nil || senses.verb != nil || senses.speech != nil || senses.site != nil,
      !traits.contains(.namesArea)
    {
      return false
    }
    // "Line of Control", "North Waziristan": a common word opens a longer name.
    if traits.contains(.commonWord), tokens.count == 1, next < sentence.upperBound,
      lower[next] == "of" || !isUpperCase && isCapitalised(next) && tag(next) == .propn && !says(next, .locality)
    {
      return false
    }
    if traits.contains(.commonWord), tokens.count == 1, isFirst || isUpperCase,
      !traits.contains(.namesArea) || lower[first].utf8.count <= 3
    {
      return false
    }
    if tokens.count == 1, lower[first].utf8.count <= 2,
      text.utf8[text.tokens[first].range].contains(where: { $0 >= 97 && $0 <= 122 })
    {
      return false
    }
    if tokens.count == 1, lower[first].utf8.count < 3, !traits.contains(.namesArea), !traits.contains(.abbreviation) {
      return false
    }
    let before = first > sentence.lowerBound ? first - 1 : nil
    let after = tokens.upperBound < sentence.upperBound ? tokens.upperBound : nil
    if let before, says(before, .title) { return false }
    // A name of a person: another capitalised word stands right beside it and no word of place explains it.
    if !isUpperCase {
      if let after, isCapitalised(after), gazetteer.nationality(lower[after]) == nil, covering(after)?.time == nil,
        !says(after, .locality), groupOf[after] < 0,
        (traits.contains(.personName) || tag(after) == .propn) && covering(after)?.site == nil
          && covering(after)?.party == nil
      {
        if !traits.contains(.namesArea) || traits.contains(.personName) { return false }
      }
      if let before, before > sentence.lowerBound || traits.contains(.personName), isCapitalised(before),
        text.tokens[before].tag == .propn,
        covering(before)?.time == nil, placeOf[before] < 0, groupOf[before] < 0,
        gazetteer.nationality(lower[before]) == nil, !says(before, .locality),
        !traits.contains(.namesArea)
      {
        return false
      }
    }
    return true
  }

  /// "Jorge Adolfo Vargas", "the murder of Pizarro", "Guerrero was kidnapped": a further part of a person's name, or what is
  /// done to people alone.
  private func isPersonByTree(_ tokens: Range<Int>) -> Bool {
    let chief = chief(tokens)
    let above = head(chief)
    guard above >= 0, tokens.count <= 2 else { return false }
    if relation(chief) == .flat, above < chief, tag(above) == .propn, isCapitalised(above), placeOf[above] < 0,
      groupOf[above] < 0, covering(above)?.site == nil, !says(above, .locality)
    {
      return true
    }
    guard let event = senses(above)?.verb ?? senses(above)?.noun, event.harm == .killed || event.harm == .captured
    else {
      return false
    }
    if tag(above) == .verb {
      return event.class == .harm && [.obj, .nsubjPass].contains(relation(chief)) && preposition(chief) == nil
    }
    return event.class == .attack && relation(chief) == .nmod && preposition(chief) == "of"
  }

  /// "Pizarro", after "Carlos Pizarro": the rest of a person's name told before, where nothing says that it is a place.
  private func isSurname(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard let first = tokens.first, let last = tokens.last, let full = personNames[lower[last]],
      full.upperBound <= first
    else { return false }
    if ["in", "at", "near", "outside", "from", "of"].contains(word(first - 1, sentence)) { return false }
    return !says(word(last + 1, sentence), .locality)
  }

  /// Whether a preposition, a comma behind another place, or a word such as "district" beside it makes words a place.
  private func standsAsPlace(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let first = tokens.lowerBound
    guard first > sentence.lowerBound else { return true }
    var before = first - 1
    while before > sentence.lowerBound, lower[before] == "the" || says(before, .title) == false && tag(before) == .adj {
      before -= 1
    }
    if says(before, .situation) || says(before, .locality) { return true }
    if ["of", "from", "to", "towards", "toward", "between", "and", "or", ",", "(", "/", "--", "-"]
      .contains(lower[before])
    {
      return true
    }
    return tokens.upperBound < sentence.upperBound
      && (says(tokens.upperBound, .locality) || ["'s", ",", ")", "--"].contains(lower[tokens.upperBound]))
  }

  /// Names the gazetteer does not know, where the sentence says that they are places: "in the village of X", "near X",
  /// "X district".
  mutating func findUnknownPlaces(_ sentence: Range<Int>, isUpperCase: Bool) {
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      guard isNameWord(token) else {
        token += 1
        continue
      }
      var end = token + 1
      while end < sentence.upperBound,
        isNameWord(end)
          || (["-", "al", "el", "de", "del", "la", "of", "e"].contains(lower[end])
            && end + 1 < sentence.upperBound && isNameWord(end + 1) && lower[end] != "of")
      {
        end += 1
      }
      if saysPlace(token..<end, sentence, isUpperCase) {
        add(PlaceMention(tokens: token..<end, name: nil, countries: [], country: nil, isArea: false, provinces: []))
      }
      token = end
    }
  }

  private func isNameWord(_ token: Int) -> Bool {
    isCapitalised(token) && placeOf[token] < 0 && groupOf[token] < 0 && dateOf[token] < 0
      && (tag(token) == .propn || tag(token) == .noun || tag(token) == .x
        || tag(token) == .num && lower[token].utf8.count > 2)
      && covering(token)?.party == nil && covering(token)?.time == nil && covering(token)?.weapon == nil
  }

  /// Whether nothing but marks, days and places stands between the mark that opens an item and a name.
  private func isInMarkedHead(_ name: Int, _ sentence: Range<Int>) -> Bool {
    guard name > sentence.lowerBound, name - sentence.lowerBound < 16, isListMark(sentence.lowerBound) else {
      return false
    }
    return (sentence.lowerBound..<name).allSatisfy {
      placeOf[$0] >= 0 || dateOf[$0] >= 0 || lower[$0] == "," || isListMark($0)
    }
  }

  private func saysPlace(_ name: Range<Int>, _ sentence: Range<Int>, _ isUpperCase: Bool) -> Bool {
    if isUpperCase { return false }
    let first = name.lowerBound
    let before = first > sentence.lowerBound ? lower[first - 1] : ""
    let before2 = first - 1 > sentence.lowerBound ? lower[first - 2] : ""
    let after = name.upperBound < sentence.upperBound ? lower[name.upperBound] : ""
    if says(before, .title) { return false }
    // "**12 September, Thayet Thapin, Kyauktaw.**": names in the head of an item.
    if [",", ":", ".", "("].contains(after), isInMarkedHead(first, sentence) { return true }
    // A cell of a row: "BENUE | Guma | Yelwata."
    if before == "|", ["|", ".", "(", ","].contains(after) { return true }
    if says(after, .locality), covering(name.upperBound)?.party == nil { return true }
    // "Beddawi refugee camp"
    if name.upperBound + 1 < sentence.upperBound, tag(name.upperBound) == .noun, !isCapitalised(name.upperBound),
      relation(name.upperBound) == .compound, says(name.upperBound + 1, .locality),
      covering(name.upperBound)?.noun == nil, !says(before, .title)
    {
      return true
    }
    if before == "of", says(before2, .locality) { return true }
    if says(before, .locality), !["camp", "port"].contains(before) || isCapitalised(first) { return true }
    guard says(before, .situation) || ["to", "towards", "toward", "from"].contains(before) else { return false }
    if before == "on" {
      return tag(first) == .propn
        && (Swift.max(sentence.lowerBound, first - 7)..<first - 1).contains {
          covering($0)?.weapon?.strength == .strong
            || covering($0)?.noun.map { $0.class == .attack || $0.class == .blow } == true
        }
    }
    if ["to", "towards", "from", "toward"].contains(before) { return false }
    return tag(first) == .propn
  }

}
