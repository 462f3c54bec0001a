/// How wide a text is on the page: the advance widths of the fonts that the generic stack of ``Typeface`` resolves to.
///
/// Exact for Latin, Greek and Cyrillic in Arial, Helvetica and Liberation Sans; for Arabic letters as DejaVu Sans, the widest
/// of the usual fonts, joins them; for other scripts an upper estimate per character from Noto and DejaVu fonts.
enum TextMetrics {
  /// Height above the baseline and depth below it, in ems: ascender of capitals with diacritics, descender of "g".
  static let ascent = 0.76
  static let descent = 0.22
  /// The height of a capital letter, in ems.
  static let capHeight = 0.70

  /// Width in page units, letter spacing after every character but the last included.
  static func width(of text: String, in font: Font) -> Double {
    var hundredths = 0
    var count = 0
    var letter: ArabicWidths.Letter?
    for scalar in text.unicodeScalars {
      let next = ArabicWidths.letter(scalar)
      // A letter is as wide as its joined form when another follows.
      if let letter { hundredths += ArabicWidths.advance(of: letter, isJoined: next != nil, bold: font.isBold) }
      letter = next
      let advance = next == nil ? advance(of: scalar, bold: font.isBold) : 0
      hundredths += advance
      if advance > 0 || next != nil { count += 1 }
    }
    if let letter { hundredths += ArabicWidths.advance(of: letter, isJoined: false, bold: font.isBold) }
    return Double(hundredths) / 100 * font.size + Double(max(0, count - 1)) * font.letterSpacing
  }

  /// Hundredths of an em.
  private static func advance(of scalar: Unicode.Scalar, bold: Bool) -> Int {
    let code = scalar.value
    for run in AdvanceWidths.runs where code >= run.first && code < run.first + UInt32(run.regular.count) {
      return Int((bold ? run.bold : run.regular)[Int(code - run.first)])
    }
    switch code {
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x200B...0x200F,
      0x202A...0x202E,
      0x2060...0x2069, 0xFE00...0xFE0F:
      return 0
    case 0x2010...0x2013: return 56
    case 0x2014, 0x2026, 0x2190...0x21FF: return 100
    case 0x2018...0x201A: return bold ? 28 : 23
    case 0x201C...0x201E: return bold ? 50 : 34
    case 0x2000...0x200A, 0x202F: return 30
    case 0x590...0x5FF: return 56
    case 0x600...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: return bold ? 62 : 57
    case 0x900...0xDFF: return 56
    case 0xE00...0x109F: return 56
    case 0x530...0x58F, 0x10A0...0x10FF, 0x1C90...0x1CBF: return 72
    case 0x1200...0x139F: return 72
    case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x1F000...0x3FFFF:
      return 100
    default: return 66
    }
  }
}

/// A size and cut of the page's one typeface.
package struct Font: Hashable, Sendable {
  /// Page units.
  package var size: Double
  package var isBold = false
  package var isItalic = false
  /// Page units added between letters; zero for joined scripts.
  package var letterSpacing = 0.0
}

/// The stack every text is set in: fonts of one width, then what the renderer has.
enum Typeface {
  static let stack = "Helvetica,Arial,'Liberation Sans','Noto Sans','Noto Sans Arabic','DejaVu Sans',sans-serif"
}
