import Gazetteer
import Incidents
import Language

/// Names that only the sentence says are places.
extension Reading {
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

  static let streets: Set<String> = ["roundabout", "road", "street", "avenue", "square", "boulevard", "junction"]

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
    let first = name.lowerBound
    let before = first > sentence.lowerBound ? lower[first - 1] : ""
    let before2 = first - 1 > sentence.lowerBound ? lower[first - 2] : ""
    let after = name.upperBound < sentence.upperBound ? lower[name.upperBound] : ""
    // Where all is in capitals only a word for the kind of place tells it from a person.
    if isUpperCase {
      return
        (says(after, .locality) && covering(name.upperBound)?.party == nil
        || before == "of" && says(before2, .locality))
        && name.allSatisfy { tag($0) == .propn && covering($0) == nil && !says($0, .given) }
    }
    // "at Kuwait roundabout": a street's name is no place's.
    if Self.streets.contains(after) { return false }
    // "on state TV"
    if name.count == 1, isInitials(first), !says(after, .locality) { return false }
    if says(before, .title) || ["alias", "aka", "nicknamed", "named"].contains(before) { return false }
    // "**12 September, Thayet Thapin, Kyauktaw.**": names in the head of an item.
    if [",", ":", ".", "("].contains(after), isInMarkedHead(first, sentence) { return tag(first) == .propn }
    // A cell of a row: "BENUE | Guma | Yelwata."
    if before == "|", ["|", ".", "(", ","].contains(after) { return true }
    if says(after, .locality), covering(name.upperBound)?.party == nil { return true }
    // "The site, Plaine Savo, holds 24,000."
    if before == ",", after == ",", first - 2 > sentence.lowerBound, isGround(first - 2),
      isMeantBefore(first - 2, sentence)
    {
      return true
    }
    // "Beddawi refugee camp"
    if name.upperBound + 1 < sentence.upperBound, tag(name.upperBound) == .noun, !isCapitalised(name.upperBound),
      relation(name.upperBound) == .compound, says(name.upperBound + 1, .locality),
      covering(name.upperBound)?.noun == nil, !says(before, .title)
    {
      return true
    }
    if before == "of", says(before2, .locality) || says(before2, .part) { return true }
    // "gunmen attacked Zamai, where seven died"; "fighters burned Toumour to the ground"
    if after == ",", word(name.upperBound + 1, sentence) == "where", tag(name.upperBound - 1) == .propn { return true }
    if name.count == 1, tag(first) == .propn, [.obj, .nsubjPass].contains(relation(first)), head(first) >= 0,
      says(text.lemma(of: text.tokens[head(first)]), .overrunning), personNames[lower[first]] == nil
    {
      return true
    }
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
