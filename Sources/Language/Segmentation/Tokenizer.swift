/// Cuts a text into tokens as the English treebanks of Universal Dependencies do: clitics ("n't", "'s"), hyphens and
/// punctuation are tokens of their own, numbers, abbreviations and web addresses are whole. One pass, linear in the text.
struct Tokenizer {
  /// What the sentence splitter needs to know of a token.
  struct Mark: OptionSet {
    let rawValue: UInt8
    /// A full stop, question or exclamation mark, or a run of them.
    static let terminator = Mark(rawValue: 1)
    /// A word that keeps its full stop and may end a sentence.
    static let abbreviation = Mark(rawValue: 2)
    /// White space before it.
    static let spaced = Mark(rawValue: 4)
    /// First token of a paragraph.
    static let opensParagraph = Mark(rawValue: 8)
    /// Starts with a capital letter.
    static let capital = Mark(rawValue: 16)
    /// Starts with a small letter.
    static let small = Mark(rawValue: 32)
    /// Quotation mark, apostrophe or closing bracket.
    static let closer = Mark(rawValue: 64)
    /// A dash or hyphen.
    static let dash = Mark(rawValue: 128)
  }

  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  private(set) var marks: [Mark] = []
  private var nextMarks: Mark = .spaced

  /// - Parameter count: how many tokens are likely.
  init(_ bytes: [UInt8], expecting count: Int) {
    self.bytes = bytes
    tokens.reserveCapacity(count)
    marks.reserveCapacity(count)
  }

  /// Adds the tokens of one paragraph, or of its beginning: so many at least as are wanted.
  mutating func read(paragraph: Range<Int>, wanted: Int = .max) {
    nextMarks = [.spaced, .opensParagraph]
    var position = paragraph.lowerBound
    while position < paragraph.upperBound, tokens.count < wanted {
      let (glyph, length) = Glyph.at(position, bytes)
      if glyph == .space || glyph == .newline {
        nextMarks.insert(.spaced)
        position += length
      } else {
        let end = endOfChunk(position, paragraph.upperBound)
        readChunk(position, end)
        position = end
      }
    }
  }

  private func endOfChunk(_ start: Int, _ limit: Int) -> Int {
    var position = start
    while position < limit {
      let (glyph, length) = Glyph.at(position, bytes)
      if glyph == .space || glyph == .newline { break }
      position += length
    }
    return min(position, limit)
  }

  /// Adds the tokens of a stretch without white space.
  private mutating func readChunk(_ start: Int, _ end: Int) {
    if let address = WebAddress.find(bytes, start..<end) {
      readPlain(start, address.lowerBound)
      add(address.lowerBound, address.upperBound)
      readPlain(address.upperBound, end)
    } else {
      readPlain(start, end)
    }
  }

  private mutating func readPlain(_ start: Int, _ end: Int) {
    var position = start
    while position < end {
      let (glyph, length) = Glyph.at(position, bytes)
      if glyph == .letter || glyph == .digit {
        position = readWord(position, position, end)
      } else {
        position = readSymbol(glyph, length, position, end)
      }
    }
  }

  private mutating func readWord(_ start: Int, _ from: Int, _ end: Int) -> Int {
    let word = WordScanner(bytes: bytes, limit: end).scan(start, from)
    if let cut = Clitics.cut(bytes, start..<word.end) {
      add(start, cut)
      add(cut, word.end)
    } else {
      add(start, word.end, word.mayEndSentence ? .abbreviation : [])
    }
    return word.end
  }

  private mutating func readSymbol(_ glyph: Glyph, _ length: Int, _ start: Int, _ end: Int) -> Int {
    let byte = bytes[start]
    let after = start + length
    let next = after < end ? Glyph.at(after, bytes).glyph : .space
    let alone = nextMarks.contains(.spaced)
    switch glyph {
    case .stop:
      if byte == 0x2E, alone, next == .digit { return readWord(start, after, end) }
      return add(start, run(start, end) { byte == 0x2E ? $0 == byte : $0 == 0x21 || $0 == 0x3F }, .terminator)
    case .apostrophe:
      if alone, next == .digit { return readWord(start, after, end) }
      if !alone, next == .letter, let cliticEnd = Clitics.endOfClitic(bytes, after, end) {
        return add(start, cliticEnd)
      }
      return add(start, byte == 0x27 && isPair(start, end) ? start + 2 : after, .closer)
    case .quote:
      return add(start, byte == 0x60 && isPair(start, end) ? start + 2 : after, .closer)
    case .dash:
      return add(start, byte == 0x2D ? run(start, end) { $0 == 0x2D } : after, .dash)
    default:
      if byte == 0x40, alone, next == .letter { return readWord(start, after, end) }
      let isRun = byte == 0x2A || byte == 0x3D || byte == 0x5F || byte == 0x7E || byte == 0x2B || byte == 0x23
      let isCloser = byte == 0x29 || byte == 0x5D || byte == 0x7D
      return add(start, isRun ? run(start, end) { $0 == byte } : after, isCloser ? .closer : [])
    }
  }

  private func isPair(_ start: Int, _ end: Int) -> Bool { start + 1 < end && bytes[start + 1] == bytes[start] }

  private func run(_ start: Int, _ end: Int, _ belongs: (UInt8) -> Bool) -> Int {
    var position = start + 1
    if bytes[start] >= 0x80 { return start + Glyph.at(start, bytes).length }
    while position < end, belongs(bytes[position]) { position += 1 }
    return position
  }

  @discardableResult
  private mutating func add(_ start: Int, _ end: Int, _ extra: Mark = []) -> Int {
    guard start < end else { return end }
    var mark = nextMarks.union(extra)
    switch bytes[start] {
    case 0x41...0x5A: mark.insert(.capital)
    case 0x61...0x7A: mark.insert(.small)
    case 0xC3 where end > start + 1: mark.insert(bytes[start + 1] < 0x9F ? .capital : .small)
    default: break
    }
    tokens.append(Token(start..<end))
    marks.append(mark)
    nextMarks = []
    return end
  }
}
