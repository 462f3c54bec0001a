import Extraction
import Incidents
import IncidentStore
import Interchange

extension Pipeline {
  /// What one item of the input came to.
  package enum Outcome: Sendable {
    /// The incidents of one report, or one incident that was given as a record.
    case incidents([Incident])
    case failure(InputFailure)
  }

  /// Reads inputs of every kind and gives what came of them, in the order of the inputs, whatever the number of threads.
  /// - Parameters:
  ///   - inputs: files, folders, or "-" for standard input.
  ///   - published: the publication date of reports that give none.
  package func read(
    _ inputs: [String], published: CalendarDate?, threads: Int, emit: (Outcome) throws -> Void
  ) rethrows {
    let reader = InputReader(published: published)
    try orderedMap(
      threads: threads,
      produce: { take in reader.read(inputs) { (item) throws(Never) in take(item) } },
      work: { outcome(of: $0) }, emit: emit)
  }

  /// For each report what every value of its records rests on, for people.
  package func explain(
    _ inputs: [String], published: CalendarDate?, emit: (_ text: String, _ failure: InputFailure?) throws -> Void
  ) throws {
    try InputReader(published: published).read(inputs) { item in
      switch item {
      case .report(let report): try emit(extractor.explain(report), nil)
      case .failure(let failure): try emit("", failure)
      case .incident, .store: break
      }
    }
  }

  private func outcome(of item: InputItem) -> Outcome {
    switch item {
    case .report(let report): return .incidents(incidents(in: report))
    case .incident(let incident): return .incidents([incident])
    case .failure(let failure): return .failure(failure)
    case .store(let path):
      return .failure(
        InputFailure(file: path, problem: "is an incident store", mend: "name it with --store instead"))
    }
  }
}
