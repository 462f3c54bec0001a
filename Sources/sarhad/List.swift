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
      Asked for a region, incidents that lie in it come first, then those known too loosely that only may lie in it.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json, geojson }

  @OptionGroup var data: DataOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: "A table for people, CSV with HXL tags, records as JSON Lines, or GeoJSON.") var format: Format = .table
  @Option(
    help: ArgumentHelp(
      "Counts and tolls by region, month, actor or type instead of single incidents.", valueName: "key"))
  var groupBy: Grouping?

  func run() throws {
    let pipeline = try data.pipeline()
    let filter = try filter.filter(pipeline.gazetteer)
    let read = try input.all(pipeline, filter: filter)
    let listing = Listing(
      answers: read.answers, regions: filter.regions, gazetteer: pipeline.gazetteer)
    if let groupBy {
      try StandardOutput.write(listing.sums(by: groupBy, width: StandardOutput.width))
    } else {
      switch format {
      case .table: try StandardOutput.write(listing.table(width: StandardOutput.width))
      case .csv: try write(listing.incidents, CSVWriter())
      case .json: try write(listing.incidents, JSONLinesWriter())
      case .geojson: try write(listing.incidents, Results(gazetteer: pipeline.gazetteer).geoJSONWriter(areas: false))
      }
    }
    if !read.isComplete { throw ExitCode(1) }
  }

  private func write(_ incidents: [Incident], _ writer: some IncidentWriter) throws {
    var writer = writer
    try writer.write(incidents) { try StandardOutput.write($0) }
  }
}

extension Grouping: ExpressibleByArgument {}
