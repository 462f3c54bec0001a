/// Advance widths of Arabic letters in hundredths of an em, measured from DejaVu Sans: of the form that ends a word or stands
/// alone, and of the form joined to a letter that follows.
enum ArabicWidths {
  struct Letter {
    fileprivate let ending: UInt8
    fileprivate let joined: UInt8
  }

  static func letter(_ scalar: Unicode.Scalar) -> Letter? {
    guard (0x621...0x6D3).contains(scalar.value) else { return nil }
    return letters[scalar]
  }

  static func advance(of letter: Letter, isJoined: Bool, bold: Bool) -> Int {
    let width = Int(isJoined ? letter.joined : letter.ending)
    return bold ? width * 11 / 10 : width
  }

  private static let letters: [Unicode.Scalar: Letter] = {
    let groups: [(String, UInt8, UInt8)] = [
      ("اأإآ", 30, 30), ("دذڈ", 52, 52), ("رزڑژ", 55, 55), ("وؤۆۇۋ", 52, 52), ("ةە", 54, 54), ("ء", 47, 47),
      ("بتثپٹ", 98, 30), ("نں", 76, 30), ("يىئیې", 83, 30), ("جحخچ", 65, 65), ("سش", 127, 89), ("صض", 123, 87),
      ("طظ", 95, 82), ("عغ", 60, 60), ("فڤ", 104, 51), ("ق", 83, 51), ("كڭ", 84, 55), ("کگ", 90, 55), ("ل", 76, 33),
      ("م", 67, 58), ("ه", 54, 53), ("ھہ", 70, 53), ("ے", 98, 98),
    ]
    var letters: [Unicode.Scalar: Letter] = [:]
    for (group, ending, joined) in groups {
      for scalar in group.unicodeScalars { letters[scalar] = Letter(ending: ending, joined: joined) }
    }
    return letters
  }()
}
