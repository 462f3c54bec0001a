import Incidents
import Testing

/// 10 March 2023, the day of publication in these tests, was a Friday.
@Suite("When it happened")
struct DateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let start: String
    let end: String

    init(_ text: String, _ start: String, _ end: String? = nil) {
      self.text = text
      self.start = start
      self.end = end ?? start
    }

    var testDescription: String { text }
  }

  @Test(arguments: [
    Case("Rebels shelled Kandahar on Tuesday, killing two people.", "2023-03-07"),
    Case("An air strike near Kandahar on Tuesday killed Karim Jan, a guide.", "2023-03-07"),
    Case("Rebels shelled Kandahar last Friday, killing two people.", "2023-03-03"),
    Case("Rebels shelled Kandahar overnight, killing two people.", "2023-03-09", "2023-03-10"),
    Case("Rebels shelled Kandahar overnight into Tuesday, killing two people.", "2023-03-06", "2023-03-07"),
    Case("Rebels shelled Kandahar on 4 March, killing two people.", "2023-03-04"),
    Case("A strike on a house in Kandahar on 4 May reportedly killed two people.", "2022-05-04"),
    Case("Rebels shelled Kandahar on the 4th of March, killing two people.", "2023-03-04"),
    Case("Rebels shelled Kandahar on Sat., Mar. 4, killing two people.", "2023-03-04"),
    Case("Rebels shelled Kandahar two days before Christmas, killing two people.", "2022-12-23"),
    Case("Rebels shelled a Christmas market in Kandahar on Tuesday, killing two people.", "2023-03-07"),
    Case("Rebels shelled Kandahar on November 29 and 30, killing two people.", "2022-11-29", "2022-11-30"),
    Case(
      "Rebels shelled Kandahar from Friday 3 to Sunday 5 March 2023, killing two people.", "2023-03-03", "2023-03-05"),
    Case("Rebels shelled Kandahar between Monday and Wednesday, killing two people.", "2023-03-06", "2023-03-08"),
    Case("Rebels shelled Kandahar two days ago, killing two people.", "2023-03-08"),
    Case("Rebels shelled Kandahar last month, killing two people.", "2023-02-01", "2023-02-28"),
    Case("Rebels shelled Kandahar last week, killing two people.", "2023-02-27", "2023-03-05"),
    Case("Rebels shelled Kandahar in December, killing two people.", "2022-12-01", "2022-12-31"),
    Case("Rebels shelled Kandahar in June of last year, killing two people.", "2022-06-01", "2022-06-30"),
    Case("Rebels shelled Kandahar in 2014, killing two people.", "2014-01-01", "2014-12-31"),
    Case("Rebels shelled Kandahar at around 04:30 on 4 March, killing two people.", "2023-03-04"),
    Case("Rebels shelled Kandahar on 26 February, a Sunday, killing two people.", "2023-02-26"),
    Case("Sat 4. Rebels shelled Kandahar, killing two people.", "2023-03-04"),
    Case("The army said on Friday that two people died in Tuesday's shelling of Kandahar.", "2023-03-07"),
    Case("Rebels shelled Kandahar on the afternoon of the 4th, killing two people.", "2023-03-04"),
    Case("Rebels shelled Kandahar on the fourth of March, killing two people.", "2023-03-04"),
    Case("Rebels shelled Kandahar on the night of 4/5 March, killing two people.", "2023-03-04", "2023-03-05"),
    Case("Rebels shelled Kandahar on the last day of February, killing two people.", "2023-02-28"),
    Case("Rebels shelled Kandahar on the first Monday of March, killing two people.", "2023-03-06"),
    Case("Rebels shelled Kandahar on Monday of last week, killing two people.", "2023-02-27"),
    Case("Rebels shelled Kandahar the night before last, killing two people.", "2023-03-08", "2023-03-09"),
    Case("Rebels shelled Kandahar late last month, killing two people.", "2023-02-20", "2023-02-28"),
    Case("Rebels shelled Kandahar on Good Friday 2022, killing two people.", "2022-04-15"),
    Case("Rebels shelled Kandahar on a June night in 2021, killing two people.", "2021-06-01", "2021-06-30"),
  ])
  func `words for days are counted from the day of publication`(example: Case) throws {
    let date = try #require(try read(example.text).first?.date)
    #expect(date.start == CalendarDate(example.start))
    #expect(date.end == CalendarDate(example.end))
  }

  @Test(arguments: [
    Case("the day before", "2023-02-03"), Case("two days earlier", "2023-02-02"), Case("the next day", "2023-02-05"),
    Case("three days later", "2023-02-07"), Case("that evening", "2023-02-04"),
    Case("a few days later", "2023-02-06", "2023-02-10"),
    Case("in January of the previous year", "2022-01-01", "2022-01-31"),
  ])
  func `days counted from another event follow the day told last`(example: Case) throws {
    let found = try read(
      "Militants bombed a market in Quetta on 4 February, killing nine people.\n\n"
        + "Soldiers raided a village near Peshawar \(example.text), killing three militants.")
    let date = try #require(found.last?.date)
    #expect(found.count == 2)
    #expect(date.start == CalendarDate(example.start))
    #expect(date.end == CalendarDate(example.end))
  }

  @Test func `hours after may be the day before`() throws {
    let found = try read(
      "The minister resigned on Thursday, hours after missiles struck a school in Poltava, killing two.")
    #expect(found.first?.date?.start == CalendarDate("2023-03-08"))
    #expect(found.first?.date?.end == CalendarDate("2023-03-09"))
  }

  @Test func `an undated blow of the news is of the day of the news, not of the old story told between`() throws {
    let found = try read(
      """
      Jets bombed a camp near Kandahar on Thursday, killing six rebels. The army said that the camp was that of the men who \
      murdered 26 pilgrims at Quetta on 12 February.

      Nobody else was harmed, it said. Another three rebels were killed in Herat.
      """)
    #expect(found.count == 3)
    #expect(found.last?.date?.start == CalendarDate("2023-03-09"))
  }

  @Test func `a day with a clause of its own dates what the clause tells`() throws {
    let found = try read(
      "The governor opened a school. The town has been quiet since 3 May 2019, when two bombs killed eleven people in "
        + "Quetta.")
    #expect(found.first?.date?.start == CalendarDate("2019-05-03"))
  }

  @Test func `a dated heading dates what stands under it`() throws {
    let found = try read(
      """
      A review of the week by our own staff, with the figures of the day.

      Monday, 6 March

      Gunmen shot dead two traders in Quetta.

      Tuesday, 7 March

      A roadside bomb killed three soldiers near Peshawar.
      """)
    #expect(found.map(\.date?.start) == [CalendarDate("2023-03-06"), CalendarDate("2023-03-07")])
  }

  @Test func `a weekday that does not fit its date keeps both days`() throws {
    let date = try #require(try read("Rebels shelled Kandahar on Tuesday (March 8), killing two people.").first?.date)
    #expect(date.start == CalendarDate("2023-03-07"))
    #expect(date.end == CalendarDate("2023-03-08"))
    #expect(date.precision == .range)
  }

  @Test func `a clock time stays in the words of the date`() throws {
    let date = try #require(
      try read("Rebels shelled Kandahar at 04:05 local time on Thursday, killing two people.").first?.date)
    #expect(date.text.contains("04:05 local time"))
  }

  @Test func `news without a day is of the day or the evening before, without words`() throws {
    let date = try #require(try read("Rebels have shelled Kandahar, killing two people.").first?.date)
    #expect(date.start == CalendarDate("2023-03-09"))
    #expect(date.end == CalendarDate("2023-03-10"))
    #expect(date.text.isEmpty)
  }

  @Test func `news without a day that speaks of the morning is of the day of writing`() throws {
    let found = try read(
      "The army struck rebel camps in Kandahar. State television said four people died in the morning strikes on Kandahar."
    )
    let date = try #require(found.first?.date)
    #expect(date.start == CalendarDate("2023-03-10") && date.end == date.start)
    #expect(date.text.isEmpty)
  }

  @Test func `a dateline is the day of writing`() throws {
    let found = try read(
      "KABUL, March 8 - Rebels shelled Kandahar yesterday, killing two people, the police said.",
      published: "2023-03-10")
    #expect(found.first?.date?.start == CalendarDate("2023-03-07"))
  }

  @Test func `no date is later than the report`() throws {
    var seed: UInt64 = 7
    let units = ["day", "week", "month", "year"]
    for _ in 0..<60 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let count = Int(seed >> 40) % 9 + 2
      let unit = units[Int(seed >> 20) % units.count]
      let found = try read("Rebels shelled Kandahar \(count) \(unit)s ago, killing two people.")
      let date = try #require(found.first?.date)
      let published = try #require(CalendarDate("2023-03-10"))
      #expect(date.start <= date.end)
      #expect(date.end <= published)
    }
  }

  @Test func `the second of two days is that of the event told between them`() throws {
    let found = try read(
      """
      Rebels fired rockets at Kandahar on Thursday in response to the killing of their leader in a drone strike at Herat \
      airport on Monday.
      """)
    #expect(found.map { $0.date?.start } == [CalendarDate("2023-03-09"), CalendarDate("2023-03-06")])
  }

  @Test func `a name with a full date and a colon is a dateline and no place of the event`() throws {
    let found = try read(
      "Rawalpindi, 9 March 2023: On night 8/9 March, security forces killed eight terrorists in Quetta District.",
      published: "2023-03-10")
    #expect(found.first?.place?.text == "Quetta")
    #expect(found.first?.date?.start == CalendarDate("2023-03-08"))
  }

  @Test func `a day behind an answered blow is the blow's`() throws {
    let found = try read(
      "Jets bombed tanks in Kandahar on Wednesday, killing three, in retaliation for a drone strike on Herat a day earlier."
    )
    #expect(found.first { $0.place?.text == "Kandahar" }?.date?.start == CalendarDate("2023-03-08"))
    #expect(found.first { $0.place?.text == "Herat" }?.date?.start == CalendarDate("2023-03-07"))
  }

  @Test func `days after a blow that is named count from it`() throws {
    let found = try read(
      """
      Gunmen bombed a cathedral in Kandahar on Sunday, killing 20 people.

      Three days after the church attack, a grenade was thrown into a mosque in Herat, killing two preachers.
      """)
    #expect(found.first { $0.place?.text == "Herat" }?.date?.start == CalendarDate("2023-03-08"))
  }

  @Test func `a day without a year is of the year of the story told in its paragraph`() throws {
    let found = try read(
      """
      Rebels shelled Kandahar on Monday, killing two people.

      In the night of 22 March 2015 gunmen killed 98 soldiers at Herat. On 8 April the army bombed a camp at Farah and killed 40 \
      rebels.
      """)
    #expect(found.first { $0.place?.text == "Farah" }?.date?.start == CalendarDate("2015-04-08"))
  }

  @Test func `a story goes on from the day of its chief deed, not from that of the cause`() throws {
    let found = try read(
      """
      Iran fired missiles at Israel on Tuesday in retaliation for the killing of a general in Beirut last week. A man was killed \
      by shrapnel near Jericho, the governor said.
      """, published: "2024-10-02")
    let jericho = try #require(found.first { $0.place?.text == "Jericho" })
    #expect(jericho.date?.start.description == "2024-10-01")
  }

  @Test func `the year of a war since which nothing of the kind was done is not the day of the deed`() throws {
    let found = try read(
      "Indian warplanes struck inside Pakistan on Tuesday for the first time since a war in 1971.",
      published: "2019-02-27")
    #expect(found.first?.date?.start.description == "2019-02-26")
  }

  @Test(arguments: [
    (
      "28/02 - Rebels shelled Kandahar, killing two people.\n\n06/03 - A bomb killed six people in Herat.",
      "2023-02-28", "2023-03-06"
    ),
    (
      "02/28: Rebels shelled Kandahar, killing two people.\n\n03/06: A bomb killed six people in Herat.", "2023-02-28",
      "2023-03-06"
    ),
    // Either figure may be the month, but no entry lies after the report.
    (
      "02/03 - Rebels shelled Kandahar, killing two people.\n\n09/03 - A bomb killed six people in Herat.",
      "2023-03-02", "2023-03-09"
    ),
  ])
  func `a log's entries tell which of two figures is the month`(text: String, first: String, second: String) throws {
    #expect(try read(text).map { $0.date?.start.description } == [first, second])
  }

  @Test func `days in figures that may mean two days are not guessed at`() throws {
    let found = try read(
      "01/02 - Rebels shelled Kandahar, killing two people.\n\n02/01 - A bomb killed six people in Herat.")
    #expect(found.allSatisfy { $0.date?.start.month == 3 })
  }

  @Test func `the past three weeks are a time`() throws {
    let span = try #require(try read("Rebels killed four men near Kandahar in the past three days.").first?.date)
    #expect(span.start.description == "2023-03-07")
    #expect(span.end.description == "2023-03-10")
  }

  @Test func `a month before a noun is the day's and no part of its name`() throws {
    let incident = try #require(
      try read("At dawn on 7 March fighters of Hamas entered a camp near Rafah and opened up on everyone in sight.")
        .first)
    #expect(incident.date?.start.description == "2023-03-07")
    #expect(incident.actors.contains { $0.name == "Hamas" && $0.certainty == .known })
    #expect(incident.targets.allSatisfy { $0.text != "fighters" })
  }

  @Test func `a day alone is of the month that its sentence names`() throws {
    let found = try read("In December 2021 jets had struck Barmal in Afghanistan on the 24th, killing 46.")
    #expect(found.first?.date?.start == CalendarDate("2021-12-24"))
  }

  @Test func `a chronicle's entries without a year are of the year of the entry before`() throws {
    let found = try read(
      """
      **4 August 2017.** Six farmers are shot dead in Maungdaw.

      **25 August.** Rebels attack a police post at Buthidaung, killing twelve.
      """, published: "2018-12-24")
    #expect(found.last?.date?.start == CalendarDate("2017-08-25"))
  }

  @Test func `an entry headed in capitals is of the day in its head`() throws {
    let found = try read(
      """
      MAY 14 - Armed drones hit two pumping stations at Afif in Saudi Arabia.

      JUNE 20 - The Guards shot down an aircraft near Jask with a missile.
      """, published: "2019-09-20")
    #expect(found.first?.date?.start == CalendarDate("2019-05-14"))
  }

  @Test func `what is said in January to have been is not of the year told before`() throws {
    let found = try read(
      "Israel bombed a house in Damascus in February 2022, killing two. Iran said in January that five soldiers were killed in a strike on Mazzeh."
    )
    #expect(found.last?.date?.start == CalendarDate("2023-01-01"))
  }
}
