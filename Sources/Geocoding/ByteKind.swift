/// What a byte or scalar is to a word scanner.
enum ByteKind: UInt8 {
  case other, blank, newline, letter, capital, digit, uncased, apostrophe, joiner
  case comma, stop, hyphen, dash, opening, closing, quote, colon, slash

  static let ascii: [ByteKind] = (0..<128).map { code in
    switch UInt8(code) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x20, 0x09: .blank
    case 0x0a, 0x0d: .newline
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "("), UInt8(ascii: "["): .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"): .closing
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: ":"), UInt8(ascii: ";"): .colon
    case UInt8(ascii: "/"): .slash
    default: .other
    }
  }

  /// The kind and the length in bytes of the scalar beyond ASCII at an offset.
  static func ofScalar(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (ByteKind, Int) {
    let lead = text[at]
    let length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1
    guard length > 1, at + length <= text.count else { return (.other, 1) }
    var code = UInt32(lead) & (length == 2 ? 0x1f : length == 3 ? 0x0f : 0x07)
    for offset in 1..<length {
      let byte = text[at + offset]
      guard byte & 0xc0 == 0x80 else { return (.other, 1) }
      code = code << 6 | UInt32(byte & 0x3f)
    }
    switch code {
    case 0xa0, 0x2000...0x200b, 0x202f, 0x205f, 0x3000, 0xfeff: return (.blank, length)
    case 0x200c, 0x200d, 0xad: return (.joiner, length)
    case 0x2028, 0x2029, 0x85: return (.newline, length)
    case 0x2018, 0x2019, 0x02bc, 0x02bb, 0x02be, 0x02bf, 0x60, 0xb4: return (.apostrophe, length)
    case 0x201c, 0x201d, 0x201e, 0xab, 0xbb, 0x2039, 0x203a: return (.quote, length)
    case 0x2010, 0x2011: return (.hyphen, length)
    case 0x2012...0x2015: return (.dash, length)
    case 0x060c, 0x3001, 0xff0c, 0x61b: return (.comma, length)
    case 0x06d4, 0x3002, 0x0964, 0x2026, 0x061f: return (.stop, length)
    case 0xc0...0x24f, 0x1e00...0x1eff, 0x370...0x52f:
      guard let scalar = Unicode.Scalar(code), scalar.properties.isAlphabetic else { return (.other, length) }
      return (scalar.properties.isUppercase ? .capital : .letter, length)
    case 0x300...0x36f: return (.joiner, length)
    default:
      guard let scalar = Unicode.Scalar(code) else { return (.other, length) }
      let properties = scalar.properties
      if properties.isAlphabetic {
        return (properties.isUppercase ? .capital : properties.isLowercase ? .letter : .uncased, length)
      }
      switch properties.generalCategory {
      case .nonspacingMark, .spacingMark: return (.joiner, length)
      case .decimalNumber: return (.digit, length)
      default: return (.other, length)
      }
    }
  }
}
