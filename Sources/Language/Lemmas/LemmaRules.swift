/// How English inflects: dictionary forms of regular verbs, nouns and adjectives.
package enum LemmaRules {
  /// The dictionary form of a word in small letters, as regular inflection has it.
  /// - Parameter isKnown: whether a word is the dictionary form of some word seen in training.
  package static func lemma(
    of word: [UInt8], tag: PartOfSpeech, features: Features, isKnown: ([UInt8]) -> Bool
  ) -> [UInt8] {
    switch tag {
    case .verb, .aux:
      if features.contains(.infinitive) { return word }
      if ends(word, "ing"), word.count > 4 { return stem(word.dropLast(3), isKnown) }
      if ends(word, "ied"), word.count > 4 { return word.dropLast(3) + [y] }
      if ends(word, "ed"), word.count > 3 { return stem(word.dropLast(2), isKnown) }
      return features.contains(.finite) && !features.contains(.past) ? singular(word, isKnown) : word
    case .noun:
      return features.contains(.plural) ? singular(word, isKnown) : word
    case .adj, .adv:
      guard features.contains(.comparative) || features.contains(.superlative) else { return word }
      let ending = features.contains(.comparative) ? "er" : "est"
      guard ends(word, ending), word.count > ending.utf8.count + 2 else { return word }
      let stem = Array(word.dropLast(ending.utf8.count))
      if stem.last == i { return stem.dropLast() + [y] }
      return self.stem(stem[...], isKnown)
    default:
      return word
    }
  }

  /// Takes off the -s of a plural or of a verb.
  private static func singular(_ word: [UInt8], _ isKnown: ([UInt8]) -> Bool) -> [UInt8] {
    guard word.count > 3, word.last == s, !ends(word, "ss") else { return word }
    if ends(word, "ies"), word.count > 4 { return word.dropLast(3) + [y] }
    let short = Array(word.dropLast())
    guard short.last == e else { return short }
    if isKnown(short) { return short }
    let shorter = Array(short.dropLast())
    if isKnown(shorter) { return shorter }
    return ["s", "x", "z", "ch", "sh"].contains { ends(shorter, $0) } && !ends(shorter, "as") && !ends(shorter, "us")
      || ends(shorter, "ss") ? shorter : short
  }

  /// The verb of which -ed or -ing was taken: "bomb", "stop(p)", "strafe".
  private static func stem(_ stem: ArraySlice<UInt8>, _ isKnown: ([UInt8]) -> Bool) -> [UInt8] {
    let bare = Array(stem)
    guard bare.count > 1, let last = bare.last else { return bare }
    let silent = bare + [e]
    let isDoubled = bare.count > 2 && bare[bare.count - 2] == last && !isVowel(last)
    let single = Array(bare.dropLast())
    if isDoubled, isKnown(single) { return single }
    if isKnown(silent) { return silent }
    if isKnown(bare) { return bare }
    // "repelled", "cancelled", but "shelled", "spilled".
    if isDoubled, ends(single, "el"), single.dropLast(2).contains(where: isVowel) { return single }
    if isDoubled { return "lsfz".utf8.contains(last) ? bare : single }
    return takesSilentE(bare, last) ? silent : bare
  }

  private static func takesSilentE(_ stem: [UInt8], _ last: UInt8) -> Bool {
    let before = stem[stem.count - 2]
    if "cvuz".utf8.contains(last) { return true }
    if last == g { return !(before == n && stem.count > 3) || ends(stem, "ang") }
    if last == s { return before != s }
    if last == l, "bdgtkpfz".utf8.contains(before) { return true }
    if ends(stem, "at"), stem.count > 3, !isVowel(stem[stem.count - 3]) { return true }
    let vowels = stem.reduce(0) { $0 + (isVowel($1) ? 1 : 0) }
    return vowels == 1 && isVowel(before) && !isVowel(last) && !"wxy".utf8.contains(last)
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }
  private static func ends(_ word: [UInt8], _ ending: String) -> Bool {
    word.count >= ending.utf8.count && word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
  private static let e = UInt8(ascii: "e")
  private static let g = UInt8(ascii: "g")
  private static let i = UInt8(ascii: "i")
  private static let n = UInt8(ascii: "n")
  private static let l = UInt8(ascii: "l")
  private static let s = UInt8(ascii: "s")
  private static let y = UInt8(ascii: "y")
}
