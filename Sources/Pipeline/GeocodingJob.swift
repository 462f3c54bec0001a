import Gazetteer
import Geo
import Geocoding
import Incidents
import Interchange
import Language
import OrderedMap

/// Geocodes what comes in, text by text or row by row, and gives one JSON object a line for each.
package struct GeocodingJob: Sendable {
  private let geocoder: Geocoder
  private let explains: Bool

  /// - Parameter explains: give for each place mention the candidates and what spoke for them.
  /// - Throws: when the word lists cannot be read.
  package init(data: DataFiles, gazetteer: Gazetteer, explains: Bool) throws {
    geocoder = Geocoder(gazetteer: gazetteer, words: try PlaceWords(folder: data.placeWords))
    self.explains = explains
  }

  /// Reports: `{"id","toponyms":[…]}` a line.
  package func readReports(
    _ inputs: [String], threads: Int, emit: (_ line: [UInt8], _ failure: InputFailure?) throws -> Void
  ) rethrows {
    let reader = InputReader()
    try orderedMap(
      threads: threads,
      produce: { take in reader.read(inputs) { (item) throws(Never) in take(item) } },
      work: { (item: InputItem) in result(of: item) },
      emit: { try emit($0.line, $0.failure) })
  }

  /// Rows `{"id","description","name","adm2","adm1","country"}`, any subset: `{"id","lat","lon","country",…}` a line.
  package func readRows(
    _ file: String, threads: Int, emit: (_ lines: [UInt8], _ failures: [InputFailure]) throws -> Void
  ) rethrows {
    try JSONRows(file: file).map(threads: threads) { row throws(JSONError) in
      try PlaceDescription(from: &row)
    } work: { description, json in
      write(explains ? geocoder.explained(description) : geocoder.geocode(description), to: &json)
    } emit: {
      try emit($0, $1)
    }
  }

  private func result(of item: InputItem) -> (line: [UInt8], failure: InputFailure?) {
    switch item {
    case .failure(let failure): return ([], failure)
    case .incident(let incident):
      return (
        [], InputFailure(file: incident.report.id, problem: "is an incident record", mend: "geocode texts or rows")
      )
    case .records(let batch):
      return ([], InputFailure(file: batch.file, problem: "holds incident records", mend: "geocode texts or rows"))
    case .leftOut:
      return ([], InputFailure(file: "the table", problem: "is one of events", mend: "geocode texts or rows"))
    case .store(let path):
      return ([], InputFailure(file: path, problem: "is an incident store", mend: "geocode texts or rows"))
    case .report(let report):
      let text = AnnotatedText(datelinesOf: report.text)
      let explained = explains ? geocoder.explained(text) : nil
      var json = JSONWriter()
      json.object { json in
        json.member("id", report.id)
        json.key("toponyms")
        json.array(explained?.toponyms ?? geocoder.toponyms(in: text)) { json, toponym in
          write(toponym, text, to: &json)
        }
        guard let explained else { return }
        json.key("passedOver")
        json.array(explained.passedOver) { json, words in write(words, text, to: &json) }
      }
      json.newline()
      return (json.bytes, nil)
    }
  }

  private func write(_ placed: PlacedDescription, to json: inout JSONWriter) {
    json.object { json in
      placed.writeMembers(to: &json)
      guard explains else { return }
      json.key("attempts")
      json.array(placed.attempts) { json, attempt in write(attempt, to: &json) }
    }
    json.newline()
  }

  private func write(_ attempt: RowAttempt, to json: inout JSONWriter) {
    json.object { json in
      json.member("field", attempt.field)
      json.member("manner", attempt.manner.rawValue)
      if !attempt.candidates.isEmpty {
        json.key("candidates")
        json.array(attempt.candidates) { json, candidate in
          json.object { json in
            identify(candidate.place, to: &json)
            json.member("score", candidate.score, decimals: 4)
            json.key("because")
            json.array(candidate.contributions) { $1.write(to: &$0) }
          }
        }
      }
      guard attempt.manner == .text else { return }
      let text = AnnotatedText(datelinesOf: attempt.text)
      json.key("toponyms")
      json.array(attempt.toponyms) { json, toponym in write(toponym, text, to: &json) }
    }
  }

  /// What a place is called, as members of an object.
  private func identify(_ id: PlaceID, to json: inout JSONWriter) {
    let place = geocoder.gazetteer.place(id)
    json.member("gazetteerID", place.identifier)
    json.member("name", place.name)
    json.member("kind", "\(place.kind)")
    json.member("country", place.country)
  }

  private func write(_ words: PassedOver, _ text: AnnotatedText, to json: inout JSONWriter) {
    let range = text.scalarRange(ofUTF8: words.range)
    json.object { json in
      json.member("start", range.lowerBound)
      json.member("end", range.upperBound)
      json.member("name", words.name)
      json.member("probability", words.probability, decimals: 4)
      json.key("recognition")
      json.array(words.recognition) { $1.write(to: &$0) }
    }
  }

  private func write(_ toponym: Toponym, _ text: AnnotatedText, to json: inout JSONWriter) {
    let range = text.scalarRange(ofUTF8: toponym.range)
    json.object { json in
      json.member("start", range.lowerBound)
      json.member("end", range.upperBound)
      json.member("name", toponym.name)
      json.member("role", toponym.role.rawValue)
      json.member("place", toponym.placeName)
      json.member("lat", toponym.coordinate?.latitude, decimals: 6)
      json.member("lon", toponym.coordinate?.longitude, decimals: 6)
      json.member("country", toponym.country)
      json.member("admin1", toponym.admin1)
      json.member("admin1Code", toponym.admin1Code)
      json.member("gazetteerID", toponym.gazetteerID)
      json.member("precision", toponym.precision?.rawValue)
      json.member("radiusKm", toponym.radiusKm, decimals: 3)
      json.member("probability", toponym.probability, decimals: 4)
      json.member("certainty", toponym.certainty, decimals: 4)
      guard explains else { return }
      json.key("recognition")
      json.array(toponym.recognition) { $1.write(to: &$0) }
      json.key("candidates")
      json.array(toponym.candidates) { json, candidate in
        json.object { json in
          identify(candidate.place, to: &json)
          json.member("score", candidate.score, decimals: 4)
          json.member("share", candidate.share, decimals: 4)
          json.key("because")
          json.array(candidate.contributions) { $1.write(to: &$0) }
        }
      }
    }
  }
}

extension Contribution {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("feature", feature)
      json.member("value", value, decimals: 4)
      json.member("weight", weight, decimals: 4)
      json.member("points", points, decimals: 4)
    }
  }
}

extension PlaceDescription {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    self.init(id: "")
    var read = self
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "id": read.id = try json.label()
      case "description": read.description = try json.optionalString()
      case "name": read.name = try json.optionalString()
      case "adm2": read.adm2 = try json.optionalString()
      case "adm1": read.adm1 = try json.optionalString()
      case "country": read.country = try json.optionalString()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension PlacedDescription {
  fileprivate func writeMembers(to json: inout JSONWriter) {
    json.member("id", id)
    json.member("lat", coordinate?.latitude, decimals: 6)
    json.member("lon", coordinate?.longitude, decimals: 6)
    json.member("country", country)
    json.member("admin1", admin1)
    json.member("admin1Code", admin1Code)
    json.member("precision", precision?.rawValue)
    json.member("radiusKm", radiusKm, decimals: 3)
    json.member("gazetteerID", gazetteerID)
  }
}
