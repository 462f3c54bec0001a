import ArgumentParser
import IncidentStore
import Interchange
import Pipeline

struct GeoJSONExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geojson",
    abstract: "A GeoJSON FeatureCollection (RFC 7946) of incidents, strike vectors and border crossings.")

  @OptionGroup var data: DataOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Flag(help: "Add the areas in which incidents lie that are not known to the point.") var areas = false
  @Option(help: "The order; that of the inputs when not given.") var sort: SortOrder?
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; standard output when not given.", valueName: "file"))
  var output: String?

  func run() throws {
    let pipeline = try data.pipelineForRecords()
    let filter = try filter.filter(pipeline.gazetteer)
    let exporter = Exporter(pipeline: pipeline, input: input, filter: filter, sort: sort, areas: areas)
    if try !exporter.write(.geojson, to: output) { throw ExitCode(1) }
  }
}
