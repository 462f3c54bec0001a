/// Gives every name of a list the generic word that stands once for all: "in Sinak, Ilaga and Beoga districts", "the provinces of
/// Helmand, Zabul and Farah".
struct ListedKinds {
  let document: Document

  /// Looks at the recognised mentions.
  func spread() {
    for index in document.mentions.indices where document.mentions[index].form == .name {
      let words = document.mentions[index].words
      if let kind = plural(at: words.upperBound), document.words[words.upperBound].gap.isPlain {
        var at = index
        while at > 0, isJoined(at - 1, at), give(kind, to: at - 1) { at -= 1 }
      }
      if let of = document.word(words.lowerBound - 1), of.cues.contains(.of), of.gap.isPlain,
        let kind = plural(at: words.lowerBound - 2)
      {
        var at = index
        while at + 1 < document.mentions.count, isJoined(at, at + 1), give(kind, to: at + 1) { at += 1 }
      }
    }
  }

  /// - Returns: false when the name cannot take it, and the list ends.
  private func give(_ kind: CueSet, to index: Int) -> Bool {
    guard document.mentions[index].form == .name, document.mentions[index].generic.isEmpty else { return false }
    document.mentions[index].generic = kind
    return true
  }

  /// The kind that a generic word in the plural names.
  private func plural(at index: Int) -> CueSet? {
    guard let word = document.word(index), word.end > word.start + 3, document.text[word.end - 1] | 0x20 == 0x73
    else { return nil }
    let kind = word.cues.intersection([.town, .district, .province])
    return kind.isEmpty ? nil : kind
  }

  /// Whether nothing but a comma or an "and" stands between two mentions.
  private func isJoined(_ first: Int, _ second: Int) -> Bool {
    let at = document.mentions[first].words.upperBound
    let start = document.mentions[second].words.lowerBound
    guard at < document.words.count, start >= at else { return false }
    let gap = document.words[at].gap
    if start == at { return gap == [.comma, .space] }
    return start == at + 1 && document.words[at].cues.contains(.and) && (gap.isPlain || gap == [.comma, .space])
      && document.words[start].gap.isPlain
  }
}
