import Geo
import Incidents
import Interchange
import StrikeVectors

/// Strike vectors for a table of pairs: one JSON object a line, `{"id","from":{"lon","lat","country"?},"to":{…}}`.
package struct VectorPairs: Sendable {
  private let vectors: VectorCalculator

  package init(vectors: VectorCalculator) { self.vectors = vectors }

  /// Gives the results of each batch of lines in order as JSON Lines, and the failures among them.
  package func read(
    _ file: String, threads: Int, emit: (_ lines: [UInt8], _ failures: [InputFailure]) throws -> Void
  ) rethrows {
    try JSONRows(file: file).map(threads: threads) { row throws(JSONError) in
      let pair = try VectorPair(from: &row)
      guard let vector = vectors.vector(from: pair.from, to: pair.to) else {
        throw row.error("no vector between these two points")
      }
      return (pair.id, vector)
    } work: { result, json in
      json.object { json in
        json.member("id", result.0)
        result.1.writeMembers(to: &json)
      }
      json.newline()
    } emit: {
      try emit($0, $1)
    }
  }
}

extension VectorPairs {
  /// The ends of all pairs of a table, without the lines that hold none.
  /// - Throws: when the file cannot be read.
  package static func ends(in file: String) throws(InputFailure) -> [(from: VectorEnd, to: VectorEnd)] {
    var pairs: [(from: VectorEnd, to: VectorEnd)] = []
    try JSONRows(file: file).read { batch in
      batch.read { (row) throws(JSONError) in
        let pair = try VectorPair(from: &row)
        pairs.append((pair.from, pair.to))
      } failure: { _ in
      }
    }
    return pairs
  }
}

/// One line of the table.
private struct VectorPair {
  var id: String
  var from: VectorEnd
  var to: VectorEnd

  init(from json: inout JSONReader) throws(JSONError) {
    var id = ""
    var from: VectorEnd?
    var to: VectorEnd?
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "id": id = try json.label()
      case "from": from = try VectorEnd(from: &json)
      case "to": to = try VectorEnd(from: &json)
      default: try json.skip()
      }
    }
    guard let from, let to else { throw json.error("a pair needs \"from\" and \"to\"") }
    self.id = id
    self.from = from
    self.to = to
  }
}

extension VectorEnd {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var longitude: Double?
    var latitude: Double?
    var country: String?
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "lon": longitude = try json.number()
      case "lat": latitude = try json.number()
      case "country": country = try json.optionalString()
      default: try json.skip()
      }
    }
    guard let longitude, let latitude else { throw json.error("a point needs \"lon\" and \"lat\"") }
    guard abs(latitude) <= 90, abs(longitude) <= 540 else {
      throw json.error("lon \(longitude), lat \(latitude) is no point of the earth")
    }
    self.init(Coordinate(longitude: longitude, latitude: latitude), country: country)
  }
}
