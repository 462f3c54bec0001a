import ArgumentParser
import IncidentStore
import Incidents
import Interchange
import Pipeline

struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract:
      "Adds incidents to an incident store, a GeoPackage that every GIS opens, and links those that tell the same.",
    discussion: """
      The same input taken twice changes nothing. Rows and lines that cannot be read are named and set aside in a file beside the \
      store; the rest goes in. Others may read the store meanwhile; a crash loses at most the last seconds' work.
      """)

  @OptionGroup var data: DataOptions

  @Argument(
    help: ArgumentHelp("Reports, incident records, ACLED or UCDP tables, folders of them, or -.", valueName: "input"))
  var inputs: [String]
  @Option(help: ArgumentHelp("The store to add to; made when missing.", valueName: "file")) var store: String
  @Option(help: ArgumentHelp("The publication date of reports that give none, such as 2024-01-18.", valueName: "date"))
  var published: CalendarDate?
  @Option(
    help: ArgumentHelp(
      "Where rows that cannot be read are set aside; the store's name with .rejects when not given.",
      valueName: "file"))
  var rejects: String?
  @Flag(help: "Do not look for incidents that tell the same now; the next ingest without this flag does.")
  var noLinks = false
  @Option(help: ArgumentHelp("How many reports are worked on at once.", valueName: "n")) var threads: Int =
    processorCount

  func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads takes a number from 1 to 256.") }
  }

  func run() throws {
    let pipeline = try data.pipelineForRecords()
    let isComplete = try reporting {
      var question = Pipeline.Question(inputs, published: published)
      question.meter = InputMeter()
      var diary = Diary(question)
      var rejected = Rejects(path: rejects ?? store + ".rejects")
      let job = StoreIngestJob(store: store, pipeline: pipeline)
      let summary = try job.run(question, threads: threads, links: !noLinks) { done in
        done.failures.forEach { rejected.add($0) }
        diary.note(read: done.read, incidents: done.incidents, failures: done.failures, leftOut: done.leftOut)
      }
      let isComplete = diary.finish()
      try rejected.write()
      if rejected.count > 0 {
        let rows = rejected.count == 1 ? "1 row is" : "\(rejected.count) rows are"
        Diagnostics.notice("\(rows) set aside in \(rejected.path): mend them there and ingest that file")
      }
      guard let summary else {
        Diagnostics.error("no record could be read, so \(store) is not made: check the input")
        return false
      }
      try StandardOutput.write(summary + "\n")
      return isComplete
    }
    if !isComplete { throw ExitCode(1) }
  }
}
