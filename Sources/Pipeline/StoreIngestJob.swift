import IncidentStore
import Incidents
import Interchange

/// Adds what inputs hold to a store, in pieces, and links what tells the same.
package struct StoreIngestJob: Sendable {
  private let store: IncidentStore
  private let geometry: StoreGeometry

  /// How many incidents are gathered before they are written.
  private static let pieceLength = 20_000

  package init(store: IncidentStore, geometry: StoreGeometry) {
    self.store = store
    self.geometry = geometry
  }

  /// - Parameter tell: hears of every item of the input as it is read.
  /// - Returns: what was done, in a line for people.
  package func run(
    _ inputs: [String], pipeline: Pipeline, published: CalendarDate?, threads: Int, tell: (Pipeline.Outcome) -> Void
  ) throws -> String {
    var piece: [Incident] = []
    var total = IncidentStore.Result()
    func write() throws {
      let done = try store.ingest(piece, geometry: geometry)
      total.added += done.added
      total.replaced += done.replaced
      total.unchanged += done.unchanged
      piece.removeAll(keepingCapacity: true)
    }
    try pipeline.read(inputs, published: published, threads: threads) { outcome in
      tell(outcome)
      guard case .answers(let answers) = outcome else { return }
      piece += answers.map(\.incident)
      if piece.count >= Self.pieceLength { try write() }
    }
    try write()
    let links = total.added + total.replaced > 0 ? try store.link().count : 0
    return
      "\(store.path): \(total.added) added, \(total.replaced) replaced, \(total.unchanged) unchanged, \(links) new links"
  }
}
