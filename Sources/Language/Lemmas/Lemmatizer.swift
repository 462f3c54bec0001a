/// Finds dictionary forms: first among the irregular forms learned in training, then by rule.
/// `@unchecked Sendable`: views into read-only memory that `file` keeps.
package struct Lemmatizer: @unchecked Sendable {
  private let file: ModelFile
  /// An entry is 40 bits of the key and 24 bits: one more than the offset in the text of a length byte and the lemma.
  private let irregular: UnsafeBufferPointer<UInt64>
  private let text: UnsafeBufferPointer<UInt8>
  private let known: UnsafeBufferPointer<UInt64>
  private static let longest = 40

  init(_ file: ModelFile) throws(LanguageError) {
    self.file = file
    irregular = try file.numbers(.lemmas, count: file.bytes(.lemmas).count / 8)
    text = try file.numbers(.lemmaText, count: file.bytes(.lemmaText).count)
    known = try file.numbers(.knownLemmas, count: file.bytes(.knownLemmas).count / 8)
    for table in [irregular, known] where table.isEmpty || table.count & (table.count - 1) != 0 || !table.contains(0) {
      throw file.damaged
    }
  }

  /// The lemma of a tagged word; nil where the word is its own lemma, as names and very long words are.
  func lemma(of word: ArraySlice<UInt8>, tag: PartOfSpeech, features: Features) -> [UInt8]? {
    guard word.count <= Self.longest, ![.punct, .propn, .x, .sym].contains(tag) else { return nil }
    var form = word.map(foldedASCII)
    if let index = form.firstIndex(of: 0xE2), index + 2 < form.count, form[index + 1] == 0x80, form[index + 2] == 0x99 {
      form.replaceSubrange(index..<index + 3, with: [0x27])
    }
    return exception(form, tag) ?? LemmaRules.lemma(of: form, tag: tag, features: features) { isKnown($0) }
  }

  private func exception(_ form: [UInt8], _ tag: PartOfSpeech) -> [UInt8]? {
    guard let entry = Self.find(irregular, Self.key(form, tag), bits: 24) else { return nil }
    let start = Int(entry & 0xFFFFFF) - 1
    guard start >= 0, start < text.count, start + Int(text[start]) < text.count else { return nil }
    return Array(text[(start + 1)...(start + Int(text[start]))])
  }

  private func isKnown(_ lemma: [UInt8]) -> Bool { Self.find(known, WordFeatures.key(lemma), bits: 0) != nil }

  /// The key of an irregular form: the form with its part of speech.
  package static func key(_ form: [UInt8], _ tag: PartOfSpeech) -> UInt64 {
    WordFeatures.key(form + [tag == .aux ? PartOfSpeech.verb.rawValue : tag.rawValue])
  }

  private static func find(_ table: UnsafeBufferPointer<UInt64>, _ key: UInt64, bits: UInt64) -> UInt64? {
    var slot = Int(truncatingIfNeeded: key) & (table.count - 1)
    while true {
      let entry = table[slot]
      if entry == 0 { return nil }
      if entry >> bits == key >> bits { return entry }
      slot = (slot + 1) & (table.count - 1)
    }
  }
}
