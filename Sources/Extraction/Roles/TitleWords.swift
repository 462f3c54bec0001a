import Gazetteer
import Incidents
import Language

/// What the title of a report tells of the story, to decide where its text leaves two readings open. It is no evidence itself.
extension Reading {
  /// "Port shelled in reply", "Jets bomb camps after ambush": the title speaks of blow and answer.
  func titleSpeaksOfReprisal() -> Bool {
    let pieces = titlePieces()
    return pieces.indices.contains { index in
      guard let link = titleSenses(at: index, pieces)?.link else { return false }
      if link == .after {
        return pieces[(index + 1)...].contains { piece in
          lexicon.lookup(piece.text).map { lexicon.senses[Int($0)].isTrigger } ?? false
        }
      }
      return [.retaliation, .answers, .reprisal].contains(link)
    }
  }

  /// The country that strikes by the title's words: "Malian jets pound", "Peru hits".
  func titleStriker(_ gazetteer: Gazetteer) -> String? {
    let pieces = titlePieces()
    for index in pieces.indices {
      let word = pieces[index].text
      guard let country = gazetteer.nationality(word) ?? (["u.s.", "us"].contains(word) ? "USA" : nil) else { continue }
      let name = gazetteer.country(country).flatMap { gazetteer.name(of: $0, language: "en") }?.lowercased()
      let reach = (index + 1)..<Swift.min(index + 4, pieces.count)
      for next in reach {
        guard let senses = titleSenses(at: next, pieces) else { continue }
        if senses.adjective != nil || senses.verb?.class == .harm { break }
        let isArm = senses.weapon.map { $0.strength == .strong } ?? false || senses.party?.kind == .force
        let isBlow = senses.noun.map { [.attack, .blow].contains($0.class) } ?? false
        if (isArm || isBlow) && name != word { return country }
        if next == index + 1, let verb = senses.verb, [.attack, .blow, .fire].contains(verb.class),
          pieces[next].text.hasSuffix("s")
        {
          return country
        }
        if senses.party != nil || senses.site != nil { break }
      }
    }
    return nil
  }

  private func titlePieces() -> [Piece] {
    guard let title = report.title else { return [] }
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber && !"-'.\u{2019}".contains($0) }
    return words.enumerated().map { Piece(text: String($0.element), token: $0.offset, isWhole: true) }
  }

  private func titleSenses(at index: Int, _ pieces: [Piece]) -> Senses? {
    guard let word = lexicon.word(pieces[index].text) else { return nil }
    let found = lexicon.longestPhrase(of: word, in: pieces, at: index)?.senses ?? word.senses
    return found.map { lexicon.senses[Int($0)] }
  }
}
