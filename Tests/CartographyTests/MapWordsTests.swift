import Geodesy
import Incidents
import Testing

@testable import Cartography

@Suite("Words of maps")
struct MapWordsTests {
  private static let languages = ["ar", "es", "fa", "fr", "ru", "tr", "uk", "ur", "zh"]

  @Test(arguments: languages) func `every type, sign and month has a word in every language`(language: String) throws {
    let words = try MapWords(file: TestGazetteer.wordsFile, language: language)
    #expect(words.language == language)
    var english = IncidentType.allCases.map(\.label) + IncidentFamily.allCases.map(\.label)
    english += [
      Legend.statedOrigin, Legend.unknownOrigin, "{n} killed", "Projection", "Place not said", "January", "Dec.",
    ]
    // What a language writes as English does is its word too; but no language does so throughout.
    let same = english.filter { words[$0] == $0 }
    #expect(same.count <= 4, "\(same)")
    for verb in ["killed", "injured", "missing"] { #expect(words["{n} \(verb)"].contains("{n}")) }
    #expect(words["{d} {m}"].contains("{d}") && words["{d} {m} {y}"].contains("{y}"))
  }

  @Test func `a language without words is English, a broken table is named`() throws {
    #expect(try MapWords(file: TestGazetteer.wordsFile, language: "xx") == .english)
    #expect(throws: MapWords.Unreadable.self) { try MapWords(file: "/no/such/table.tsv", language: "fa") }
    #expect(MapWords.english["no such word"] == "no such word")
  }

  @Test func `digits are the language's own where it has some`() throws {
    #expect(try MapWords(file: TestGazetteer.wordsFile, language: "fa").digits("18 · 30.5") == "۱۸ · ۳۰.۵")
    #expect(try MapWords(file: TestGazetteer.wordsFile, language: "ru").digits("18") == "18")
  }
}
