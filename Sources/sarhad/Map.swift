import ArgumentParser
import IncidentStore
import Interchange
import Pipeline

struct Map: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "A border map: SVG, or by the output's ending an HTML page or a PNG.")

  @OptionGroup var data: DataOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var map: MapOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A .svg, .html or .png file; SVG on standard output when not given.", valueName: "file"))
  var output: String?

  func run() throws {
    let pipeline = try data.pipelineForRecords()
    let request = try map.request(pipeline.gazetteer, words: data.files().mapWords)
    let filter = try filter.filter(pipeline.gazetteer)
    let read = try input.all(pipeline, filter: filter)
    try reporting {
      let drawn = try DrawnMap(
        of: read.answers.map(\.incident), request: request, gazetteer: pipeline.gazetteer)
      if let output {
        try OutputFile.write(try drawn.bytes(for: output), to: output)
      } else {
        try StandardOutput.write(try drawn.bytes(for: "map.svg"))
      }
    }
    if !read.isComplete { throw ExitCode(1) }
  }
}
