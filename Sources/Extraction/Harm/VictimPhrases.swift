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
  /// Whether its first item is a number alone, before others that name people.
  var startsBare = false
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
      if let last = parts.last?.0 {
        at = pastName(of: last, at, sentence)
        at = pastInset(at, sentence)
        at = pastTail(of: last, at, sentence)
      }
      guard let (next, isAnd) = pastJoint(at, sentence), let (part, plural) = item(at: next, in: sentence),
        !isFollowedBySpeech(part, sentence)
      else { break }
      let isName = tag(part.tokens.upperBound - 1) == .propn && !plural && part.value.best == 1
      if !isAnd, isName, parts.last?.0.value.best == 1, tag(parts[parts.count - 1].0.tokens.upperBound - 1) != .propn {
        // "a baker, Ali Hasan": who that was.
        parts[parts.count - 1].0.tokens = parts[parts.count - 1].0.tokens.lowerBound..<part.tokens.upperBound
        at = part.tokens.upperBound
        if closed == parts.count { whole.tokens = whole.tokens.lowerBound..<at }
        continue
      }
      // ", two of them children", ", the leader", "Ali Hasan, a guide": more about who was named, not one more.
      if !isAnd,
        ["of", "in", "on", "at"].contains(word(part.tokens.upperBound, sentence)) || word(next, sentence) == "the"
          || describes(part, parts[parts.count - 1].0, sentence)
      {
        guard parts.count == 1, whole.value.best == 1, let further = pastDescription(next, sentence) else { break }
        at = further
        continue
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
      whole.startsBare = quantityOf[first] >= 0 && quantityOf[last] < 0
    }
    whole.tokens = start..<(parts.last?.0.tokens.upperBound ?? whole.tokens.upperBound)
    isPlural = isPlural || parts.count > 1
    // Somebody told of before counts only beside others.
    if parts.count == 1, tag(whole.tokens.lowerBound) == .pron, whole.tokens.count == 1, whole.value.best == 1 {
      return nil
    }
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
      // "The same day two men were shot"
      if dateOf[position] < 0, let found = victims(at: position, in: sentence) {
        let reach = pastAge(found.tokens.upperBound, sentence)
        let isOther = tag(position - 1, in: sentence) == .adp && quantityOf[position] < 0
        // The list may go on through what looked like an aside: "his partner, A B, were killed".
        let ends =
          reach == last + 1
          || [found.tokens.upperBound, reach].contains { (last + 1...end).contains($0) }
        if ends, !found.endsBare, !found.startsBare, !isOther {
          if let all = including(found, in: sentence) { return all }
          // "nine civilians, a nurse among them, and a guard": running words stop at "among".
          let first = found.tokens.lowerBound
          let isParted =
            word(first - 1, sentence) == "and"
            && (Swift.max(sentence.lowerBound, first - 6)..<first).contains {
              lower[$0] == "them" && ["among", "of"].contains(word($0 - 1, sentence))
            }
          let list = isParted ? whole(endingIn: found, in: sentence) : found
          return list.tokens == found.tokens ? beforeAnd(found, in: sentence) : list
        }
      }
      position += 1
    }
    return bridged(to: last + 1, in: sentence) ?? behindClause(to: last + 1, in: sentence)
  }

  /// "nine civilians, a nurse among them, and a guard": behind the inset that tells of some of those before it.
  private func pastInset(_ at: Int, _ sentence: Range<Int>) -> Int {
    guard word(at, sentence) == "," else { return at }
    let limit = Swift.min(at + 12, sentence.upperBound)
    guard let close = (at + 1..<limit).first(where: { lower[$0] == "," }), word(close + 1, sentence) == "and",
      let inset = (at + 1..<close).first(where: { counts(lower[$0], .aside) || lower[$0] == "them" }),
      inset == at + 1 || lower[inset] == "them" || lower[close - 1] == "them",
      !(at + 1..<close).contains(where: { [.verb, .aux].contains(tag($0)) && !counts(lower[$0], .aside) })
    else { return at }
    return close
  }

  /// "three employees of the Red Cross and a driver": behind what those are of, where more people follow.
  private func pastTail(of people: VictimPhrase, _ at: Int, _ sentence: Range<Int>) -> Int {
    guard at == people.tokens.upperBound, people.value != Quantity(),
      ["of", "from", "with"].contains(word(at, sentence))
    else { return at }
    var end = at + 1
    while sentence.contains(end), end - at < 9, quantityOf[end] < 0, dateOf[end] < 0,
      Self.isTailPart(tag(end)) || ["of", "'s", "’s", "-"].contains(lower[end])
    {
      end += 1
    }
    guard end > at + 1, [",", "and"].contains(word(end, sentence)), let (next, _) = pastJoint(end, sentence),
      sentence.contains(next), let (more, _) = item(at: next, in: sentence), more.value != Quantity(),
      quantityOf[next] >= 0 || covering(chief(more.tokens))?.party?.role == .victim
        || covering(more.tokens.upperBound - 1)?.party.map { $0.kind != .force } ?? false
    else { return at }
    return end
  }

  private static func isTailPart(_ tag: PartOfSpeech) -> Bool { [.noun, .propn, .adj, .det].contains(tag) }

  /// "Ali Hasan, the head of its military wing, and six others", "Ali Hasan, a guide and two fighters": the joint where the
  /// list goes on behind what is said of the first.
  private func pastDescription(_ start: Int, _ sentence: Range<Int>) -> Int? {
    for at in start..<Swift.min(start + 24, sentence.upperBound) {
      if covering(at)?.verb != nil && tag(at) == .verb || [";", ":", "("].contains(lower[at]) { return nil }
      let isClosed = lower[at] == "," && word(at + 1, sentence) == "and"
      guard isClosed || lower[at] == "and" && sentence.contains(at + 1) && quantityOf[at + 1] >= 0 else { continue }
      guard let (more, _) = item(at: isClosed ? at + 2 : at + 1, in: sentence),
        more.value.best ?? more.value.low != nil, !isFollowedByDeed(more, sentence)
      else { return nil }
      return at
    }
    return nil
  }

  /// "and six others were hurt", "and two guards fled": people of another clause; "an official associated with him" is not.
  private func isFollowedByDeed(_ people: VictimPhrase, _ sentence: Range<Int>) -> Bool {
    let next = people.tokens.upperBound
    switch tag(next, in: sentence) {
    case .aux: return true
    case .verb: return covering(next)?.verb != nil || ![.acl, .amod].contains(relation(next))
    default: return false
    }
  }

  /// "killed two guards, and an official said": who speaks is of another clause.
  private func isFollowedBySpeech(_ people: VictimPhrase, _ sentence: Range<Int>) -> Bool {
    let next = people.tokens.upperBound
    return tag(next, in: sentence) == .verb && covering(next)?.speech == .say
  }

  /// "Ali Hasan, a guide": one by name, and one noun that says who that is.
  private func describes(_ part: VictimPhrase, _ last: VictimPhrase, _ sentence: Range<Int>) -> Bool {
    last.value.best == 1 && tag(last.tokens.upperBound - 1) == .propn && part.value.best == 1
      && ["a", "an", "their"].contains(lower[part.tokens.lowerBound])
      && tag(part.tokens.upperBound - 1) != .propn
  }

  /// "a commander, Hamid, and two fighters": behind the name of whom the words before it speak of.
  private func pastName(of person: VictimPhrase, _ at: Int, _ sentence: Range<Int>) -> Int {
    guard person.value.best == 1, tag(person.tokens.upperBound - 1) != .propn, word(at, sentence) == "," else {
      return at
    }
    var end = at + 1
    while sentence.contains(end), tag(end) == .propn, isCapitalised(end), placeOf[end] < 0, groupOf[end] < 0,
      dateOf[end] < 0
    {
      end += 1
    }
    return end > at + 1 && end < at + 5 && word(end, sentence) == "," ? end : at
  }

  /// "four guards who had gone to talk were killed": counted people before a clause that says who they are.
  private func behindClause(to end: Int, in sentence: Range<Int>) -> VictimPhrase? {
    guard
      let who = (Swift.max(sentence.lowerBound, end - 24)..<end).last(where: { ["who", "whom"].contains(lower[$0]) }),
      who > sentence.lowerBound, (who..<end).contains(where: { tag($0) == .verb }),
      !(who..<end).contains(where: { [";", ":"].contains(lower[$0]) })
    else { return nil }
    let before = lower[who - 1] == "," ? who - 1 : who
    guard let found = victims(before: before, in: sentence), found.value.low != nil || found.value.high != nil else {
      return nil
    }
    return found
  }

  /// "eighteen soldiers of the 4th Battalion who were killed", "two men from the village were hurt": counted people with
  /// where they belong behind them.
  private func bridged(to end: Int, in sentence: Range<Int>) -> VictimPhrase? {
    for start in stride(from: end - 3, through: Swift.max(sentence.lowerBound, end - 16), by: -1) {
      if tag(start) == .aux || [",", ";", ":"].contains(lower[start]) { return nil }
      if tag(start) == .verb, relation(start) != .acl, !isReduced(start, before: end, sentence) { return nil }
      guard quantityOf[start] >= 0, quantities[Int(quantityOf[start])].tokens.lowerBound == start else { continue }
      guard let found = victims(at: start, in: sentence), found.tokens.upperBound < end,
        ["of", "from"].contains(lower[found.tokens.upperBound])
          || tag(found.tokens.upperBound) == .verb,
        found.tokens.count > 1
      else { return nil }
      return whole(endingIn: found, in: sentence)
    }
    return nil
  }

  /// "a guard and two nurses working for the clinic": with those of the same list before it.
  private func whole(endingIn part: VictimPhrase, in sentence: Range<Int>) -> VictimPhrase {
    for start in Swift.max(sentence.lowerBound, part.tokens.lowerBound - 20)..<part.tokens.lowerBound
    where dateOf[start] < 0 && (quantityOf[start] >= 0 || ["a", "an"].contains(lower[start])) {
      if let whole = victims(at: start, in: sentence), whole.tokens.upperBound == part.tokens.upperBound {
        return whole
      }
    }
    return part
  }

  /// "four rebels detected in the hills were killed": a participle, since the sentence's own verb follows with its auxiliary,
  /// whatever the tree makes of it.
  private func isReduced(_ verb: Int, before end: Int, _ sentence: Range<Int>) -> Bool {
    lower[verb].hasSuffix("ed") && tag(verb - 1, in: sentence)?.isNominal == true
      && (end..<Swift.min(end + 12, sentence.upperBound)).contains { ["was", "were"].contains(lower[$0]) }
  }

  /// "the leader for the province and one of his associates": with those joined before it whom running words don't reach.
  private func beforeAnd(_ found: VictimPhrase, in sentence: Range<Int>) -> VictimPhrase {
    let last = chief(found.tokens)
    guard word(found.tokens.lowerBound - 1, sentence) == "and" else { return found }
    let end = pastAside(found.tokens.lowerBound - 2, sentence) + 1
    // The tree may join the second to the province.
    if end < found.tokens.lowerBound - 1, let one = alone(before: end, in: sentence) {
      var whole = found
      whole.value = one.value + found.value
      whole.of.merge(one.of) { $0 + $1 }
      whole.tokens = one.tokens.lowerBound..<found.tokens.upperBound
      return whole
    }
    guard relation(last) == .conj else { return found }
    let first = head(last)
    guard first >= sentence.lowerBound, first < found.tokens.lowerBound, tag(first).isNominal, isPerson(first),
      senses(first)?.party != nil || tag(first) == .propn, child(first, .case_) == nil
    else { return found }
    let (value, tokens) = count(first)
    guard let best = value.best else { return found }
    var whole = found
    whole.value = value + found.value
    for category in categories(first) { whole.of[category, default: 0] += best }
    whole.tokens = Swift.min(tokens.lowerBound, first)..<found.tokens.upperBound
    return whole
  }

  /// "the Taliban leader" of "the Taliban leader for the province and two others": one person right before a token.
  private func alone(before end: Int, in sentence: Range<Int>) -> VictimPhrase? {
    for start in stride(from: end - 1, through: Swift.max(sentence.lowerBound, end - 9), by: -1) {
      guard ["a", "an", "the"].contains(lower[start]) else { continue }
      guard let (person, isPlural) = item(at: start, in: sentence), !isPlural, person.tokens.upperBound == end,
        person.value.best == 1, tag(start - 1, in: sentence) != .adp
      else { return nil }
      return person
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
}
