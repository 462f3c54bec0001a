import Incidents

/// A plain text as a report. Its text is kept to the byte, since evidence counts offsets into it.
enum TextReport {
  /// Throws when the bytes are not UTF-8, or only white space.
  static func read(_ bytes: [UInt8], file: String) throws(InputFailure) -> Report {
    let text = try UTF8Text.string(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], file: file)
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw InputFailure(file: file, problem: "is empty", mend: "give a report with text in it")
    }
    return Report(id: ReportIdentifier.make(file: file, text: text), title: headline(of: text), text: text)
  }

  /// The first line when it stands alone like a headline: short, without a full stop, and with text after it.
  static func headline(of text: String) -> String? {
    let bytes = text.utf8
    guard let start = bytes.firstIndex(where: { $0 > 0x20 }),
      let end = bytes[start...].firstIndex(of: 0x0A), bytes[end...].contains(where: { $0 > 0x20 })
    else { return nil }
    var line = bytes[start..<end]
    while let last = line.last, last <= 0x20 { line.removeLast() }
    guard line.count <= 200, let last = line.last,
      ![UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(last)
    else { return nil }
    return String(line)
  }
}

/// Names for reports that bring none.
enum ReportIdentifier {
  /// The file's name without its extension, and a fingerprint of the text: the same file is the same report on every run.
  static func make(file: String, text: String) -> String {
    let name = file == "-" ? "stdin" : file.split(separator: "/").last.map(String.init) ?? "report"
    let stem = name.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
    return "\(stem.isEmpty ? name : stem)-\(fingerprint(text))"
  }

  /// FNV-1a over 64 bits (Fowler, Noll, Vo), the upper and lower halves folded into eight hexadecimal digits.
  static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(UInt32(truncatingIfNeeded: hash ^ hash >> 32), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

enum UTF8Text {
  /// The bytes as text. Throws with the offset of the first byte that is not UTF-8.
  static func string(_ bytes: ArraySlice<UInt8>, file: String, line: Int? = nil) throws(InputFailure) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let offset = firstInvalid(bytes) - (line == nil ? 0 : bytes.startIndex)
    throw InputFailure(
      file: file, line: line, problem: "is not UTF-8 (byte offset \(offset))",
      mend: "convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`", content: line == nil ? nil : Array(bytes))
  }

  /// Index of the first byte that no well-formed sequence covers (Unicode 15, table 3-7).
  static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lead = bytes[index]
      let (length, second): (Int, ClosedRange<UInt8>) =
        switch lead {
        case 0...0x7F: (1, 0...0)
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0...0)
        }
      guard length > 0, index + length <= bytes.endIndex, length == 1 || second.contains(bytes[index + 1]),
        bytes[(index + min(2, length))..<(index + length)].allSatisfy({ (0x80...0xBF).contains($0) })
      else { return index }
      index += length
    }
    return index
  }
}
