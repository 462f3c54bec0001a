import Extraction
import Incidents
import IncidentStore
import Interchange
import OrderedMap

extension Pipeline {
  /// What is read, and which of the incidents in it are asked for.
  package struct Question: Sendable {
    /// Files, folders, stores, or "-" for standard input.
    package var inputs: [String]
    /// Files that have to be stores, read after the inputs.
    package var stores: [String]
    /// The publication date of reports that give none.
    package var published: CalendarDate?
    package var filter = IncidentFilter()
    /// Incidents of a store that are linked count as one.
    package var mergesLinked = false
    /// Hears how much has been read.
    package var meter: InputMeter?

    package init(_ inputs: [String], stores: [String] = [], published: CalendarDate? = nil) {
      self.inputs = inputs
      self.stores = stores
      self.published = published
    }
  }

  /// What one item of the input came to.
  package struct Outcome: Sendable {
    /// What a report, records or a store hold of the incidents asked for.
    package var answers: [Answer] = []
    package var failures: [InputFailure] = []
    /// Rows that tell of no act of violence, by what they tell of.
    package var leftOut: [String] = []
    /// Reports and records that were read.
    package var read = 1
  }

  /// Reads inputs of every kind and gives what came of them, in the order of the inputs, whatever the number of threads.
  /// - Parameter work: what is made of each outcome; done on several threads.
  /// - Throws: what `emit` throws, and ``failure``.
  package func read<Result: Sendable>(
    _ question: Question, threads: Int, work: @escaping @Sendable (Outcome) -> Result, emit: (Result) throws -> Void
  ) throws {
    let reader = InputReader(published: question.published, meter: question.meter)
    try orderedMap(
      threads: threads,
      produce: { (take: (Item) -> Void) in
        reader.read(question.inputs) { (item) throws(Never) in
          guard case .store(let path) = item else { return take(.input(item)) }
          readStore(path, question, take)
        }
        for store in question.stores { readStore(store, question, take) }
      },
      work: { work(outcome(of: $0, question.filter)) },
      emit: { result in
        if let failure { throw failure }
        try emit(result)
      })
  }

  /// For each report what every value of its records rests on, for people.
  package func explain(
    _ inputs: [String], published: CalendarDate?, emit: (_ text: String, _ failure: InputFailure?) throws -> Void
  ) throws {
    try InputReader(published: published).read(inputs) { item in
      switch item {
      case .report(let report): try emit(explain(report), nil)
      case .failure(let failure): try emit("", failure)
      case .incident, .records, .store, .leftOut: break
      }
    }
  }

  private enum Item: Sendable {
    case input(InputItem)
    case merged([Answer])
  }

  private func readStore(_ path: String, _ question: Question, _ take: (Item) -> Void) {
    guard question.mergesLinked else { return InputItem.readStore(path, question.filter) { take(.input($0)) } }
    do {
      try IncidentStore(path: path, isReadOnly: true).forEachMergedAnswer(to: question.filter) { take(.merged([$0])) }
    } catch {
      take(.input(.failure(InputFailure(ofStore: path, error))))
    }
  }

  private func outcome(of item: Item, _ filter: IncidentFilter) -> Outcome {
    var outcome = Outcome()
    switch item {
    case .merged(let answers): outcome.answers = answers
    case .input(.report(let report)): outcome.answers = filter.answer(incidents(in: report))
    case .input(.incident(let incident)): outcome.answers = filter.answer([incident])
    case .input(.records(let batch)):
      outcome.read = batch.count
      batch.incidents { incident in
        let containment = filter.containment(of: incident)
        if containment != .no { outcome.answers.append(Answer(incident: incident, containment: containment)) }
      } failure: {
        outcome.failures.append($0)
      }
    case .input(.failure(let failure)): outcome.failures = [failure]
    case .input(.leftOut(let what)): outcome.leftOut = [what]
    case .input(.store): break
    }
    return outcome
  }
}

extension InputItem {
  /// Gives the records of a store that a question may ask for, some at a time.
  static func readStore(_ path: String, _ filter: IncidentFilter = IncidentFilter(), _ take: (InputItem) -> Void) {
    do {
      var batch = LineBatch(file: path)
      try IncidentStore(path: path, isReadOnly: true).forEachRecord(thatMayAnswer: filter) { record in
        batch.append(record, number: batch.count + 1)
        guard batch.byteCount > 1 << 16 else { return }
        take(.records(batch))
        batch = LineBatch(file: path)
      }
      if batch.count > 0 { take(.records(batch)) }
    } catch {
      take(.failure(InputFailure(ofStore: path, error)))
    }
  }
}

extension InputFailure {
  /// Why a store could not be read.
  init(ofStore path: String, _ error: any Error) {
    let known = error as? StoreError
    self.init(
      file: path, problem: known?.reason ?? "\(error)",
      mend: known?.mend ?? "give a store that 'sarhad ingest' has made")
  }
}
