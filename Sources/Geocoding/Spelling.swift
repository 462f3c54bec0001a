internal import Gazetteer

/// A name reduced to what transliterations of it have in common, and how far two such names are apart.
struct Spelling: Hashable {
  /// Lower-case ASCII letters and digits: diacritics dropped, doubled letters single, letters of one sound merged.
  let letters: [UInt8]

  init(_ name: String, _ transliteration: Transliteration) {
    var name = name
    self = name.withUTF8 { Spelling($0, transliteration) }
  }

  /// - Parameter name: UTF-8.
  init(_ name: UnsafeBufferPointer<UInt8>, _ transliteration: Transliteration) {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.count)
    Self.append(name, transliteration, to: &letters)
    self.letters = letters
  }

  /// Appends the letters that the spelling of a name has.
  static func append(_ name: UnsafeBufferPointer<UInt8>, _ transliteration: Transliteration, to letters: inout [UInt8])
  {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(name.count, 1)) { plain in
      let count = plainLetters(of: name, in: plain)
      transliteration.append(UnsafeBufferPointer(rebasing: plain[..<count]), to: &letters)
    }
  }

  /// Writes a name's lower-case ASCII letters and digits, single blanks between words: no more of them than the name has bytes.
  private static func plainLetters(
    of name: UnsafeBufferPointer<UInt8>, in plain: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    func add(_ byte: UInt8) {
      plain[count] = byte
      count += 1
    }
    var at = 0
    while at < name.count {
      let byte = name[at]
      switch byte {
      case 0x41...0x5a, 0x61...0x7a: add(byte | 0x20)
      case 0x30...0x39: add(byte)
      case UInt8(ascii: " "), UInt8(ascii: "-"): if count > 0, plain[count - 1] != 0x20 { add(0x20) }
      case 0xc2...:
        let (scalar, length) = scalar(name, at)
        if length > 1, let (first, second) = LatinFolding.letters(scalar) {
          add(first)
          if second != 0 { add(second) }
        }
        at += length - 1
      default: break
      }
      at += 1
    }
    return count
  }

  /// A scalar of two or three bytes and its length; others cannot be Latin letters.
  private static func scalar(_ name: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt32, Int) {
    let lead = UInt32(name[at])
    if lead < 0xe0, at + 1 < name.count { return ((lead & 0x1f) << 6 | UInt32(name[at + 1] & 0x3f), 2) }
    guard lead < 0xf0, at + 2 < name.count else { return (0, 1) }
    return ((lead & 0x0f) << 12 | UInt32(name[at + 1] & 0x3f) << 6 | UInt32(name[at + 2] & 0x3f), 3)
  }

  /// Of its letters: see ``skeleton(_:)``.
  var skeleton: (hash: UInt64, count: Int) { letters.withUnsafeBufferPointer { Self.skeleton($0) } }

  /// A hash of the consonants in order, doubled ones once, an "a" first when the name begins with a vowel, and how many they are. An
  /// h tells nothing.
  static func skeleton(_ letters: UnsafeBufferPointer<UInt8>) -> (hash: UInt64, count: Int) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var count = 0
    var last: UInt8 = 0
    for (position, letter) in letters.enumerated() {
      let isVowel = Self.isVowel(letter)
      guard isVowel ? position == 0 : letter != UInt8(ascii: "h") && letter != last else { continue }
      last = isVowel ? UInt8(ascii: "a") : letter
      hash = (hash ^ UInt64(last)) &* 0x100_0000_01b3
      count += 1
    }
    return (hash, count)
  }

  /// A weighted edit distance over the longer length, 0 for equal and 1 for nothing in common; more than `limit` is
  /// returned as 1. A vowel for a vowel and a lost h weigh less.
  func distance(to other: UnsafeBufferPointer<UInt8>, limit: Double) -> Double {
    let longer = max(letters.count, other.count)
    guard longer > 0 else { return 1 }
    if Double(abs(letters.count - other.count)) * 0.3 > limit * Double(longer) { return 1 }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: other.count + 1) { row in
      row.initialize(repeating: 0)
      for column in 0..<other.count { row[column + 1] = row[column] + Self.gap(other[column]) }
      for letter in letters {
        var diagonal = row[0]
        row[0] += Self.gap(letter)
        var least = row[0]
        for column in 0..<other.count {
          let above = row[column + 1]
          let same = other[column]
          row[column + 1] = min(
            diagonal + (letter == same ? 0 : Self.change(letter, same)),
            min(above + Self.gap(letter), row[column] + Self.gap(same)))
          diagonal = above
          least = min(least, row[column + 1])
        }
        if least > limit * Double(longer) { return 1 }
      }
      return row[other.count] / Double(longer)
    }
  }

  @inline(__always)
  private static func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6f || byte == 0x75
  }

  @inline(__always)
  private static func gap(_ byte: UInt8) -> Double { byte == UInt8(ascii: "h") ? 0.3 : isVowel(byte) ? 0.6 : 1 }

  @inline(__always)
  private static func change(_ a: UInt8, _ b: UInt8) -> Double { isVowel(a) && isVowel(b) ? 0.4 : 1 }
}
