import ArgumentParser
import Interchange
import Pipeline

struct Geocode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geocode",
    abstract: "The places that texts, or the rows of a table of places, name.",
    discussion: """
      For reports writes {"id","toponyms":[{start,end,name,lat,lon,country,admin1,admin1Code,gazetteerID,precision,…}]} a line; offsets
      count Unicode scalars. With --rows reads {"id","description","name","adm2","adm1","country"} a line, any subset, and writes
      {"id","lat","lon","country","admin1","admin1Code","precision","gazetteerID"}.
      """)

  @OptionGroup var data: DataOptions
  @Argument(help: ArgumentHelp("Reports, or with --rows tables of places; - for standard input.", valueName: "input"))
  var inputs: [String]
  @Flag(help: "The inputs are rows that describe one place each.") var rows = false
  @Flag(help: "Give for each place mention, or row, what was weighed and what spoke for each candidate.") var explain =
    false
  @Option(help: ArgumentHelp("How many texts are worked on at once.", valueName: "n")) var threads: Int = processorCount

  func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads takes a number from 1 to 256.") }
  }

  func run() throws {
    let gazetteer = try data.gazetteer()
    let files = try data.files()
    let job = try reporting { try GeocodingJob(data: files, gazetteer: gazetteer, explains: explain) }
    var isComplete = true
    func tell(_ failure: InputFailure) {
      isComplete = false
      Diagnostics.error("\(failure)")
    }
    if rows {
      for input in inputs {
        try job.readRows(input, threads: threads) { lines, failures in
          try StandardOutput.write(lines)
          failures.forEach(tell)
        }
      }
    } else {
      try job.readReports(inputs, threads: threads) { line, failure in
        try StandardOutput.write(line)
        if let failure { tell(failure) }
      }
    }
    if !isComplete { throw ExitCode(1) }
  }
}
