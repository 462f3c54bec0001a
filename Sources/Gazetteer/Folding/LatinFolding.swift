/// The base letters of Latin letters with diacritics, in the order of their code points; '.' for none, '*' for several letters.
package enum LatinFolding {
  /// U+00C0...U+025F.
  private static let latin: StaticString = """
    aaaaaa*ceeeeiiiidnooooo.ouuuuy**aaaaaa*ceeeeiiiidnooooo.ouuuuy*yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiii**jjkkkllllll..llnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    .b....o..dd...eeeff.g.iikk...n.ooo.............uu.vyy...............*********aaiioouuuuuuuuuueaa\
    aa**..ggkkoooo..j***gg..nnaa**ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ....u..............bo.dd.e.e....
    """

  /// U+1E00...U+1EFF.
  private static let additional: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s..*.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """

  /// One or two ASCII letters for a Latin letter (the second 0 when there is one); nil for any other scalar.
  package static func letters(_ scalar: UInt32) -> (UInt8, UInt8)? {
    let letter: UInt8
    switch scalar {
    case 0xC0..<0x260: letter = latin.utf8Start[Int(scalar - 0xC0)]
    case 0x1E00..<0x1F00: letter = additional.utf8Start[Int(scalar - 0x1E00)]
    default: return nil
    }
    if letter == UInt8(ascii: ".") { return nil }
    if letter != UInt8(ascii: "*") { return (letter, 0) }
    let pair: StaticString =
      switch scalar {
      case 0xC6, 0xE6, 0x1E2, 0x1E3, 0x1FC, 0x1FD: "ae"
      case 0xDE, 0xFE: "th"
      case 0xDF, 0x1E9E: "ss"
      case 0x132, 0x133: "ij"
      case 0x152, 0x153: "oe"
      case 0x1C4...0x1C6, 0x1F1...0x1F3: "dz"
      case 0x1C7...0x1C9: "lj"
      default: "nj"
      }
    return (pair.utf8Start[0], pair.utf8Start[1])
  }
}
