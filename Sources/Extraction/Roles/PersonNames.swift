import Gazetteer
import Language

/// The names of persons: words in capitals side by side, behind a title or beside an office.
extension Reading {
  /// The proper name of a person: the head's own ("Fuad Shukr") or one set beside it ("the commander, Fuad Shukr").
  func personName(at head: Int, _ sentence: Int) -> (tokens: Range<Int>, head: Int)? {
    let isUpperCase = isUpperCase(sentence)
    if isNamePart(head), let range = nameRun(around: head, sentence, isUpperCase) { return (range, head) }
    guard senses(head)?.party != nil, count(head).0.best ?? 1 == 1 else { return nil }
    // "A, the party's leader, was killed": the name before the office.
    if relation(head) == .appos, self.head(head) >= 0, isNamePart(self.head(head)),
      let range = nameRun(around: self.head(head), sentence, isUpperCase)
    {
      return (range, self.head(head))
    }
    for child in children(head) where [.appos, .flat, .nmodDesc].contains(relation(child)) && isNamePart(child) {
      if let range = nameRun(around: child, sentence, isUpperCase) { return (range, child) }
    }
    // "A B, the group's leader, killed in ...": the name before the comma.
    if let start = phraseStart(head), start - 2 >= text.sentences[sentence].tokens.lowerBound, lower[start - 1] == ",",
      isNamePart(start - 2), let range = nameRun(around: start - 2, sentence, isUpperCase), range.count > 1
    {
      return (range, start - 2)
    }
    // "the group's leader A B": the name right behind the office, wherever the tree hangs it.
    let next = head + 1
    guard next < text.sentences[sentence].tokens.upperBound, isNamePart(next) else { return nil }
    let kind = senses(head)?.party?.kind
    if says(next, .given) ? kind == .person || kind == .people : kind == .person && !isUpperCase,
      let range = nameRun(around: next, sentence, isUpperCase), range.lowerBound == next
    {
      return (range, next)
    }
    return nil
  }

  /// The full name that a report gives a person it elsewhere calls by a part of it.
  func fullest(_ name: Range<Int>) -> Range<Int> {
    guard let full = personNames[lower[name.upperBound - 1]], full.count > name.count,
      name.allSatisfy({ part in full.contains { lower[$0] == lower[part] } })
    else { return name }
    return full
  }

  /// Finds the names of persons in a sentence: words in capitals side by side that the tree joins, or behind a title.
  mutating func findPersonNames(_ sentence: Int, gazetteer: Gazetteer) {
    let isUpperCase = isUpperCase(sentence)
    var token = text.sentences[sentence].tokens.lowerBound
    while token < text.sentences[sentence].tokens.upperBound {
      guard isNamePart(token), [.flat, .compound, .nmodDesc].contains(relation(token)) || hasFlat(token),
        let name = nameRun(around: token, sentence, isUpperCase)
      else {
        token += 1
        continue
      }
      if name.count >= 2, name.count <= 6, isName(name, gazetteer) {
        for part in name where personNames[lower[part]] == nil && lower[part].utf8.count > 2 {
          personNames[lower[part]] = name
        }
      }
      token = Swift.max(name.upperBound, token + 1)
    }
  }

  private func hasFlat(_ token: Int) -> Bool { children(token).contains { relation($0) == .flat } }

  /// A name that stands for a person: its words are flat beside each other, and none is a word for something else.
  private func isName(_ name: Range<Int>, _ gazetteer: Gazetteer) -> Bool {
    guard name.contains(where: { relation($0) == .flat }) || says(name.lowerBound, .given) else { return false }
    return name.allSatisfy {
      !says($0, .organisation) && !says($0, .locality) && gazetteer.nationality(lower[$0]) == nil
        && covering($0)?.noun == nil && covering($0)?.weapon == nil
    }
  }

  /// Where the nominal of one person begins, with its article.
  private func phraseStart(_ head: Int) -> Int? {
    guard senses(head)?.party?.kind == .person else { return nil }
    let first = children(head).first { relation($0) == .det } ?? head
    return Swift.min(first, phrase(head).lowerBound)
  }

  func isNamePart(_ token: Int) -> Bool {
    guard placeOf[token] < 0, groupOf[token] < 0, dateOf[token] < 0,
      tag(token) == .propn && isCapitalised(token) || opensName(token)
    else { return false }
    return covering(token)?.party == nil && covering(token)?.site == nil && covering(token)?.time == nil
      && !says(token, .title)
  }

  /// "hector Diaz": a given name, though a copyist who took it for a plain word left its first letter small.
  private func opensName(_ token: Int) -> Bool {
    (isCapitalised(token) || token + 1 < lower.count && isCapitalised(token + 1) && tag(token + 1) == .propn)
      && says(token, .given)
  }

  /// The run of capitalised words that a name is, with the small words and hyphens inside it.
  func nameRun(around token: Int, _ sentence: Int, _ isUpperCase: Bool) -> Range<Int>? {
    let bounds = text.sentences[sentence].tokens
    var low = token
    var high = token + 1
    func joins(_ next: Int) -> Bool {
      isNamePart(next)
        && (!isUpperCase || next == high && says(high - 1, .given) || relation(next) == .flat || head(token) == next
          || head(next) == head(token)
          || head(next) >= token - 4 && head(next) <= token + 4)
    }
    func isInner(_ token: Int) -> Bool {
      // "JORGE VIDAL ROJAS": in capitals a name no list knows passes for a plain noun.
      lower[token] == "-" || says(token, .particle)
        || isUpperCase && tag(token) == .noun && relation(token) == .compound && head(token) == token + 1
          && covering(token) == nil
    }
    while true {
      if high < bounds.upperBound, joins(high) {
        high += 1
      } else if let next = (high..<Swift.min(high + 3, bounds.upperBound)).first(where: { !isInner($0) }), next > high,
        isNamePart(next)
      {
        high = next + 1
      } else {
        break
      }
    }
    while low > bounds.lowerBound {
      if joins(low - 1) {
        low -= 1
      } else if low - 2 >= bounds.lowerBound, isInner(low - 1), isNamePart(low - 2) {
        low -= 2
      } else {
        break
      }
    }
    return low..<high
  }
}
