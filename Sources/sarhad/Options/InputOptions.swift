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

  @Flag(help: "Count incidents of a store that are linked as one, with all its sources.") var merged = false

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

  /// What is asked of the inputs.
  func question(_ filter: IncidentFilter = IncidentFilter()) -> Pipeline.Question {
    var question = Pipeline.Question(inputs, stores: store, published: published)
    question.filter = filter
    question.mergesLinked = merged
    question.meter = InputMeter()
    return question
  }

  /// Gives what the inputs hold of the incidents asked for, in order, and names each input that could not be read on standard
  /// error.
  /// - Returns: whether all of them could be read.
  func read(
    _ pipeline: Pipeline, filter: IncidentFilter = IncidentFilter(), _ take: ([Answer]) throws -> Void
  ) throws -> Bool {
    let question = question(filter)
    var diary = Diary(question)
    try reporting {
      try pipeline.read(question, threads: threads) {
        $0
      } emit: { outcome in
        diary.note(outcome)
        if !outcome.answers.isEmpty { try take(outcome.answers) }
      }
    }
    return diary.finish()
  }

  /// All answers, and whether all inputs could be read.
  func all(_ pipeline: Pipeline, filter: IncidentFilter) throws -> (answers: [Answer], isComplete: Bool) {
    var all: [Answer] = []
    let isComplete = try read(pipeline, filter: filter) { all += $0 }
    return (all, isComplete)
  }

  /// All answers in an order, kept outside of memory when they are many, and whether all inputs could be read.
  func sorted(
    by order: SortOrder?, _ pipeline: Pipeline, filter: IncidentFilter
  ) throws -> (answers: AnswerSort, isComplete: Bool) {
    var sort = AnswerSort(by: order)
    let isComplete = try read(pipeline, filter: filter) { answers in
      for answer in answers { try sort.add(answer) }
    }
    try reporting { try sort.finish() }
    return (sort, isComplete)
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}
