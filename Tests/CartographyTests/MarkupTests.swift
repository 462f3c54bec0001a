import Testing

@testable import Cartography

@Suite("Markup")
struct MarkupTests {
  private func text(_ text: String) -> String {
    var markup = Markup()
    markup.text(text)
    return markup.string
  }

  @Test func `no text from outside can become markup`() {
    #expect(text("<script>alert('x')</script>") == "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
    #expect(text("a ]]> b & \"c\"") == "a ]]&gt; b &amp; &quot;c&quot;")
    #expect(text("a\u{0}b\u{1B}c\u{FFFE}d\u{202E}e\u{2067}f") == "abcdef")
    #expect(text("سراوان 🙂") == "سراوان 🙂")
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-1, "-1"), (0.5, ".5"), (-0.5, "-.5"), (10.04, "10"), (10.06, "10.1"), (-0.04, "0"),
    (123.4, "123.4"),
    (.infinity, "0"), (.nan, "0"),
  ])
  func `numbers are written to a tenth without leading zeros`(value: Double, expected: String) {
    var markup = Markup()
    markup.number(value)
    #expect(markup.string == expected)
  }

  @Test func `paths are relative and short`() {
    var markup = Markup()
    PathData.write(
      [[PagePoint(1, 2), PagePoint(1.5, 1.5), PagePoint(1.5, 1.5), PagePoint(2, 3)]], isClosed: true, to: &markup)
    #expect(markup.string == "M1 2l.5-.5 .5 1.5z")
  }

  @Test func `JSON in a page cannot close its script`() {
    #expect(HTMLPage.json("</script><!--\"\\\n") == "\"\\u003c/script\\u003e\\u003c!--\\\"\\\\\\u000a\"")
  }

  @Test func `only web addresses become links`() {
    #expect(HTMLPage.isWeb("https://example.org/a?b=c"))
    #expect(!HTMLPage.isWeb("javascript:alert(1)") && !HTMLPage.isWeb(" https://x") && !HTMLPage.isWeb("http://a\nb"))
  }

  @Test func `the policy's digest is that of the script`() {
    #expect(SHA256.base64(of: Array(PageScript.source.utf8)) == PageScript.digest)
  }

  @Test func `every role has a class of its own and a colour in every theme`() {
    let families = IncidentFamily.allCases
    let roles: [Role] =
      [.page, .sea, .focusLand, .focusBorder, .arrow, .title, .legendCircle] + families.map { .symbol($0) }
      + families.map { .hatch($0) }
    #expect(Set(roles.map(\.className)).count == roles.count)
    #expect(Role.focusLand.className == "focus-land" && Role.symbol(.bomb).className == "symbol-bomb")
    for theme in Theme.allCases {
      for role in roles {
        let style = theme.style(of: role)
        #expect(style.fill != nil || style.stroke != nil)
        #expect(style.dash.count <= 4)
      }
      // Told apart by lightness, for readers who see no hues: the accent from the ground it stands on.
      let ground = Self.lightness(theme.style(of: .focusLand).fill)
      for family in families { #expect(abs(Self.lightness(theme.style(of: .symbol(family)).fill) - ground) > 0.25) }
    }
  }

  private static func lightness(_ color: String?) -> Double {
    guard let color, let value = Int(color.dropFirst(), radix: 16) else { return 0 }
    return (0.299 * Double(value >> 16 & 255) + 0.587 * Double(value >> 8 & 255) + 0.114 * Double(value & 255)) / 255
  }
}

/// FIPS 180-4, for checking the script's digest.
private enum SHA256 {
  static func base64(of message: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = digest(of: message) + [0]
    return stride(from: 0, to: 33, by: 3).map { at -> String in
      let bits = Int(bytes[at]) << 16 | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])
      return String([
        alphabet[bits >> 18], alphabet[bits >> 12 & 63], alphabet[bits >> 6 & 63], at == 30 ? "=" : alphabet[bits & 63],
      ])
    }.joined()
  }

  /// The first 32 bits of the fractional parts of the roots of the first primes.
  private static func constants(_ count: Int, root: (Double) -> Double) -> [UInt32] {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      let value = root(Double(prime))
      return UInt32((value - value.rounded(.down)) * 4_294_967_296)
    }
  }

  private static func cubeRoot(_ x: Double) -> Double {
    var y = x / 3 + 1
    for _ in 0..<100 { y -= (y * y * y - x) / (3 * y * y) }
    return y
  }

  static func digest(of message: [UInt8]) -> [UInt8] {
    let k = constants(64, root: cubeRoot)
    var h = constants(8) { $0.squareRoot() }
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    let length = UInt64(message.count) * 8
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) }
    func turn(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
    for block in stride(from: 0, to: bytes.count, by: 64) {
      var w = (0..<16).map { i in (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[block + 4 * i + $1]) } }
      for i in 16..<64 {
        let a = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3
        let b = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10
        w.append(w[i - 16] &+ a &+ w[i - 7] &+ b)
      }
      var v = h
      for i in 0..<64 {
        let s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)
        let t1 = v[7] &+ s1 &+ (v[4] & v[5] ^ ~v[4] & v[6]) &+ k[i] &+ w[i]
        let s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)
        let t2 = s0 &+ (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2])
        v = [t1 &+ t2, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
      }
      for i in 0..<8 { h[i] = h[i] &+ v[i] }
    }
    return h.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
  }
}
