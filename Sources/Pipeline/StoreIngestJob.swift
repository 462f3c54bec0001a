import Incidents
import IncidentStore
import Interchange
import OrderedMap

/// Adds what inputs hold to a store, and links what tells the same.
package struct StoreIngestJob: Sendable {
  private let path: String
  private let pipeline: Pipeline
  private let shapes: StoreShapes

  /// What became of one item of the input.
  package struct Progress: Sendable {
    package var read = 0
    package var incidents = 0
    package var failures: [InputFailure] = []
    package var leftOut: [String] = []
  }

  package init(store path: String, pipeline: Pipeline) {
    self.path = path
    self.pipeline = pipeline
    shapes = Results(gazetteer: pipeline.gazetteer).storeShapes
  }

  /// - Parameters:
  ///   - links: look for incidents that tell the same when all are in.
  ///   - tell: hears of every item of the input when it is in the store.
  /// - Returns: what was done, in a line for people; nil when nothing could be read, so that no store was made.
  package func run(
    _ question: Pipeline.Question, threads: Int, links: Bool, tell: (Progress) throws -> Void
  ) throws -> String? {
    guard let total = try write(question, threads: threads, tell) else { return nil }
    var summary = "\(path): \(total.added) added, \(total.replaced) replaced, \(total.unchanged) unchanged"
    if links {
      let new = try IncidentStore(path: path, isReadOnly: false).link().count
      summary += ", \(new) new links"
    }
    return summary
  }

  private func write(
    _ question: Pipeline.Question, threads: Int, _ tell: (Progress) throws -> Void
  ) throws -> IncidentStore.Result? {
    let writer = try StoreWriter(path: path, shapes: shapes)
    var hasRead = false
    let reader = InputReader(published: question.published, meter: question.meter)
    try orderedMap(
      threads: threads,
      produce: { (take: (InputItem) -> Void) in
        reader.read(question.inputs) { (item) throws(Never) in
          guard case .store(let path) = item else { return take(item) }
          InputItem.readStore(path) { take($0) }
        }
      },
      work: { (item: InputItem) -> (StorePiece, Progress) in piece(of: item) },
      emit: { piece, progress in
        if let failure = pipeline.failure { throw failure }
        try writer.add(piece)
        if progress.incidents > 0 || progress.read > progress.failures.count { hasRead = true }
        try tell(progress)
      })
    return hasRead || !writer.isUnseen ? try writer.finish() : nil
  }

  /// A report costs some hundred times what a record does.
  private static let effortOfReport = 500

  private func piece(of item: InputItem) -> (StorePiece, Progress) {
    var piece = StorePiece(shapes: shapes)
    var progress = Progress()
    switch item {
    case .report(let report):
      progress.read = 1
      for incident in pipeline.incidents(in: report) { piece.add(incident, effort: Self.effortOfReport) }
    case .incident(let incident):
      progress.read = 1
      piece.add(incident)
    case .records(let batch):
      progress.read = batch.count
      piece = StorePiece(shapes: shapes, expecting: batch.count)
      batch.incidents {
        piece.add($0)
      } failure: {
        progress.failures.append($0)
      }
    case .store: break
    case .failure(let failure): progress.failures = [failure]
    case .leftOut(let what): progress.leftOut = [what]
    }
    progress.incidents = piece.count
    return (piece, progress)
  }
}
