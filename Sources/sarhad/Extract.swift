import ArgumentParser
import IncidentStore
import Incidents
import Interchange
import Pipeline

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Incident records, JSON Lines on standard output, streaming, in input order.")

  @OptionGroup var data: DataOptions
  @OptionGroup var input: InputOptions

  @Flag(help: "Show instead, for people, the sentence, the tree and the rule that gave each value.")
  var explain = false

  func run() throws {
    let pipeline = try data.pipeline()
    if explain { return try explain(with: pipeline) }
    let isComplete = try input.read(pipeline) { answers in
      guard !answers.isEmpty else { return }
      var json = JSONWriter()
      for answer in answers {
        answer.incident.write(to: &json)
        json.newline()
      }
      try StandardOutput.write(json.bytes)
    }
    if !isComplete { throw ExitCode(1) }
  }

  private func explain(with pipeline: Pipeline) throws {
    var isComplete = true
    try pipeline.explain(input.inputs, published: input.published) { text, failure in
      try StandardOutput.write(text)
      if let failure {
        isComplete = false
        Diagnostics.error("\(failure)")
      }
    }
    if !isComplete { throw ExitCode(1) }
  }
}
