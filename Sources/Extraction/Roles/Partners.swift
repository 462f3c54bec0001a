import Gazetteer
import Incidents
import Language

/// Several who act under one noun, and those whom a pronoun stands for.
extension Reading {
  /// "American and British aircraft", "an Afghan and coalition patrol": the countries whose adjectives stand before a force or
  /// its weapons beside the one that names the party.
  func partners(of party: Party, at token: Int, _ gazetteer: Gazetteer) -> [Party] {
    guard party.isState || party.isArmed, senses(token)?.party?.role == .state || senses(token)?.weapon != nil else {
      return []
    }
    let words = phrase(token)
    guard words.contains(where: { lower[$0] == "and" }) else { return [] }
    var known = [party.country]
    return words.compactMap { position in
      guard position != token, isCapitalised(position), lower[position + 1] != "-",
        let country = nationality(of: position, gazetteer), !known.contains(country)
      else { return nil }
      known.append(country)
      let name = gazetteer.country(country).flatMap { gazetteer.name(of: $0, language: "en") }
      return Party(
        text: name ?? string(position..<position + 1), country: country, sector: "MIL", isState: true, bareness: 2,
        tokens: position..<position + 1)
    }
  }

  /// Whom "they" or "it" stands for: the subject told last, when it is a force or an armed group.
  func antecedent(of pronoun: Int) -> Int? {
    guard ["they", "it"].contains(lower[pronoun]), let sentence = text.sentence(of: pronoun) else { return nil }
    for here in stride(from: sentence, through: Swift.max(0, sentence - 1), by: -1) {
      guard text.sentences[here].isParsed, text.sentences[here].paragraph == text.sentences[sentence].paragraph else {
        return nil
      }
      let subject = text.sentences[here].tokens.last { token in
        token < pronoun && tag(token).isNominal && [.nsubj, .nsubjPass].contains(relation(token))
          && head(token) != head(pronoun)
      }
      guard let subject else { continue }
      if groupOf[subject] >= 0 { return subject }
      guard let party = senses(subject)?.party, party.role != .victim,
        lower[pronoun] == "it" ? party.kind == .force : party.kind != .person
      else { return nil }
      return subject
    }
    return nil
  }
}
