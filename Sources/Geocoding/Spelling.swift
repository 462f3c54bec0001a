/// A name reduced to what transliterations of it have in common, and how far two such names are apart.
struct Spelling: Hashable {
  /// Lower-case ASCII letters and digits: diacritics dropped, doubled letters single, digraphs of one sound merged.
  let letters: [UInt8]

  init(_ name: String) {
    var plain: [UInt8] = []
    for scalar in name.unicodeScalars { Spelling.append(scalar, to: &plain) }
    var merged: [UInt8] = []
    merged.reserveCapacity(plain.count)
    var at = 0
    while at < plain.count {
      let byte = plain[at]
      let next = at + 1 < plain.count ? plain[at + 1] : 0
      at += 1
      var sound = byte
      switch (byte, next) {
      case (UInt8(ascii: "k"), UInt8(ascii: "h")), (UInt8(ascii: "g"), UInt8(ascii: "h")),
        (UInt8(ascii: "t"), UInt8(ascii: "h")), (UInt8(ascii: "d"), UInt8(ascii: "h")),
        (UInt8(ascii: "c"), UInt8(ascii: "k")):
        at += 1
        if byte == UInt8(ascii: "c") { sound = UInt8(ascii: "k") }
      case (UInt8(ascii: "p"), UInt8(ascii: "h")):
        at += 1
        sound = UInt8(ascii: "f")
      case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "o"), UInt8(ascii: "o")):
        at += 1
        sound = UInt8(ascii: "u")
      case (UInt8(ascii: "e"), UInt8(ascii: "e")):
        at += 1
        sound = UInt8(ascii: "i")
      case (UInt8(ascii: "y"), _): sound = UInt8(ascii: "i")
      case (UInt8(ascii: "w"), _): sound = UInt8(ascii: "v")
      case (UInt8(ascii: "q"), _): sound = UInt8(ascii: "k")
      default: break
      }
      if merged.last != sound { merged.append(sound) }
    }
    letters = merged
  }

  /// The consonants in order, doubled ones once; "a" first when the name begins with a vowel. An h tells nothing.
  var consonants: [UInt8] {
    var result: [UInt8] = []
    for (position, letter) in letters.enumerated() {
      if Self.isVowel(letter) {
        if position == 0 { result.append(UInt8(ascii: "a")) }
      } else if letter != UInt8(ascii: "h"), result.last != letter {
        result.append(letter)
      }
    }
    return result
  }

  /// Latin letters by their Unicode names: "LATIN SMALL LETTER S WITH CEDILLA" is an s.
  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      switch byte {
      case 0x41...0x5a: bytes.append(byte | 0x20)
      case 0x61...0x7a, 0x30...0x39: bytes.append(byte)
      default: break
      }
      return
    }
    if let plain = latin[scalar.value] { bytes.append(contentsOf: plain) }
  }

  private static let latin: [UInt32: [UInt8]] = {
    var result: [UInt32: [UInt8]] = [:]
    for value in Array(UInt32(0xc0)...0x24f) + Array(0x1e00...0x1eff) {
      guard let name = Unicode.Scalar(value)?.properties.name else { continue }
      let words = name.split(separator: " ")
      guard words.count >= 4, words[0] == "LATIN" else { continue }
      let isQualified = (words[3] == "DOTLESS" || words[3] == "SHARP") && words.count > 4
      let letter = isQualified ? words[4] : words[3]
      guard letter.utf8.count <= 2 else { continue }
      result[value] = letter.utf8.map { $0 | 0x20 }
    }
    return result
  }()

  /// A weighted edit distance over the longer length, 0 for equal and 1 for nothing in common; more than `limit` is
  /// returned as 1. A vowel for a vowel and a lost h weigh less.
  func distance(to other: Spelling, limit: Double) -> Double {
    let longer = max(letters.count, other.letters.count)
    guard longer > 0 else { return 1 }
    if Double(abs(letters.count - other.letters.count)) * 0.3 > limit * Double(longer) { return 1 }
    var row = [Double](repeating: 0, count: other.letters.count + 1)
    for column in 1..<row.count where row.count > 1 {
      row[column] = row[column - 1] + Self.gap(other.letters[column - 1])
    }
    for letter in letters {
      var diagonal = row[0]
      row[0] += Self.gap(letter)
      var least = row[0]
      for column in 1..<row.count where row.count > 1 {
        let above = row[column]
        let same = other.letters[column - 1]
        row[column] = min(
          diagonal + (letter == same ? 0 : Self.change(letter, same)),
          min(above + Self.gap(letter), row[column - 1] + Self.gap(same)))
        diagonal = above
        least = min(least, row[column])
      }
      if least > limit * Double(longer) { return 1 }
    }
    return (row.last ?? 1) / Double(longer)
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6f || byte == 0x75
  }

  private static func gap(_ byte: UInt8) -> Double { byte == UInt8(ascii: "h") ? 0.3 : isVowel(byte) ? 0.6 : 1 }

  private static func change(_ a: UInt8, _ b: UInt8) -> Double {
    if isVowel(a) && isVowel(b) { return 0.4 }
    return 1
  }
}
