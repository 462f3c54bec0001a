import Incidents
import Language

/// Sentences that divide a toll: "Of the 35 killed, 11 were women", "Two nurses were among the dead".
extension Reading {
  /// The parts of a toll, with the whole where the same words give it.
  func partsAlone(_ mention: Mention, _ kind: Toll.Kind) -> TollMention? {
    let sentence = text.sentences[mention.sentence].tokens
    guard let (those, whole) = those(mention, sentence) else { return nil }
    let next = word(those.upperBound, sentence)
    let before = those.lowerBound - 1
    let isCopula = ["were", "are", "was", "is"].contains(next)
    let opener = word(before, sentence)
    var toll = TollMention(
      kind: kind, value: whole ?? Quantity(), tokens: those, isPart: whole == nil, rule: .tollParts)
    // "Fifteen of the dead were civilians": no toll, whatever they were.
    if opener == "of", sentence.contains(before - 1), quantityOf[before - 1] >= 0, isCopula {
      let some = quantities[Int(quantityOf[before - 1])]
      // "Twenty of the wounded were evacuated": no fewer were.
      if whole == nil, tag(those.upperBound + 1, in: sentence) == .verb { return nil }
      if let best = some.value.best, let (key, reach) = category(from: those.upperBound + 1, sentence) {
        toll.of[key] = best
        toll.tokens = some.tokens.lowerBound..<reach
      }
      return toll
    }
    // "All 14 victims were civilians"
    if lower[those.lowerBound] == "all", isCopula {
      guard let best = whole?.best, let (key, reach) = category(from: those.upperBound + 1, sentence) else {
        return nil
      }
      toll.of[key] = best
      toll.tokens = those.lowerBound..<reach
      return toll
    }
    // "The dead were four labourers and a guard": all of them.
    if ["were", "are"].contains(next), opener != "of", !["among", "amongst", "all"].contains(opener), whole == nil,
      let list = victims(at: those.upperBound + 1, in: sentence), list.value.best != nil
    {
      return TollMention(
        kind: kind, value: list.value, of: list.of, tokens: those.lowerBound..<list.tokens.upperBound, rule: .tollParts)
    }
    let isAmong = ["among", "amongst"].contains(opener)
    let outer = word(before - 1, sentence)
    let opens =
      ["of", "among", "amongst"].contains(opener)
      && (outer.isEmpty || [",", ";", "-", "–", "—"].contains(outer) || isAmong && !outer.isEmpty)
    let verb = head(mention.token)
    let includes =
      verb >= 0 && ["include", "comprise", "number"].contains(text.lemma(of: text.tokens[verb]))
      && relation(mention.token) == .nsubj
      || (those.upperBound..<Swift.min(those.upperBound + 3, sentence.upperBound)).contains {
        ["included", "include", "were", "are", "was"].contains(lower[$0])
      }
    guard opens || includes else { return nil }
    // Its own clause only.
    var position =
      (sentence.lowerBound..<those.lowerBound).last { [";", ":"].contains(lower[$0]) } ?? sentence.lowerBound
    let limit = (those.upperBound..<sentence.upperBound).first { lower[$0] == ";" } ?? sentence.upperBound
    while position < limit {
      if those.contains(position) {
        position = those.upperBound
      } else if quantityOf[position] >= 0 || ["a", "an"].contains(lower[position]),
        let (key, number, end) = part(at: position, sentence)
      {
        toll.of[key, default: 0] += number
        toll.tokens = Swift.min(toll.tokens.lowerBound, position)..<Swift.max(toll.tokens.upperBound, end)
        position = end
      } else {
        position += 1
      }
    }
    // "Of the 40 people hurt, nine were still in hospital": the whole all the same.
    return toll.of.isEmpty && whole == nil ? nil : toll
  }

  /// "the dead", "the 35 killed", "all 14 victims", "those who died", "the bodies identified": who came to harm, as known, and how
  /// many.
  private func those(_ mention: Mention, _ sentence: Range<Int>) -> (Range<Int>, Quantity?)? {
    let mark = markRange(mention.token)
    var end = mark.upperBound
    var start = mark.lowerBound
    // "the 14 people killed", "those killed"
    while sentence.contains(start - 1), mark.lowerBound - start < 4,
      counts(lower[start - 1], .holder) || covering(start - 1)?.party?.role == .victim
        || ["who", "were"].contains(lower[start - 1])
    {
      start -= 1
    }
    let isNoun =
      counts(lower[mark.upperBound - 1], .people)
      || ["victims", "fatalities", "bodies"].contains(lower[mark.upperBound - 1])
    var whole: Quantity?
    if sentence.contains(start - 1), quantityOf[start - 1] >= 0 {
      let number = quantities[Int(quantityOf[start - 1])]
      whole = number.value
      start = number.tokens.lowerBound
    }
    let article = lower[start] == "the" ? "the" : word(start - 1, sentence)
    guard ["the", "those", "these", "all"].contains(article), isNoun || whole != nil || article == "those" else {
      return nil
    }
    if lower[start] != "the" { start -= 1 }
    if word(start - 1, sentence) == "all" { start -= 1 }
    if isNoun, sentence.contains(end), tag(end) == .verb, text.tokens[end].features.contains(.participle) { end += 1 }
    return (start..<end, whole)
  }

  /// The first kind of people named from a token on, and where its word ends.
  private func category(from start: Int, _ sentence: Range<Int>) -> (String, Int)? {
    for position in start..<Swift.min(start + 4, sentence.upperBound) {
      if let key = covering(position)?.party?.category { return (key, position + 1) }
      guard [.adj, .noun, .adv, .propn].contains(tag(position)) else { return nil }
    }
    return nil
  }
}
