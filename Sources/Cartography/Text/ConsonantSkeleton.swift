/// The consonants of a name in classes that survive transliteration, to tell whether two spellings in different scripts are of
/// one name: "Saravan" and "سراوان" are both s-r-n. Vowels, h, v and w, which scripts write or leave out freely, do not count.
enum ConsonantSkeleton {
  private static let arabic: [Character: Character] = [
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "د": "t", "ض": "t", "ٹ": "t", "ڈ": "t", "ث": "s", "س": "s", "ص": "s",
    "ش": "s",
    "ذ": "s", "ز": "s", "ظ": "s", "ج": "j", "چ": "j", "ژ": "j", "خ": "k", "غ": "k", "ق": "k", "ك": "k", "ک": "k",
    "گ": "k",
    "ر": "r", "ڑ": "r", "ل": "l", "م": "m", "ن": "n", "ں": "n", "ف": "f",
  ]

  static func ofArabic(_ name: String) -> String { collapsed(name.compactMap { arabic[$0] }) }

  static func ofLatin(_ name: String) -> String {
    let letters = name.lowercased().unicodeScalars.map { scalar in
      // The base letter of what carries a diacritic.
      Character(String(scalar).decomposedBase)
    }
    var classes: [Character] = []
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : " "
      switch letter {
      case "b", "p": classes.append(letter == "p" && next == "h" ? "f" : "b")
      case "t", "d": classes.append("t")
      case "s", "z": classes.append("s")
      case "c": classes.append(next == "h" ? "j" : "k")
      case "j": classes.append("j")
      case "k", "g", "q": classes.append("k")
      case "x": classes += ["k", "s"]
      case "r", "l", "m", "n", "f": classes.append(letter)
      default: continue
      }
    }
    return collapsed(classes)
  }

  /// Runs of one class count once, as letters are doubled in one script and not in another.
  private static func collapsed(_ classes: [Character]) -> String {
    classes.reduce(into: "") { if $0.last != $1 { $0.append($1) } }
  }
}

extension String {
  /// The first scalar of the decomposed form, for one letter of the Latin blocks.
  fileprivate var decomposedBase: Unicode.Scalar {
    let folds: [(String, Unicode.Scalar)] = [
      ("ŝśşšșṣ", "s"), ("źżžẓ", "z"), ("ţťțṭ", "t"), ("ďđḍ", "d"), ("ğģġ", "g"), ("çćč", "c"), ("ķḳ", "k"),
      ("ñńňņ", "n"), ("łľĺļ", "l"), ("řŕŗ", "r"),
    ]
    guard let scalar = unicodeScalars.first else { return " " }
    return folds.first { $0.0.unicodeScalars.contains(scalar) }?.1 ?? scalar
  }
}
