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
  private var exact: [String: Int32] = [:]
  /// Short names that are words otherwise ("IS", "ETA"): only in capitals.
  private var capitals: [String: Int32] = [:]
  /// Sound of a name → group, for spellings nobody has listed.
  private var sounds: [String: Int32] = [:]
  private var openings: Set<String> = []
  private var soundOpenings: Set<UInt8> = []

  mutating func add(name: String, aliases: String, country: String?, sector: String) {
    let index = Int32(groups.count)
    groups.append(Group(name: name, country: country, sector: sector))
    for spelling in [name] + aliases.split(separator: "|").map(String.init) {
      let isAcronym = spelling.utf8.count <= 5 && spelling.uppercased() == spelling
      if isAcronym {
        capitals[spelling] = capitals[spelling] ?? index
        continue
      }
      let folded = Self.folded(spelling)
      exact[folded] = exact[folded] ?? index
      openings.insert(String(folded.prefix(2)))
      let sound = Self.sound(spelling)
      if sound.utf8.count >= 5, spelling.contains(where: { $0 == " " || $0 == "-" }) {
        sounds[sound] = sounds[sound] ?? index
        if let first = sound.utf8.first { soundOpenings.insert(first) }
      }
    }
  }

  /// The group whose name, in this or another spelling, is the given words.
  func match(_ words: String, loosely: Bool) -> Int? {
    if let index = capitals[words] { return Int(index) }
    let folded = Self.folded(words)
    if let index = exact[folded] { return Int(index) }
    guard loosely else { return nil }
    let sound = Self.sound(words)
    return sound.utf8.count >= 5 ? sounds[sound].map(Int.init) : nil
  }

  func mayOpen(_ word: String) -> Bool {
    capitals[word] != nil || openings.contains(String(Self.folded(word).prefix(2)))
      || word.utf8.count >= 4 && Self.sound(word).utf8.first.map { soundOpenings.contains($0) } == true
  }

  /// Letters alone, in lower case, without marks.
  static func folded(_ words: String) -> String {
    var bytes: [UInt8] = []
    for scalar in words.unicodeScalars {
      switch scalar.value {
      case 65...90: bytes.append(UInt8(scalar.value + 32))
      case 97...122, 48...57: bytes.append(UInt8(scalar.value))
      case 0xC0...0xC5, 0xE0...0xE5, 0x101: bytes.append(UInt8(ascii: "a"))
      case 0xC8...0xCB, 0xE8...0xEB: bytes.append(UInt8(ascii: "e"))
      case 0xCC...0xCF, 0xEC...0xEF: bytes.append(UInt8(ascii: "i"))
      case 0xD2...0xD6, 0xF2...0xF6: bytes.append(UInt8(ascii: "o"))
      case 0xD9...0xDC, 0xF9...0xFC: bytes.append(UInt8(ascii: "u"))
      case 0xF1, 0xD1: bytes.append(UInt8(ascii: "n"))
      case 0xE7, 0xC7: bytes.append(UInt8(ascii: "c"))
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A name by its consonants, letters that transliterations exchange made one: j/y, ch/sh, q/k, z/dh/s, and the Arabic
  /// article, written al, ul, el, as one mark.
  static func sound(_ words: String) -> String {
    var result: [UInt8] = []
    for word in words.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "'" || $0 == "\u{2019}" }) {
      let letters = Array(folded(String(word)).utf8)
      if ["al", "ul", "el", "ol", "ur"].contains(String(decoding: letters, as: UTF8.self)) {
        result.append(UInt8(ascii: "*"))
        continue
      }
      var index = 0
      while index < letters.count {
        let letter = letters[index]
        let next = index + 1 < letters.count ? letters[index + 1] : 0
        var mapped: UInt8?
        var step = 1
        switch letter {
        case UInt8(ascii: "c") where next == UInt8(ascii: "h"), UInt8(ascii: "s") where next == UInt8(ascii: "h"):
          mapped = UInt8(ascii: "x")
          step = 2
        case UInt8(ascii: "y") where index == 0, UInt8(ascii: "j"): mapped = UInt8(ascii: "j")
        case UInt8(ascii: "d") where next == UInt8(ascii: "j"):
          mapped = UInt8(ascii: "j")
          step = 2
        case UInt8(ascii: "q"), UInt8(ascii: "k"), UInt8(ascii: "c"): mapped = UInt8(ascii: "k")
        case UInt8(ascii: "z"), UInt8(ascii: "s"): mapped = UInt8(ascii: "s")
        case UInt8(ascii: "w"), UInt8(ascii: "v"): mapped = UInt8(ascii: "v")
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
          UInt8(ascii: "y"), UInt8(ascii: "h"):
          mapped = nil
        default: mapped = letter
        }
        if let mapped, result.last != mapped { result.append(mapped) }
        index += step
      }
      result.append(UInt8(ascii: " "))
    }
    while result.last == UInt8(ascii: " ") { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
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
        lexicon.groups.mayOpen(text.string(of: text.tokens[token])),
        let (group, end) = group(at: token, in: sentence, isUpperCase: isUpperCase)
      else {
        token += 1
        continue
      }
      for covered in token..<end { groupOf[covered] = Int32(groups.count) }
      groups.append(GroupMention(tokens: token..<end, group: group))
      token = end
    }
  }

  private func group(at start: Int, in sentence: Range<Int>, isUpperCase: Bool) -> (Int, Int)? {
    let limit = Swift.min(start + 9, sentence.upperBound)
    var end = limit
    while end > start {
      defer { end -= 1 }
      let last = lower[end - 1]
      // A name ends in a word with a capital or a figure: not in "and", a comma, an article.
      if ["'s", "and", "of", "the", "al"].contains(last)
        || !text.utf8[text.tokens[end - 1].range].contains(where: { 65...90 ~= $0 || 48...57 ~= $0 || $0 >= 0xC3 })
      {
        continue
      }
      if isUpperCase, end == start + 1, last.utf8.count <= 2 { continue }
      let words = string(start..<end)
      let capitals = (start..<end).filter { isCapitalised($0) }.count
      if let found = lexicon.groups.match(words, loosely: capitals >= 2 && end - start <= 7) { return (found, end) }
    }
    return nil
  }
}
