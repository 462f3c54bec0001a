import ArgumentParser
import IncidentStore
import Incidents
import Pipeline

struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract:
      "Adds incidents to an incident store, a GeoPackage that every GIS opens, and links those that tell the same.",
    discussion:
      "The same input taken twice changes nothing. Rows and lines that cannot be read are named; the rest goes in.")

  @OptionGroup var data: DataOptions

  @Argument(
    help: ArgumentHelp("Reports, incident records, ACLED or UCDP tables, folders of them, or -.", valueName: "input"))
  var inputs: [String]
  @Option(help: ArgumentHelp("The store to add to; made when missing.", valueName: "file")) var store: String
  @Option(help: ArgumentHelp("The publication date of reports that give none.", valueName: "date"))
  var published: CalendarDate?
  @Option(help: ArgumentHelp("How many reports are worked on at once.", valueName: "n")) var threads: Int =
    processorCount

  func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads takes a number from 1 to 256.") }
  }

  func run() throws {
    let pipeline = try data.pipeline()
    let isComplete = try reporting {
      let store = try IncidentStore(path: store, isReadOnly: false)
      let ingest = StoreIngestJob(store: store, geometry: Results(gazetteer: pipeline.gazetteer).storeGeometry)
      var progress = Progress()
      var isComplete = true
      let summary = try ingest.run(inputs, pipeline: pipeline, published: published, threads: threads) { outcome in
        switch outcome {
        case .answers(let answers): progress.advance(incidents: answers.count)
        case .failure(let failure):
          isComplete = false
          progress.clear()
          Diagnostics.error("\(failure)")
        }
      }
      progress.clear()
      try StandardOutput.write(summary + "\n")
      return isComplete
    }
    if !isComplete { throw ExitCode(1) }
  }
}
