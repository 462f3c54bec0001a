import Incidents
import Language

/// What stands between the items of a list of people, and between people and their fate.
extension Reading {
  func pastJoint(_ at: Int, _ sentence: Range<Int>) -> (next: Int, isAnd: Bool)? {
    var next = at
    var isAnd = false
    if word(next, sentence) == "," { next += 1 }
    switch word(next, sentence) {
    case "and", "plus", "&":
      next += 1
      isAnd = true
    case "along", "together": if word(next + 1, sentence) == "with" { next += 2; isAnd = true }
    case "with", "alongside":
      // "a commander with his wife and two daughters"
      if ["his", "her", "their"].contains(word(next + 1, sentence)) { next += 1; isAnd = true }
    case "as": if word(next + 1, sentence) == "well", word(next + 2, sentence) == "as" { next += 3; isAnd = true }
    default: break
    }
    return next > at ? (next, isAnd) : nil
  }

  /// Behind ", 23," or "(23)" or "aged 23" or "aged four, seven and nine".
  func pastAge(_ at: Int, _ sentence: Range<Int>) -> Int {
    var next = at
    if [",", "("].contains(word(next, sentence)) { next += 1 }
    let isSaid = word(next, sentence) == "aged"
    if isSaid { next += 1 }
    guard next > at, isAge(next, sentence) else { return at }
    next += 1
    while isSaid, let joint = [",", "and", "to", "-", "–"].first(where: { $0 == word(next, sentence) }) {
      let further = joint == "," && word(next + 1, sentence) == "and" ? next + 2 : next + 1
      guard isAge(further, sentence) else { break }
      next = further + 1
    }
    guard [",", ")", "and", "."].contains(word(next, sentence)) || isSaid else { return at }
    return word(next, sentence) == "and" || ![",", ")", "."].contains(word(next, sentence)) ? next : next + 1
  }

  private func isAge(_ token: Int, _ sentence: Range<Int>) -> Bool {
    guard sentence.contains(token) else { return false }
    let number = Int(lower[token]) ?? lexicon.lookup(lower[token]).flatMap { lexicon.senses[Int($0)].quantity?.best }
    return number.map { $0 > 0 && $0 < 110 } ?? false
  }

  /// Before "have been", "are known to have", ", mainly women and children,".
  func pastAside(_ from: Int, _ sentence: Range<Int>) -> Int {
    var last = from
    var steps = 0
    while last >= sentence.lowerBound, steps < 12 {
      steps += 1
      let word = lower[last]
      if quantityOf[last] >= 0 || covering(last)?.party != nil { break }
      if tag(last) == .aux || tag(last) == .part || tag(last) == .adv || counts(word, .hearsay) {
        last -= 1
        continue
      }
      // "was shot and fatally wounded"
      if word == "and", last > sentence.lowerBound, covering(last - 1)?.verb != nil, tag(last - 1) == .verb {
        last -= 2; continue
      }
      if ["who", "that"].contains(word) {
        last -= 1
        continue
      }
      // "three people in Ganja were killed", "a labourer from Gaza", "the leader for Takhar province"
      let name = says(last, .locality) && last > sentence.lowerBound && placeOf[last] < 0 ? last - 1 : last
      if placeOf[name] >= 0 {
        let before = places[Int(placeOf[name])].tokens.lowerBound - 1
        if ["in", "from", "of", "near", "at", "outside", "for"].contains(self.word(before, sentence)) {
          last = before - 1
          continue
        }
      }
      if word == ",", let comma = aside(endingAt: last, sentence) { last = comma - 1; continue }
      if isDash(last), let dash = (Swift.max(sentence.lowerBound, last - 22)..<last).last(where: { isDash($0) }) {
        last = dash - 1
        continue
      }
      break
    }
    return last
  }

  /// The comma that opens an aside which the comma at `end` closes.
  private func aside(endingAt end: Int, _ sentence: Range<Int>) -> Int? {
    var position = end - 1
    while position > sentence.lowerBound, end - position < 22 {
      if lower[position] == "," {
        let next = position + 1
        let opens = counts(lower[next], .aside)
        if opens { return position }
        // ", Sameh al-Asali,"
        if end - next <= 4, (next..<end).allSatisfy({ tag($0) == .propn && placeOf[$0] < 0 || says($0, .title) }) {
          return position
        }
        if quantityOf[next] >= 0 {
          let close = quantities[Int(quantityOf[next])].tokens.upperBound
          if close == end || word(close, sentence) == "of" { return position }
        }
        // "nineteen others, patients and their relatives, were hurt"
        if !(next..<end).contains(where: { quantityOf[$0] >= 0 || covering($0)?.verb != nil }),
          (Swift.max(sentence.lowerBound, position - 3)..<position).contains(where: { quantityOf[$0] >= 0 }),
          covering(position - 1)?.party != nil || counts(lower[position - 1], .adding)
        {
          return position
        }
        // "four soldiers, a colonel among them, were killed"
        if ["them", "included"].contains(lower[end - 1]) { return position }
      }
      position -= 1
    }
    return nil
  }

  /// A dash between words, not a hyphen inside one.
  func isDash(_ token: Int) -> Bool {
    guard ["-", "–", "—", "--"].contains(lower[token]), token > 0 else { return false }
    return text.tokens[token - 1].range.upperBound < text.tokens[token].range.lowerBound || lower[token] == "—"
  }

  func isBoundary(_ token: Int, _ sentence: Range<Int>) -> Bool {
    if quantityOf[token] >= 0 { return false }
    if lower[token] == "aged" { return false }
    if [.verb, .aux, .sconj].contains(tag(token)) { return covering(token)?.party == nil }
    if isDash(token) { return true }
    return [
      ";", ":", "that", "when", "where", "which", "who", "but", "while", "after", "including", "among", "before",
      "because", "(", ")", "\"", "”", "in", "at", "on", "by", "for", "from", "near", "with",
    ].contains(lower[token])
  }
}
