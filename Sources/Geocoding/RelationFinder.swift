/// Reads how the spot meant lies to a place named: "near", "30 km south-east of", "the border with", "northern".
struct RelationFinder {
  let document: Document

  /// How many words before a name are looked at.
  private static let reach = 8

  func relation(of mention: Mention) -> SpatialRelation? {
    guard mention.form != .abbreviation else { return nil }
    var at = mention.words.lowerBound - 1
    let limit = max(0, mention.words.lowerBound - Self.reach)
    guard at >= 0, !document.words[mention.words.lowerBound].startsSentence else { return nil }
    if let border = borderAfter(mention) { return border }
    var side: Double?
    var sawOf = false
    var sawFrom = false
    var first = true
    while at >= limit {
      let word = document.words[at]
      let following = document.words[at + 1]
      if !following.gap.isPlain && !(following.gap == .hyphen) && !following.gap.contains(.opening)
        && !following.gap.contains(.closing) && !following.gap.contains(.possessive)
      {
        return nil
      }
      // every word that tells a relation stands in some list
      if word.cues.isEmpty { break }
      if word.cues.contains(.between) { return .between }
      if Self.border.contains(word.key) { return .border }
      if Self.outskirts.contains(word.key), sawOf { return .outskirts }
      if word.cues.contains(.measure), let number = number(before: at) {
        let metres = number * (Self.miles.contains(word.key) ? 1609.344 : Self.metres.contains(word.key) ? 1 : 1000)
        if let side { return .offset(metres: metres, bearing: side) }
        return sawFrom || sawOf ? .distance(metres: metres) : nil
      }
      if let bearing = Compass.bearing(word.key) {
        if at > 0, let joined = Compass.joined(document.words[at - 1].key, word.key) {
          side = joined
          at -= 1
        } else {
          side = bearing
        }
        if first && !sawOf { return .part(bearing: side ?? bearing) }
      } else if word.cues.contains(.of) || Self.to.contains(word.key) {
        sawOf = true
      } else if Self.from.contains(word.key) {
        sawFrom = true
      } else if word.cues.contains(.near), side == nil {
        return .near
      } else if side != nil, !sawFrom, sawOf {
        break
      } else if Self.between(word.cues) {
        // articles and generic words may stand between: "near the town of"
      } else {
        break
      }
      first = false
      at -= 1
    }
    if let side, sawOf { return .side(bearing: side) }
    return nil
  }

  /// "the Pakistan border", "Iran's border with".
  private func borderAfter(_ mention: Mention) -> SpatialRelation? {
    guard let next = document.word(mention.words.upperBound), next.gap.isPlain || next.gap == .hyphen,
      Self.border.contains(next.key)
    else { return nil }
    return .border
  }

  private static func between(_ cues: CueSet) -> Bool {
    !cues.isDisjoint(with: [.the, .article, .area, .generic, .in, .and])
  }

  /// The number before a measure word: digits with separators, or a short number word.
  private func number(before at: Int) -> Double? {
    guard at > 0 else { return nil }
    let word = document.words[at - 1]
    if word.shape == .number {
      var value = 0.0
      for byte in document.text[word.start..<word.end] {
        guard byte >= 0x30 && byte <= 0x39 else { break }
        value = value * 10 + Double(byte - 0x30)
      }
      // "1,200 km", "2.5 km": the scanner parts them at the comma or the full stop
      if at > 1, document.words[at - 2].shape == .number, document.words[at - 2].end + 1 == word.start {
        let before = document.words[at - 2]
        var whole = 0.0
        for byte in document.text[before.start..<before.end] where byte >= 0x30 && byte <= 0x39 {
          whole = whole * 10 + Double(byte - 0x30)
        }
        if word.gap == .comma, word.end - word.start == 3 { return whole * 1000 + value }
        if word.gap == .stop {
          var scale = 1.0
          for _ in word.start..<word.end { scale *= 10 }
          return whole + value / scale
        }
      }
      return value
    }
    return Self.numbers[word.key]
  }

  private static func keys(_ words: String...) -> Set<UInt64> { Set(words.map(wordKey)) }

  private static let border = keys("border", "borders", "frontier", "boundary", "border-area", "borderline")
  private static let outskirts = keys("outskirts", "edge", "fringes", "suburbs", "edges", "periphery", "vicinity")
  private static let miles = keys("mile", "miles")
  private static let metres = keys("metre", "metres", "meter", "meters", "m")
  private static let from = keys("from", "off", "outside")
  private static let to = keys("to")
  private static let numbers: [UInt64: Double] = Dictionary(
    uniqueKeysWithValues: [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ].enumerated().map { (wordKey($0.element), Double($0.offset + 1)) }
      + [("fifteen", 15), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("hundred", 100)].map {
        (wordKey($0.0), $0.1)
      })
}
