import Incidents
import Language

/// Who says what a sentence tells.
extension Reading {
  func voice(of token: Int, sentence: Int) -> Voice? {
    var position = token
    for _ in 0..<30 {
      let above = head(position)
      guard above >= 0 else { break }
      if let speech = senses(above)?.speech, tag(above) == .verb,
        [.ccomp, .obj, .parataxis, .xcomp, .advcl, .obl, .nmod].contains(relation(position))
          || senses(above)?.speech != nil && relation(position) == .nsubjPass
      {
        if let speaker = children(above).first(where: { relation($0) == .nsubj && !isWithin(token, $0) }) {
          return voice(speaker, speech)
        }
        if relation(position) == .ccomp || relation(position) == .nsubjPass {
          return Voice(speaker: nil, text: "", speech: speech)
        }
      }
      position = above
    }
    // "..., officials said."
    for child in children(position) where relation(child) == .parataxis || relation(child) == .ccomp {
      if let speech = senses(child)?.speech, let speaker = children(child).first(where: { relation($0) == .nsubj }) {
        return voice(speaker, speech)
      }
    }
    for child in text.sentences[sentence].tokens where lower[child] == "according" || lower[child] == "per" {
      let above = head(child)
      let next =
        child + 1 < text.sentences[sentence].tokens.upperBound && lower[child + 1] == "to" ? child + 2 : child + 1
      guard next < text.sentences[sentence].tokens.upperBound else { continue }
      var nominal = above
      if nominal < next {
        nominal =
          (next..<Swift.min(next + 8, text.sentences[sentence].tokens.upperBound)).first {
            tag($0).isNominal && (head($0) == child || head($0) < next || !tag(Swift.max(0, head($0))).isNominal)
          } ?? -1
      }
      if nominal >= next { return voice(nominal, .say) }
    }
    for child in text.sentences[sentence].tokens.dropFirst(2) where senses(child)?.speech != nil && tag(child) == .verb
    {
      if let speaker = children(child).first(where: { relation($0) == .nsubj }), child > token || isWithin(token, child)
      {
        if let speech = senses(child)?.speech, speech == .say || speech == .claim || speech == .confirm {
          return voice(speaker, speech)
        }
      }
    }
    return nil
  }

  private func voice(_ speaker: Int, _ speech: SpeechClass) -> Voice? {
    if tag(speaker) == .pron || senses(speaker)?.time != nil { return Voice(speaker: nil, text: "", speech: speech) }
    var range = phrase(speaker)
    for child in children(speaker)
    where relation(child) == .nmod && ["of", "in", "at", "for"].contains(preposition(child)) {
      let inner = phrase(child)
      if inner.lowerBound > range.upperBound, inner.lowerBound - range.upperBound <= 2 {
        range = range.lowerBound..<inner.upperBound
      }
    }
    return Voice(speaker: speaker, text: string(range), speech: speech)
  }
}
