import Incidents
import Language

/// Counts that a clause gives a number: "the number of dead has risen to 18", "put the toll at 41", and those it puts at nothing.
extension Reading {
  func saidNumber(of mention: Mention, _ kind: Toll.Kind) -> TollMention? {
    let sentence = text.sentences[mention.sentence].tokens
    guard let counter = counter(of: mention.token, sentence) else { return nil }
    var position = Swift.max(counter, mention.token) + 1
    let limit = Swift.min(position + 26, sentence.upperBound)
    while position < limit {
      if [";", "."].contains(lower[position]) { break }
      guard quantityOf[position] >= 0 else {
        position += 1
        continue
      }
      let quantity = quantities[Int(quantityOf[position])]
      let before = word(quantity.tokens.lowerBound - 1, sentence)
      if counts(before, .reaching), !isEarlier(quantity.tokens.lowerBound, sentence) {
        var toll = TollMention(
          kind: kind, value: quantity.value, tokens: quantity.tokens, isUpdate: isRising(sentence), rule: .tollSaid)
        addBreakdown(to: &toll, from: quantity.tokens.lowerBound, in: sentence, at: mention)
        return toll
      }
      position = quantity.tokens.upperBound
    }
    return nil
  }

  /// The noun that a word of harm makes a count of: "the number of people killed", "the wounded", "the civilian dead".
  private func counter(of token: Int, _ sentence: Range<Int>) -> Int? {
    if counts(lower[token], .counter) || lower[markRange(token).upperBound - 1] == "toll" { return token }
    if quantityOf[token] >= 0 { return nil }
    if ["dead", "wounded", "injured", "missing"].contains(lower[token]) {
      let near = Swift.max(sentence.lowerBound, token - 2)..<token
      let isThose = near.contains { ["the", "its", "their", "of"].contains(lower[$0]) }
      let isLabel = word(token + 1, sentence) == ":"
      if (isThose || isLabel), !near.contains(where: { quantityOf[$0] >= 0 }) { return token }
    }
    // "The number of people killed in the strike has risen", read as a number that was killed.
    if let number = child(token, .nsubjPass, .nsubj), counts(lower[number], .counter), tag(number) == .noun {
      return number
    }
    var position = token
    for _ in 0..<4 {
      let above = head(position)
      guard above >= 0, tag(position) != .verb || position == token || relation(position) == .acl else { break }
      position = above
      if counts(lower[position], .counter), tag(position) == .noun { return position }
    }
    return nil
  }

  /// "rose", "has climbed", "raised its count": the number replaces one told before; "had put it at" is older.
  private func isRising(_ sentence: Range<Int>) -> Bool {
    sentence.contains { verb in
      tag(verb) == .verb && counts(text.lemma(of: text.tokens[verb]), .rising)
        && !children(verb).contains { lower[$0] == "had" }
    }
  }

  /// "up from an earlier count of six".
  private func isEarlier(_ token: Int, _ sentence: Range<Int>) -> Bool {
    (Swift.max(sentence.lowerBound, token - 5)..<token).contains {
      ["earlier", "previous", "overnight", "initial", "up", "from"].contains(lower[$0]) && lower[$0] != "to"
    }
      && word(token - 1, sentence) == "of"
  }

  /// "43 soldiers killed, later 129", "first of 67 dead, then of 92 and finally of 103", "16 men; at least 45 in all": numbers that
  /// replace the one before them.
  func revise(_ toll: inout TollMention, in sentence: Range<Int>) {
    guard let first = toll.value.best else { return }
    var position = toll.tokens.upperBound
    let limit = Swift.min(position + 22, sentence.upperBound)
    while position < limit {
      defer { position += 1 }
      if quantityOf[position] >= 0, sumsAll(behind: position, sentence) {
        let whole = quantities[Int(quantityOf[position])]
        if let all = whole.value.best, all > first { (toll.value, toll.tokens) = (whole.value, whole.tokens) }
        return
      }
      guard ["later", "then", "finally", "now"].contains(lower[position]) else { continue }
      var at = position + 1
      if ["of", "to", "at"].contains(word(at, sentence)) { at += 1 }
      guard sentence.contains(at), quantityOf[at] >= 0 else { continue }
      let number = quantities[Int(quantityOf[at])]
      guard let latest = number.value.best, latest != first,
        [",", ".", ";", ":", "and", "", ")"].contains(word(number.tokens.upperBound, sentence))
      else { continue }
      toll.value.low = [toll.value.low, number.value.low].compactMap { $0 }.min()
      toll.value.high = toll.value.high.flatMap { high in number.value.high.map { Swift.max($0, high) } }
      toll.value.best = latest
    }
  }

  /// "at least 45 people in all"
  private func sumsAll(behind token: Int, _ sentence: Range<Int>) -> Bool {
    var at = quantities[Int(quantityOf[token])].tokens.upperBound
    if sentence.contains(at), covering(at)?.party?.role == .victim { at += 1 }
    if ["altogether", "overall"].contains(word(at, sentence)) { return true }
    return word(at, sentence) == "in" && ["all", "total"].contains(word(at + 1, sentence))
  }

  // MARK: Nothing

  /// "no casualties", "without loss of life": nothing, as claimed; nothing worse than hurt is nobody dead.
  func none(_ mention: Mention) -> [TollMention]? {
    let token = mention.token
    let words = markRange(token)
    guard !counts(lower[token], .counter), lower[words.upperBound - 1] != "toll" else { return nil }
    let before = Swift.max(text.sentences[mention.sentence].tokens.lowerBound, words.lowerBound - 4)..<words.lowerBound
    let says =
      children(token).contains { lower[$0] == "no" || lower[$0] == "without" }
      || before.contains {
        ["without", "neither", "none"].contains(lower[$0]) || lower[$0] == "no" && $0 >= words.lowerBound - 2
      }
      || isDeniedAbove(token)
    guard says, !isOfSome(token) else { return nil }
    let isAnyHarm = mention.sense.harm != .killed || mention.sense.lemma == "victim"
    let kinds: [Toll.Kind] = isAnyHarm ? [.killed, .injured] : [.killed]
    return kinds.map {
      TollMention(kind: $0, value: Quantity(low: 0, best: 0, high: 0), tokens: words, rule: .tollNothing)
    }
  }

  /// "no civilian casualties", "no casualties among the guards": of some only.
  private func isOfSome(_ token: Int) -> Bool {
    children(token).contains {
      [.amod, .compound].contains(relation($0)) && covering($0)?.party != nil
        || relation($0) == .nmod && ["among", "on"].contains(preposition($0) ?? "")
    }
  }

  private func isDeniedAbove(_ token: Int) -> Bool {
    let above = head(token)
    guard above >= 0, senses(above)?.speech == nil else { return false }
    return children(above).contains {
      ["no", "not", "without", "n't", "never"].contains(lower[$0]) && [.advmod, .mark, .case_].contains(relation($0))
    }
  }

  /// "No one was hurt", "none of them died", "hurting no one": nobody, as claimed.
  func nobody(_ mention: Mention, _ kind: Toll.Kind) -> [TollMention]? {
    let sentence = text.sentences[mention.sentence].tokens
    let near = Swift.max(sentence.lowerBound, mention.token - 6)..<Swift.min(sentence.upperBound, mention.token + 4)
    let isActive = !mention.isPassive && tag(mention.token) != .adj
    var who: Range<Int>?
    for token in near {
      let isNo = lower[token] == "no" && ["one", "person", "people"].contains(word(token + 1, sentence))
      let isAnyone =
        ["anyone", "anybody"].contains(lower[token]) && token > mention.token
        && near.contains { ["without", "none", "nobody", "not"].contains(lower[$0]) && $0 < mention.token }
      guard isNo || isAnyone || counts(lower[token], .nobody) else { continue }
      if !isActive, token > mention.token, lower[token - 1] != "of" { continue }
      // Nothing but the way from one to the other may stand between them.
      let between = Swift.min(token, mention.token) + 1..<Swift.max(token, mention.token)
      guard
        !between.contains(where: {
          // "nobody was reported hurt", "no one is known to have died"
          !counts(lower[$0], .hearsay)
            && (covering($0)?.speech != nil || [";", "."].contains(lower[$0])
              || $0 > token && $0 < mention.token && tag($0) == .verb)
        })
      else { continue }
      who = token..<token + (isNo ? 2 : 1)
    }
    guard let who else { return nil }
    let kinds: [Toll.Kind] = kind == .injured ? [.killed, .injured] : [kind]
    let tokens = Swift.min(who.lowerBound, mention.token)..<Swift.max(who.upperBound, mention.token + 1)
    return kinds.map {
      TollMention(kind: $0, value: Quantity(low: 0, best: 0, high: 0), tokens: tokens, rule: .tollNothing)
    }
  }
}
