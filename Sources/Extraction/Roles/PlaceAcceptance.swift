import Gazetteer
import Incidents
import Language

/// Which of the names that the gazetteer knows are places where they stand.
extension Reading {
  func accepts(
    _ tokens: Range<Int>, _ name: NameID, _ gazetteer: Gazetteer, _ sentence: Range<Int>, _ isUpperCase: Bool
  ) -> Bool {
    let first = tokens.lowerBound
    let traits = gazetteer.traits(of: name)
    // "Northland-backed rebels": no place of theirs.
    if lower.indices.contains(tokens.upperBound + 1), lower[tokens.upperBound] == "-",
      says(tokens.upperBound + 1, .backing)
    {
      return false
    }
    // "at 9 p.m. (Sanaa time)"
    if word(tokens.upperBound, sentence) == "time" { return false }
    if tokens.count == 1,
      covering(first)?.quantity != nil || ["al", "ain", "the", "no", "no.", "all"].contains(lower[first])
    {
      return false
    }
    // "The post was destroyed": an article in capitals names nothing.
    if tokens.count == 2, lower[first] == "the", !isCapitalised(first + 1) { return false }
    // "the Azov brigade", "the Golan battalion": the name of a unit, not a city's "police" or "army".
    if !traits.contains(.namesArea), says(word(tokens.upperBound, sentence), .unit) { return false }
    // "BM-21": part of the name of a weapon.
    if covering(first)?.weapon?.strength == .strong, markRange(first).count > tokens.count { return false }
    // The first part of a longer name written with a hyphen or an article.
    let next = tokens.upperBound
    if next + 1 < sentence.upperBound, !traits.contains(.namesArea),
      lower[next] == "-" && isCapitalised(next + 1)
        && text.tokens[next].range.lowerBound == text.tokens[next - 1].range.upperBound
        || ["al", "el"].contains(lower[next]) && (lower[next + 1] == "-" || isCapitalised(next + 1))
    {
      return false
    }
    // "Qala-e-Naw": cut off before an article.
    let end = text.tokens[next - 1].range.upperBound
    if tokens.count == 1, end + 2 < text.utf8.count, text.utf8[end] == UInt8(ascii: "-"),
      [UInt8(ascii: "e"), UInt8(ascii: "i")].contains(text.utf8[end + 1]), text.utf8[end + 2] == UInt8(ascii: "-")
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
      tag(first - 2) == .propn,
      !traits.contains(.namesArea) || tokens.count == 1 && ["del", "do", "da", "dos"].contains(lower[first - 1])
    {
      return false
    }
    if isPersonByTree(tokens) || isAcronym(tokens, sentence) { return false }
    let isFirst = first == sentence.lowerBound
    // Where all is in capitals any word may be a village's name: only what stands as one does is taken.
    if isUpperCase, !traits.contains(.namesArea), !standsAsPlace(tokens, sentence) { return false }
    if isUpperCase, traits.contains(.commonWord), describesOther(tokens) { return false }
    // "JORGE VARGAS": a province's name that is one of persons too, behind another.
    if isUpperCase, traits.contains(.personName), first > sentence.lowerBound, isNamePart(first - 1),
      !says(first - 1, .locality)
    {
      return false
    }
    if let time = covering(first)?.time, tokens.count == 1, [.month, .weekday, .feast, .easter].contains(time.word) {
      return false
    }
    // "the landing ship Novocherkassk": its name.
    if first > sentence.lowerBound, covering(first - 1)?.site?.kind == .vehicle, !traits.contains(.namesArea) {
      return false
    }
    if shipNames.contains(lower[first]), !traits.contains(.namesArea) { return false }
    // "the Galway was boarded": no town has an article.
    if !traits.contains(.namesArea), !isUpperCase, tokens.count == 1, word(first - 1, sentence) == "the",
      ![.compound, .amod, .nmodPoss].contains(relation(first)),
      sentence.contains(next), ![.noun, .propn, .adj, .num].contains(tag(next)),
      !["'s", "’s", "-"].contains(lower[next])
    {
      return false
    }
    // "two landing ships, the Yamal and the Azov": their names.
    if !traits.contains(.namesArea), first > sentence.lowerBound, lower[first - 1] == "the",
      isListed(chief(tokens), with: .vehicle)
    {
      return false
    }
    // "SL": two letters stand for a state of the United States, a party or whatever else, save for the few that all know.
    if traits.contains(.abbreviation), tokens.count == 1, lower[first].utf8.count == 2,
      !["us", "uk"].contains(lower[first])
    {
      return false
    }
    // "Komala and PAK": three capitals are a country's behind a place and a comma.
    if tokens.count == 1, !isUpperCase, isInitials(first), !["usa", "uae", "drc"].contains(lower[first]),
      !([",", "("].contains(word(first - 1, sentence)) && sentence.contains(first - 2) && placeOf[first - 2] >= 0)
    {
      return false
    }
    // "Kuwait roundabout", "Salah al-Din road": a street.
    if traits.contains(.namesArea), Self.streets.contains(word(next, sentence)) { return false }
    if traits.contains(.abbreviation), text.utf8[text.tokens[first].range].contains(where: { $0 >= 97 && $0 <= 122 }) {
      return false
    }
    if tokens.count == 1, let senses = covering(first),
      senses.party != nil || senses.weapon != nil || senses.verb != nil || senses.speech != nil || senses.site != nil,
      !traits.contains(.namesArea),
      isUpperCase || !says(word(next, sentence), .province) && word(next, sentence) != "district"
    {
      return false
    }
    // "Line of Control", "North Waziristan": a common word opens a longer name.
    if traits.contains(.commonWord), tokens.count == 1, next < sentence.upperBound,
      lower[next] == "of"
        || !isUpperCase && isCapitalised(next) && [.propn, .adj].contains(tag(next)) && !says(next, .locality)
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
    // "Col Juan Diaz"
    if tokens.count == 1, says(first, .title), let after, isCapitalised(after), tag(after) == .propn { return false }
    // 'Joaquin "El Chapo" Guzman': a name with a nickname inside.
    if traits.contains(.personName), let after, ["\"", "“"].contains(lower[after]), word(after - 1, sentence) != "in",
      sentence.contains(after + 1), isCapitalised(after + 1)
    {
      return false
    }
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

  /// Three letters, all capitals.
  func isInitials(_ token: Int) -> Bool {
    let word = text.utf8[text.tokens[token].range]
    return word.count <= 3 && word.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// In a row with a site of a kind, or explaining it.
  private func isListed(_ token: Int, with kind: Target.Kind) -> Bool {
    var token = token
    for _ in 0..<4 where [.conj, .appos].contains(relation(token)) && head(token) >= 0 {
      token = head(token)
      if covering(token)?.site?.kind == kind { return true }
    }
    return false
  }

  /// "the Department of Local Health (DLH)": the first letters of the words before, in whatever order.
  private func isAcronym(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let first = tokens.lowerBound
    let letters = lower[first].utf8.count
    guard tokens.count == 1, (2...6).contains(letters), ["(", "["].contains(word(first - 1, sentence)) else {
      return false
    }
    var initials: [UInt8] = []
    var position = first - 2
    while position >= sentence.lowerBound, initials.count < letters {
      guard tag(position) == .noun || tag(position) == .propn || tag(position) == .adj else {
        guard [.adp, .det, .cconj].contains(tag(position)) else { return false }
        position -= 1
        continue
      }
      if let initial = lower[position].utf8.first { initials.append(initial) }
      position -= 1
    }
    return initials.sorted() == lower[first].utf8.sorted()
  }

  /// "Pizarro", after "Carlos Pizarro": the rest of a person's name told before, where nothing says that it is a place.
  func isSurname(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard let first = tokens.first, let last = tokens.last, let full = personNames[lower[last]],
      full.upperBound <= first
    else { return false }
    if ["in", "at", "near", "outside", "from", "of"].contains(word(first - 1, sentence)) { return false }
    return !says(word(last + 1, sentence), .locality)
  }

  /// "THE CENTRAL AMERICAN UNIVERSITY": a word for what stands behind it, which is no place.
  private func describesOther(_ tokens: Range<Int>) -> Bool {
    let chief = chief(tokens)
    let above = head(chief)
    return above >= tokens.upperBound && [.amod, .compound].contains(relation(chief)) && !says(above, .locality)
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
    // "JORGE VARGAS GONZALEZ, A SECRETARY": the rest of a name.
    if isNamePart(first - 1), !says(first - 1, .locality) { return false }
    return tokens.upperBound < sentence.upperBound
      && (says(tokens.upperBound, .locality) || ["'s", ",", ")", "--"].contains(lower[tokens.upperBound]))
  }
}
