import Incidents
import Testing

@testable import Interchange

@Suite struct InputReaderTests {
  let scratch = Scratch()

  @Test func plainTextIsKeptToTheByte() {
    let text = "Rockets fall on port\r\n\r\nThree “dockers” were hurt\u{301}, the mayor said.\n"
    let reading = Reading(scratch.write("a", text), published: CalendarDate("2024-02-03"))
    #expect(reading.reports.first?.text == text)
    #expect(reading.reports.first?.text.unicodeScalars.count == text.unicodeScalars.count)
    #expect(reading.reports.first?.title == "Rockets fall on port")
    #expect(reading.reports.first?.published == CalendarDate("2024-02-03"))
    #expect(reading.failures.isEmpty)
  }

  @Test func aFirstSentenceIsNoHeadline() {
    let reading = Reading(scratch.write("a", "Shells fell on the town on Monday.\nNobody was hurt.\n"))
    #expect(reading.reports.count == 1)
    #expect(reading.reports.first?.title == nil)
  }

  @Test func theSameFileIsTheSameReportOnEveryRun() {
    let file = scratch.write("wire.txt", "Two were hurt by a mine.")
    #expect(Reading(file).reports.first?.id == Reading(file).reports.first?.id)
    let other = scratch.write("wire2.txt", "Three were hurt by a mine.")
    #expect(Reading(file).reports.first?.id != Reading(other).reports.first?.id)
  }

  @Test func malformedLineSevenOfTenIsNamedAndTheOthersGoIn() {
    let lines = (1...10).map {
      $0 == 7 ? "{\"id\": \"r7\", \"text\": oops}" : "{\"id\": \"r\($0)\", \"text\": \"Text \($0).\"}"
    }
    let reading = Reading(scratch.write("ten.jsonl", lines.joined(separator: "\n")))
    #expect(reading.reports.map(\.id) == ["r1", "r2", "r3", "r4", "r5", "r6", "r8", "r9", "r10"])
    #expect(reading.failures.map(\.line) == [7])
    #expect(reading.failures.first?.content == Array(lines[6].utf8))
    #expect(reading.failures.first?.description.contains("ten.jsonl:7: ") == true)
  }

  @Test(arguments: [
    ("empty", [UInt8](), "is empty"),
    ("blank", Array("  \n\t\n".utf8), "is empty"),
    ("binary", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 0, 9], "is binary"),
    ("latin1", Array("Shells fell on the caf".utf8) + [0xE9] + Array(" on Monday".utf8), "byte offset 22"),
    ("utf16", [0xFF, 0xFE, 0x41, 0x00], "is UTF-16"),
    ("gzip", [0x1F, 0x8B, 0x08, 0x00], "is compressed"),
    (
      "page", Array("<html><head><title>x</title></head><body><script>var a = 1</script></body></html>".utf8),
      "HTML with no text"
    ),
    ("array", Array("[{\"id\":1}]".utf8), "one JSON array"),
  ])
  func badFilesGiveOneClearLine(name: String, bytes: [UInt8], problem: String) {
    let file = scratch.write(name, bytes)
    let reading = Reading(file)
    #expect(reading.reports.isEmpty && reading.incidents.isEmpty)
    #expect(reading.failures.count == 1)
    let line = reading.failures.first?.description ?? ""
    #expect(line.hasPrefix(file) && line.contains(problem) && !line.contains("\n"))
  }

  @Test func missingFilesAndEmptyFoldersAreNamedAndTheRestIsRead() {
    let folder = scratch.folder("empty")
    let good = scratch.write("good.txt", "A mine went off.")
    let reading = Reading(scratch.path + "/none", folder, good)
    #expect(reading.reports.count == 1)
    #expect(reading.failures.map(\.problem).first?.contains("No such file") == true)
    #expect(reading.failures.last?.problem == "is a folder without reports")
  }

  @Test func foldersAreReadInOrderOfNamesToAnyDepth() {
    let inner = scratch.folder("b")
    for (name, text) in [("c.txt", "third"), ("a.txt", "first"), ("b/x.txt", "second"), (".hidden", "no")] {
      scratch.write(name, text)
    }
    #expect(inner.hasSuffix("/b"))
    #expect(Reading(scratch.path).reports.map(\.text) == ["first", "second", "third"])
  }

  @Test func reportsMayLackAllButTheTextAndKeepWhatTheyBring() {
    let reading = Reading(
      scratch.write(
        "r.jsonl",
        """
        {"text":"A mine went off.","extra":{"a":[1,2]}}
        {"id":17,"title":"T","source":"S","published":"Thu, 18 Jan 2024 09:00:00 GMT","url":"https://a.example/1","language":"en","text":"B \\ud83d\\ude00"}
        {"id":"x","published":"soonish","dateline":"LIMA, 4 Feb","text":"C"}
        {"id":"y","text":"  "}
        """))
    #expect(reading.reports.map(\.text) == ["A mine went off.", "B 😀", "C"])
    #expect(reading.reports[1].id == "17")
    #expect(reading.reports[1].published == CalendarDate("2024-01-18"))
    #expect(reading.reports[2].dateline == "LIMA, 4 Feb")
    #expect(reading.reports[1].language == "en")
    #expect(reading.failures.map(\.line) == [3, 4])
  }

  @Test func incidentRecordsAndReportsMayBeMixed() {
    let record = Sample.incident.json
    let reading = Reading(scratch.write("mixed.jsonl", "\(record)\n\n{\"id\":\"r\",\"text\":\"A raid.\"}\n"))
    #expect(reading.incidents == [Sample.incident])
    #expect(reading.reports.count == 1)
    #expect(reading.failures.isEmpty)
  }

  @Test func aLineOfMegabytesIsReadLikeAnyOther() {
    let long = String(repeating: "The shelling went on. ", count: 100_000)
    let reading = Reading(
      scratch.write("long.jsonl", "{\"id\":\"a\",\"text\":\"\(long)\"}\n{\"id\":\"b\",\"text\":\"short\"}\n"))
    #expect(reading.reports.map(\.text.utf8.count) == [2_200_000, 5])
  }

  @Test func aTextOfFiftyMegabytesIsNoReportAndSaysSo() {
    let reading = Reading(scratch.write("big.txt", String(repeating: "It was quiet.\n", count: 3_600_000)))
    #expect(reading.reports.isEmpty)
    #expect(reading.failures.map(\.problem) == ["one report of more than 8 MB"])
  }

  @Test func aStoreIsHandedOn() {
    let file = scratch.write("store.gpkg", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 100))
    #expect(Reading(file).stores == [file])
  }

  @Test(arguments: [
    ("2024-01-18T09:30:00+05:00", "2024-01-18"), ("20240118", "2024-01-18"), ("2024/1/8", "2024-01-08"),
    ("January 8th, 2024", "2024-01-08"), ("8 Jan 2024 10:20", "2024-01-08"), ("Mon, 08 January 2024", "2024-01-08"),
  ])
  func publicationDatesAreReadAsPagesWriteThem(text: String, date: String) {
    #expect(PublicationDate.read(text) == CalendarDate(date))
  }

  @Test(arguments: ["01/02/2024", "yesterday", "", "2024-13-01", "99", "January 2024"])
  func datesWithTwoReadingsOrNoneAreNone(text: String) {
    #expect(PublicationDate.read(text) == nil)
  }
}
