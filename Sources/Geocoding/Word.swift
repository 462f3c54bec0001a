/// A word of running text, as geocoding sees it: bytes of the text, their case, and what parts them from the word before.
struct Word {
  enum Shape: UInt8 {
    case lower, capitalised
    /// Two or more letters, all of them capitals.
    case capitals
    case number
    /// Letters of a script without case.
    case uncased
  }

  /// What stands between a word and the one before it.
  struct Gap: OptionSet {
    let rawValue: UInt16
    static let space = Gap(rawValue: 1)
    static let comma = Gap(rawValue: 2)
    /// A full stop, question mark or exclamation mark; of an abbreviation too.
    static let stop = Gap(rawValue: 4)
    static let hyphen = Gap(rawValue: 8)
    static let dash = Gap(rawValue: 16)
    static let opening = Gap(rawValue: 32)
    static let closing = Gap(rawValue: 64)
    static let quote = Gap(rawValue: 128)
    static let newline = Gap(rawValue: 256)
    static let colon = Gap(rawValue: 512)
    static let slash = Gap(rawValue: 1024)
    static let possessive = Gap(rawValue: 2048)
    static let other = Gap(rawValue: 4096)
    /// The text's first word.
    static let textStart = Gap(rawValue: 8192)

    @inline(__always)
    static func == (a: Gap, b: Gap) -> Bool { a.rawValue == b.rawValue }

    /// Nothing but blanks.
    var isPlain: Bool { self == .space }
  }

  /// UTF-8 offsets. A possessive "'s" is not part of the word: it stands in the next word's gap.
  let start: Int
  let end: Int
  let shape: Shape
  let gap: Gap
  let cues: CueSet
  /// FNV-1a of the bytes with ASCII letters lowered: equal words have equal keys.
  let key: UInt64
  /// First of its sentence, by punctuation and case alone.
  let startsSentence: Bool

  var isCapital: Bool { shape == .capitalised || shape == .capitals }
  var mayBeName: Bool { shape != .lower && shape != .number }
}
