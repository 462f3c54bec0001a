/// The writing of a text, as far as setting type asks for it.
enum Script {
  /// True when the first letter with a direction is of a right-to-left script.
  static func isRightToLeft(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x58F, 0x900...0x1FFF, 0x2C00...0xD7FF: return false
      default: continue
      }
    }
    return false
  }

  /// True for scripts whose letters have capitals and stand apart, so that spaced capitals read well.
  static func hasSpacedCapitals(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value < 0x590 || (0x1E00...0x1FFF).contains($0.value) || $0.value == 0x2019 }
  }

  /// True when the text is written, letters only, in the Latin alphabet.
  static func isLatin(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value < 0x250 || (0x1E00...0x1EFF).contains($0.value) || (0x2000...0x206F).contains($0.value)
    }
  }
}
