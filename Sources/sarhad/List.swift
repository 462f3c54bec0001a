import ArgumentParser
import IncidentStore
import Incidents
import Interchange
import Pipeline

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The incidents that answer a question: where, when, what, by whom, how deadly.",
    discussion: """
      Asked for a region or a time, incidents that certainly lie in it come first, then those known too loosely that only may; with \
      --sort all come in that order, the latter marked. CSV, records, GeoJSON and KML say which is which in 'containment'.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, geojson, geojsons, kml, acled, ucdp

    /// Nil for the table.
    var export: ExportFormat? { self == .json ? .jsonl : ExportFormat(rawValue: rawValue) }
  }

  @OptionGroup var data: DataOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: "A table for people, CSV with HXL tags, records as JSON Lines, GeoJSON, ...") var format: Format =
    .table
  @Option(help: "The order of all; that of the inputs, the certain ones first, when not given.") var sort: SortOrder?
  @Option(
    help: ArgumentHelp(
      "Counts and tolls by region, month, actor or type instead of single incidents.", valueName: "key"))
  var groupBy: Grouping?

  func run() throws {
    let pipeline = try data.pipelineForRecords()
    let filter = try filter.filter(pipeline.gazetteer)
    guard try write(pipeline, filter) else { throw ExitCode(1) }
  }

  /// - Returns: whether all inputs could be read.
  private func write(_ pipeline: Pipeline, _ filter: IncidentFilter) throws -> Bool {
    if let groupBy { return try writeSums(by: groupBy, pipeline, filter) }
    if let export = format.export {
      return try Exporter(pipeline: pipeline, input: input, filter: filter, sort: sort, putsCertainFirst: true)
        .write(export, to: nil)
    }
    let read = try input.sorted(by: sort, pipeline, filter: filter)
    let listing = Listing(to: filter, gazetteer: pipeline.gazetteer, width: StandardOutput.width)
    try reporting { try listing.write(read.answers) { try StandardOutput.write($0) } }
    return read.isComplete
  }

  private func writeSums(by grouping: Grouping, _ pipeline: Pipeline, _ filter: IncidentFilter) throws -> Bool {
    guard [.table, .csv, .json].contains(format) else {
      throw failed("--group-by comes as a table, as csv or as json", code: 2)
    }
    var tally = GroupTally(by: grouping, in: pipeline.gazetteer)
    let isComplete = try input.read(pipeline, filter: filter) { answers in
      for answer in answers { tally.add(answer) }
    }
    let listing = SumListing(tally.sums, by: grouping)
    switch format {
    case .csv: try StandardOutput.write(listing.csv())
    case .json: try StandardOutput.write(listing.json())
    default: try StandardOutput.write(listing.table(width: StandardOutput.width))
    }
    return isComplete
  }
}

extension Grouping: ExpressibleByArgument {}
