/// The written language of a country, where it is not written in Latin letters: for the second, local name of a place.
enum LocalLanguage {
  /// ISO 639-1 by alpha-3; by each country's constitution or usage in administration.
  private static let codes: [String: String] = [
    "AFG": "fa", "ARE": "ar", "ARM": "hy", "BGD": "bn", "BGR": "bg", "BHR": "ar", "BLR": "be", "CHN": "zh", "CYP": "el",
    "DZA": "ar", "EGY": "ar", "ERI": "ti", "ETH": "am", "GEO": "ka", "GRC": "el", "IND": "hi", "IRN": "fa", "IRQ": "ar",
    "ISR": "he", "JOR": "ar", "JPN": "ja", "KAZ": "kk", "KGZ": "ky", "KHM": "km", "KOR": "ko", "KWT": "ar", "LAO": "lo",
    "LBN": "ar", "LBY": "ar", "LKA": "si", "MAR": "ar", "MKD": "mk", "MMR": "my", "MNG": "mn", "MRT": "ar", "NPL": "ne",
    "OMN": "ar", "PAK": "ur", "PRK": "ko", "PSE": "ar", "QAT": "ar", "RUS": "ru", "SAU": "ar", "SDN": "ar", "SRB": "sr",
    "SYR": "ar", "THA": "th", "TJK": "tg", "TUN": "ar", "TWN": "zh", "UKR": "uk", "YEM": "ar", "ESH": "ar",
  ]

  static func code(of country: String) -> String? { codes[country] }

  /// Letters of a script that the language's own names do not have.
  private static func foreignLetters(_ language: String) -> String.UnicodeScalarView {
    switch language {
    case "ar": "پچژگکیےٹڈڑںہھە".unicodeScalars
    case "fa": "يكةأإٹڈڑںےہھە".unicodeScalars
    case "ur": "يكةأإژە".unicodeScalars
    default: "".unicodeScalars
    }
  }

  /// The one of several names without a language that is surely the place's own in this one; nil when none or more are.
  ///
  /// Where the script is the language's alone that is the name in the script. In Arabic letters, which several languages share,
  /// it must have the consonants of the Latin name, in order. Cyrillic and Chinese letters leave too much open.
  static func ownName(among names: Set<String>, of latin: String, in language: String) -> String? {
    let written = names.filter { name in
      guard isWritten(name, in: language) else { return false }
      switch language {
      case "ar", "fa", "ur":
        return name.unicodeScalars.count <= latin.unicodeScalars.count
          && ConsonantSkeleton.ofArabic(name) == ConsonantSkeleton.ofLatin(latin)
      case "he", "hy", "ka", "el", "ko", "th", "km", "lo", "my", "si", "bn": return true
      default: return false
      }
    }
    return written.count == 1 ? written.first : nil
  }

  /// True when a text looks written in the language: every letter is of its script, none is foreign to its alphabet.
  static func isWritten(_ text: String, in language: String) -> Bool {
    let range: ClosedRange<UInt32> =
      switch language {
      case "ar", "fa", "ur": 0x600...0x77F
      case "he": 0x590...0x5FF
      case "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn": 0x400...0x52F
      case "el": 0x370...0x3FF
      case "hy": 0x530...0x58F
      case "ka": 0x10A0...0x10FF
      case "am", "ti": 0x1200...0x137F
      case "hi", "ne": 0x900...0x97F
      case "bn": 0x980...0x9FF
      case "si": 0xD80...0xDFF
      case "th": 0xE00...0xE7F
      case "lo": 0xE80...0xEFF
      case "my": 0x1000...0x109F
      case "km": 0x1780...0x17FF
      case "ko": 0xAC00...0xD7A3
      case "ja": 0x3040...0x9FFF
      case "zh": 0x4E00...0x9FFF
      default: 0...0
      }
    let foreign = foreignLetters(language)
    guard
      !text.unicodeScalars.contains(where: {
        foreign.contains($0.properties.lowercaseMapping.unicodeScalars.first ?? $0)
      })
    else { return false }
    return !text.isEmpty
      && text.unicodeScalars.allSatisfy { range.contains($0.value) || $0 == " " || $0 == "\u{200C}" || $0 == "-" }
  }
}
