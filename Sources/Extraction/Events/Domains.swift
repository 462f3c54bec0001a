import Language

/// Worlds in which words of war are figures of speech.
extension Reading {
  /// Whether the report as a whole speaks of sport, films, shares or an accident, and hardly of armed force.
  var isFigurative: Bool {
    var domains: [Domain: Set<String>] = [:]
    var force: Set<String> = []
    for mark in marks {
      let senses = lexicon.senses[Int(mark.senses)]
      let word = lower[mark.tokens.lowerBound]
      if let domain = senses.domain { domains[domain, default: []].insert(word) }
      if senses.weapon?.strength == .strong { force.insert(word) }
      if let party = senses.party, party.role == .armed || party.sector == "MIL" || party.sector == "COP" {
        force.insert(word)
      }
    }
    let strongest = domains.values.map(\.count).max() ?? 0
    return strongest >= 3 && strongest > force.count
  }
}
