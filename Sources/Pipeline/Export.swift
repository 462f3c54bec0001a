import Gazetteer
import IncidentStore
import Incidents
import Interchange

/// Writes the incidents that answer a question in one of the formats, as they come: what one item of the input gives is written on
/// the thread that read it.
package struct Export: Sendable {
  private let pipeline: Pipeline
  private let question: Pipeline.Question
  private let threads: Int

  package init(_ pipeline: Pipeline, _ question: Pipeline.Question, threads: Int) {
    self.pipeline = pipeline
    self.question = question
    self.threads = threads
  }

  /// - Parameters:
  ///   - output: takes the bytes of the document, in order.
  ///   - tell: hears of every item of the input, without its answers.
  package func write(
    with writer: some IncidentWriter, to output: ([UInt8]) throws -> Void, tell: (Pipeline.Outcome) -> Void
  ) throws {
    var writer = writer
    let blank = writer.piece()
    let filter = question.filter
    try pipeline.read(question, threads: threads) { outcome in
      var piece = blank
      for (incident, containment) in outcome.answers.lazy.map(filter.told) { piece.write(incident, containment) }
      return (piece, outcome)
    } emit: { piece, outcome in
      tell(outcome)
      guard !outcome.answers.isEmpty else { return }
      try writer.append(piece)
      try output(writer.bytes)
      writer.bytes.removeAll(keepingCapacity: true)
    }
    try writer.end(to: output)
  }

  /// Writes a store, which appears when it is whole and takes the place of one that was there.
  package func writeStore(to path: String, tell: (Pipeline.Outcome) -> Void) throws {
    let shapes = Results(gazetteer: pipeline.gazetteer).storeShapes
    let draft = try OutputFile.partialName(for: path)
    do {
      try fill(draft, shapes: shapes, tell: tell)
      _ = try IncidentStore(path: draft, isReadOnly: false).link()
    } catch {
      OutputFile.remove(draft)
      // Named as its owner did.
      if let error = error as? StoreError { throw StoreError(path: path, reason: error.reason, mend: error.mend) }
      throw error
    }
    try OutputFile.move(draft, to: path)
  }

  /// When it returns nobody holds the file open, so that it stands alone: no log beside it, nor the mark in it that there is one,
  /// with which it could not be read from a folder that may not be written.
  private func fill(_ path: String, shapes: StoreShapes, tell: (Pipeline.Outcome) -> Void) throws {
    let writer = try StoreWriter(path: path, shapes: shapes)
    try pipeline.read(question, threads: threads) { outcome in
      var piece = StorePiece(shapes: shapes)
      for answer in outcome.answers { piece.add(answer.incident) }
      return (piece, outcome)
    } emit: { piece, outcome in
      tell(outcome)
      try writer.add(piece)
    }
    _ = try writer.finish()
  }
}
