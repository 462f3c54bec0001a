import Incidents
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test(arguments: [("2024-01-16", 1), ("1970-01-01", 3), ("2000-02-29", 1), ("2026-11-22", 6)])
  func `weekdays are those of the calendar, Monday being 0`(text: String, weekday: Int) {
    #expect(CalendarDate(text)?.weekday == weekday)
  }

  @Test(arguments: ["2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "18 January", "2024-01-18x", ""])
  func `what is no day is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `every day of four centuries comes back from its number`() {
    for number in stride(from: -146_097, through: 146_097, by: 1) {
      let date = CalendarDate(dayNumber: number)
      #expect(date.dayNumber == number)
      #expect(CalendarDate(date.description) == date)
    }
  }

  @Test func `a time after the day is passed over`() {
    #expect(CalendarDate("2024-01-18T23:10:00Z")?.description == "2024-01-18")
  }
}
