/// Finds what a text says a place lies in or near: "Hyderabad in Sindh", "Springfield, Ill.", "Iran's Sistan province",
/// "X, a town near Y", "the X area of Y district".
struct QualifierFinder {
  let document: Document

  /// How many words an apposition may take before it names its place.
  private static let reach = 7

  /// Words that end the phrase of what somebody has.
  private static let joints: CueSet = [.in, .near, .motion, .of, .between, .on, .with, .and, .speech, .strike]

  private static let between = CueSet.generic.union([.area, .direction, .of])

  /// The qualifiers of every recognised mention.
  func qualifiers() -> [[Qualifier]] {
    var result = [[Qualifier]](repeating: [], count: document.mentions.count)
    for index in document.mentions.indices {
      if let next = after(index) { result[index].append(next) }
      // "Iran's Sistan and Baluchistan", "Kandahar province's Spin Boldak district": the former qualifies the latter
      if index + 1 < document.mentions.count, possesses(index, index + 1) {
        result[index + 1].append(Qualifier(relation: .inside, isOutright: true, mention: index))
      }
    }
    return result
  }

  private func possesses(_ owner: Int, _ owned: Int) -> Bool {
    var at = document.mentions[owner].words.upperBound
    let start = document.mentions[owned].words.lowerBound
    guard at <= start, start - at <= 4 else { return false }
    // "province" may stand between the name and the possessive; adjectives and common nouns after it
    if document.mentions[owner].form == .adjective {
      // "the Iranian city of Saravan"; but "Russian shells hit Avdiivka" says nothing of whose town it is
      return start - at <= 2 && (at..<start + 1).allSatisfy { document.words[$0].gap.isPlain }
        && (at..<start).allSatisfy { !document.words[$0].cues.isDisjoint(with: Self.between) }
    }
    while at < start, document.words[at].gap.isPlain, !document.words[at].cues.isDisjoint(with: .generic) { at += 1 }
    guard document.words[at].gap.contains(.possessive) else { return false }
    // "facilities of Iran's Revolutionary Guards near Abu Kamal": what Iran has are the Guards
    return at == start
      || (at..<start).allSatisfy { document.words[$0].cues.isDisjoint(with: Self.joints) }
        && (at + 1...start).allSatisfy { document.words[$0].gap.isPlain }
  }

  /// Whether an adjective tells of ground, "in the Iranian city of", and not of a tongue, "in Turkish".
  private func describes(_ adjective: Mention) -> Bool {
    guard let noun = document.word(adjective.words.upperBound), noun.gap.isPlain || noun.gap == .hyphen else {
      return false
    }
    return noun.isCapital || !noun.cues.isDisjoint(with: Self.between)
  }

  private func after(_ index: Int) -> Qualifier? {
    let mention = document.mentions[index]
    guard index + 1 < document.mentions.count else { return nil }
    let next = document.mentions[index + 1]
    var at = mention.words.upperBound
    let start = next.words.lowerBound
    guard start >= at, start - at <= Self.reach else { return nil }
    if at == start {
      let gap = document.words[at].gap
      return gap.contains(.comma) || gap.contains(.opening) ? Qualifier(relation: .inside, mention: index + 1) : nil
    }
    var relation: Qualifier.Relation?
    var afterComma = false
    var sawArticle = false
    while at < start {
      let word = document.words[at]
      if !word.gap.isDisjoint(with: [.stop, .newline, .colon, .quote]) { return nil }
      if word.gap.contains(.comma) || word.gap.contains(.opening) || word.gap.contains(.closing) {
        if relation != nil { return nil }
        afterComma = true
      }
      let cues = word.cues
      if cues.contains(.near) {
        relation = .near
      } else if cues.contains(.in) || cues.contains(.of) {
        relation = relation == .near ? .near : .inside
      } else if cues.contains(.measure) {
        relation = .near
      } else if cues.contains(.article) || cues.contains(.the) {
        sawArticle = true
      } else if cues.isDisjoint(with: [.area, .generic, .direction]) && !(afterComma && sawArticle) {
        // other words may only stand in an apposition: ", a dusty market town near"
        return nil
      } else if !cues.isDisjoint(with: [.speech, .personVerb, .and]) && !cues.contains(.area) {
        return nil
      }
      at += 1
    }
    let gap = document.words[start].gap
    if relation == nil {
      // "Spin Boldak district, Kandahar"
      return gap.contains(.comma) || gap.contains(.opening) ? Qualifier(relation: .inside, mention: index + 1) : nil
    }
    guard gap.isPlain, let relation else { return nil }
    if next.form == .adjective, !describes(next) { return nil }
    return Qualifier(relation: relation, isOutright: relation == .inside && !afterComma, mention: index + 1)
  }
}
