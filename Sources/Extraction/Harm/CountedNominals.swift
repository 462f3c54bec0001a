import Incidents
import Language

/// How many people a nominal of the tree speaks of, and of what kind.
extension Reading {
  /// The nominals joined to these by "and".
  func expanded(_ heads: [Int]) -> [Int] {
    var all: [Int] = []
    for head in heads {
      if ["number", "handful", "group"].contains(lower[head]), quantityOf[head] < 0,
        let counted = children(head).first(where: { relation($0) == .nmod && preposition($0) == "of" })
      {
        all.append(counted)
        continue
      }
      all.append(head)
      let isListed = (count(head).0.best ?? 0) >= 2
      for child in children(head) where relation(child) == .conj && (tag(child).isNominal || quantityOf[child] >= 0) {
        // "two officials, A and B": the names are the two.
        if isListed, tag(child) == .propn, !hasOwnCount(child) { continue }
        all.append(child)
        all += children(child).filter { relation($0) == .conj && tag($0).isNominal }
      }
      for child in children(head)
      where relation(child) == .nmod && preposition(child) == "with"
        && lower[Swift.max(0, child - 3)..<child].contains("together")
      { all += [child] + children(child).filter { relation($0) == .conj } }
    }
    var seen: Set<Int> = []
    return all.filter { seen.insert($0).inserted }
  }

  func isPerson(_ token: Int) -> Bool {
    if let party = senses(token)?.party { return party.kind != .vehicle }
    if groupOf[token] >= 0 || senses(token)?.time != nil && tag(token) != .propn { return false }
    if placeOf[token] >= 0 || dateOf[token] >= 0 { return false }
    if senses(token)?.site != nil || senses(token)?.weapon != nil || senses(token)?.noun != nil { return false }
    if tag(token) == .propn { return true }
    return quantityOf[token] >= 0 || hasOwnCount(token) || isPeopleName(token)
  }

  /// Nationalities and trades not listed: "Frenchmen", "Indians", "carpenters".
  func isPeopleName(_ token: Int) -> Bool {
    let word = lower[token]
    return ["ians", "ans", "ese", "is", "men", "women", "ers", "ors", "ists", "nts", "ian", "people"].contains {
      word.hasSuffix($0)
    }
  }

  /// One word for many whose number it does not tell: "the family", "a battalion".
  func isCollective(_ token: Int) -> Bool {
    counts(lower[token], .collective) || covering(token)?.party?.kind == .force
  }

  private func hasOwnCount(_ token: Int) -> Bool {
    children(token).contains { relation($0) == .nummod || quantityOf[$0] >= 0 }
  }

  /// How many a nominal speaks of; all nil when it does not say.
  func count(_ token: Int) -> (Quantity, Range<Int>) {
    if quantityOf[token] >= 0 {
      let mention = quantities[Int(quantityOf[token])]
      return (mention.value, mention.tokens)
    }
    for child in children(token) where child < token && quantityOf[child] >= 0 {
      let mention = quantities[Int(quantityOf[child])]
      return (mention.value, mention.tokens.lowerBound..<token + 1)
    }
    var position = token - 1
    let limit = Swift.max(text.sentence(of: token).map { text.sentences[$0].tokens.lowerBound } ?? 0, token - 6)
    while position >= limit {
      if quantityOf[position] >= 0 {
        let mention = quantities[Int(quantityOf[position])]
        return (mention.value, mention.tokens.lowerBound..<token + 1)
      }
      guard
        [.adj, .noun, .propn, .adv].contains(tag(position)) || lower[position] == "of" || lower[position] == "-"
          || lower[position] == "the" || lower[position] == "its" || lower[position] == "other"
          || lower[position] == "our"
      else { break }
      position -= 1
    }
    let isPlural = text.tokens[token].features.contains(.plural)
    for child in children(token) where relation(child) == .det || relation(child) == .nmodPoss {
      if lower[child] == "no" {
        // "No soldier had been killed since": not that nobody was.
        let isAll = ["one", "people", "person", "casualty", "casualties"].contains(lower[token])
        return (isAll ? Quantity(low: 0, best: 0, high: 0) : Quantity(), child..<token + 1)
      }
      if !isPlural, ["a", "an", "another", "one", "his", "her", "the"].contains(lower[child]) {
        let collective = isCollective(token)
        if lower[token] == "couple" { return (Quantity(low: 2, best: 2, high: 2), child..<token + 1) }
        return collective ? (Quantity(), child..<token + 1) : (Quantity(low: 1, best: 1, high: 1), child..<token + 1)
      }
    }
    if tag(token) == .propn, !isPlural { return (Quantity(low: 1, best: 1, high: 1), phrase(token)) }
    if !isPlural, let party = senses(token)?.party, party.kind == .person || party.kind == .people,
      children(token).contains(where: {
        relation($0) == .flat || relation($0) == .appos || relation($0) == .compound && tag($0) == .propn
      })
    {
      return (Quantity(low: 1, best: 1, high: 1), phrase(token))
    }
    return (Quantity(), phrase(token))
  }

  /// The key of a breakdown that a word for people counts under; officers are of the police where police are told of and no army.
  func category(at token: Int) -> String? {
    guard let party = covering(token)?.party else { return nil }
    guard party.lemma == "officer", let sentence = text.sentence(of: token) else { return party.category }
    for here in [sentence, sentence - 1] where here >= 0 {
      let tokens = text.sentences[here].tokens
      let sectors = tokens.filter { $0 != token && placeOf[$0] < 0 }.compactMap { other -> String? in
        guard let party = covering(other)?.party else {
          return covering(other)?.site.flatMap { $0.kind == .vehicle ? nil : $0.sector }
        }
        return party.kind == .vehicle ? nil : party.sector
      }
      if sectors.contains("MIL") { break }
      if sectors.contains("COP") { return "police" }
    }
    return party.category
  }

  /// What the members of a group named in these words are: "DRG men" are police.
  func groupCategory(_ tokens: Range<Int>) -> String? {
    guard let token = tokens.first(where: { groupOf[$0] >= 0 }) else { return nil }
    let sector = lexicon.groups.groups[groups[Int(groupOf[token])].group].sector
    return ["REB": "militants", "MIL": "soldiers", "COP": "police"][sector]
  }

  /// The keys of a breakdown that a nominal counts under.
  func categories(_ token: Int) -> [String] {
    var found: [String] = []
    if senses(token) != nil, let category = category(at: token) { found.append(category) }
    for child in children(token) where [.amod, .compound].contains(relation(child)) && child < token {
      if let category = senses(child)?.party?.category, found.isEmpty || category != "men" { found.append(category) }
      if lower[child] == "civilian" { found.append("civilians") }
    }
    for child in children(token) where relation(child) == .nmod && preposition(child) == "of" {
      if quantityOf[token] >= 0 || counts(lower[token], .holder),
        !children(child).contains(where: { relation($0) == .conj })
      {
        if let category = groupCategory(phrase(child)) ?? senses(child)?.party?.category { found.append(category) }
      }
    }
    if found.isEmpty, tag(token) == .propn {
      // "Ali Hasan, a reporter", "the mayor, Ali Hasan"
      for child in children(token) where relation(child) == .appos { found += categories(child) }
      if relation(token) == .appos, head(token) >= 0, let category = senses(head(token))?.party?.category {
        found.append(category)
      }
    }
    if found.isEmpty, covering(token)?.party == nil, tag(token) == .propn || tag(token) == .noun,
      let category = groupCategory(Swift.max(token - 2, 0)..<token + 1), category == "militants"
    {
      found.append(category)
    }
    return Array(Set(found)).sorted()
  }
}

extension Quantity {
  /// The sum of two counts; what one of them leaves open stays open.
  static func + (a: Quantity, b: Quantity) -> Quantity {
    func sum(_ x: Int?, _ y: Int?) -> Int? {
      guard let x, let y else { return nil }
      return x.addingReportingOverflow(y).partialValue
    }
    if b.low == nil, b.high == nil { return Quantity(low: a.low, best: a.best, high: nil) }
    if a.low == nil, a.high == nil { return Quantity(low: b.low, best: b.best, high: nil) }
    // "13 soldiers and up to 170 others": no fewer than the 13.
    let low = a.low == nil ? b.low : b.low == nil ? a.low : sum(a.low, b.low)
    return Quantity(low: low, best: sum(a.best, b.best), high: sum(a.high, b.high))
  }
}
