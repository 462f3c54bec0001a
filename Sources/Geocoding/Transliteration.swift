/// What the ways of writing a country's names in Latin letters have in common, as rules that give letters one form.
struct Transliteration: Sendable {
  /// What one way writes for another's letters.
  struct Rule: Sendable {
    enum Position: String { case any, start, end, word }

    let from: [UInt8]
    let to: [UInt8]
    let position: Position
  }

  /// By first letter of what they read, the longest first.
  private var rules = [[Rule]](repeating: [], count: 26)

  init(_ rules: [Rule]) {
    for rule in rules {
      if let slot = Self.slot(rule.from.first ?? 0) { self.rules[slot].append(rule) }
    }
    for slot in self.rules.indices {
      // what holds in a country alone stands after what holds everywhere, and goes first
      self.rules[slot] = self.rules[slot].enumerated().sorted { a, b in
        a.element.from.count != b.element.from.count
          ? a.element.from.count > b.element.from.count : a.offset > b.offset
      }.map(\.element)
    }
  }

  /// Letters and digits in their common form, doubled ones single, without blanks.
  /// - Parameter plain: lower-case ASCII letters, digits, and single blanks between words.
  func letters(_ plain: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(plain.count)
    func add(_ byte: UInt8) {
      if result.last != byte { result.append(byte) }
    }
    var at = 0
    while at < plain.count {
      if let rule = rule(plain, at) {
        rule.to.forEach(add)
        at += rule.from.count
      } else {
        if plain[at] != Self.blank { add(plain[at]) }
        at += 1
      }
    }
    return result
  }

  private func rule(_ plain: [UInt8], _ at: Int) -> Rule? {
    guard let slot = Self.slot(plain[at]) else { return nil }
    return rules[slot].first { rule in
      let end = at + rule.from.count
      guard end <= plain.count else { return false }
      for offset in rule.from.indices where plain[at + offset] != rule.from[offset] { return false }
      let starts = at == 0 || plain[at - 1] == Self.blank
      let ends = end == plain.count || plain[end] == Self.blank
      switch rule.position {
      case .any: return true
      case .start: return starts
      case .end: return ends
      case .word: return starts && ends
      }
    }
  }

  private static let blank = UInt8(ascii: " ")

  @inline(__always)
  private static func slot(_ byte: UInt8) -> Int? {
    byte >= 0x61 && byte <= 0x7a ? Int(byte) - 0x61 : nil
  }
}

/// The transliterations of all countries, from the tables `transliterations.tsv` and `transliteration-families.tsv`.
struct Transliterations: Sendable {
  private let common: Transliteration
  private let byCountry: [CountryKey: Transliteration]

  init(folder: String) throws(PlaceWordsError) {
    let file = "transliterations.tsv"
    var everywhere: [Transliteration.Rule] = []
    var special: [CountryKey: [Transliteration.Rule]] = [:]
    var families: [String: [CountryKey]] = [:]
    for row in try TabTable(folder: folder, file: "transliteration-families.tsv", columns: 2).rows {
      families[row.fields[0], default: []] += row.fields[1].split(separator: ",").map { CountryKey(String($0)) }
    }
    for row in try TabTable(folder: folder, file: file, columns: 4).rows {
      let from = Array(row.fields[1].utf8)
      guard let position = Transliteration.Rule.Position(rawValue: row.fields[2]) else {
        throw PlaceWordsError(file: file, line: row.line, reason: "where is one of any, start, end, word")
      }
      guard from.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a }) else {
        throw PlaceWordsError(file: file, line: row.line, reason: "\(row.fields[1]) is not of the letters a to z")
      }
      let to = row.fields[3] == "-" ? [] : Array(row.fields[3].utf8)
      let rule = Transliteration.Rule(from: from, to: to, position: position)
      if row.fields[0] == "*" {
        everywhere.append(rule)
      } else {
        guard let countries = families[row.fields[0]] else {
          throw PlaceWordsError(file: file, line: row.line, reason: "no family is called \(row.fields[0])")
        }
        for country in countries { special[country, default: []].append(rule) }
      }
    }
    common = Transliteration(everywhere)
    byCountry = special.mapValues { Transliteration(everywhere + $0) }
  }

  func of(_ country: CountryKey) -> Transliteration { byCountry[country] ?? common }
}
