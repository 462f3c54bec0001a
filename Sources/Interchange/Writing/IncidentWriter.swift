import Incidents

/// Writes incidents as bytes in one of the formats, one after another, so that memory does not grow with their number.
///
/// The caller takes ``bytes`` away as often as it likes; ``finish()`` ends the document. Several threads may each fill a
/// ``piece()``, which are then appended in order.
package protocol IncidentWriter: Sendable {
  /// What has been written and not been taken yet.
  var bytes: [UInt8] { get set }
  /// `containment` tells how surely the incident answers the question that it was asked for by; nil where none was asked. Formats
  /// whose columns are others' leave it out.
  mutating func write(_ incident: Incident, _ containment: Containment?)
  /// A writer for the middle of this document, which writes neither its start nor its end.
  func piece() -> Self
  /// Goes on with what a piece holds.
  mutating func append(_ piece: Self) throws(OutputFailure)
  mutating func finish()
  /// After ``finish()``: puts more of the document's end into ``bytes``; false when there is no more.
  mutating func continueEnd() throws(OutputFailure) -> Bool
}

extension IncidentWriter {
  package mutating func write(_ incident: Incident) { write(incident, nil) }

  package mutating func append(_ piece: Self) { bytes.append(contentsOf: piece.bytes) }

  package mutating func continueEnd() -> Bool { false }

  /// Writes all of them, handing on what has been written in pieces of a quarter of a megabyte or so.
  package mutating func write(_ incidents: some Sequence<Incident>, to output: ([UInt8]) throws -> Void) throws {
    try write(incidents.lazy.map { ($0, nil) }, to: output)
  }

  /// The same for incidents that answer a question.
  package mutating func write(
    _ answers: some Sequence<(Incident, Containment?)>, to output: ([UInt8]) throws -> Void
  ) throws {
    for (incident, containment) in answers {
      write(incident, containment)
      if bytes.count > 1 << 18 { try hand(to: output) }
    }
    try end(to: output)
  }

  /// Ends the document and hands it on.
  package mutating func end(to output: ([UInt8]) throws -> Void) throws {
    finish()
    repeat { try hand(to: output) } while try continueEnd()
    try hand(to: output)
  }

  private mutating func hand(to output: ([UInt8]) throws -> Void) throws {
    try output(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// The incident records themselves, one a line.
package struct JSONLinesWriter: IncidentWriter {
  private var json = JSONWriter()

  package init() {}

  package var bytes: [UInt8] {
    get { json.bytes }
    _modify { yield &json.bytes }
  }

  package mutating func write(_ incident: Incident, _ containment: Containment?) {
    incident.write(to: &json, containment: containment)
    json.newline()
  }

  package func piece() -> Self { Self() }

  package mutating func finish() {}
}
