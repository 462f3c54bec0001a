import Incidents
import SeededRandom
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(arguments: [
    (0.1 + 0.2, 7, "0.3"), (-0.00000001, 7, "0"), (61.5130045, 7, "61.5130045"), (-180, 7, "-180"),
    (1e-5, 7, "0.00001"), (422_695.4254, 3, "422695.425"), (123_456_789_012_345_680, 3, "123456789012345680"),
  ])
  func `numbers are written without exponent, trailing zeros or a negative zero`(
    number: Double, decimals: Int, text: String
  ) {
    var bytes: [UInt8] = []
    bytes.appendDecimal(number, decimals: decimals)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test func `what is not finite is null`() {
    var json = JSONWriter()
    json.array { json in
      json.value(Double.nan, decimals: 3)
      json.value(-Double.infinity, decimals: 3)
    }
    #expect(json.text == "[null,null]")
  }

  @Test func `any string comes back as it was`() throws {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<20, using: &random) {
        let limit: UInt32 = Bool.random(using: &random) ? 0x80 : 0x11_0000
        scalars.append(Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) ?? "\u{FFFD}")
      }
      let text = String(scalars)
      for isSafeInHTML in [false, true] {
        var json = JSONWriter(isSafeInHTML: isSafeInHTML)
        json.value(text)
        var reader = JSONReader(json.bytes)
        #expect(try reader.string().unicodeScalars.elementsEqual(text.unicodeScalars))
      }
    }
  }

  @Test func `inside a page no tag can be closed`() {
    var json = JSONWriter(isSafeInHTML: true)
    json.value("</script><!--")
    #expect(!json.text.contains("<"))
  }

  @Test(arguments: [
    #"{"a":1"#, #"{"a" 1}"#, #"{"a":}"#, #"["x"#, #"{"a":tru}"#, #"{"a":1}}"#, "\"\\q\"", "\"\\u12\"", "[1,]", "",
    "nul", "-",
    "\"a\nb\"",
  ])
  func `what is not JSON is an error, not a crash`(text: String) {
    var reader = JSONReader(Array(text.utf8))
    #expect(throws: JSONError.self) {
      try reader.skip()
      try reader.finish()
    }
  }

  @Test func `deep nesting is refused instead of exhausting the stack`() {
    var reader = JSONReader([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
    #expect(throws: JSONError.self) { try reader.skip() }
  }

  @Test func `random bytes never crash the reader`() {
    var random = SplitMix(seed: 11)
    let alphabet = Array("{}[]\",:\\u0019aenrtfls -.E\u{0}é".utf8)
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      var reader = JSONReader(bytes)
      try? reader.skip()
      reader = JSONReader(bytes)
      _ = try? Incident(from: &reader)
    }
  }

  @Test func `a pair of surrogates is one character and a lone one none`() throws {
    var reader = JSONReader(Array(#""\ud83d\ude80 \ud83d x""#.utf8))
    #expect(try reader.string() == "\u{1F680} \u{FFFD} x")
  }
}
