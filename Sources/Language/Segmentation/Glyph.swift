/// What a character means to the tokenizer.
enum Glyph: UInt8 {
  case space, newline, letter, digit, apostrophe, quote, dash, stop, other

  /// The glyph that starts at an offset and its length in bytes; any byte sequence gives an answer.
  @inline(__always)
  static func at(_ offset: Int, _ bytes: [UInt8]) -> (glyph: Glyph, length: Int) {
    let byte = bytes[offset]
    if byte < 0x80 { return (ascii(byte), 1) }
    return wide(offset, bytes)
  }

  @inline(__always)
  static func ascii(_ byte: UInt8) -> Glyph {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: .letter
    case 0x30...0x39: .digit
    case 0x20, 0x09, 0x0B, 0x0C, 0x0D, 0x00: .space
    case 0x0A: .newline
    case 0x27: .apostrophe
    case 0x22, 0x60: .quote
    case 0x2D: .dash
    case 0x2E, 0x21, 0x3F: .stop
    default: .other
    }
  }

  private static func wide(_ offset: Int, _ bytes: [UInt8]) -> (glyph: Glyph, length: Int) {
    let lead = bytes[offset]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard offset + length <= bytes.count, length > 1 else { return (.other, 1) }
    var scalar = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in 1..<length { scalar = scalar << 6 | UInt32(bytes[offset + index] & 0x3F) }
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: return (.space, length)
    case 0x85, 0x2028, 0x2029: return (.newline, length)
    case 0x2018, 0x2019, 0x2BC: return (.apostrophe, length)
    case 0x201A...0x201F, 0xAB, 0xBB, 0x2039, 0x203A: return (.quote, length)
    case 0x2010...0x2015, 0x2212: return (.dash, length)
    case 0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0x61F, 0x6D4, 0x964: return (.stop, length)
    case 0x80...0xA9, 0xAC...0xB4, 0xB6...0xB9, 0xBC...0xBF, 0xD7, 0xF7: return (.other, length)
    case 0x2020...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF, 0x3001...0x303F, 0xFE00...0xFE6F, 0xFF00...0xFF0F,
      0xFFF0...0xFFFF, 0x1F000...0x1FFFF, 0x60C, 0x61B, 0xE000...0xF8FF:
      return (.other, length)
    default: return (.letter, length)
    }
  }
}
