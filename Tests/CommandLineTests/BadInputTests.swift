import Foundation
import Testing

@Suite("Bad input gets one clear line and loses nothing of the rest")
struct BadInputTests {
  static let report =
    #"{"id":"N","published":"2024-03-02","text":"Gunmen killed three soldiers in Zahedan, Iran, on Friday."}"#

  private func extract(_ folder: TemporaryFolder, _ names: [String]) throws -> Program.Result {
    try Program.sarhad(["extract"] + names.map { folder.path + "/" + $0 })
  }

  @Test(arguments: [
    ("empty.txt", Data()), ("binary.txt", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7) })),
    ("broken.txt", Data("Troops shelled the town of Kup".utf8) + Data([0xFF, 0xFE]) + Data("iansk.".utf8)),
    ("blank.html", Data("<html><body><script>var a = 'strike'</script></body></html>".utf8)),
  ])
  func `what is no report is named, and the good report beside it is read`(name: String, content: Data) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, name)
    try folder.write(Self.report, "good.jsonl")
    let result = try extract(folder, [name, "good.jsonl"])
    #expect(result.status == 1)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains(name))
    #expect(result.output.split(separator: "\n").count == 1)
  }

  @Test func `line 7 of 10 malformed loses that line alone`() throws {
    let folder = try TemporaryFolder()
    let lines = (1...10).map { $0 == 7 ? #"{"id":"7","text":"Gun"# : Self.report.replacing("N", with: String($0)) }
    try folder.write(lines.joined(separator: "\n"), "ten.jsonl")
    let result = try extract(folder, ["ten.jsonl"])
    #expect(result.status == 1)
    #expect(result.errors.contains("ten.jsonl:7"))
    #expect(result.output.split(separator: "\n").count == 9)
  }

  @Test func `a folder without reports, a missing file and a gazetteer that is none are each named`() throws {
    let folder = try TemporaryFolder()
    let empty = folder.path + "/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    let result = try Program.sarhad(["extract", empty, folder.path + "/none.txt"])
    #expect(result.status == 1)
    #expect(result.errorLines.count == 2)
    try folder.write("not a gazetteer", "gazetteer.gpkg")
    let other = try Program.sarhad(["extract", "-", "--data", folder.path])
    #expect(other.status == 1)
    #expect(other.errorLines.count == 1)
    #expect(other.errors.contains("gazetteer.gpkg"))
  }

  @Test func `an output folder that cannot be written is named before any work`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.report, "good.jsonl")
    let result = try Program.sarhad(["run", folder.path + "/good.jsonl", "-o", "/proc/sarhad"])
    #expect(result.status == 1)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains("/proc/sarhad"))
  }

  @Test func `wrong usage is told apart from bad input`() throws {
    #expect(try Program.sarhad(["list"]).status == 64)
    #expect(try Program.sarhad(["list", "x", "--min-killed", "many"]).status == 64)
  }
}
