/// Where a contracted word is cut: "did|n't", "army|'s", "can|not".
enum Clitics {
  /// The offset where a word is cut in two; nil for a word that stays whole.
  static func cut(_ bytes: [UInt8], _ word: Range<Int>) -> Int? {
    guard word.count >= 3 else { return nil }
    if let apostrophe = lastApostrophe(bytes, word), apostrophe.lowerBound > word.lowerBound {
      let tail = bytes[apostrophe.upperBound..<word.upperBound]
      if isTail(tail) { return apostrophe.lowerBound }
      let letter = apostrophe.lowerBound - 1
      if tail.count == 1, tail.first.map(foldedASCII) == 0x74, foldedASCII(bytes[letter]) == 0x6E,
        letter > word.lowerBound
      {
        return letter
      }
      return nil
    }
    guard word.count == 5 || word.count == 6 else { return nil }
    let folded = bytes[word].map(foldedASCII)
    return merged.contains { $0.elementsEqual(folded) } ? word.lowerBound + 3 : nil
  }

  /// The end of a clitic whose letters start here; nil when other letters follow.
  static func endOfClitic(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    let letters = bytes[start..<limit].prefix(3).prefix { Glyph.ascii($0) == .letter || $0 >= 0x80 }
    return isTail(letters) ? letters.endIndex : nil
  }

  private static func isTail(_ tail: ArraySlice<UInt8>) -> Bool {
    guard let first = tail.first.map(foldedASCII) else { return false }
    if tail.count == 1 { return first == 0x73 || first == 0x6D || first == 0x64 }
    guard tail.count == 2, let last = tail.last.map(foldedASCII) else { return false }
    return (first == 0x72 || first == 0x76) && last == 0x65 || first == 0x6C && last == 0x6C
  }

  private static func lastApostrophe(_ bytes: [UInt8], _ word: Range<Int>) -> Range<Int>? {
    for offset in word.suffix(5).reversed() {
      if bytes[offset] == 0x27 { return offset..<offset + 1 }
      if bytes[offset] == 0xE2 || bytes[offset] == 0xCA {
        let (glyph, length) = Glyph.at(offset, bytes)
        if glyph == .apostrophe { return offset..<offset + length }
      }
    }
    return nil
  }

  private static let merged = ["cannot", "gonna", "wanna", "gotta", "gimme", "lemme"].map(\.utf8)
}
