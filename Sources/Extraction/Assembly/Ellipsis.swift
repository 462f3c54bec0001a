import Incidents
import Language

/// Dead without a word for them: "Kyiv: sixteen dead. Dnipro: six, in a shopping centre. Lviv: one."
extension Reading {
  /// Whether the paragraph that opens here is an item of a list, after another item, with a bare number behind its head.
  func countsUnderHead(_ sentence: Int) -> Bool {
    guard sentence > 0, let number = numberUnderHead(sentence) else { return false }
    let tokens = text.sentences[sentence].tokens
    let before = paragraph(of: sentence - 1).lowerBound
    guard text.sentences[before].paragraph != text.sentences[sentence].paragraph,
      isListMark(text.sentences[before].tokens.lowerBound),
      tone == .war || text.sentences[before].tokens.contains(where: { covering($0)?.verb?.harm == .killed })
    else { return false }
    // "Lviv: one.", "Dnipro: six, in a ...": a number of nothing named.
    let next = number + 1
    return next >= tokens.upperBound || [",", ";", "."].contains(lower[next])
  }

  /// Where the number stands that follows the head of an item: a mark, a name, a colon.
  private func numberUnderHead(_ sentence: Int) -> Int? {
    let tokens = text.sentences[sentence].tokens
    guard text.sentences[sentence - 1].paragraph != text.sentences[sentence].paragraph, let first = tokens.first,
      isListMark(first),
      let colon = tokens.prefix(10).first(where: { lower[$0] == ":" })
    else { return nil }
    let next = (colon + 1..<tokens.upperBound).first { !isListMark($0) }
    guard let next, covering(next)?.quantity != nil || lower[next].utf8.first.map({ $0 >= 48 && $0 <= 57 }) == true
    else { return nil }
    return next
  }

  func isListMark(_ token: Int) -> Bool {
    lower[token].utf8.allSatisfy { !($0 >= 48 && $0 <= 57 || $0 >= 97 && $0 <= 122) }
      && ![":", ","].contains(lower[token])
  }

  /// The dead that such an item counts.
  func countedUnderHead(_ sentence: Int) -> Mention? {
    guard countsUnderHead(sentence), entryHead(sentence)?.place != nil, let token = numberUnderHead(sentence),
      let sense = lexicon.lookup("dead").flatMap({ lexicon.senses[Int($0)].adjective })
    else { return nil }
    let one = lower[token] == "one" ? (Quantity(low: 1, best: 1, high: 1), token + 1) : nil
    guard let (value, end) = number(at: token, in: text.sentences[sentence].tokens) ?? one else { return nil }
    var mention = Mention(token: token, sense: sense, isVerb: true, sentence: sentence)
    mention.tolls = [TollMention(kind: .killed, value: value, tokens: token..<end)]
    return mention
  }
}
