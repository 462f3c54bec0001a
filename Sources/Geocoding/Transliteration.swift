/// What the ways of writing a country's names in Latin letters have in common, as rules that give letters one form.
struct Transliteration: Sendable {
  /// What one way writes for another's letters.
  struct Rule: Sendable {
    enum Position: String { case any, start, end, word }

    let from: [UInt8]
    let to: [UInt8]
    let position: Position
  }

  /// A rule whose letters stand in the row of all rules' letters: what it reads, and behind it what it writes.
  private struct Step {
    let start: Int32
    let count: Int32
    let written: Int32
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
        steps.append(
          Step(
            start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: rule.from.count),
            written: Int32(truncatingIfNeeded: rule.to.count), position: rule.position))
      }
    }
    starts.append(steps.count)
  }

  /// Appends letters and digits in their common form, doubled ones single, without blanks.
  /// - Parameter plain: lower-case ASCII letters, digits, and single blanks between words.
  func append(_ plain: UnsafeBufferPointer<UInt8>, to letters: inout [UInt8]) {
    var last: UInt8 = 0
    row.withUnsafeBufferPointer { row in
      steps.withUnsafeBufferPointer { steps in
        starts.withUnsafeBufferPointer { starts in
          var at = 0
          while at < plain.count {
            if let step = Self.step(plain, at, row, steps, starts) {
              let first = Int(step.start + step.count)
              for place in first..<first + Int(step.written) where row[place] != last {
                last = row[place]
                letters.append(last)
              }
              at += Int(step.count)
            } else {
              if plain[at] != Self.blank, plain[at] != last {
                last = plain[at]
                letters.append(last)
              }
              at += 1
            }
          }
        }
      }
    }
  }

  /// The first step that holds of the letters that begin there.
  @inline(__always)
  private static func step(
    _ plain: UnsafeBufferPointer<UInt8>, _ at: Int, _ row: UnsafeBufferPointer<UInt8>,
    _ steps: UnsafeBufferPointer<Step>,
    _ starts: UnsafeBufferPointer<Int>
  ) -> Step? {
    guard let slot = slot(plain[at]) else { return nil }
    var number = starts[slot]
    while number < starts[slot + 1] {
      if holds(steps[number], row, plain, at) { return steps[number] }
      number += 1
    }
    return nil
  }

  @inline(__always)
  private static func holds(
    _ step: Step, _ row: UnsafeBufferPointer<UInt8>, _ plain: UnsafeBufferPointer<UInt8>, _ at: Int
  ) -> Bool {
    let end = at + Int(step.count)
    guard end <= plain.count else { return false }
    var offset = 1
    while offset < Int(step.count) {
      if plain[at + offset] != row[Int(step.start) + offset] { return false }
      offset += 1
    }
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
