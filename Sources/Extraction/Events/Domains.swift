import Language

/// The world that a report as a whole speaks of.
enum Tone {
  /// Armed force, in words that mean it.
  case war
  /// Sport, films, shares, an accident: words of war are mostly figures of speech.
  case figurative
  /// Drills, tests and displays: what is struck is a mark.
  case exercise
  case plain
}

extension Reading {
  /// Weighs the words of armed force against those of other worlds, each distinct word once.
  func measuredTone() -> Tone {
    var domains: [Domain: Set<Int32>] = [:]
    var force: Set<Int32> = []
    for mark in marks {
      let traits = lexicon.traits[Int(mark.senses)]
      if traits.contains(.domain), let domain = lexicon.senses[Int(mark.senses)].domain {
        domains[domain, default: []].insert(mark.senses)
      }
      if traits.contains(.force) { force.insert(mark.senses) }
    }
    if (domains.removeValue(forKey: .exercise)?.count ?? 0) >= 2 { return .exercise }
    let strongest = domains.values.map(\.count).max() ?? 0
    if strongest >= 3, strongest > force.count { return .figurative }
    return force.count >= 2 && force.count > strongest ? .war : .plain
  }

  /// Whether an account is too well told to be a figure of speech or a rehearsal, in a report full of them.
  func isEarnest(_ account: Account) -> Bool {
    switch tone {
    case .war, .plain: return true
    case .figurative:
      let tokens = text.sentences[account.sentence].tokens
      let isArmed = tokens.contains { token in
        guard let senses = covering(token) else { return groupOf[token] >= 0 }
        return senses.party?.role == .armed || senses.weapon?.strength == .strong
          || senses.weapon?.strength == .person
      }
      // One sentence of war in a page of business: told so fully that it is no figure.
      if account.weight >= 3, account.places.contains(where: { places[$0].country == nil }) { return true }
      return isArmed && account.tolls.contains { ($0.value.best ?? $0.value.low ?? 0) > 0 }
        && (account.date != nil || !account.places.isEmpty)
    case .exercise:
      let isBeside = paragraph(of: account.sentence).contains { sentence in
        text.sentences[sentence].tokens.contains { covering($0)?.domain == .exercise }
      }
      return !isBeside && account.tolls.contains { ($0.value.best ?? $0.value.low ?? 0) > 0 }
    }
  }

  /// The sentences of the paragraph that holds a sentence.
  func paragraph(of sentence: Int) -> Range<Int> {
    let number = text.sentences[sentence].paragraph
    var low = sentence
    var high = sentence + 1
    while low > 0, sentence - low < 40, text.sentences[low - 1].paragraph == number { low -= 1 }
    while high < text.sentences.count, high - sentence < 40, text.sentences[high].paragraph == number { high += 1 }
    return low..<high
  }
}
