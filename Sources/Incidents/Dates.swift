/// A day of the proleptic Gregorian calendar, without a time or a zone. Its text form is ISO 8601: 2024-01-18.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible, LosslessStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD`, alone or followed by a time (`T…` or a space); nil for anything else.
  package init?(_ text: String) {
    var text = text
    let parts: (Int, Int, Int)? = text.withUTF8 { bytes in
      guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
        bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
        let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
        let day = Self.number(bytes[8..<10])
      else { return nil }
      return (year, month, day)
    }
    guard let (year, month, day) = parts else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1970-01-01. Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021 (days_from_civil).
  package var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day with this number (civil_from_days of the same source), held within the years 1 to 9999.
  package init(dayNumber: Int) {
    let z = min(max(dayNumber, -719_162), 2_932_896) + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted + (shifted < 10 ? 3 : -9)
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// 0 for Monday to 6 for Sunday.
  package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  package var description: String {
    String(unsafeUninitializedCapacity: 10) { text in
      guard let start = text.baseAddress else { return 0 }
      return write(to: start) - start
    }
  }

  /// Puts its ten characters at the pointer and gives the place after them.
  package func write(to text: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    text.put(twoDigitsOf: year / 100).put(twoDigitsOf: year % 100).put(UInt8(ascii: "-"))
      .put(twoDigitsOf: month).put(UInt8(ascii: "-")).put(twoDigitsOf: day)
  }

  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

extension UnsafeMutablePointer<UInt8> {
  @inline(__always)
  fileprivate func put(twoDigitsOf number: Int) -> Self {
    let number = UInt32(truncatingIfNeeded: number)
    self[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10)
    self[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
    return self + 2
  }
}

/// When it happened, as far as the text says: the first and the last day it can be.
package struct DateSpan: Sendable, Hashable {
  package enum Precision: String, Sendable, Hashable, CaseIterable {
    case day, range, week, month, year
  }

  package var start: CalendarDate
  package var end: CalendarDate
  package var precision: Precision
  /// The words of the text: "two days earlier".
  package var text: String

  package init(start: CalendarDate, end: CalendarDate, precision: Precision, text: String) {
    self.start = start
    self.end = end
    self.precision = precision
    self.text = text
  }
}
