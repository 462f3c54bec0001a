/// The place and date before the first words of a report: "QUETTA, Jan 17 (Agency) -", "KABUL (Reuters) --", "NAIROBI -",
/// "Bogota, 2 April (EFE) --".
enum Dateline {
  /// How many tokens of a paragraph are looked at.
  static let longest = 18

  /// The position after the dash that closes the dateline with which a paragraph starts; nil when it starts otherwise.
  static func end(in paragraph: Range<Int>, of text: SentenceSplitter) -> Int? {
    let tokens = text.tokens
    guard let first = paragraph.first else { return nil }
    guard isUpper(text.bytes[tokens[first].range]) else { return mixedEnd(in: paragraph, of: text) }
    guard tokens[first].range.count > 2 else { return nil }
    // "JUNE 20 - The ship ...": an entry of a chronicle.
    if isMonth(text.bytes[tokens[first].range]), paragraph.contains(first + 1),
      isNumber(text.bytes[tokens[first + 1].range])
    {
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

  /// The same where the place is not in capitals: names, then the day, an agency in brackets or one in capitals, and the dash:
  /// "Guatemala City, 4 May (AP) --", "Homs, SANA -". A day of the week or a month in front heads an entry instead.
  private static func mixedEnd(in paragraph: Range<Int>, of text: SentenceSplitter) -> Int? {
    let tokens = text.tokens
    func word(_ position: Int) -> ArraySlice<UInt8> { text.bytes[tokens[position].range] }
    let first = paragraph.lowerBound
    guard text.marks[first].contains(.capital), !isMonth(word(first)), !isWeekday(word(first)) else { return nil }
    var hasDay = false
    for position in paragraph.prefix(longest).dropFirst() {
      let mark = text.marks[position]
      if mark.contains(.dash) {
        // "(ACAN-EFE)"
        guard mark.contains(.spaced) || tokens[position].range.count > 1 else { continue }
        guard position + 1 < paragraph.upperBound, !text.marks[position + 1].contains(.small) else { return nil }
        let last = position - 1
        let isAgency = word(last).elementsEqual([0x29]) && text.marks[last - 1].contains(.capital)
        let isInCapitals = isUpper(word(last)) && word(last).count > 2 && word(last - 1).elementsEqual([0x2C])
        return hasDay || isAgency || isInCapitals ? position + 1 : nil
      }
      if isNumber(word(position)) {
        let next = position + 1
        hasDay = hasDay || isMonth(word(position - 1)) || next < paragraph.upperBound && isMonth(word(next))
      } else if !mark.contains(.capital), !marksOfNames.contains(where: { word(position).elementsEqual($0) }) {
        return nil
      }
    }
    return nil
  }

  /// What stands among the names of a dateline besides them.
  private static let marksOfNames = [",", "(", ")", ".", "/", "de", "del", "la", "of", "al", "el"].map {
    Array($0.utf8)
  }

  private static let months = Set(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map { Array($0.utf8) })

  private static let days = Set(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map { Array($0.utf8) })

  private static func isMonth(_ word: ArraySlice<UInt8>) -> Bool {
    months.contains(word.prefix(3).map { $0 | 0x20 })
  }

  private static func isWeekday(_ word: ArraySlice<UInt8>) -> Bool {
    days.contains(word.prefix(3).map { $0 | 0x20 }) && (word.count == 3 || word.suffix(3).elementsEqual("day".utf8))
  }

  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool { word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

  /// Whether a paragraph of that text may start with a dateline: its first word has three letters, none of them small, or a dash
  /// stands near its start.
  static func mayOpen(_ paragraph: Range<Int>, of bytes: [UInt8]) -> Bool {
    let opening = bytes[paragraph].drop { $0 <= 0x20 }
    let word = opening.prefix(3)
    guard word.count == 3, let first = word.first, first < 0x61 || first > 0x7A else { return false }
    return !word.contains { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x20 }
      || opening.prefix(80).contains { $0 == 0x2D || $0 == 0xE2 }
  }

  private static func isUpper(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains { $0 >= 0x41 && $0 <= 0x5A } && !word.contains { $0 >= 0x61 && $0 <= 0x7A }
  }
}
