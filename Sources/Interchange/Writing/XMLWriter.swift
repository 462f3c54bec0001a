import Geo
import Incidents

/// XML 1.0 as bytes.
struct XMLWriter {
  var bytes: [UInt8] = []

  /// Markup, as it is.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  mutating func element(_ name: String, _ text: String) {
    raw("<\(name)>")
    self.text(text)
    raw("</\(name)>\n")
  }

  /// Text with markup's characters escaped; what XML cannot hold (most control characters, U+FFFE and U+FFFF) becomes U+FFFD.
  mutating func text(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case "'": raw("&#39;")
      case "\t", "\n", "\r": bytes.append(UInt8(scalar.value))
      case "\u{7F}"..."\u{9F}": raw("&#\(scalar.value);")
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": raw("\u{FFFD}")
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// `lon,lat`.
  mutating func position(_ point: Coordinate) {
    bytes.appendDecimal(point.longitude, decimals: 7)
    bytes.append(UInt8(ascii: ","))
    bytes.appendDecimal(point.latitude, decimals: 7)
  }

  /// A name that may stand as an `id`: starts with a letter, others than letters, digits, `-`, `.` and `_` as `_` and their code.
  static func identifier(_ text: String) -> String {
    var name = "i-"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".": name.unicodeScalars.append(scalar)
      default: name += "_\(String(scalar.value, radix: 16))"
      }
    }
    return name
  }
}
