import Testing

@testable import Cartography

@Suite("Text on the page")
struct TextTests {
  @Test func `widths are those of Helvetica and Arial`() {
    // Adobe's published metrics, thousandths of an em: H 722, e 556, l 222, o 556; bold H 722, e 556, l 278, o 611.
    #expect(abs(TextMetrics.width(of: "Hello", in: Font(size: 100)) - 227.8) < 3)
    #expect(abs(TextMetrics.width(of: "Hello", in: Font(size: 100, isBold: true)) - 244.5) < 3)
    #expect(TextMetrics.width(of: "", in: Font(size: 12)) == 0)
    #expect(abs(TextMetrics.width(of: "AB", in: Font(size: 10, letterSpacing: 4)) - 17.4) < 0.3)
  }

  @Test func `a combining mark takes no room, a Chinese letter a whole em`() {
    #expect(TextMetrics.width(of: "e\u{301}", in: Font(size: 10)) == TextMetrics.width(of: "e", in: Font(size: 10)))
    #expect(TextMetrics.width(of: "喀布", in: Font(size: 10)) == 20)
  }

  @Test func `a right-to-left name is known by its first letter`() {
    #expect(Script.isRightToLeft("سراوان") && Script.isRightToLeft("12 תל אביב"))
    #expect(!Script.isRightToLeft("Saravan سراوان") && !Script.isRightToLeft("12"))
    #expect(!Script.hasSpacedCapitals("ایران") && Script.hasSpacedCapitals("Україна"))
  }

  @Test func `a local name without a language is taken only when it is surely the same name`() {
    #expect(LocalLanguage.ownName(among: ["سراوان", "Saravan"], of: "Saravan", in: "fa") == "سراوان")
    #expect(LocalLanguage.ownName(among: ["ایصفاهان"], of: "Isfahan", in: "fa") == nil)
    #expect(LocalLanguage.ownName(among: ["زاهدان", "دزداب"], of: "Zāhedān", in: "fa") == "زاهدان")
    #expect(LocalLanguage.ownName(among: ["Лвов"], of: "Lviv", in: "uk") == nil)
    #expect(
      LocalLanguage.ownName(among: ["تهران", "تحران"], of: "Tehran", in: "fa") == nil, "two that fit are one too many")
  }

  @Test func `a long title is broken at words and cut with an ellipsis`() {
    let font = Font(size: 20)
    let lines = Sheet.wrapped("one two three four five six seven eight nine ten", font: font, width: 120, atMost: 2)
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { TextMetrics.width(of: $0, in: font) <= 120 })
    #expect(lines[1].hasSuffix("…"))
    #expect(Sheet.wrapped(String(repeating: "x", count: 500), font: font, width: 100, atMost: 2).count == 1)
  }
}
