/// Writes SVG and HTML bytes; every text from outside goes through ``text(_:)`` or ``attribute(_:_:)``, which leave nothing a
/// parser could take for markup.
struct Markup {
  private(set) var bytes: [UInt8] = []

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Markup of our own, written as it is.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  mutating func text(_ text: String) { escape(text) }

  /// ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    raw(name)
    raw("=\"")
    escape(value)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func attribute(_ name: String, tenths value: Double) {
    bytes.append(UInt8(ascii: " "))
    raw(name)
    raw("=\"")
    number(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number to a tenth, without leading zero.
  mutating func number(_ value: Double) {
    tenths(Int((value.isFinite ? max(-1e9, min(1e9, value)) * 10 : 0).rounded()))
  }

  /// A whole number of tenths, as a decimal.
  mutating func tenths(_ value: Int) {
    var magnitude = value.magnitude
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let tenth = UInt8(magnitude % 10)
    magnitude /= 10
    if magnitude > 0 || tenth == 0 {
      var digits: [UInt8] = []
      repeat {
        digits.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
        magnitude /= 10
      } while magnitude > 0
      bytes.append(contentsOf: digits.reversed())
    }
    if tenth > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + tenth)
    }
  }

  /// Markup characters as entities; characters that XML forbids, and those that turn the direction of writing, left out.
  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x27: raw("&#39;")
      case 0x0A: bytes.append(0x0A)
      case 0x09, 0x0D: bytes.append(0x20)
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: continue
      case let code where code & 0xFFFE == 0xFFFE: continue
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }
}
