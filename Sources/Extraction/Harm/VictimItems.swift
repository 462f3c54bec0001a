import Incidents
import Language

/// One item of a list of people: a number with its noun, a single person, a name.
extension Reading {
  func item(at start: Int, in sentence: Range<Int>) -> (VictimPhrase, isPlural: Bool)? {
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
    if ["a", "an", "one", "another", "the", "his", "her", "its", "their", "our", "my"].contains(word(at, sentence)) {
      return single(at, start, sentence)
    }
    // "him and two others": in a list only.
    if ["him", "her"].contains(word(at, sentence)), tag(at) == .pron, pastJoint(at + 1, sentence) != nil {
      return (phrase(at..<at + 1, Quantity(low: 1, best: 1, high: 1)), false)
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
    // "five of them"
    if word(end, sentence) == "of", ["them", "us", "whom"].contains(word(end + 1, sentence)) {
      return (phrase(start..<end + 2, mention.value), mention.value.best != 1)
    }
    if word(end, sentence) == "of", mention.value.best == nil { end += 1 }
    var last = nouns(end, sentence)
    guard isOfPeople(end..<(last ?? end)) else { return nil }
    // "80 women and children", "176 passengers and crew": one number for both.
    if let first = last, word(first, sentence) == "and", sentence.contains(first + 1), quantityOf[first + 1] < 0,
      let more = nouns(first + 1, sentence), covering(more - 1)?.party?.role == .victim,
      text.tokens[more - 1].features.contains(.plural) || isCollective(more - 1),
      covering(more)?.speech == nil
    {
      last = more
    }
    return (phrase(start..<(last ?? mention.tokens.upperBound), mention.value), mention.value.best != 1)
  }

  private func single(_ at: Int, _ start: Int, _ sentence: Range<Int>) -> (VictimPhrase, Bool)? {
    guard let end = nouns(at + 1, sentence) else {
      // "killed one insurgent and captured another"
      return lower[at] == "another" ? (phrase(at..<at + 1, Quantity(low: 1, best: 1, high: 1)), false) : nil
    }
    let head = end - 1
    let isPlural = text.tokens[head].features.contains(.plural)
    let isArticle = ["a", "an", "one", "another"].contains(lower[at])
    // "a couple", "a pair of insurgents"
    if isArticle, let number = ["couple": 2, "pair": 2, "trio": 3][lower[head]] {
      let many = word(end, sentence) == "of" ? nouns(end + 1, sentence) : nil
      guard many != nil || lower[head] == "couple", many.map({ isOfPeople(end + 1..<$0) }) ?? true else { return nil }
      return (phrase(start..<(many ?? end), Quantity(low: number, best: number, high: number)), true)
    }
    // "a family of five"
    if lower[head] == "family", word(end, sentence) == "of", sentence.contains(end + 1), quantityOf[end + 1] >= 0 {
      let mention = quantities[Int(quantityOf[end + 1])]
      return (phrase(start..<mention.tokens.upperBound, mention.value), true)
    }
    guard !isPlural, isOfPeople(at + 1..<end), !isCollective(head) else { return nil }
    // "the village head, two of his sons and a guard", "the head of its rocket force"
    let leads =
      lower[at] == "the"
      && (word(end, sentence) == "of" && counts(lower[head], .leading)
        || word(end, sentence) == "," && sentence.contains(end + 1) && quantityOf[end + 1] >= 0
          && word(end + 2, sentence) == "of")
    guard !counts(lower[head], .counter),
      isArticle || leads || covering(head)?.party != nil || tag(head) == .propn || isPeopleName(head)
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
    // "Taliban leader Ali Hasan": what stands before the title may name his group or town.
    let name = (words.last { covering($0)?.party != nil && tag($0) == .noun } ?? at)..<end
    let isPerson =
      tag(head) == .propn && isCapitalised(head) && !name.contains { placeOf[$0] >= 0 || groupOf[$0] >= 0 }
      && !text.tokens[head].features.contains(.plural)
    // "the World Food Programme"
    var first = at
    while tag(first - 1, in: sentence) == .propn { first -= 1 }
    let isOrganisation =
      word(first - 1, sentence) == "the" && !(first..<end).contains { covering($0)?.party != nil || says($0, .title) }
    if isPerson, !isOrganisation, words.count >= 2 || covering(at)?.party != nil, isOfPeople(words) {
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
    for token in tokens where token == markRange(token).lowerBound && groupOf[token] < 0 {
      guard let category = category(at: token) else { continue }
      // "a policeman's wife", "women and children" under one number
      if ["'s", "'", "’s"].contains(word(token + 1, tokens)) { continue }
      if category == "men", !found.isEmpty, lower[token] != "men", lower[token] != "man" { continue }
      if !found.contains(category) { found.append(category) }
    }
    // "five ASG members", "a Hamas leader", "ten Naxals": of a group under arms.
    if found.allSatisfy({ $0 == "men" }), let head = tokens.last,
      groupOf[head] >= 0 || covering(head)?.party.map({ ["MIL", "CVL", "UNK"].contains($0.sector) }) ?? false,
      let category = groupCategory(tokens)
    {
      found = [category]
    }
    // "women and children" under one number: how many of each is not said.
    if found.count > 1, tokens.contains(where: { lower[$0] == "and" }) { return [] }
    // "armed men", "police officers", "army officers": the first word tells the kind.
    let forces = found.filter { ["police", "soldiers", "militants"].contains($0) }
    if forces.count > 1 { found.removeAll { forces.dropFirst().contains($0) } }
    if found.contains("militants") || found.contains("soldiers") || found.contains("police") {
      found.removeAll { $0 == "men" || $0 == "civilians" }
    }
    return found
  }

  // MARK: Words of an item

  /// Where the nouns that begin at a token end.
  private func nouns(_ start: Int, _ sentence: Range<Int>) -> Int? {
    var at = start
    var end: Int?
    while sentence.contains(at), at - start < 9 {
      if quantityOf[at] >= 0 || dateOf[at] >= 0 { break }
      // "comrade-in-arms", "head of security"
      if markRange(at).count > 1, markRange(at).lowerBound == at, covering(at)?.party != nil {
        at = markRange(at).upperBound
        end = at
        continue
      }
      if groupOf[at] >= 0 {
        at = Swift.max(at + 1, groups[Int(groupOf[at])].tokens.upperBound)
        end = at
        continue
      }
      let word = lower[at]
      switch tag(at) {
      case .noun, .propn:
        if covering(at)?.noun != nil || covering(at)?.verb?.class == .harm, !namesTrade(at, sentence) { return end }
        end = at + 1
      case .adj:
        if covering(at)?.verb != nil || covering(at)?.adjective?.class == .harm, end != nil || !isNoun(at + 1, sentence)
        {
          return end
        }
        // "a fifth died"
        if end == nil, ordinal(at, sentence) != nil, !isNoun(at + 1, sentence) { end = at + 1 }
        // "five dead", "the young and the old"; "a Kenyan"
        let isOfNation = isCapitalised(at) && end == nil && ["a", "an"].contains(self.word(at - 1, sentence))
        let isPerson = isOfNation || covering(at)?.party?.kind == .people
        if counts(word, .people) || isPerson && !isNoun(at + 1, sentence) { end = at + 1 }
      // "two wanted men", "a suspected insurgent"
      case .verb:
        if covering(at)?.party != nil {
          end = at + 1
          break
        }
        let describes = covering(at)?.verb != nil || relation(at) == .amod
        if !(describes && isNoun(at + 1, sentence) && end == nil) { return end }
      case .adv: if end != nil { return end }
      default:
        if word == "-" || word == "'s" || word == "'" || word == "’s" || word == "/" { break }
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

  /// "attack coordinator", "ambush cell leader": an event as the trade of the people it stands before.
  private func namesTrade(_ token: Int, _ sentence: Range<Int>) -> Bool {
    var at = markRange(token).upperBound
    let first = at
    while sentence.contains(at), at < first + 3, tag(at).isNominal, covering(at)?.noun == nil {
      if covering(at)?.party != nil || isPeopleName(at), !text.tokens[at].features.contains(.plural) || at == first {
        return true
      }
      at += 1
    }
    return false
  }

  func tag(_ token: Int, in sentence: Range<Int>) -> PartOfSpeech? {
    sentence.contains(token) ? tag(token) : nil
  }

  private func isNoun(_ token: Int, _ sentence: Range<Int>) -> Bool { sentence.contains(token) && tag(token).isNominal }

  /// Not a thing, a place or an event that happens to be counted.
  private func isOfPeople(_ tokens: Range<Int>) -> Bool {
    guard let head = tokens.last else { return true }
    guard let senses = covering(head) else { return placeOf[head] < 0 }
    if let party = senses.party { return party.kind != .vehicle }
    // "Mullah Jan"
    let isTime = senses.time != nil && (tag(head) != .propn || dateOf[head] >= 0)
    return senses.site == nil && senses.weapon == nil && senses.noun == nil && !isTime && placeOf[head] < 0
  }
}
