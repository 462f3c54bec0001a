/// Texts that no one would write, the same for the same seed.
enum Noise {
  private static let pieces = [
    " ", " ", "\n", "\n\n", ".", "...", ",", "\"", "“", "'", "’", "-", "--", "—", "(", ")", "U.S.", "Mr.", "a", "THE",
    "Q",
    "n't", "'s", "9", "1,000", "3.5", "http://", "@", "é", "سر", "\u{1F600}", "\u{0}", "\u{A0}", "\u{200B}", "\u{FEFF}",
    "\r\n",
    "killed", "No.", "$", "e-", "&", "_", "\u{301}", "\u{2028}",
  ]

  static func text(seed: UInt64, bytes: Int) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    var noise: [UInt8] = []
    while noise.count < bytes {
      if seed % 2 == 0 {
        noise.append(UInt8(truncatingIfNeeded: next()))
      } else {
        noise += Array(pieces[next() % pieces.count].utf8)
      }
    }
    return String(decoding: noise, as: UTF8.self)
  }
}
