import Language

/// The armed groups and forces known by name, found by any of their spellings.
struct GroupNames: Sendable {
  struct Group: Sendable {
    var name: String
    var country: String?
    var sector: String
  }
  private(set) var groups: [Group] = []
  /// Folded spelling → group.
  private var exact: [[UInt8]: Int32] = [:]
  /// Short names that are words otherwise ("IS", "ETA"): only in capitals.
  private var capitals: [String: Int32] = [:]
  /// What such names with a hyphen begin with: "M" of "M-19".
  private var hyphened: Set<String> = []
  /// Sound of a name → group, for spellings nobody has listed.
  private var sounds: [[UInt8]: Int32] = [:]
  /// For the first two letters of the folded spellings, how long these are: a bit a length, the last for all beyond.
  private var lengths: [UInt64] = Array(repeating: 0, count: 37 * 37)
  private var soundOpenings: Set<UInt8> = []
  /// The first three letters of the sounds, by their numbers: see ``opening(sound:)``.
  private var soundFilter: [Bool] = Array(repeating: false, count: 1 << 15)

  /// The longest name in ``capitals``.
  private static let longestAcronym = 5

  mutating func add(name: String, aliases: String, country: String?, sector: String) {
    let index = Int32(groups.count)
    groups.append(Group(name: name, country: country, sector: sector))
    for spelling in [name] + aliases.split(separator: "|").map(String.init) {
      // "LeT" is no "let".
      let isAcronym =
        spelling.utf8.count <= Self.longestAcronym
        && (spelling.uppercased() == spelling || spelling.utf8.dropFirst().contains { 65...90 ~= $0 })
      if isAcronym {
        capitals[spelling] = capitals[spelling] ?? index
        // The text is cut at hyphens.
        if let part = spelling.split(separator: "-").first, part != spelling { hyphened.insert(String(part)) }
        continue
      }
      let folded = GroupSpelling.folded(spelling.utf8)
      exact[folded] = exact[folded] ?? index
      lengths[Self.opening(folded)] |= Self.bit(folded.count)
      let sound = GroupSpelling.sound(spelling.utf8)
      if sound.count >= 5, spelling.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) {
        sounds[sound] = sounds[sound] ?? index
        if let first = sound.first { soundOpenings.insert(first) }
        soundFilter[Self.opening(sound: sound)] = true
      }
    }
  }

  /// The group that is called so in capitals.
  func group(inCapitals words: String) -> Int? {
    words.utf8.count <= Self.longestAcronym ? capitals[words].map(Int.init) : nil
  }

  /// The group of a folded spelling.
  func group(folded: [UInt8]) -> Int? {
    guard lengths[Self.opening(folded)] & Self.bit(folded.count) != 0 else { return nil }
    return exact[folded].map(Int.init)
  }

  /// Whether a sound that begins as this one may be a group's.
  func mayBegin(sound: [UInt8]) -> Bool { soundFilter[Self.opening(sound: sound)] }

  /// A number that sounds with the same first three letters share.
  private static func opening(sound: [UInt8]) -> Int { sound.prefix(3).reduce(0) { $0 << 5 | Int($1 & 31) } }

  /// The group of a sound that is long enough to tell groups apart.
  func group(sound: [UInt8]) -> Int? { sound.count >= 5 ? sounds[sound].map(Int.init) : nil }

  /// Whether a group's name may begin with that word.
  func mayOpen(_ word: ArraySlice<UInt8>) -> Bool {
    if word.count <= Self.longestAcronym, !word.contains(where: { 97...122 ~= $0 }),
      capitals[String(decoding: word, as: UTF8.self)] != nil || hyphened.contains(String(decoding: word, as: UTF8.self))
    {
      return true
    }
    if lengths[Self.opening(GroupSpelling.folded(word))] != 0 { return true }
    return word.count >= 4 && GroupSpelling.sound(word).first.map { soundOpenings.contains($0) } == true
  }

  /// The number of the first two letters of a folded spelling, or of the one it has.
  private static func opening(_ folded: [UInt8]) -> Int {
    func number(_ index: Int) -> Int {
      guard index < folded.count else { return 0 }
      return folded[index] >= 97 ? Int(folded[index]) - 96 : Int(folded[index]) - 48 + 27
    }
    return number(0) * 37 + number(1)
  }

  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(Swift.min(length, 63)) }

  /// Letters alone, in lower case, without marks.
  static func folded(_ words: String) -> String { String(decoding: GroupSpelling.folded(words.utf8), as: UTF8.self) }
}

/// A named group in the text.
struct GroupMention {
  var tokens: Range<Int>
  var group: Int
}

extension Reading {
  /// Finds the groups a sentence names.
  mutating func findGroups(_ sentence: Range<Int>, isUpperCase: Bool) {
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      guard placeOf[token] < 0, isCapitalised(token) || lower[token].utf8.first.map({ $0 >= 48 && $0 <= 57 }) == true,
        lexicon.groups.mayOpen(text.utf8[text.tokens[token].range]),
        let (group, end) = group(at: token, in: sentence, isUpperCase: isUpperCase)
      else {
        token += 1
        continue
      }
      // "al-Shabaab", with an article in small letters
      let hasArticle =
        token > sentence.lowerBound + 1 && lower[token - 1] == "-" && ["al", "el", "ul"].contains(lower[token - 2])
      let start = hasArticle ? token - 2 : token
      for covered in start..<end {
        groupOf[covered] = Int32(groups.count)
        // "the 19 April Movement" is of no day.
        if dateOf[covered] >= 0, (token..<end).contains(dates[Int(dateOf[covered])].tokens) { dateOf[covered] = -1 }
      }
      groups.append(GroupMention(tokens: start..<end, group: group))
      token = end
    }
  }

  private func group(at start: Int, in sentence: Range<Int>, isUpperCase: Bool) -> (Int, Int)? {
    let limit = Swift.min(start + 9, sentence.upperBound)
    let first = text.tokens[start].range.lowerBound
    // What stands between tokens is white space, which folding drops: the folded words up to each token are the first of these.
    var folded: [UInt8] = []
    var lengths: [Int] = []
    for token in start..<limit {
      GroupSpelling.fold(text.utf8[text.tokens[token].range], into: &folded)
      lengths.append(folded.count)
    }
    var mayHaveSound: Bool?
    for end in stride(from: limit, to: start, by: -1) {
      let last = lower[end - 1]
      // A name ends in a word with a capital or a figure: not in "and", a comma, an article.
      if ["'s", "and", "of", "the", "al"].contains(last)
        || !text.utf8[text.tokens[end - 1].range].contains(where: { 65...90 ~= $0 || 48...57 ~= $0 || $0 >= 0xC3 })
      {
        continue
      }
      if isUpperCase, end == start + 1, last.utf8.count <= 2 { continue }
      folded.removeLast(folded.count - lengths[end - 1 - start])
      let words = first..<text.tokens[end - 1].range.upperBound
      if words.count <= 16, !text.utf8[words].contains(where: { 97...122 ~= $0 }),
        let found = lexicon.groups.group(inCapitals: string(start..<end))
      {
        return (found, end)
      }
      if let found = lexicon.groups.group(folded: folded) { return (found, end) }
      // "THE REBELS" only sounds like "Huthi rebels".
      guard end - start <= 7, !["the", "these", "those", "their"].contains(lower[start]),
        (start..<end).count(where: { isCapitalised($0) }) >= 2
      else { continue }
      if mayHaveSound == nil {
        // All stretches that begin here sound alike in the first letters of their first word.
        let opening = GroupSpelling.sound(text.utf8[text.tokens[start].range])
        mayHaveSound = opening.count <= 3 || lexicon.groups.mayBegin(sound: opening)
      }
      if mayHaveSound == false { continue }
      if let found = lexicon.groups.group(sound: GroupSpelling.sound(text.utf8[words])) { return (found, end) }
    }
    return nil
  }
}
