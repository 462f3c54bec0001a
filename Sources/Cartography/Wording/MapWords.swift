import Glibc

/// What is written on and around a map in one language: the words of legend, scale, dates and lists, and the digits.
///
/// A word is asked for by its English form, which also stands where a language has no word for it.
package struct MapWords: Hashable, Sendable {
  /// A table of words that cannot be used.
  package struct Unreadable: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
  }

  /// ISO 639-1.
  package let language: String
  private let words: [String: String]
  private let zero: Unicode.Scalar

  package static let english = MapWords(language: "en", words: [:])

  private init(language: String, words: [String: String]) {
    self.language = language
    self.words = words
    zero = words["0"]?.unicodeScalars.first ?? "0"
  }

  /// Reads the column of a language from a tab-separated table: the first column holds the English words, the first line names
  /// the languages, lines that begin with `#` are notes. English when the table has no such language.
  package init(file: String, language: String) throws(Unreadable) {
    guard language != "en" else {
      self = .english
      return
    }
    guard let bytes = Self.bytes(of: file) else {
      throw Unreadable(description: "\(file): cannot be read: put the table of map words there, or use --language en")
    }
    let rows = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }.map { line in
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    guard let head = rows.first, let column = head.dropFirst().firstIndex(of: language) else {
      self = .english
      return
    }
    var words: [String: String] = [:]
    for (number, row) in rows.enumerated().dropFirst() {
      guard row.count == head.count else {
        throw Unreadable(
          description:
            "\(file): row \(number + 1), '\(row.first ?? "")', has \(row.count) fields: give it \(head.count)")
      }
      if !row[column].isEmpty { words[row[0]] = row[column] }
    }
    self.init(language: language, words: words)
  }

  /// The word for an English one.
  subscript(_ english: String) -> String { words[english] ?? english }

  /// English sentences are composed; in other languages the same facts stand side by side, which no inflection can spoil.
  var areSentences: Bool { language == "en" }

  var isRightToLeft: Bool { ["ar", "fa", "he", "ps", "ur", "ckb"].contains(language) }

  /// A text with its digits as the language writes them.
  func digits(_ text: String) -> String {
    guard zero != "0" else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar), let digit = Unicode.Scalar(zero.value + scalar.value - 0x30) {
        result.append(digit)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// A line of mixed writing, kept in the language's direction: without marks, numbers and dots at its ends would go astray.
  func isolated(_ text: String) -> String { isRightToLeft && !text.isEmpty ? "\u{200F}" + text + "\u{200F}" : text }

  func number(_ value: Int) -> String { digits(String(value)) }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return ferror(file) == 0 ? bytes : nil }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
