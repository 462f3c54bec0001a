/// The names that a word of a language with endings or clitics may be a form of.
enum InflectedName {
  /// Likely dictionary forms, likeliest first: "Белгороде" of Белгород, "Москвы" of Москва, "ببغداد" of بغداد.
  static func bases(of word: String) -> [String] {
    var scalars = Array(word.unicodeScalars)
    guard let first = scalars.first, scalars.count >= 4 else { return [] }
    if (0x400...0x4ff).contains(first.value) {
      var result: [String] = []
      for dropped in 1...2 where scalars.count - dropped >= 3 {
        let stem = string(scalars.dropLast(dropped))
        result.append(stem)
        for ending in ["а", "я", "ь", "й", "е", "о"] { result.append(stem + ending) }
      }
      return result
    }
    if (0x620...0x64a).contains(first.value) {
      // و and, ب in, ل to, ف so; ك as
      guard [0x648, 0x628, 0x644, 0x641, 0x643].contains(first.value) else { return [] }
      scalars.removeFirst()
      var result = [string(scalars[...])]
      // لل stands for ل and ال
      if first.value == 0x644, scalars.first?.value == 0x644 {
        result.append("\u{627}" + string(scalars[...]))
      }
      return result
    }
    return []
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
