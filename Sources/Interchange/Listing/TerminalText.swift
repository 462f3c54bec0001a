/// Text made safe for a terminal, with the columns it takes there.
///
/// Control characters, which could move the cursor or run the terminal's commands, and the marks that reorder text become spaces.
package struct TerminalText: Sendable, Hashable {
  package let text: String
  /// How many columns it takes: none for a combining mark, two for a wide character.
  package let columns: Int

  package init(_ text: String) {
    var scalars = String.UnicodeScalarView()
    var columns = 0
    for scalar in text.unicodeScalars {
      let safe = Self.isSafe(scalar) ? scalar : " "
      scalars.append(safe)
      columns += Self.columns(of: safe)
    }
    self.text = String(scalars)
    self.columns = columns
  }

  /// Lines of at most `width` columns, broken at spaces, within a word only when it alone is wider.
  package func wrapped(to width: Int) -> [TerminalText] {
    var lines: [TerminalText] = []
    var line = ""
    var used = 0
    func end() {
      lines.append(TerminalText(line))
      line = ""
      used = 0
    }
    for word in text.split(separator: " ") {
      let piece = TerminalText(String(word))
      if used > 0, used + 1 + piece.columns > width { end() }
      if used > 0 {
        line += " "
        used += 1
      }
      for character in word {
        let columns = TerminalText(String(character)).columns
        if used + columns > width, used > 0 { end() }
        line.append(character)
        used += columns
      }
    }
    if used > 0 || lines.isEmpty { end() }
    return lines
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: false
    default: true
    }
  }

  /// By general category, and the wide blocks of Unicode's East Asian Width (UAX #11).
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
