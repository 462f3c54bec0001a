/// What the ways of writing a country's names in Latin letters have in common, as rules that give letters one form.
struct Transliteration: Sendable {
  /// What one way writes for another's letters.
  struct Rule: Sendable {
    enum Position: String { case any, start, end, word }

    let from: [UInt8]
    let to: [UInt8]
    let position: Position
  }

  /// A rule whose letters stand in the row of all rules' letters.
  private struct Step {
    let from: Range<Int>
    let to: Range<Int>
    let position: Rule.Position
  }

  /// By first letter of what they read, the longest first.
  private var steps: [Step] = []
  /// Where the steps of each first letter begin; those of the next follow.
  private var starts: [Int] = []
  private var row: [UInt8] = []

  init(_ rules: [Rule]) {
    var slots = [[Rule]](repeating: [], count: Self.letterCount)
    for rule in rules {
      if let slot = Self.slot(rule.from.first ?? 0) { slots[slot].append(rule) }
    }
    for slot in slots {
      starts.append(steps.count)
      // what holds in a country alone stands after what holds everywhere, and goes first
      let sorted = slot.enumerated().sorted { a, b in
        a.element.from.count != b.element.from.count
          ? a.element.from.count > b.element.from.count : a.offset > b.offset
      }
      for (_, rule) in sorted {
        let start = row.count
        row += rule.from + rule.to
        let middle = start + rule.from.count
        steps.append(Step(from: start..<middle, to: middle..<row.count, position: rule.position))
      }
    }
    starts.append(steps.count)
  }

  /// Letters and digits in their common form, doubled ones single, without blanks.
  /// - Parameter plain: lower-case ASCII letters, digits, and single blanks between words.
  func letters(_ plain: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(plain.count)
    func add(_ byte: UInt8) {
      if result.last != byte { result.append(byte) }
    }
    row.withUnsafeBufferPointer { row in
      steps.withUnsafeBufferPointer { steps in
        plain.withUnsafeBufferPointer { plain in
          var at = 0
          while at < plain.count {
            if let slot = Self.slot(plain[at]),
              let step = steps[starts[slot]..<starts[slot + 1]].first(where: { Self.holds($0, row, plain, at) })
            {
              for place in step.to { add(row[place]) }
              at += step.from.count
            } else {
              if plain[at] != Self.blank { add(plain[at]) }
              at += 1
            }
          }
        }
      }
    }
    return result
  }

  private static func holds(
    _ step: Step, _ row: UnsafeBufferPointer<UInt8>, _ plain: UnsafeBufferPointer<UInt8>, _ at: Int
  ) -> Bool {
    let end = at + step.from.count
    guard end <= plain.count else { return false }
    for offset in 1..<step.from.count where plain[at + offset] != row[step.from.lowerBound + offset] { return false }
    let starts = at == 0 || plain[at - 1] == blank
    let ends = end == plain.count || plain[end] == blank
    switch step.position {
    case .any: return true
    case .start: return starts
    case .end: return ends
    case .word: return starts && ends
    }
  }

  private static let letterCount = 26
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
