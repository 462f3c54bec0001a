import Incidents
import Testing

@testable import Extraction

@Suite("Why a value stands")
struct ExplanationTests {
  private func explain(_ text: String) throws -> String {
    let extractor = try #require(Parts.extractor)
    return extractor.explain(Report(id: "t", published: CalendarDate("2023-03-10"), text: text))
  }

  @Test func `every rule has an id of its own and says what it does`() {
    #expect(Set(Rule.allCases.map(\.rawValue)).count == Rule.allCases.count)
    #expect(Rule.allCases.allSatisfy { !$0.meaning.isEmpty && $0.rawValue.contains(".") })
  }

  @Test func `the rule shown is the one that took the value`() throws {
    let behind = try explain("Rebels shelled Kandahar on Tuesday, killing three people.")
    #expect(behind.contains("rule toll.behind:"))
    #expect(behind.contains("rule date.clause:"))
    let before = try explain("Three people were killed when rebels shelled Kandahar.")
    #expect(before.contains("rule toll.before:"))
    #expect(before.contains("rule date.news:"))
    let said = try explain("Rebels shelled Kandahar on Tuesday. The number of dead has risen to nine.")
    #expect(said.contains("rule toll.said:"))
  }

  @Test func `what was passed over is listed with the reason`() throws {
    let text = try explain("Rebels shelled Kandahar on Tuesday, killing three people, the mayor said on Wednesday.")
    #expect(text.contains("passed over: date \"Wednesday\""))
  }
}
