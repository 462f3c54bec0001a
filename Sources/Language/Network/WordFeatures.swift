/// Which rows of the embedding table describe a word: its form, its shape, and its beginnings and endings.
package enum WordFeatures {
  /// Rows a word has.
  package static let count = 8
  /// Different shapes.
  package static let shapes = 48
  /// Bytes of a word that are looked at: the first half and the last.
  private static let longest = 48

  /// A word folded to what its form row stands for: small letters, digits as 0, plain quotes and dashes.
  package static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(min(word.count, longest))
    if word.count > longest {
      for byte in word.prefix(longest / 2) { folded.append(fold(byte)) }
      for byte in word.suffix(longest / 2) { folded.append(fold(byte)) }
      return folded
    }
    var position = word.startIndex
    while position < word.endIndex {
      let byte = word[position]
      if byte == 0xE2, position + 2 < word.endIndex, word[position + 1] == 0x80, let plain = plain(word[position + 2]) {
        folded.append(plain)
        position += 3
      } else {
        folded.append(fold(byte))
        position += 1
      }
    }
    return folded
  }

  /// The rows of a word, first that of its form: `word` when the vocabulary has it, else 0.
  package static func rows(_ word: ArraySlice<UInt8>, folded: [UInt8], word row: Int, shape: NetworkShape) -> SIMD8<
    UInt32
  > {
    var rows = SIMD8<UInt32>()
    rows[0] = UInt32(row)
    rows[1] = UInt32(shape.words + shape.affixes + self.shape(of: word))
    let mask = UInt32(shape.affixes - 1)
    let first = UInt32(shape.words)
    let count = folded.count
    for length in 1...4 {
      rows[1 + length] = first + hash(folded[(count - min(length, count))...], seed: UInt32(length)) & mask
    }
    for length in 2...3 {
      rows[4 + length] = first + hash(folded[..<min(length, count)], seed: UInt32(16 + length)) & mask
    }
    return rows
  }

  /// The rows of the root that stands before each sentence.
  package static func rootRows(_ shape: NetworkShape) -> SIMD8<UInt32> {
    var rows = SIMD8<UInt32>(repeating: UInt32(shape.words + shape.affixes))
    rows[0] = UInt32(shape.rootRow)
    return rows
  }

  /// A 64-bit hash of a folded word, by which the vocabulary is searched.
  package static func key(_ folded: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in folded { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return hash ^ hash >> 32
  }

  private static func hash(_ bytes: ArraySlice<UInt8>, seed: UInt32) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5 ^ (seed &* 0x9E37_79B9)
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    hash ^= hash >> 15
    hash = hash &* 0x85EB_CA6B
    return hash ^ hash >> 13
  }

  /// Capitals, digits and marks of a word, as one of `shapes` numbers.
  private static func shape(of word: ArraySlice<UInt8>) -> Int {
    var capitals = 0
    var smalls = 0
    var digits = 0
    var marks = 0
    for byte in word.prefix(longest) {
      switch byte {
      case 0x41...0x5A: capitals += 1
      case 0x61...0x7A, 0x80...: smalls += 1
      case 0x30...0x39: digits += 1
      default: marks += 1
      }
    }
    if digits > 0, capitals + smalls == 0 { return 24 + min(digits, 7) + (marks > 0 ? 8 : 0) }
    let startsCapital = word.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
    let letters =
      capitals + smalls == 0
      ? 0 : capitals == 0 ? 1 : smalls == 0 ? (capitals == 1 ? 2 : 3) : startsCapital && capitals == 1 ? 4 : 5
    return letters * 4 + (digits > 0 ? 2 : 0) + (marks > 0 ? 1 : 0)
  }

  @inline(__always)
  private static func fold(_ byte: UInt8) -> UInt8 {
    byte >= 0x30 && byte <= 0x39 ? 0x30 : foldedASCII(byte)
  }

  private static func plain(_ last: UInt8) -> UInt8? {
    switch last {
    case 0x98, 0x99: 0x27
    case 0x9C, 0x9D, 0x9E: 0x22
    case 0x90...0x95: 0x2D
    default: nil
    }
  }
}
