/// The name of a group reduced for comparing, from its UTF-8 bytes.
enum GroupSpelling {
  /// Letters alone, in lower case, without marks.
  static func folded(_ words: some Collection<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    fold(words, into: &folded)
    return folded
  }

  /// Appends the letters of words, in lower case, without marks.
  static func fold(_ words: some Collection<UInt8>, into folded: inout [UInt8]) {
    var lead: UInt8 = 0
    for byte in words {
      switch byte {
      case 65...90: folded.append(byte | 0x20)
      case 97...122, 48...57: folded.append(byte)
      case 0x80...0xBF: if let letter = letter(lead, byte) { folded.append(letter) }
      default: break
      }
      lead = byte
    }
  }

  /// The bare letter of a Latin letter with a mark, by the two bytes of its UTF-8.
  private static func letter(_ lead: UInt8, _ byte: UInt8) -> UInt8? {
    if lead == 0xC4 { return byte == 0x81 ? UInt8(ascii: "a") : nil }
    guard lead == 0xC3 else { return nil }
    // U+00C0...U+00FF: small letters are the capitals' numbers with one more bit.
    switch byte & 0x1F {
    case 0x00...0x05: return UInt8(ascii: "a")
    case 0x07: return UInt8(ascii: "c")
    case 0x08...0x0B: return UInt8(ascii: "e")
    case 0x0C...0x0F: return UInt8(ascii: "i")
    case 0x11: return UInt8(ascii: "n")
    case 0x12...0x16: return UInt8(ascii: "o")
    case 0x19...0x1C: return UInt8(ascii: "u")
    default: return nil
    }
  }

  /// A name by its consonants, letters that transliterations exchange made one: j/y, ch/sh, q/k, z/dh/s, and the Arabic
  /// article, written al, ul, el, as one mark.
  static func sound(_ words: some Collection<UInt8>) -> [UInt8] {
    var sound: [UInt8] = []
    var word: [UInt8] = []
    var last: UInt8 = 0
    var beforeLast: UInt8 = 0
    for byte in words {
      let isQuote = byte == 0x99 && last == 0x80 && beforeLast == 0xE2
      (beforeLast, last) = (last, byte)
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "-"), UInt8(ascii: "'"):
        add(word, to: &sound)
        word.removeAll(keepingCapacity: true)
      default:
        if isQuote {
          word.removeLast(Swift.min(2, word.count))
          add(word, to: &sound)
          word.removeAll(keepingCapacity: true)
        } else {
          word.append(byte)
        }
      }
    }
    add(word, to: &sound)
    while sound.last == UInt8(ascii: " ") { sound.removeLast() }
    return sound
  }

  private static func add(_ word: [UInt8], to sound: inout [UInt8]) {
    guard !word.isEmpty else { return }
    let letters = folded(word)
    if articles.contains(letters) {
      sound.append(UInt8(ascii: "*"))
      return
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
      if let mapped, sound.last != mapped { sound.append(mapped) }
      index += step
    }
    sound.append(UInt8(ascii: " "))
  }

  private static let articles: Set<[UInt8]> = Set(["al", "ul", "el", "ol", "ur"].map { Array($0.utf8) })
}
