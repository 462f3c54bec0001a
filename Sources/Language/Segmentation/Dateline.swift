/// The place and date before the first words of a report: "QUETTA, Jan 17 (Agency) -", "KABUL (Reuters) --", "NAIROBI -".
enum Dateline {
  /// How many tokens of a paragraph are looked at.
  static let longest = 18

  /// The position after the dash that closes the dateline with which a paragraph starts; nil when it starts otherwise.
  static func end(in paragraph: Range<Int>, of text: SentenceSplitter) -> Int? {
    let tokens = text.tokens
    guard let first = paragraph.first, isUpper(text.bytes[tokens[first].range]), tokens[first].range.count > 2 else {
      return nil
    }
    var hasSign = false
    // Nothing but capitals, as in "NEW DELHI/ISLAMABAD -".
    var isName = true
    for position in paragraph.prefix(longest).dropFirst() {
      let range = tokens[position].range
      let byte = text.bytes[range.lowerBound]
      let mark = text.marks[position]
      if mark.contains(.dash), position + 1 < paragraph.upperBound {
        let isApart = mark.contains(.spaced) || range.count > 1
        if isApart, hasSign || isName, !text.marks[position + 1].contains(.small) { return position + 1 }
        if isApart { return nil }
      }
      if mark.contains(.small) { isName = false }
      if byte == 0x2C || byte == 0x28 || (byte >= 0x30 && byte <= 0x39) { hasSign = true }
      if mark.contains(.terminator) || (mark.contains(.small) && range.count > 3 && !hasSign) { return nil }
    }
    return nil
  }

  /// Whether a paragraph of that text may start with a dateline: its first word has three letters, none of them small.
  static func mayOpen(_ paragraph: Range<Int>, of bytes: [UInt8]) -> Bool {
    let word = bytes[paragraph].drop { $0 <= 0x20 }.prefix(3)
    return word.count == 3 && !word.contains { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x20 }
  }

  private static func isUpper(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains { $0 >= 0x41 && $0 <= 0x5A } && !word.contains { $0 >= 0x61 && $0 <= 0x7A }
  }
}
