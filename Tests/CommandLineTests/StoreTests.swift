import Foundation
import Glibc
import Testing

/// Records in the shape that programs exchange, one a line.
enum Records {
  static func line(
    _ id: String, day: String = "2024-03-05", lat: Double = 29.5, lon: Double = 60.9, killed: Int = 3,
    source: String = "Radio", type: String = "airstrike", precision: String = "town", radius: Double = 3
  ) -> String {
    """
    {"id":"\(id)","report":{"id":"r-\(id)","source":"\(source)","published":"\(day)"},"type":"\(type)","status":"reported",\
    "background":false,"actors":[{"text":"the brigade","name":"Hill Brigade","kind":"organization","country":"IRN"}],\
    "targets":[{"text":"a depot","kind":"site"}],"weapons":[{"text":"bombs","class":"aircraft"}],\
    "date":{"start":"\(day)","end":"\(day)","precision":"day"},\
    "place":{"text":"Zahedan","name":"Zahedan","country":"IRN","admin1":"Sistan and Baluchestan","admin1Code":"IR-11",\
    "lat":\(lat),"lon":\(lon),"precision":"\(precision)","radiusKm":\(radius)},"origin":null,"crossBorder":false,"vector":null,\
    "tolls":[{"kind":"killed","low":\(killed),"best":\(killed),"high":\(killed),"of":{},"source":"an official"}],\
    "killed":{"low":\(killed),"best":\(killed),"high":\(killed)},"injured":null,"relations":[],"evidence":[]}
    """
  }

  /// Records on days far enough apart to be different incidents.
  static func lines(_ count: Int) -> String {
    (0..<count).map {
      line("i\($0)", day: "20\(10 + $0 / 100 % 15)-0\(1 + $0 % 9)-1\($0 % 10)", killed: $0 % 30) + "\n"
    }
    .joined()
  }
}

@Suite struct StoreCommandTests {
  @Test(arguments: ["geojson", "geojsons", "kml", "jsonl", "gpkg"])
  func `what is exported and ingested again are the same incidents`(ending: String) throws {
    let folder = try TemporaryFolder()
    let records = try folder.write(Records.lines(50), "in.jsonl")
    let made = try Program.sarhad(["ingest", records, "--store", folder.path + "/a.gpkg"])
    #expect(made.status == 0 && made.output.contains("50 added"), "\(made.errors)")
    let file = folder.path + "/out." + ending
    let exported = try Program.sarhad(["export", "--store", folder.path + "/a.gpkg", "-o", file])
    #expect(exported.status == 0 && exported.errors.isEmpty, "\(exported.errors)")
    let again = try Program.sarhad(["ingest", file, "--store", folder.path + "/b.gpkg"])
    #expect(again.status == 0 && again.output.contains("50 added"), "\(again.errors)")
    let same = try Program.sarhad(["ingest", file, "--store", folder.path + "/a.gpkg"])
    #expect(same.output.contains("0 added, 0 replaced, 50 unchanged"), "\(same.output)")
  }

  @Test(arguments: ["", "{\"id\": 1}\n{\"id\":\n"])
  func `an ingest that can read nothing makes no store and says so`(text: String) throws {
    let folder = try TemporaryFolder()
    for input in [try folder.write(text, "in.jsonl"), folder.path + "/missing.jsonl"] {
      let store = folder.path + "/s.gpkg"
      let result = try Program.sarhad(["ingest", input, "--store", store])
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(result.errors.contains("no record could be read, so \(store) is not made"), "\(result.errors)")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy {
          !$0.contains("gpkg") || $0.hasSuffix(".rejects")
        })
    }
    // A report without an incident is something that was read, and a store that is there stays.
    let quiet = try folder.write("The harvest was good this year, the ministry said on Monday.\n", "quiet.txt")
    for (input, status) in [(quiet, 0), (try folder.write("", "empty.jsonl"), 1)] {
      let result = try Program.sarhad(["ingest", input, "--store", folder.path + "/q.gpkg"])
      #expect(result.status == status && result.output.contains("q.gpkg: 0 added"), "\(result.errors)")
    }
  }

  @Test(arguments: ["csv", "acled.csv", "ucdp.csv"])
  func `tables keep what they have columns for`(ending: String) throws {
    let folder = try TemporaryFolder()
    let records = try folder.write(Records.lines(30), "in.jsonl")
    let file = folder.path + "/out." + ending
    #expect(try Program.sarhad(["export", records, "-o", file]).status == 0)
    let back = folder.path + "/back." + ending
    let result = try Program.sarhad(["export", file, "-o", back])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let (first, second) = (try folder.text("out." + ending), try folder.text("back." + ending))
    #expect(first.split(separator: "\r\n").count == (ending == "csv" ? 32 : 31))
    for word in ["Zahedan", "Hill Brigade", "2010-"] { #expect(second.contains(word)) }
  }

  @Test func `an exported store stands alone, without a log, and is read where nothing may be written`() throws {
    let folder = try TemporaryFolder()
    let records = try folder.write(Records.lines(20), "in.jsonl")
    let store = folder.path + "/ucdp.gpkg"
    #expect(try Program.sarhad(["export", records, "-o", store]).status == 0)
    let format = Array(try Data(contentsOf: URL(fileURLWithPath: store))[18..<20])
    #expect(format == [1, 1], "SQLite's mark of a file with a log is 2")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test func `the ending before .csv says whose columns, the name does not`() throws {
    let folder = try TemporaryFolder()
    let records = try folder.write(Records.lines(2), "in.jsonl")
    for (name, first) in [("ucdp.csv", "id,type,"), ("a.ucdp.csv", "id,relid,"), ("acled.csv", "id,type,")] {
      #expect(try Program.sarhad(["export", records, "-o", folder.path + "/" + name]).status == 0)
      #expect(try folder.text(name).hasPrefix(first))
    }
  }

  @Test func `bad rows are named and set aside, to be mended and taken again, and the rest goes in`() throws {
    let folder = try TemporaryFolder()
    let records = try folder.write(
      Records.line("a") + "\n{\"id\":\"b\",\"report\":{\"id\":\"r\"},\"type\":\"picnic\"}\n"
        + Records.line("c", day: "2024-05-05") + "\n", "in.jsonl")
    let store = folder.path + "/s.gpkg"
    let result = try Program.sarhad(["ingest", records, "--store", store])
    #expect(result.status == 1)
    #expect(result.output.contains("2 added"))
    #expect(result.errors.contains("in.jsonl:2"))
    let rejects = try folder.text("s.gpkg.rejects")
    #expect(rejects.contains("picnic") && rejects.split(separator: "\n").count == 1)
    let mended = try folder.write(rejects.replacingOccurrences(of: "picnic", with: "raid"), "mended.jsonl")
    #expect(try Program.sarhad(["ingest", mended, "--store", store]).output.contains("1 added"))
  }

  @Test func `rows of a table are set aside under their header, and protests are left out without being failures`()
    throws
  {
    let folder = try TemporaryFolder()
    let header =
      "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,location,latitude,longitude,fatalities"
    let table = [
      header, "AAA1,2024-01-02,Battles,Armed clash,North,Iran,Zahedan,29.5,60.9,2",
      "AAA2,2024-01-03,Protests,Peaceful protest,Teachers,Iran,Zahedan,29.5,60.9,0",
      "AAA3,2024-01-04,Battles,Armed clash,North,Iran,Zahedan,295,60.9,2",
      "AAA4,2024-01-05,Strategic developments,Agreement,North,Iran,Zahedan,29.5,60.9,0",
    ].joined(separator: "\n")
    let file = try folder.write(table, "acled.csv")
    let result = try Program.sarhad([
      "ingest", file, "--store", folder.path + "/s.gpkg", "--rejects", folder.path + "/r.csv",
    ])
    #expect(result.status == 1)
    #expect(result.output.contains("1 added"))
    #expect(result.errors.contains("acled.csv:4") && result.errors.contains("Peaceful protest"))
    let rejects = try folder.text("r.csv").split(separator: "\n")
    #expect(rejects.first == Substring(header) && rejects.count == 2)
    let clean = try folder.write(table.replacingOccurrences(of: ",295,", with: ",29,"), "clean.csv")
    #expect(try Program.sarhad(["ingest", clean, "--store", folder.path + "/t.gpkg"]).status == 0)
  }

  @Test func `linked incidents are listed as one with their sources, and apart again when undone`() throws {
    let folder = try TemporaryFolder()
    let records = try folder.write(
      [
        Records.line("a", killed: 12), Records.line("b", killed: 12, source: "Herald"),
        Records.line("c", day: "2024-06-06"),
      ]
      .joined(separator: "\n"), "in.jsonl")
    let store = folder.path + "/s.gpkg"
    #expect(try Program.sarhad(["ingest", records, "--store", store]).output.contains("1 new links"))
    let links = try Program.sarhad(["links", "--store", store]).output
    #expect(links.contains("a  b") && links.contains("same day"))
    for command in [["list", "--format", "csv"], ["export", "--format", "csv"]] {
      #expect(try Program.sarhad(command + ["--store", store]).output.split(separator: "\r\n").count == 5)
      let merged = try Program.sarhad(command + ["--store", store, "--merged"]).output.split(separator: "\r\n")
      #expect(merged.count == 4)
    }
    let map = try Program.sarhad(["geojson", "--store", store, "--merged"]).output
    #expect(map.contains("\"sources\":2"))
    #expect(try Program.sarhad(["links", "--store", store, "--undo", "b", "a"]).status == 0)
    #expect(
      try Program.sarhad(["list", "--format", "csv", "--store", store, "--merged"]).output.split(separator: "\r\n")
        .count == 5)
  }

  @Test func `questions sort, group and filter alike on every command`() throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/s.gpkg"
    let records = try folder.write(
      [
        Records.line("a", day: "2024-01-01", killed: 3), Records.line("b", day: "2024-02-01", killed: 9),
        Records.line("c", day: "2023-02-01", killed: 1),
        Records.line("d", lat: 35.7, lon: 51.4, killed: 4, type: "raid"),
      ].joined(separator: "\n"), "in.jsonl")
    #expect(try Program.sarhad(["ingest", records, "--store", store]).status == 0)
    func ids(_ arguments: [String]) throws -> [Substring] {
      let output = try Program.sarhad(arguments + ["--store", store]).output
      return output.split(separator: "\n").compactMap { $0.split(separator: "\"").dropFirst(3).first }
    }
    for command in ["list --format json", "export --format jsonl"] {
      let base = command.split(separator: " ").map(String.init)
      #expect(try ids(base + ["--sort", "killed"]) == ["b", "d", "a", "c"])
      #expect(try ids(base + ["--sort", "date"]) == ["c", "a", "b", "d"])
      #expect(try ids(base + ["--min-killed", "4"]) == ["b", "d"])
      #expect(try ids(base + ["--type", "raid"]) == ["d"])
      #expect(try ids(base + ["--since", "2024-01-15", "--until", "2024-02-15"]) == ["b"])
      #expect(try ids(base + ["--region", "29.5,60.9,50", "--sort", "date"]) == ["c", "a", "b"])
      #expect(try ids(base + ["--region", "29.5,60.9,50", "--region", "35.7,51.4,50"]).count == 4)
      #expect(try ids(base + ["--near-border", "IRN", "PAK", "--within", "150"]) == ["a", "b", "c"])
      #expect(try ids(base + ["--status", "denied"]).isEmpty)
      #expect(try ids(base + ["--precision", "town"]).count == 4)
    }
    let sums = try Program.sarhad(["list", "--store", store, "--group-by", "month", "--format", "csv"]).output
    #expect(sums.contains("2024-02,1,9,9,9,false"))
    let possible = try Program.sarhad(["list", "--store", store, "--group-by", "type", "--region", "29.5,60.93,2"])
      .output
    #expect(possible.contains("possible"))
  }

  /// Kills an ingest as soon as a file of a kind has grown beside the store, or after it has gone on for a while.
  private func kill(ingesting file: String, into store: String, when suffix: String, holds bytes: Int) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["ingest", file, "--store", store, "--no-links"]
    process.environment = ProcessInfo.processInfo.environment.merging(["SARHAD_DATA": Program.root.path]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let folder = URL(fileURLWithPath: store).deletingLastPathComponent().path
    while process.isRunning {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let sizes = names.filter { $0.hasSuffix(suffix) }.map { name in
        (try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int) ?? 0
      }
      if sizes.contains(where: { $0 ?? 0 >= bytes }) { break }
      usleep(500)
    }
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func `killed in the middle, a store keeps what it had and can be read at once`() throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/s.gpkg"
    let first = try folder.write(Records.lines(200), "first.jsonl")
    #expect(try Program.sarhad(["ingest", first, "--store", store]).status == 0)
    let more = try folder.write((0..<12_000).map { Records.line("m\($0)") + "\n" }.joined(), "more.jsonl")
    var logsLeft = 0
    for bytes in [1, 100_000, 1_000_000, 3_000_000] {
      try kill(ingesting: more, into: store, when: "-wal", holds: bytes)
      if FileManager.default.fileExists(atPath: store + "-wal") { logsLeft += 1 }
      let lines = try Program.sarhad(["list", "--store", store, "--format", "json"])
      #expect(lines.status == 0, "\(lines.errors)")
      let count = lines.output.split(separator: "\n").count
      #expect(count == 200 || count == 12_200, "all of a step or nothing: \(count)")
    }
    #expect(logsLeft > 0, "no kill came while the log was being written")
    if Program.has("ogrinfo") {
      let info = try Program.run("ogrinfo", ["-ro", "-so", store, "incidents"])
      #expect(info.status == 0 && info.errors.isEmpty, "\(info.errors)")
    }
    let again = try Program.sarhad(["ingest", more, "--store", store, "--no-links"])
    #expect(again.status == 0, "\(again.errors)")
    let lines = try Program.sarhad(["list", "--store", store, "--format", "json"]).output
    #expect(lines.split(separator: "\n").count == 12_200)
  }

  @Test func `killed while it makes a new store, it leaves no store, or a whole one`() throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/s.gpkg"
    let file = try folder.write((0..<12_000).map { Records.line("m\($0)") + "\n" }.joined(), "more.jsonl")
    var drafts = 0
    for bytes in [1, 1_000_000, 4_000_000] {
      try kill(ingesting: file, into: store, when: ".partial", holds: bytes)
      drafts += try FileManager.default.contentsOfDirectory(atPath: folder.path).count { $0.hasSuffix(".partial") }
      if FileManager.default.fileExists(atPath: store) {
        let lines = try Program.sarhad(["list", "--store", store, "--format", "json"]).output
        #expect(lines.split(separator: "\n").count == 12_000)
        try FileManager.default.removeItem(atPath: store)
      }
    }
    #expect(drafts > 0, "no kill came while the draft was being written")
    #expect(try Program.sarhad(["ingest", file, "--store", store, "--no-links"]).status == 0)
  }

  @Test func `two that write at once both get their incidents in`() throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/s.gpkg"
    let processes = try (0..<2).map { number in
      let file = try folder.write(
        (0..<1500).map { Records.line("w\(number)-\($0)") + "\n" }.joined(), "\(number).jsonl")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["ingest", file, "--store", store, "--no-links"]
      process.environment = ProcessInfo.processInfo.environment.merging(["SARHAD_DATA": Program.root.path]) { $1 }
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(
      try Program.sarhad(["list", "--store", store, "--format", "json"]).output.split(separator: "\n").count == 3000)
  }

  @Test func `a disk without room is told in one line and leaves the store as it was`() throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/s.gpkg"
    let first = try folder.write(Records.lines(100), "first.jsonl")
    #expect(try Program.sarhad(["ingest", first, "--store", store]).status == 0)
    let more = try folder.write((0..<20_000).map { Records.line("m\($0)") + "\n" }.joined(), "more.jsonl")
    // A file may grow to 4 MB: what a full disk does, without filling one.
    let limited = try Program.run(
      "bash", ["-c", "trap '' XFSZ; ulimit -f 4096; exec '\(Program.path)' ingest '\(more)' --store '\(store)'"],
      environment: ["SARHAD_DATA": Program.root.path])
    #expect(limited.status == 1)
    #expect(limited.errorLines.count == 1 && limited.errors.contains("s.gpkg"), "\(limited.errors)")
    let lines = try Program.sarhad(["list", "--store", store, "--format", "json"])
    #expect(lines.status == 0 && lines.output.split(separator: "\n").count == 100, "\(lines.errors)")
    let draft = try Program.run(
      "bash", ["-c", "trap '' XFSZ; ulimit -f 4096; exec '\(Program.path)' ingest '\(more)' --store '\(store).new'"],
      environment: ["SARHAD_DATA": Program.root.path])
    #expect(draft.status == 1 && draft.errorLines.count == 1, "\(draft.errors)")
    let export = try Program.run(
      "bash",
      ["-c", "trap '' XFSZ; ulimit -f 4096; exec '\(Program.path)' export '\(more)' -o '\(folder.path)/o.gpkg'"],
      environment: ["SARHAD_DATA": Program.root.path])
    #expect(
      export.status == 1 && export.errorLines.count == 1 && export.errors.contains("o.gpkg: "), "\(export.errors)")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0.contains("partial") || $0 == "s.gpkg.new" || $0 == "o.gpkg" }, "\(left)")
  }

  @Test(.enabled(if: Program.has("script")))
  func `on a terminal a bar shows the rate and the time left; in a pipe nothing`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write((0..<30_000).map { Records.line("m\($0)") + "\n" }.joined(), "more.jsonl")
    let command = "'\(Program.path)' export '\(file)' -o '\(folder.path)/o.csv'"
    let shown = try Program.run(
      "script", ["-qec", command, "/dev/null"], environment: ["SARHAD_DATA": Program.root.path])
    #expect(shown.output.contains("░") && shown.output.contains(" a second") && shown.output.contains(" left"))
    #expect(try Program.sarhad(["export", file, "-o", folder.path + "/p.csv"]).errors.isEmpty)
  }

  @Test func `a worker in a pipe answers each line before the next comes`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["extract", "-"]
    process.environment = ProcessInfo.processInfo.environment.merging(["SARHAD_DATA": Program.root.path]) { $1 }
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for number in 1...3 {
      let text = "Gunmen killed \(number + 3) people in Zahedan on Tuesday, police said."
      let line = "{\"id\":\"p\(number)\",\"published\":\"2024-03-06\",\"text\":\"\(text)\"}\n"
      try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
      let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      #expect(answer.contains("\"p\(number)\"") && answer.hasSuffix("\n"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

@Suite("Other programs open the store and the tables")
struct ExchangeReaderTests {
  private func made() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let records = try folder.write(
      Records.lines(40)
        + Records.line("vague", precision: "province", radius: 0).replacingOccurrences(
          of: ",\"radiusKm\":0.0", with: ",\"gazetteerID\":\"IR-11\"") + "\n", "in.jsonl")
    let result = try Program.sarhad(["ingest", records, "--store", folder.path + "/s.gpkg"])
    #expect(result.status == 0, "\(result.errors)")
    for ending in ["kml", "csv", "geojsons"] {
      #expect(try Program.sarhad(["export", records, "-o", folder.path + "/o." + ending]).status == 0)
    }
    return folder
  }

  @Test(.enabled(if: Program.has("ogrinfo")))
  func `GDAL reads every layer of the store, the KML and the sequence without a warning`() throws {
    let folder = try made()
    for file in ["s.gpkg", "o.kml", "o.geojsons"] {
      let result = try Program.run("ogrinfo", ["-ro", "-al", "-so", folder.path + "/" + file])
      #expect(result.status == 0 && result.errors.isEmpty, "\(file): \(result.errors)")
    }
    let layer = try Program.run("ogrinfo", ["-ro", "-so", folder.path + "/s.gpkg", "incidents"])
    #expect(layer.output.contains("Feature Count: 41"))
    let near = try Program.run(
      "ogrinfo", ["-ro", "-so", folder.path + "/s.gpkg", "incidents", "-spat", "60", "29", "61", "30"])
    #expect(near.output.contains("Feature Count: 41"))
  }

  @Test(
    .enabled(
      if: (try? Program.run("/usr/bin/python3", ["-c", "import osgeo_utils.samples.validate_gpkg"]).status) == 0))
  func `the GeoPackage validator finds nothing`() throws {
    let folder = try made()
    let result = try Program.run(
      "/usr/bin/python3", ["-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", "-q", folder.path + "/s.gpkg"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.output)\(result.errors)")
  }

  @Test(.enabled(if: Program.has("xmllint")))
  func `the KML is well-formed, and its folders are by country and month`() throws {
    let folder = try made()
    #expect(try Program.run("xmllint", ["--noout", folder.path + "/o.kml"]).status == 0)
    let names = try Program.run(
      "xmllint",
      ["--xpath", "//*[local-name()='Folder']/*[local-name()='name']/text()", folder.path + "/o.kml"]
    ).output
    #expect(names.hasPrefix("Iran") && names.contains("2010-01"))
  }

  @Test(.enabled(if: Program.has("python3")))
  func `Python's csv module reads the table, and every row has every column`() throws {
    let folder = try made()
    let script = """
      import csv, sys
      rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8")))
      assert len(rows) == 43, len(rows)
      assert {len(r) for r in rows} == {len(rows[0])}
      assert rows[1][0] == "#event+id"
      """
    let result = try Program.run("python3", ["-c", script, folder.path + "/o.csv"])
    #expect(result.status == 0, "\(result.errors)")
  }
}
