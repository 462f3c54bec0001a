/// Cuts UTF-8 text into words in one pass. Any bytes are accepted: what is not valid UTF-8 is a gap.
struct WordScanner {
  let words: PlaceWords

  func scan(_ text: UnsafeBufferPointer<UInt8>) -> [Word] {
    var result: [Word] = []
    result.reserveCapacity(text.count / 5 + 8)
    let ascii = ByteKind.ascii
    var at = 0
    var gap: Word.Gap = .textStart
    var lastKey: UInt64 = 0
    var lastLength = 0
    while at < text.count {
      let byte = text[at]
      var length = 1
      var kind = byte < 0x80 ? ascii[Int(byte)] : .letter
      if byte >= 0x80 { (kind, length) = ByteKind.ofScalar(text, at) }
      guard kind == .letter || kind == .capital || kind == .digit || kind == .uncased else {
        gap.formUnion(Self.gap(kind, byte))
        at += length
        continue
      }
      let start = at
      var capitals = 0
      var letters = 0
      var digits = 0
      let first = kind
      var key: UInt64 = 0xcbf2_9ce4_8422_2325
      while at < text.count {
        let byte = text[at]
        var kind = ByteKind.letter
        var length = 1
        if byte < 0x80 {
          kind = ascii[Int(byte)]
          if kind == .letter {
            letters += 1
            key = (key ^ UInt64(byte)) &* 0x100_0000_01b3
            at += 1
            continue
          }
          if kind == .apostrophe, let next = Self.letter(text, at + 1) {
            // O'Neill, Sana'a; but not the possessive, which ends the word
            if (next | 0x20) == 0x73 && Self.letter(text, at + 2) == nil { break }
            kind = .joiner
          }
        } else {
          (kind, length) = ByteKind.ofScalar(text, at)
          if kind == .apostrophe, let next = Self.letter(text, at + length) {
            if (next | 0x20) == 0x73 && Self.letter(text, at + length + 1) == nil { break }
            kind = .joiner
          }
        }
        switch kind {
        case .capital:
          capitals += 1
          letters += 1
        case .letter, .uncased: letters += 1
        case .digit: digits += 1
        case .joiner: break
        default: kind = .blank
        }
        if kind == .blank { break }
        for offset in at..<at + length {
          var low = text[offset]
          if low >= 0x41 && low <= 0x5a { low |= 0x20 }
          key = (key ^ UInt64(low)) &* 0x100_0000_01b3
        }
        at += length
      }
      let shape: Word.Shape =
        first == .digit && letters <= 2
        ? .number
        : first == .uncased
          ? .uncased
          : first != .capital ? .lower : letters > 1 && capitals == letters ? .capitals : .capitalised
      // a full stop after a single letter or a known abbreviation does not end a sentence
      let ended =
        gap.contains(.textStart) || gap.contains(.newline)
        || (gap.contains(.stop) && lastLength > 1 && !words.isAbbreviated(lastKey))
      result.append(
        Word(
          start: start, end: at, shape: shape, gap: gap, cues: words.cues(key), key: key,
          startsSentence: ended))
      lastKey = key
      lastLength = at - start
      gap = []
      // the possessive belongs to the gap
      if at < text.count {
        let (kind, length) =
          text[at] < 0x80 ? (ascii[Int(text[at])], 1) : ByteKind.ofScalar(text, at)
        if kind == .apostrophe, let next = Self.letter(text, at + length), (next | 0x20) == 0x73,
          Self.letter(text, at + length + 1) == nil
        {
          gap.insert(.possessive)
          at += length + 1
        } else if kind == .apostrophe, at > start, (text[at - 1] | 0x20) == 0x73 {
          gap.insert(.possessive)
          at += length
        }
      }
    }
    return result
  }

  /// The ASCII letter at an offset; 0 for a letter beyond ASCII; nil when there is none.
  @inline(__always)
  private static func letter(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt8? {
    guard at < text.count else { return nil }
    let byte = text[at]
    if byte >= 0x80 {
      let kind = ByteKind.ofScalar(text, at).0
      return kind == .letter || kind == .capital || kind == .uncased ? 0 : nil
    }
    return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a ? byte : nil
  }

  private static func gap(_ kind: ByteKind, _ byte: UInt8) -> Word.Gap {
    switch kind {
    case .blank: .space
    case .newline: [.newline]
    case .comma: .comma
    case .stop: .stop
    case .hyphen: .hyphen
    case .dash: .dash
    case .opening: .opening
    case .closing: .closing
    case .quote, .apostrophe: .quote
    case .colon: .colon
    case .slash: .slash
    default: .other
    }
  }
}
