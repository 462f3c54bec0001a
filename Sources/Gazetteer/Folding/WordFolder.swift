/// Where folded bytes go.
protocol FoldSink {
  mutating func add(_ byte: UInt8)
}

extension ByteHash: FoldSink {}

extension [UInt8]: FoldSink {
  @inline(__always)
  mutating func add(_ byte: UInt8) { append(byte) }
}

/// Reads words of UTF-8 text as they are compared: without case, diacritics, apostrophes, vowel marks, and with one form for the
/// variants of a letter.
///
/// A word goes on through letters, digits and what is left out inside a word; a possessive 's ends it.
struct WordFolder {
  let text: UnsafeBufferPointer<UInt8>

  /// The end of a word.
  struct End {
    /// After the last byte of the word.
    var index: Int
    /// After the possessive 's that follows, or the same.
    var next: Int
    /// How many letters the word has.
    var letters: Int
    /// Nothing but ASCII letters and digits.
    var isPlain = false
  }

  /// The most bytes of initials with full stops that are read as one word, so that a long run of them costs what it is long.
  private static let longestInitials = 32

  /// The folded form of an ASCII letter or digit; 0 for all else.
  @inline(__always)
  static func letter(_ byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    if lower &- UInt8(ascii: "a") < 26 { return lower }
    return byte &- UInt8(ascii: "0") < 10 ? byte : 0
  }

  /// True for an ASCII byte that ends a word wherever it stands.
  @inline(__always)
  private static func endsWord(_ byte: UInt8) -> Bool {
    byte < 128 && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "`") && byte != UInt8(ascii: ".")
  }

  /// Folds the word that begins at `start` into `sink`; a word may be empty.
  @inline(__always)
  func word(at start: Int, into sink: inout some FoldSink) -> End {
    var index = start
    while index < text.count {
      let folded = Self.letter(text[index])
      if folded == 0 { break }
      sink.add(folded)
      index += 1
    }
    var letters = index - start
    if index == text.count || Self.endsWord(text[index]) {
      return End(index: index, next: index, letters: letters, isPlain: true)
    }
    while index < text.count {
      let byte = text[index]
      let folded = Self.letter(byte)
      if folded != 0 {
        sink.add(folded)
        index += 1
        letters += 1
        continue
      }
      if byte >= 128 {
        guard let length = fold(at: index, into: &sink, letters: &letters) else { break }
        if length < 0 { return possessive(index, -length, letters) }
        index += length
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
        if isLetter(at: index + 1) && !isPossessive(index + 1) {
          index += 1
        } else {
          return possessive(index, 1, letters)
        }
      } else if byte == UInt8(ascii: "."), index - start < Self.longestInitials, isInitial(before: index, start: start),
        isLetter(at: index + 1), !isLetter(at: index + 2)
      {
        index += 1
      } else {
        break
      }
    }
    return End(index: index, next: index, letters: letters)
  }

  /// The start of the next word of the same name after the end of one; nil when what stands between ends a name.
  @inline(__always)
  func nextWord(after end: End) -> Int? {
    var index = end.next
    guard index < text.count else { return nil }
    if text[index] == UInt8(ascii: " ") && index + 1 < text.count && (Self.letter(text[index + 1]) != 0) {
      return index + 1
    }
    if text[index] == UInt8(ascii: "."), end.letters <= 3 { index += 1 }
    var hasGap = false
    var lines = 0
    for _ in 0..<6 {
      guard index < text.count else { return nil }
      let byte = text[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"):
        index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        index += 1
        lines += byte == UInt8(ascii: "\n") ? 1 : 0
        if lines > 1 { return nil }
      case 128...:
        let (scalar, length) = decode(at: index)
        switch FoldedScalar(scalar) {
        case .joiner: index += length
        case .letter, .latin: return hasGap ? index : nil
        default: return nil
        }
      default:
        return hasGap && Self.letter(byte) != 0 ? index : nil
      }
      hasGap = true
    }
    return nil
  }

  /// The start of the first word at or after an index, whatever stands before it; nil at the end of the text.
  func firstWord(from start: Int) -> Int? {
    var index = start
    while index < text.count {
      if isLetter(at: index) { return index }
      index += text[index] < 128 ? 1 : decode(at: index).length
    }
    return nil
  }

  /// The end of the word that begins at an index.
  func endOfWord(from start: Int) -> Int {
    var index = start
    while index < text.count {
      if text[index] < 128 {
        guard Self.letter(text[index]) != 0 else { break }
        index += 1
      } else {
        guard isLetter(at: index) else { break }
        index += decode(at: index).length
      }
    }
    return max(index, start + 1)
  }

  @inline(__always)
  func isLetter(at index: Int) -> Bool {
    guard index >= 0, index < text.count else { return false }
    if text[index] < 128 { return Self.letter(text[index]) != 0 }
    guard text[index] >= 0xC0 else { return false }
    switch FoldedScalar(decode(at: index).scalar) {
    case .letter, .latin: return true
    default: return false
    }
  }

  /// The scalar at an index and its length in bytes; U+FFFD of length 1 for what is no UTF-8.
  func decode(at index: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(text[index])
    let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0
    guard length > 0, index + length <= text.count else { return (0xFFFD, 1) }
    if length == 1 { return (lead, 1) }
    var scalar = lead & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let next = UInt32(text[index + offset])
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | (next & 0x3F)
    }
    return (scalar, length)
  }

  /// Folds a scalar beyond ASCII: its length when it belongs to the word, minus its length for an apostrophe that may end it,
  /// nil when it ends the word.
  @inline(never)
  private func fold(at index: Int, into sink: inout some FoldSink, letters: inout Int) -> Int? {
    let (scalar, length) = decode(at: index)
    switch FoldedScalar(scalar) {
    case .letter(let base):
      letters += 1
      if base < 0x80 {
        sink.add(UInt8(base))
      } else if base < 0x800 {
        sink.add(UInt8(0xC0 | base >> 6))
        sink.add(UInt8(0x80 | base & 0x3F))
      } else {
        sink.add(UInt8(0xE0 | (base >> 12 & 0x0F)))
        sink.add(UInt8(0x80 | base >> 6 & 0x3F))
        sink.add(UInt8(0x80 | base & 0x3F))
        if base > 0xFFFF { sink.add(UInt8(base >> 16 & 0x1F)) }
      }
      return length
    case .latin(let first, let second):
      letters += 1
      sink.add(first)
      if second != 0 { sink.add(second) }
      return length
    case .ignored:
      return length
    case .apostrophe:
      return isLetter(at: index + length) && !isPossessive(index + length) ? length : -length
    case .joiner, .boundary:
      return nil
    }
  }

  /// True when an s that ends a word stands at the index.
  @inline(__always)
  private func isPossessive(_ index: Int) -> Bool {
    index < text.count && (text[index] | 0x20) == UInt8(ascii: "s") && !isLetter(at: index + 1)
  }

  private func possessive(_ index: Int, _ length: Int, _ letters: Int) -> End {
    End(index: index, next: isPossessive(index + length) ? index + length + 1 : index, letters: letters)
  }

  /// True when a single letter stands before the index: at the start of the word or after a full stop.
  private func isInitial(before index: Int, start: Int) -> Bool {
    index == start + 1 || (index >= start + 2 && text[index - 2] == UInt8(ascii: "."))
  }
}

/// Folding of whole names.
enum NameFolding {
  /// The name as it is compared: its folded words with one space between, whatever stands between them.
  static func fold(_ name: String) -> [UInt8] {
    var folded: [UInt8] = []
    forEachWord(name) { folder, start in
      let before = folded.count
      if before > 0 { folded.append(UInt8(ascii: " ")) }
      let end = folder.word(at: start, into: &folded)
      if folded.count == before + (before > 0 ? 1 : 0) { folded.removeLast(folded.count - before) }
      return end
    }
    return folded
  }

  /// Reads the hash of each leading part of the name that ends with a word; the last is that of the whole name.
  static func read(hashes: inout [UInt64], of name: UnsafeBufferPointer<UInt8>) {
    hashes.removeAll(keepingCapacity: true)
    var hash = ByteHash()
    forEachWord(name) { folder, start in
      if !hashes.isEmpty { hash.add(UInt8(ascii: " ")) }
      let end = folder.word(at: start, into: &hash)
      hashes.append(hash.value)
      return end
    }
  }

  /// The hash of the whole name; nil for one without letters.
  static func hash(_ name: String) -> UInt64? {
    var name = name
    return name.withUTF8 { hash($0) }
  }

  static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var hash = ByteHash()
    var isEmpty = true
    forEachWord(name) { folder, start in
      if !isEmpty { hash.add(UInt8(ascii: " ")) }
      isEmpty = false
      return folder.word(at: start, into: &hash)
    }
    return isEmpty ? nil : hash.value
  }

  private static func forEachWord(_ name: String, _ body: (WordFolder, Int) -> WordFolder.End) {
    var name = name
    name.withUTF8 { forEachWord($0, body) }
  }

  private static func forEachWord(_ text: UnsafeBufferPointer<UInt8>, _ body: (WordFolder, Int) -> WordFolder.End) {
    let folder = WordFolder(text: text)
    var index = 0
    while let start = folder.firstWord(from: index) {
      index = max(body(folder, start).next, start + 1)
    }
  }
}

/// A name's folded form, for the tool that gathers names.
package enum Folded {
  /// The bytes under which a name is compared: folded words with single spaces.
  package static func bytes(_ name: String) -> [UInt8] { NameFolding.fold(name) }
}
