import Incidents
import Language

/// People in running words, with their number: "at least 40 paramilitary policemen", "a woman and two children".
struct VictimPhrase {
  var tokens: Range<Int>
  var value: Quantity
  /// How many count under each key of a breakdown.
  var of: [String: Int] = [:]
  /// Whether its last item is a number alone, behind others that name people.
  var endsBare = false
}

/// Reads lists of people from left to right, without the tree: the shortest way through coordination that parsers get wrong.
extension Reading {
  /// The people whose words begin at a token.
  func victims(at start: Int, in sentence: Range<Int>) -> VictimPhrase? {
    guard var (whole, isPlural) = item(at: start, in: sentence) else { return nil }
    var parts = [(whole, isPlural)]
    var closed = 1
    var at = whole.tokens.upperBound
    while parts.count < 12 {
      at = pastAge(at, sentence)
      guard let (next, isAnd) = pastJoint(at, sentence), let (part, plural) = item(at: next, in: sentence) else {
        break
      }
      let isName = tag(part.tokens.upperBound - 1) == .propn && !plural && part.value.best == 1
      if !isAnd, isName, parts.last?.0.value.best == 1, tag(parts[parts.count - 1].0.tokens.upperBound - 1) != .propn {
        // "a baker, Ali Hasan": who that was.
        parts[parts.count - 1].0.tokens = parts[parts.count - 1].0.tokens.lowerBound..<part.tokens.upperBound
        at = part.tokens.upperBound
        if closed == parts.count { whole.tokens = whole.tokens.lowerBound..<at }
        continue
      }
      // ", two of them children", ", the leader": more about who was named, not one more.
      if !isAnd,
        ["of", "in", "on", "at"].contains(word(part.tokens.upperBound, sentence)) || word(next, sentence) == "the"
      {
        break
      }
      if part.value == Quantity() && !plural { break }
      // "nineteen others, patients and nurses, were hurt": who the nineteen were.
      if !isAnd, part.value == Quantity(), parts.count == 1, whole.value.best ?? 0 > 1 { break }
      parts.append((part, plural))
      at = part.tokens.upperBound
      // Items between commas belong to the list only when an "and" closes it.
      if isAnd { closed = parts.count }
    }
    parts.removeLast(parts.count - closed)
    while parts.count > 1, parts.last.map({ $0.0.value == Quantity() && !$0.1 }) ?? false { parts.removeLast() }
    let rest = parts.dropFirst().compactMap(\.0.value.best).reduce(0, +)
    // "two officials, Ali and Hasan": the names are the two.
    let isNamed = parts.count > 2 && parts[0].0.value.best.map { $0 > 1 && $0 == rest } ?? false
    if !isNamed {
      for (part, _) in parts.dropFirst() {
        whole.value = whole.value + part.value
        for (key, number) in part.of { whole.of[key, default: 0] += number }
      }
    }
    if parts.count > 1, let last = parts.last?.0.tokens.last, let first = parts.first?.0.tokens.last {
      whole.endsBare = quantityOf[last] >= 0 && quantityOf[first] < 0
    }
    whole.tokens = start..<(parts.last?.0.tokens.upperBound ?? whole.tokens.upperBound)
    isPlural = isPlural || parts.count > 1
    return whole.value == Quantity() ? nil : whole
  }

  /// The people whose words end right before a token, behind what may stand between them and their fate.
  func victims(before end: Int, in sentence: Range<Int>) -> VictimPhrase? {
    var last = end - 1
    last = pastAside(last, sentence)
    guard last >= sentence.lowerBound else { return nil }
    var start = last
    while start > sentence.lowerBound, last - start < 24, !isBoundary(start - 1, sentence) { start -= 1 }
    var position = start
    while position <= last {
      if let found = victims(at: position, in: sentence) {
        let reach = pastAge(found.tokens.upperBound, sentence)
        let isOther = tag(position - 1, in: sentence) == .adp && quantityOf[position] < 0
        // The list may go on through what looked like an aside: "his partner, A B, were killed".
        let ends = reach == last + 1 || (last + 1...end).contains(found.tokens.upperBound)
        if ends, !found.endsBare, !isOther {
          return including(found, in: sentence) ?? found
        }
      }
      position += 1
    }
    return bridged(to: last + 1, in: sentence)
  }

  /// "eighteen soldiers of the 4th Battalion who were killed", "two men from the village were hurt": counted people with
  /// where they belong behind them.
  private func bridged(to end: Int, in sentence: Range<Int>) -> VictimPhrase? {
    for start in stride(from: end - 3, through: Swift.max(sentence.lowerBound, end - 16), by: -1) {
      if tag(start) == .verb || tag(start) == .aux || [",", ";", ":"].contains(lower[start]) { return nil }
      guard quantityOf[start] >= 0, quantities[Int(quantityOf[start])].tokens.lowerBound == start else { continue }
      guard let found = victims(at: start, in: sentence), found.tokens.upperBound < end,
        ["of", "from"].contains(lower[found.tokens.upperBound]), found.tokens.count > 1
      else { return nil }
      return found
    }
    return nil
  }

  /// "four people including a child died": the whole before the part that was found.
  private func including(_ part: VictimPhrase, in sentence: Range<Int>) -> VictimPhrase? {
    let before = part.tokens.lowerBound - 1
    guard ["including", "among"].contains(word(before, sentence)) else { return nil }
    let end = word(before - 1, sentence) == "," ? before - 1 : before
    guard let whole = victims(before: end, in: sentence),
      whole.value.best ?? whole.value.low ?? 0 >= part.value.best ?? 0
    else { return nil }
    return whole
  }

  // MARK: One item of a list

  private func item(at start: Int, in sentence: Range<Int>) -> (VictimPhrase, isPlural: Bool)? {
    guard sentence.contains(start) else { return nil }
    var at = start
    while at < start + 3,
      ["between", "an", "a", "the", "all", "estimated", "his", "her", "their", "its", "our", "\"", "“", "some"]
        .contains(word(at, sentence)),
      quantityOf[at] < 0, sentence.contains(at + 1),
      quantityOf[at + 1] >= 0 || ["estimated", "\"", "“"].contains(lower[at + 1])
    {
      at += 1
    }
    if quantityOf[at] >= 0 { return counted(at, start, sentence) }
    if word(at, sentence) == "both" {
      let two = Quantity(low: 2, best: 2, high: 2)
      // "shot both of them dead", "both were killed"
      if word(at + 1, sentence) == "of", ["them", "whom"].contains(word(at + 2, sentence)) {
        return (phrase(start..<at + 3, two), true)
      }
      return (phrase(start..<(nouns(at + 1, sentence) ?? at + 1), two), true)
    }
    if ["a", "an", "one", "another", "the", "his", "her", "its", "their"].contains(word(at, sentence)) {
      return single(at, start, sentence)
    }
    return named(at, sentence)
  }

  private func counted(_ at: Int, _ start: Int, _ sentence: Range<Int>) -> (VictimPhrase, Bool)? {
    let mention = quantities[Int(quantityOf[at])]
    guard mention.tokens.lowerBound == at else { return nil }
    // "a count of six"
    if word(at - 1, sentence) == "of", counts(word(at - 2, sentence), .counter) { return nil }
    var end = mention.tokens.upperBound
    while ["\"", "”", "(", ")"].contains(word(end, sentence))
      || sentence.contains(end) && quantityOf[end] >= 0 && word(end - 1, sentence) == "("
    {
      end += 1
    }
    if word(end, sentence) == "of",
      ["the", "his", "her", "its", "their", "our", "those"].contains(word(end + 1, sentence))
    {
      end += 2
    }
    if word(end, sentence) == "of", mention.value.best == nil { end += 1 }
    let last = nouns(end, sentence)
    guard isOfPeople(end..<(last ?? end)) else { return nil }
    return (phrase(start..<(last ?? mention.tokens.upperBound), mention.value), mention.value.best != 1)
  }

  private func single(_ at: Int, _ start: Int, _ sentence: Range<Int>) -> (VictimPhrase, Bool)? {
    guard let end = nouns(at + 1, sentence) else { return nil }
    let head = end - 1
    let isPlural = text.tokens[head].features.contains(.plural)
    let isArticle = ["a", "an", "one", "another"].contains(lower[at])
    if lower[head] == "couple", isArticle { return (phrase(start..<end, Quantity(low: 2, best: 2, high: 2)), true) }
    // "a family of five"
    if lower[head] == "family", word(end, sentence) == "of", sentence.contains(end + 1), quantityOf[end + 1] >= 0 {
      let mention = quantities[Int(quantityOf[end + 1])]
      return (phrase(start..<mention.tokens.upperBound, mention.value), true)
    }
    guard !isPlural, isOfPeople(at + 1..<end), !isCollective(head) else { return nil }
    guard !counts(lower[head], .counter),
      isArticle || covering(head)?.party != nil || tag(head) == .propn || isPeopleName(head)
    else { return nil }
    let one = Quantity(low: 1, best: 1, high: 1)
    // "a boy of ten"
    if word(end, sentence) == "of", sentence.contains(end + 1), quantityOf[end + 1] >= 0 {
      let age = quantities[Int(quantityOf[end + 1])]
      var person = phrase(start..<end, one)
      if age.value.best.map({ $0 >= 18 }) ?? false { person.of["children"] = nil }
      person.tokens = start..<age.tokens.upperBound
      return (person, false)
    }
    return (phrase(start..<end, one), false)
  }

  /// A person by name, or people without number.
  private func named(_ at: Int, _ sentence: Range<Int>) -> (VictimPhrase, Bool)? {
    guard let end = nouns(at, sentence) else { return nil }
    let head = end - 1
    let words = at..<end
    let isPerson =
      tag(head) == .propn && isCapitalised(head) && !words.contains { placeOf[$0] >= 0 || groupOf[$0] >= 0 }
      && !text.tokens[head].features.contains(.plural)
    if isPerson, words.count >= 2 || covering(at)?.party != nil, isOfPeople(words) {
      return (phrase(words, Quantity(low: 1, best: 1, high: 1)), false)
    }
    guard text.tokens[head].features.contains(.plural), covering(head)?.party != nil else { return nil }
    return (phrase(words, Quantity()), true)
  }

  private func phrase(_ tokens: Range<Int>, _ value: Quantity) -> VictimPhrase {
    var found = VictimPhrase(tokens: tokens, value: value)
    guard let number = value.best ?? value.low else { return found }
    for key in keys(of: tokens) { found.of[key] = number }
    return found
  }

  /// The keys of a breakdown that the words of one item count under; none when it mixes several kinds.
  private func keys(of tokens: Range<Int>) -> [String] {
    var found: [String] = []
    for token in tokens where token == markRange(token).lowerBound {
      guard let category = covering(token)?.party?.category else { continue }
      // "a policeman's wife", "women and children" under one number
      if ["'s", "'", "’s"].contains(word(token + 1, tokens)) { continue }
      if category == "men", !found.isEmpty, lower[token] != "men", lower[token] != "man" { continue }
      if !found.contains(category) { found.append(category) }
    }
    // "five ASG members", "a Hamas commander": of a group under arms.
    if found.allSatisfy({ $0 == "men" }), let head = tokens.last, let party = covering(head)?.party,
      ["MIL", "CVL"].contains(party.sector), tokens.contains(where: { isOfRebels($0) })
    {
      found = ["militants"]
    }
    // "armed men", "police officers", "army officers": the first word tells the kind.
    let forces = found.filter { ["police", "soldiers", "militants"].contains($0) }
    if forces.count > 1 { found.removeAll { forces.dropFirst().contains($0) } }
    if found.contains("militants") || found.contains("soldiers") || found.contains("police") {
      found.removeAll { $0 == "men" || $0 == "civilians" }
    }
    return found
  }

  private func isOfRebels(_ token: Int) -> Bool {
    groupOf[token] >= 0 && lexicon.groups.groups[groups[Int(groupOf[token])].group].sector == "REB"
  }

  // MARK: Words of an item

  /// Where the nouns that begin at a token end.
  private func nouns(_ start: Int, _ sentence: Range<Int>) -> Int? {
    var at = start
    var end: Int?
    while sentence.contains(at), at - start < 9 {
      if quantityOf[at] >= 0 || dateOf[at] >= 0 { break }
      let word = lower[at]
      switch tag(at) {
      case .noun, .propn:
        if covering(at)?.noun != nil || covering(at)?.verb?.class == .harm { return end }
        end = at + 1
      case .adj:
        if covering(at)?.verb != nil || covering(at)?.adjective?.class == .harm, end != nil || !isNoun(at + 1, sentence)
        {
          return end
        }
        // "five dead", "the young and the old"
        if counts(word, .people) { end = at + 1 }
      case .verb: if !(covering(at)?.verb != nil && isNoun(at + 1, sentence) && end == nil) { return end }
      case .adv: if end != nil { return end }
      default:
        if word == "-" || word == "'s" || word == "'" || word == "’s" { break }
        if word == "of", end == at, counts(lower[at - 1], .holder) {
          if ["his", "her", "its", "the", "their", "our", "one", "a", "an"].contains(self.word(at + 1, sentence)) {
            at += 1
          }
          break
        }
        if ["others", "other", "more", "them"].contains(word) { end = at + 1; break }
        return end
      }
      at += 1
    }
    return end
  }

  private func tag(_ token: Int, in sentence: Range<Int>) -> PartOfSpeech? {
    sentence.contains(token) ? tag(token) : nil
  }

  private func isNoun(_ token: Int, _ sentence: Range<Int>) -> Bool { sentence.contains(token) && tag(token).isNominal }

  /// Not a thing, a place or an event that happens to be counted.
  private func isOfPeople(_ tokens: Range<Int>) -> Bool {
    guard let head = tokens.last else { return true }
    guard let senses = covering(head) else { return placeOf[head] < 0 }
    if let party = senses.party { return party.kind != .vehicle }
    return senses.site == nil && senses.weapon == nil && senses.noun == nil && senses.time == nil && placeOf[head] < 0
  }

  // MARK: Between the items

  private func pastJoint(_ at: Int, _ sentence: Range<Int>) -> (next: Int, isAnd: Bool)? {
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

  /// Behind ", 23," or "(23)" or "aged 23".
  private func pastAge(_ at: Int, _ sentence: Range<Int>) -> Int {
    var next = at
    if [",", "("].contains(word(next, sentence)) { next += 1 }
    if word(next, sentence) == "aged" { next += 1 }
    guard next > at, let age = Int(word(next, sentence)), age < 110,
      [",", ")", "and", "."].contains(word(next + 1, sentence))
    else { return at }
    return word(next + 1, sentence) == "and" ? next + 1 : next + 2
  }

  /// Before "have been", "are known to have", ", mainly women and children,".
  private func pastAside(_ from: Int, _ sentence: Range<Int>) -> Int {
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
      // "three people in Ganja were killed", "a labourer from Gaza"
      if placeOf[last] >= 0 {
        let before = places[Int(placeOf[last])].tokens.lowerBound - 1
        if ["in", "from", "of", "near", "at", "outside"].contains(self.word(before, sentence)) {
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
        if end - next <= 4, (next..<end).allSatisfy({ tag($0) == .propn && placeOf[$0] < 0 }) { return position }
        if quantityOf[next] >= 0 {
          let close = quantities[Int(quantityOf[next])].tokens.upperBound
          if close == end || word(close, sentence) == "of" { return position }
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

  private func isBoundary(_ token: Int, _ sentence: Range<Int>) -> Bool {
    if quantityOf[token] >= 0 { return false }
    if [.verb, .aux, .sconj].contains(tag(token)) { return covering(token)?.party == nil }
    return [
      ";", ":", "that", "when", "where", "which", "who", "but", "while", "after", "including", "among", "before",
      "because", "-", "–", "—",
      "(", ")", "\"", "”", "in", "at", "on", "by", "for", "from", "near", "with",
    ].contains(lower[token])
  }
}
