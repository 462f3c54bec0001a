import Extraction
import Incidents
import IncidentStore
import Interchange

extension Pipeline {
  /// What one item of the input came to.
  package enum Outcome: Sendable {
    /// What a report, a record or a store holds of the incidents asked for.
    case answers([Answer])
    case failure(InputFailure)
  }

  /// Reads inputs of every kind and gives what came of them, in the order of the inputs, whatever the number of threads.
  /// - Parameters:
  ///   - inputs: files, folders, stores, or "-" for standard input.
  ///   - published: the publication date of reports that give none.
  ///   - filter: which incidents are asked for.
  package func read(
    _ inputs: [String], published: CalendarDate?, filter: IncidentFilter = IncidentFilter(), threads: Int,
    emit: (Outcome) throws -> Void
  ) rethrows {
    let reader = InputReader(published: published)
    try orderedMap(
      threads: threads,
      produce: { take in reader.read(inputs) { (item) throws(Never) in take(item) } },
      work: { outcome(of: $0, filter) }, emit: emit)
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

  private func outcome(of item: InputItem, _ filter: IncidentFilter) -> Outcome {
    switch item {
    case .report(let report): return .answers(filter.answer(incidents(in: report)))
    case .incident(let incident): return .answers(filter.answer([incident]))
    case .failure(let failure): return .failure(failure)
    case .store(let path):
      do {
        return .answers(try IncidentStore(path: path, isReadOnly: true).answers(to: filter))
      } catch {
        let reason = (error as? StoreError)?.reason ?? "\(error)"
        return .failure(
          InputFailure(file: path, problem: reason, mend: "give a store that 'sarhad ingest' has made"))
      }
    }
  }
}
