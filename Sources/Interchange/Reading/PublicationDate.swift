import Incidents

/// The day in the dates that feeds and pages carry: 2024-01-18T09:30:00Z, 20240118, 2024/01/18, Thu, 18 Jan 2024 09:30:00 GMT,
/// January 18, 2024. The day is the one written, whatever zone follows. A date such as 01/02/2024 has two readings, so none.
enum PublicationDate {
  static func read(_ text: String) -> CalendarDate? {
    let words = text.split { !($0.isLetter || $0.isNumber) }.prefix(12)
    guard let first = words.first else { return nil }
    if let date = numeric(words, first: first) { return date }
    let month = words.lazy.compactMap(month(named:)).first
    let year = words.lazy.compactMap { $0.count == 4 ? Int($0) : nil }.first
    let day = words.lazy.compactMap { ($0.count <= 2 ? Int($0) : nil) ?? ordinal($0) }.first
    guard let month, let year, let day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Year first: 2024-01-18, 2024/1/18, 20240118.
  private static func numeric(_ words: ArraySlice<Substring>, first: Substring) -> CalendarDate? {
    let digits = first.prefix { $0.isASCII && $0.isNumber }
    if digits.count == 8, let packed = Int(digits) {
      return CalendarDate(year: packed / 10_000, month: packed / 100 % 100, day: packed % 100)
    }
    guard digits.count == 4, digits.count == first.count, words.count >= 3, let year = Int(digits),
      let month = Int(words[words.startIndex + 1]),
      let day = Int(words[words.startIndex + 2].prefix { $0.isASCII && $0.isNumber })
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// 1st, 22nd, 18th.
  private static func ordinal(_ word: Substring) -> Int? {
    guard ["st", "nd", "rd", "th"].contains(where: word.hasSuffix) else { return nil }
    return Int(word.dropLast(2))
  }

  private static func month(named word: Substring) -> Int? {
    guard word.count >= 3, let start = word.lowercased().prefix(3) as Substring? else { return nil }
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.firstIndex(of: String(start)).map { $0 + 1 }
  }
}
