import ArgumentParser
import IncidentStore
import Interchange
import Pipeline

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "The main job: reads reports and writes their incidents as records, GeoJSON, CSV and maps, and lists them.",
    discussion: "Writes \(Results.fileNames.joined(separator: ", ")) into the output folder.")

  @OptionGroup var data: DataOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var map: MapOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write into; made when missing.", valueName: "folder"))
  var output = "output"

  func run() throws {
    try reporting { try OutputFile.makeWritableFolder(output) }
    let pipeline = try data.pipeline()
    let request = try map.request(pipeline.gazetteer, words: data.files().mapWords)
    let filter = try filter.filter(pipeline.gazetteer)
    let read = try input.sorted(by: nil, pipeline, filter: filter)
    try reporting {
      // A map knows all of its incidents.
      var answers: [Answer] = []
      try read.answers.forEach { answers.append($0) }
      try Results(gazetteer: pipeline.gazetteer).write(answers, to: filter, map: request, into: output)
      try Listing(to: filter, gazetteer: pipeline.gazetteer, width: StandardOutput.width)
        .write(read.answers) { try StandardOutput.write($0) }
    }
    if !read.isComplete { throw ExitCode(1) }
  }
}
