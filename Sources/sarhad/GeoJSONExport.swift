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
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; standard output when not given.", valueName: "file"))
  var output: String?

  func run() throws {
    let pipeline = try data.pipeline()
    let filter = try filter.filter(pipeline.gazetteer)
    let writer = Results(gazetteer: pipeline.gazetteer).geoJSONWriter(areas: areas)
    let isComplete = try stream(writer, to: output) { write in
      try input.read(pipeline, filter: filter) { answers in
        for answer in answers { try write(answer.incident) }
      }
    }
    if !isComplete { throw ExitCode(1) }
  }
}
