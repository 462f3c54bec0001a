import ArgumentParser
import Incidents
import Interchange
import Pipeline

/// What is read, and how.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Reports, incident records, folders of them, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @Option(help: ArgumentHelp("The publication date of reports that give none, such as 2024-01-18.", valueName: "date"))
  var published: CalendarDate?

  @Option(
    help: ArgumentHelp("How many reports are worked on at once; the result is the same for any number.", valueName: "n")
  )
  var threads: Int = processorCount

  func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads takes a number from 1 to 256.") }
  }

  /// Gives the incidents of each report in order, and names each input that could not be read on standard error.
  /// - Returns: whether all of them could be read.
  func read(_ pipeline: Pipeline, _ take: ([Incident]) throws -> Void) throws -> Bool {
    var progress = Progress()
    var isComplete = true
    try pipeline.read(inputs, published: published, threads: threads) { outcome in
      switch outcome {
      case .incidents(let incidents):
        progress.advance(incidents: incidents.count)
        try take(incidents)
      case .failure(let failure):
        isComplete = false
        progress.clear()
        Diagnostics.error("\(failure)")
      }
    }
    progress.clear()
    return isComplete
  }

  /// All incidents, and whether all inputs could be read.
  func all(_ pipeline: Pipeline) throws -> (incidents: [Incident], isComplete: Bool) {
    var all: [Incident] = []
    let isComplete = try read(pipeline) { all += $0 }
    return (all, isComplete)
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}
