import Incidents

/// Writes incidents as bytes in one of the formats, one after another, so that memory does not grow with their number.
///
/// The caller takes ``bytes`` away as often as it likes; ``finish()`` ends the document.
package protocol IncidentWriter {
  /// What has been written and not been taken yet.
  var bytes: [UInt8] { get set }
  mutating func write(_ incident: Incident)
  mutating func finish()
}

extension IncidentWriter {
  /// Writes all of them, handing on what has been written in pieces of a quarter of a megabyte or so.
  package mutating func write<Failure: Error>(
    _ incidents: some Sequence<Incident>, to output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    for incident in incidents {
      write(incident)
      if bytes.count > 1 << 18 {
        try output(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    finish()
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

  package mutating func write(_ incident: Incident) {
    incident.write(to: &json)
    json.newline()
  }

  package mutating func finish() {}
}
