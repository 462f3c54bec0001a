/// The few hyphens that stay inside a token: after a bound prefix ("re-elected"), in number words ("ninety-nine"),
/// in telephone numbers and numeric dates.
enum Hyphens {
  static func join(_ bytes: [UInt8], _ start: Int, _ hyphen: Int, _ limit: Int) -> Bool {
    guard hyphen > start, hyphen - start <= longest, hyphen + 1 < limit else { return false }
    let next = Glyph.at(hyphen + 1, bytes).glyph
    if next == .digit {
      let left = bytes[start..<hyphen]
      let right = bytes[(hyphen + 1)..<min(limit, hyphen + 1 + longest)].prefix { Glyph.ascii($0) == .digit }
      guard left.allSatisfy({ Glyph.ascii($0) == .digit || $0 == 0x2D }) else { return false }
      return left.count >= 3 && right.count >= 3 || left.contains(0x2D)
        || (left.count == 4 && right.count == 2 && hyphen + 3 < limit && bytes[hyphen + 3] == 0x2D)
    }
    guard next == .letter, hyphen - start <= 7 else { return false }
    let left = String(decoding: bytes[start..<hyphen].map(foldedASCII), as: UTF8.self)
    if prefixes.contains(left) { return true }
    guard tens.contains(left) else { return false }
    let right = bytes[(hyphen + 1)..<min(limit, hyphen + 1 + longest)].prefix { Glyph.ascii($0) == .letter }.map(
      foldedASCII)
    return ones.contains(String(decoding: right, as: UTF8.self))
  }

  /// Bytes before a hyphen that can still be a number's; more are not looked at, however long the run.
  private static let longest = 24

  private static let prefixes: Set<String> = [
    "non", "co", "re", "anti", "pro", "ex", "mid", "pre", "post", "multi", "e", "inter", "intra", "sub", "un", "pan",
  ]
  private static let tens: Set<String> = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let ones: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "first", "second", "third", "fourth",
    "fifth",
    "sixth", "seventh", "eighth", "ninth",
  ]
}
