internal import Gazetteer

/// Names that the gazetteer lacks, or has in another spelling only.
extension MentionFinder {
  /// A province of two names joined by "and", in another spelling than the gazetteer's: "Sistan and Baluchistan province".
  func joined(at index: Int, in document: Document) -> Mention? {
    guard index + 3 < document.words.count, document.words[index].isCapital,
      document.words[index + 1].cues.contains(.and), document.words[index + 1].shape == .lower,
      document.words[index + 1].gap.isPlain, document.words[index + 2].isCapital, document.words[index + 2].gap.isPlain,
      document.words[index + 3].cues.contains(.province), document.words[index + 3].gap.isPlain
    else { return nil }
    let range = document.words[index].start..<document.words[index + 2].end
    let text = document.string(range)
    guard let name = gazetteer.nameID(text) ?? spellings.province(like: text) else { return nil }
    return Mention(words: index..<index + 3, range: range, form: .name, name: name, profile: 0)
  }

  /// "al-Watiya", "el-Obeid": a name with its article in lower case, known or not.
  func articled(at index: Int, in document: Document) -> Mention? {
    let word = document.words[index]
    guard word.shape == .lower, let next = document.word(index + 1), next.gap == .hyphen, next.isCapital,
      Self.articles.contains(word.key)
    else { return nil }
    if let named = gazetteerName(at: index, in: document), named.words.count > 1 { return named }
    let end = runEnd(from: index + 1, in: document)
    let span = index..<end + 1
    return Mention(
      words: span, range: word.start..<document.words[end].end, form: .name, name: nil, profile: 0,
      generic: generic(beside: span, in: document))
  }

  /// The longest run of capitalised words taken for one unknown name.
  private static let longestUnknown = 4

  /// The last word of the run of capitalised words that begins at a word; articles and particles may stand inside.
  private func runEnd(from index: Int, in document: Document) -> Int {
    var end = index
    while end - index + 1 < Self.longestUnknown, let next = document.word(end + 1),
      next.gap.isPlain || next.gap == .hyphen
    {
      if next.isCapital, next.cues.isDisjoint(with: [.month, .title]) {
        end += 1
      } else if next.shape == .lower, Self.articles.contains(next.key), let after = document.word(end + 2),
        after.isCapital, after.gap.isPlain || after.gap == .hyphen
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// A run of capitalised words that stands where places stand, longer than any name known there.
  func extended(_ named: Mention?, at index: Int, in document: Document) -> Mention? {
    let word = document.words[index]
    guard word.isCapital, !document.isUnicase, word.cues.isDisjoint(with: Self.functionWords) else { return nil }
    let before = document.word(index - 1)
    let opens = word.startsSentence && named == nil
    if opens, document.apposition(at: index + 1) != .place { return nil }
    if let before, before.isCapital, word.gap.isPlain, before.cues.isDisjoint(with: Self.heralds),
      !before.startsSentence
    {
      return nil
    }
    let end = runEnd(from: index, in: document)
    let known = named?.words.count ?? 0
    var last = end
    // end at a generic head if the run has one: "Wadi Halfa District Police" -> "Wadi Halfa District"
    while last > index, document.words[last].cues.isDisjoint(with: .generic) { last -= 1 }
    let hasHead = last > index
    if !hasHead { last = end }
    guard last - index + 1 > known else { return nil }
    let span = index..<last + 1
    let generic = hasHead ? document.words[last].cues.intersection(.generic) : generic(beside: span, in: document)
    if !hasHead {
      if let named, !isWeak(named) { return nil }
      guard opens || !generic.isEmpty || isPlaced(span, in: document) else { return nil }
    }
    // "Khost Province", "Bannu District": the name that is known, with the kind of area it is called.
    let isKindOfKnown = hasHead && last - index == known && !generic.isDisjoint(with: [.district, .province])
    return Mention(
      words: span, range: word.start..<document.words[last].end, form: .name, name: isKindOfKnown ? named?.name : nil,
      profile: 0, generic: generic)
  }

  /// A single word that hardly tells a place: the first of an unknown longer name, as likely.
  private func isWeak(_ named: Mention) -> Bool {
    guard named.words.count == 1, let name = named.name else { return false }
    if named.range.count <= 4 || gazetteer.traits(of: name).contains(.commonWord) { return true }
    switch profiles.profile(of: name).strength {
    case .weak, .unknown: return true
    case .medium, .strong: return false
    }
  }

  /// Whether the words around a span are those that stand around places: "hit X", "in the X area", "A, X and B".
  private func isPlaced(_ span: Range<Int>, in document: Document) -> Bool {
    let gap = document.words[span.lowerBound].gap
    let before = document.word(span.lowerBound - 1)
    let next = document.word(span.upperBound)
    if let before, gap.isPlain {
      if !before.cues.isDisjoint(with: Self.heralds) { return true }
      if before.cues.contains(.of), let head = document.word(span.lowerBound - 2),
        !head.cues.isDisjoint(with: Self.generalHeads)
      {
        return true
      }
      if before.cues.contains(.and), let other = document.word(span.lowerBound - 2), other.isCapital { return true }
      if before.cues.contains(.area) { return true }
    }
    if gap == [.comma, .space], let before, before.isCapital { return true }
    if let next {
      if next.gap.isPlain, next.shape == .lower, next.cues.contains(.area) { return true }
      // "the Beddawi refugee camp"
      if next.gap.isPlain, next.shape == .lower, let head = document.word(span.upperBound + 1), head.gap.isPlain,
        head.shape == .lower, head.cues.contains(.area), head.cues.isDisjoint(with: [.people, .event])
      {
        return true
      }
      if next.gap == [.comma, .space], next.isCapital { return true }
      if next.gap == [.space, .opening], next.isCapital { return true }
    }
    return document.apposition(at: span.upperBound) == .place
  }

  /// Words that a place follows.
  private static let heralds = CueSet([.in, .near, .between, .motion, .strike, .on]).union(.generic)
  /// Words that a place follows after "of".
  private static let generalHeads = CueSet.generic.union([.area, .direction])

  /// Words that begin a sentence or a phrase, never a name.
  private static let functionWords = CueSet([.in, .near, .on, .of, .between, .and, .the, .article, .month, .with])

  private static let articles: Set<UInt64> = Set(
    ["al", "el", "an", "ar", "as", "ash", "ad", "at", "az", "ed", "es", "et", "ul", "ur", "de", "del", "la", "e", "i"]
      .map(wordKey))
}
