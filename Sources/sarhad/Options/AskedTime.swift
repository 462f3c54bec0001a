import ArgumentParser
import Incidents

/// A day, a month or a year by which a question is bounded: `2024-01-18`, `2024-01`, `2024`.
struct AskedTime: ExpressibleByArgument {
  let first: CalendarDate
  let last: CalendarDate

  init?(argument: String) {
    let isYear = argument.utf8.count == 4
    let isMonth = argument.utf8.count == 7
    guard let first = CalendarDate(argument + (isYear ? "-01-01" : isMonth ? "-01" : "")) else { return nil }
    self.first = first
    let month = isYear ? 12 : first.month
    let day = isYear || isMonth ? CalendarDate.days(in: month, of: first.year) : first.day
    last = CalendarDate(year: first.year, month: month, day: day) ?? first
  }
}
