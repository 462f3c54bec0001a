import Gazetteer
import Incidents
import Language

/// Where what was struck stands, when a sentence that tells of no violence says it: "gunmen attacked a school. ... The school, in
/// Gada district, has no fence."
extension Reading {
  /// How many sentences further on what was struck is still meant by "the camp".
  private static let reach = 3

  /// Whether a sentence may say where something told before it stands; worth a tree though it tells of no violence itself.
  func mayLocate(_ sentence: Int, told: Set<Int>) -> Bool {
    guard (1...Self.reach).contains(where: { told.contains(sentence - $0) }) else { return false }
    let tokens = text.sentences[sentence].tokens
    return tokens.contains { noun in
      isGround(noun) && isMeantBefore(noun, tokens)
        && (noun + 1..<Swift.min(noun + 14, tokens.upperBound)).contains { isCapitalised($0) && opensPlace($0, tokens) }
    }
  }

  /// The places that a later sentence, which tells no incident, gives to what an incident struck.
  func grounds(of episode: Episode, told: Set<Int>) -> [Int] {
    guard let last = episode.accounts.last?.sentence else { return [] }
    let struck = Set(
      episode.accounts.flatMap { account in
        text.sentences[account.sentence].tokens.filter { isGround($0) }.map { text.lemma(of: text.tokens[$0]) }
      })
    guard !struck.isEmpty else { return [] }
    for sentence in last + 1..<Swift.min(last + 1 + Self.reach, text.sentences.count)
    where !told.contains(sentence) && text.sentences[sentence].isParsed && !text.sentences[sentence].isDateline {
      let tokens = text.sentences[sentence].tokens
      for noun in tokens where isGround(noun) && isMeantBefore(noun, tokens) {
        let lemma = text.lemma(of: text.tokens[noun])
        guard struck.contains(lemma) || lemma == "site" else { continue }
        let found = row(behind: noun, tokens)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// A site or a settlement, by a word for one.
  func isGround(_ token: Int) -> Bool {
    placeOf[token] < 0 && (covering(token)?.site.map { $0.kind != .vehicle } ?? false || says(token, .settlement))
      && !text.tokens[token].features.contains(.plural)
  }

  /// "the camp", "that small village"
  func isMeantBefore(_ noun: Int, _ sentence: Range<Int>) -> Bool {
    var at = markRange(noun).lowerBound - 1
    while at > sentence.lowerBound, noun - at < 4, tag(at) == .adj || tag(at) == .noun { at -= 1 }
    return ["the", "this", "that"].contains(word(at, sentence))
  }

  private func opensPlace(_ token: Int, _ sentence: Range<Int>) -> Bool {
    let before = word(token - 1, sentence)
    return before == "," || before == "of" || before == "from" || says(before, .situation)
  }

  /// The places told one behind the other after a noun, in its own breath.
  private func row(behind noun: Int, _ sentence: Range<Int>) -> [Int] {
    var found: [Int] = []
    var end = noun + 1
    for token in noun + 1..<sentence.upperBound {
      guard token - end < 14, covering(token)?.speech == nil, senses(token)?.noun == nil else { break }
      guard placeOf[token] >= 0, places[Int(placeOf[token])].tokens.lowerBound == token else { continue }
      let index = Int(placeOf[token])
      let place = places[index]
      guard !place.isAdjective, place.country == nil, relation(bearer(of: index)) != .nsubj else { continue }
      if found.isEmpty, !opensPlace(token, sentence), !says(token - 1, .locality) { continue }
      found.append(index)
      end = place.tokens.upperBound
    }
    return found
  }
}
