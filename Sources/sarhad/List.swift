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
    let read = try input.all(pipeline, filter: filter)
    let listing = Listing(answers: read.answers, to: filter, order: sort, gazetteer: pipeline.gazetteer)
    if let groupBy {
      try StandardOutput.write(
        format == .table
          ? listing.sums(by: groupBy, width: StandardOutput.width) : try sums(listing, by: groupBy))
    } else if let export = format.export {
      try write(listing.answers.map(filter.told), export, pipeline, tellsContainment: filter.isThreeValued)
    } else {
      try StandardOutput.write(listing.table(width: StandardOutput.width))
    }
    if !read.isComplete { throw ExitCode(1) }
  }

  private func sums(_ listing: Listing, by grouping: Grouping) throws -> String {
    switch format {
    case .csv: return listing.sumsCSV(by: grouping)
    case .json: return listing.sumsJSON(by: grouping)
    default: throw failed("--group-by comes as a table, as csv or as json", code: 2)
    }
  }

  private typealias Told = (Incident, Containment?)

  private func write(
    _ answers: [Told], _ format: ExportFormat, _ pipeline: Pipeline, tellsContainment: Bool
  ) throws {
    let results = Results(gazetteer: pipeline.gazetteer)
    switch format {
    case .csv: try write(answers, CSVWriter(tellsContainment: tellsContainment))
    case .acled: try write(answers, ACLEDWriter())
    case .ucdp: try write(answers, UCDPWriter())
    case .kml: try write(answers, results.kmlWriter(title: "Incidents", tellsContainment: tellsContainment))
    case .geojson: try write(answers, results.geoJSONWriter(areas: false))
    case .geojsons: try write(answers, results.geoJSONWriter(areas: false, form: .sequence))
    case .jsonl, .gpkg: try write(answers, JSONLinesWriter())
    }
  }

  private func write(_ answers: [Told], _ writer: some IncidentWriter) throws {
    var writer = writer
    try reporting { try writer.write(answers) { try StandardOutput.write($0) } }
  }
}

extension Grouping: ExpressibleByArgument {}
