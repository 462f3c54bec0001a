/// Keeps spreadsheets from running text as a formula (OWASP, "CSV injection"): an apostrophe goes before a line of a cell that
/// would start one, even after spaces. Quoting alone does not help, since it is gone by the time the cell is shown.
package enum FormulaGuard {
  /// The text with a `'` before each of its lines that starts with = + - @, a tab or a carriage return.
  package static func closed(_ text: String) -> String {
    guard isNeeded(text.utf8) else { return text }
    return lines(text) { line, isFirst in startsFormula(line, isFirst: isFirst) ? [quote] + Array(line) : Array(line) }
  }

  /// What ``closed(_:)`` was given.
  package static func opened(_ text: String) -> String {
    guard text.utf8.contains(quote) else { return text }
    return lines(text) { line, isFirst in
      line.first == quote && startsFormula(line.dropFirst(), isFirst: isFirst) ? Array(line.dropFirst()) : Array(line)
    }
  }

  /// Most cells need nothing: told from the first byte, unless there are line ends within.
  @inline(__always)
  static func isNeeded(_ utf8: String.UTF8View) -> Bool {
    var atStart = true
    for byte in utf8 {
      if atStart, mayStart(byte) { return true }
      atStart = byte == 0x0A || byte == 0x0D
    }
    return false
  }

  /// Whether a line that starts with this byte may start a formula.
  @inline(__always)
  static func mayStart(_ byte: UInt8) -> Bool {
    byte < 0x30 || byte >= 0x3D && byte <= 0x40 || byte == 0xC2 || byte >= 0xE2
  }

  private static let quote = UInt8(ascii: "'")

  /// Also true with apostrophes before it, so that a text that has one of its own keeps it.
  private static func startsFormula(_ line: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
    var rest = line.drop { $0 == quote }
    while true {
      if rest.first == 0x20 {
        rest = rest.dropFirst()
      } else if rest.starts(with: [0xC2, 0xA0]) {  // no-break space
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    switch rest.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09: return true
    case 0x0D: return isFirst
    case 0xEF:  // their full-width forms, which some spreadsheets read alike
      return [[0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0xA0]].contains(
        Array(rest.prefix(3)))
    default: return false
    }
  }

  /// Changes each line; a line holds its line end, LF or CR, as its last byte.
  private static func lines(_ text: String, _ change: (ArraySlice<UInt8>, _ isFirst: Bool) -> [UInt8]) -> String {
    var changed: [UInt8] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let breakAfter = bytes[(start + (start == 0 ? leadingReturns(bytes) : 0))...].firstIndex {
        $0 == 0x0A || $0 == 0x0D
      }
      let end = breakAfter.map { $0 + 1 } ?? bytes.count
      changed += change(bytes[start..<end], start == 0)
      start = end
    }
    return String(decoding: changed, as: UTF8.self)
  }

  /// A guarded or bare carriage return at the very start belongs to the first line.
  private static func leadingReturns(_ bytes: [UInt8]) -> Int {
    bytes.first == 0x0D ? 1 : bytes.starts(with: [quote, 0x0D]) ? 2 : 0
  }
}
