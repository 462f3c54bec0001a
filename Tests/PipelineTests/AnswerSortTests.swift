import IncidentStore
import Incidents
import Pipeline
import Testing

@Suite("The order of lists")
struct AnswerSortTests {
  private func answers(_ count: Int) -> [Answer] {
    (0..<count).map { number in
      var incident = Incident(id: "i\(number)", report: ReportReference(id: "r"), type: .shelling)
      // Every fifth has no date and every seventh no actor; many are alike.
      let day = CalendarDate(year: 2024, month: 1 + number * 7 % 12, day: 1 + number * 5 % 28)
      if number % 5 > 0, let day { incident.date = DateSpan(start: day, end: day, precision: .day, text: "") }
      if number % 7 > 0 { incident.actors = [Actor(text: "brigade \(number % 3)")] }
      return Answer(incident: incident, containment: number % 4 == 0 ? .possible : .certain)
    }
  }

  private func sorted(_ answers: [Answer], by order: SortOrder?, runSize: Int) throws -> [Answer] {
    var sort = AnswerSort(by: order, runSize: runSize)
    for answer in answers { try sort.add(answer) }
    try sort.finish()
    #expect(sort.certain + sort.possible == answers.count)
    var sorted: [Answer] = []
    try sort.forEach { sorted.append($0) }
    return sorted
  }

  @Test func `what is sorted in runs stands as if it had been sorted at once`() throws {
    let answers = answers(500)
    for order in SortOrder.allCases.map(Optional.some) + [nil] {
      let whole = try sorted(answers, by: order, runSize: 1 << 30)
      #expect(whole != answers || order == .type || order == .place || order == .killed || order == .injured)
      #expect(try sorted(answers, by: order, runSize: 4000) == whole)
    }
  }

  @Test func `equals stay in the order in which they came, and what is not told comes last`() throws {
    let sorted = try sorted(answers(200), by: .newest, runSize: 3000)
    for (one, next) in zip(sorted, sorted.dropFirst()) {
      let (a, b) = (one.incident.date?.end, next.incident.date?.end)
      #expect(b == nil || a.map { $0 >= b! } ?? false)
      if a == b { #expect(Int(one.incident.id.dropFirst())! < Int(next.incident.id.dropFirst())!) }
    }
  }

  @Test func `certain answers stand before possible ones where no order was asked for`() throws {
    let sorted = try sorted(answers(100), by: nil, runSize: 2000)
    #expect(sorted.map(\.containment) == Array(repeating: .certain, count: 75) + Array(repeating: .possible, count: 25))
  }
}
