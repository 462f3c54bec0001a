import Foundation
import Testing

@Suite("Questions as people type them")
struct QuestionCommandTests {
  private func ids(_ arguments: [String]) throws -> [Substring] {
    let result = try Program.sarhad(["list", "--format", "json"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").compactMap { $0.split(separator: "\"").dropFirst(3).first }
  }

  @Test func `a circle south of the equator is a region and no option`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Records.line("n", lat: 33.9, lon: 18.4) + "\n" + Records.line("s", lat: -33.9, lon: 18.4), "in.jsonl")
    #expect(try ids([file, "--region", "-33.9,18.4,50"]) == ["s"])
  }

  @Test func `years and months bound time as days do`() throws {
    let folder = try TemporaryFolder()
    let days = ["2023-12-31", "2024-01-01", "2024-02-29", "2024-12-31", "2025-01-01"]
    let file = try folder.write(days.map { Records.line($0, day: $0) }.joined(separator: "\n"), "in.jsonl")
    #expect(try ids([file, "--since", "2024", "--until", "2024"]).count == 3)
    #expect(try ids([file, "--since", "2024-02", "--until", "2024-02"]) == ["2024-02-29"])
    #expect(try ids([file, "--until", "2024-01"]).count == 2)
  }

  @Test func `inputs may follow the two countries of a border`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Records.line("a") + "\n" + Records.line("b", lat: 35.7, lon: 51.4), "in.jsonl")
    #expect(try ids(["--within", "150", "--near-border", "IRN", "PAK", file]) == ["a"])
    #expect(try ids([file, "--near-border", "IRN", "--near-border", "PAK", "--within", "150"]) == ["a"])
  }

  @Test(arguments: [
    (["--since", "2024-02-01", "--until", "2024-01-01"], "swap"), (["--since", "spring"], "2024-01-18"),
    (["--near-border", "IRN", "PAK", "--within", "0"], "more than 0"), (["--actor", ""], "words of a name"),
    (["--near-border", "IRN", "DEU", "--within", "9"], "Iran and Germany share no land border"),
  ])
  func `a question that cannot be meant is answered with how to ask it`(arguments: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Records.line("a"), "in.jsonl")
    let result = try Program.sarhad(["list", file] + arguments)
    #expect(result.status == 64 || result.status == 2)
    #expect(result.output.isEmpty && result.errors.contains(words), "\(result.errors)")
  }

  @Test func `a long text that is no region is told by its beginning`() throws {
    let text = String(repeating: "nowhere ", count: 400)
    let result = try Program.sarhad(["list", "-", "--region", text], input: Data())
    #expect(result.status == 2 && result.errors.contains("nowhere") && result.errors.utf8.count < 400)
  }

  @Test func `answers say whether they lie in the region certainly or possibly, and other exports do not`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Records.line("a") + "\n" + Records.line("b", precision: "near", radius: 40), "in.jsonl")
    let region = ["--region", "29.5,60.9,20"]
    for command in [["list", "--format"], ["export", "--format"]] {
      for format in ["csv", "json", "geojson", "kml"] {
        let name = format == "json" && command[0] == "export" ? "jsonl" : format
        let asked = try Program.sarhad(command + [name, file] + region)
        #expect(asked.output.contains("possible") && asked.output.contains("certain"), "\(command) \(name)")
        #expect(try !Program.sarhad(command + [name, file]).output.contains("containment"))
      }
    }
    let store = folder.path + "/s.gpkg"
    let answers = try folder.write(try Program.sarhad(["list", "--format", "json", file] + region).output, "b.jsonl")
    #expect(try Program.sarhad(["ingest", file, "--store", store]).status == 0)
    #expect(try Program.sarhad(["ingest", answers, "--store", store]).output.contains("2 unchanged"))
  }

  @Test(arguments: ["jsonl", "csv", "acled.csv", "ucdp.csv", "geojson", "kml", "gpkg"])
  func `what is known by its country only is never certain in a province, in whatever form it comes`(
    ending: String
  ) throws {
    let folder = try TemporaryFolder()
    let line = Records.line("a", lat: 32.4, lon: 54.3, precision: "country")
      .replacingOccurrences(of: ",\"admin1\":\"Sistan and Baluchestan\",\"admin1Code\":\"IR-11\"", with: "")
      .replacingOccurrences(of: ",\"radiusKm\":3.0", with: "")
      .replacingOccurrences(of: "Zahedan", with: "Iran")
    let records = try folder.write(line, "in.jsonl")
    let file = folder.path + "/o." + ending
    #expect(try Program.sarhad(["export", records, "-o", file]).status == 0)
    let province = try #require(
      try Program.sarhad(["list", file, "--region", "Yazd Province", "--format", "json"]).output.split(separator: "\n")
        .first)
    #expect(province.contains("\"containment\":\"possible\""), "\(province)")
    let country = try Program.sarhad(["list", file, "--region", "IRN", "--format", "json"]).output
    #expect(country.contains("\"containment\":\"certain\""), "\(country)")
    if ending == "kml" {
      let text = try folder.text("o.kml")
      #expect(text.contains("Known by its country only") && !text.contains("<Point>"))
    }
  }

  @Test func `an order holds for certain and possible answers alike`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      [
        Records.line("old", day: "2024-01-02"), Records.line("loose", day: "2024-02-02", precision: "near", radius: 40),
        Records.line("new", day: "2024-03-02"),
      ].joined(separator: "\n"), "in.jsonl")
    let region = ["--region", "29.5,60.9,20", file]
    #expect(try ids(region) == ["old", "new", "loose"])
    #expect(try ids(region + ["--sort", "newest"]) == ["new", "loose", "old"])
    let table = try Program.sarhad(["list", "--sort", "newest"] + region).output
    #expect(table.contains("2 incidents") && table.contains("1 more may lie there"))
    #expect(table.contains("may lie there: known") && table.contains("within 40 km only"))
  }

  @Test func `sums by region name provinces whole, and add up`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Records.lines(9) + Records.line("x", type: "raid"), "in.jsonl")
    let table = try Program.sarhad(["list", file, "--group-by", "type"]).output.split(separator: "\n")
    #expect(table.count == 4 && table[3].hasPrefix("in all") && table[3].contains("10"))
    let rows = try Program.sarhad(["list", file, "--group-by", "region", "--format", "csv"]).output
    #expect(rows.hasPrefix("region,code,certain_incidents"))
    #expect(rows.contains(",IR-11,10,"))
  }

  @Test func `what is named as a store and is none is told, not read as a report`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("Gunmen killed three soldiers in Zahedan on Friday.", "notes.txt")
    let good = try folder.write(Records.line("a"), "in.jsonl")
    let result = try Program.sarhad(["list", good, "--store", file, "--format", "json"])
    #expect(result.status == 1)
    #expect(result.errorLines.count == 1 && result.errors.contains("notes.txt: is not a GeoPackage"))
    #expect(result.output.split(separator: "\n").count == 1)
  }
}
