import Incidents
import Interchange
import Testing

@Suite("The list")
struct IncidentTableTests {
  private let table = IncidentTable { $0 == "IRN" ? "Iran" : $0 }

  private func incident(actor: String = "the army", place: Place? = nil, tolls: [Toll] = []) -> Incident {
    Incident(
      id: "a", report: ReportReference(id: "r"), type: .airstrike, status: .claimed, actors: [Actor(text: actor)],
      targets: [Target(text: "hideouts", kind: .site)],
      date: CalendarDate("2024-01-18").map { DateSpan(start: $0, end: $0, precision: .day, text: "Thursday") },
      place: place, tolls: tolls)
  }

  @Test func `no line is wider than the table, whatever the words`() {
    let words = ["سیستان و بلوچستان", "大韓民國", String(repeating: "x", count: 300), "a\u{301}b\u{202E}c", "👩‍👩‍👧 family"]
    for word in words {
      for width in [60, 80, 120] {
        let place = Place(text: word, name: word, country: "IRN", precision: .province)
        let toll = Toll(kind: .killed, low: 7, best: 7, high: 7, of: ["women": 3, "children": 4], source: word)
        let text = IncidentTable(width: width) { $0 }
          .text(of: [.init(number: 1, incident: incident(actor: word, place: place, tolls: [toll]), note: word)])
        for line in text.split(separator: "\n") { #expect(TerminalText(String(line)).columns <= width) }
      }
    }
  }

  @Test func `a row says when, where and how exactly, who, whom, and whose toll`() {
    let place = Place(text: "Sistan", name: "Sistan and Baluchestan", country: "IRN", precision: .province)
    let toll = Toll(kind: .killed, low: 7, best: 7, high: 7, of: ["women": 3, "children": 4], source: "IRNA")
    let text = table.text(of: [.init(number: 1, incident: incident(place: place, tolls: [toll]))])
    for words in ["2024-01-18", "Sistan and", "Iran", "(province only)", "the army →", "claimed", "7 killed", "IRNA"] {
      #expect(text.contains(words), "\(words) is missing from\n\(text)")
    }
  }

  @Test func `nothing in a report can drive the terminal`() {
    let text = table.text(of: [.init(number: 1, incident: incident(actor: "\u{1B}]0;owned\u{7}\u{9B}2J\r\nx"))])
    #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) })
  }

  @Test(arguments: [
    (Toll(kind: .killed, low: 5, best: 5, high: nil), "at least 5 killed"),
    (Toll(kind: .injured, low: 3, best: nil, high: 9), "3–9 injured"),
    (
      Toll(kind: .killed, low: nil, best: nil, high: nil, source: "the army", status: .unverified),
      "unnumbered killed: the army, unverified"
    ),
    (Toll(kind: .killed, low: 0, best: nil, high: 12), "up to 12 killed"),
    (Toll(kind: .captured, low: 2, best: 2, high: 2), "2 captured"),
  ])
  func `a toll is told with its bounds`(toll: Toll, sentence: String) {
    #expect(toll.sentence == sentence)
  }
}
