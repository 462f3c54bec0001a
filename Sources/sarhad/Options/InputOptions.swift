import ArgumentParser
import IncidentStore
import Incidents
import Interchange
import Pipeline

/// What is read, and how.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Reports, incident records, folders of them, or - for standard input.", valueName: "input"))
  var inputs: [String] = []

  @Option(help: ArgumentHelp("An incident store to read as well; may be given again.", valueName: "file"))
  var store: [String] = []

  @Option(help: ArgumentHelp("The publication date of reports that give none, such as 2024-01-18.", valueName: "date"))
  var published: CalendarDate?

  @Option(
    help: ArgumentHelp("How many reports are worked on at once; the result is the same for any number.", valueName: "n")
  )
  var threads: Int = processorCount

  func validate() throws {
    guard !inputs.isEmpty || !store.isEmpty else { throw ValidationError("Give an input, or - for standard input.") }
    guard (1...256).contains(threads) else { throw ValidationError("--threads takes a number from 1 to 256.") }
  }

  /// Gives what the inputs hold of the incidents asked for, in order, and names each input that could not be read on standard
  /// error.
  /// - Returns: whether all of them could be read.
  func read(
    _ pipeline: Pipeline, filter: IncidentFilter = IncidentFilter(), _ take: ([Answer]) throws -> Void
  ) throws -> Bool {
    var progress = Progress()
    var isComplete = true
    try pipeline.read(inputs + store, published: published, filter: filter, threads: threads) { outcome in
      switch outcome {
      case .answers(let answers):
        progress.advance(incidents: answers.count)
        try take(answers)
      case .failure(let failure):
        isComplete = false
        progress.clear()
        Diagnostics.error("\(failure)")
      }
    }
    progress.clear()
    return isComplete
  }

  /// All answers, and whether all inputs could be read.
  func all(_ pipeline: Pipeline, filter: IncidentFilter) throws -> (answers: [Answer], isComplete: Bool) {
    var all: [Answer] = []
    let isComplete = try read(pipeline, filter: filter) { all += $0 }
    return (all, isComplete)
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}
