import Gazetteer
import Language

/// Persons by name and what they are: their office, their people.
extension Reading {
  /// Whom "the judge" means: the one of that office whom the paragraph told by name, "Judge Ana Ruiz".
  func namedBefore(_ head: Int) -> (tokens: Range<Int>, head: Int)? {
    guard tag(head) == .noun, senses(head)?.party != nil, !text.tokens[head].features.contains(.plural),
      children(head).contains(where: { lower[$0] == "the" }), phrase(head).count == 1,
      let sentence = text.sentence(of: head)
    else { return nil }
    let first = text.sentences[paragraph(of: Swift.max(0, sentence - 1)).lowerBound].tokens.lowerBound
    for office in (first..<head).reversed() where lower[office] == lower[head] && isCapitalised(office) {
      let next = office + 1
      guard isNamePart(next), let here = text.sentence(of: next), text.sentences[here].isParsed,
        let name = nameRun(around: next, here, isUpperCase(here)), name.lowerBound == next
      else { continue }
      return (name, next)
    }
    return nil
  }

  /// A name without the people its bearer is of: "Nicaraguan Luis Diaz".
  func withoutPeople(_ name: Range<Int>, _ gazetteer: Gazetteer) -> (Range<Int>, String?) {
    guard name.count > 2, !says(name.lowerBound, .given), let country = nationality(of: name.lowerBound, gazetteer)
    else { return (name, nil) }
    return (name.lowerBound + 1..<name.upperBound, country)
  }

  /// What a person by name is: "Sergeant Luis Diaz", "the guerrilla Luis Diaz", "Luis Diaz, a journalist".
  func office(of name: Int, _ words: Range<Int>) -> PartySense? {
    if words.lowerBound > 0, text.sentence(of: words.lowerBound - 1) == text.sentence(of: name),
      let sense = covering(words.lowerBound - 1)?.party, sense.kind != .vehicle
    {
      return sense
    }
    return children(name).lazy.filter { [.appos, .nmodDesc].contains(relation($0)) }.compactMap {
      self.senses($0)?.party
    }.first
  }
}
