import Geo
import Incidents
import Testing

@testable import Interchange

@Suite struct WriterTests {
  let scratch = Scratch()

  private func written(_ writer: some IncidentWriter, _ incidents: [Incident]) -> [UInt8] {
    var writer = writer
    var bytes: [UInt8] = []
    do { try writer.write(incidents, to: { bytes += $0 }) } catch { Issue.record(error) }
    return bytes
  }

  @Test(arguments: [GeoJSONWriter.Form.collection, .sequence])
  func geoJSONReadsBackAsTheSameIncidents(form: GeoJSONWriter.Form) {
    var options = GeoJSONWriter.Options()
    options.form = form
    let file = scratch.write("a.geojson", written(GeoJSONWriter(options), [Sample.incident, Sample.bare]))
    let reading = Reading(file)
    #expect(reading.incidents == [Sample.incident, Sample.bare])
    #expect(reading.failures.isEmpty)
  }

  @Test func kmlReadsBackAsTheSameIncidentsInItsFolders() throws {
    let bytes = written(KMLWriter(title: "t"), [Sample.incident, Sample.bare, Sample.incident])
    let reading = Reading(scratch.write("a.kml", bytes))
    #expect(reading.incidents.count == 3)
    #expect(Set(reading.incidents) == [Sample.incident, Sample.bare])
    #expect(reading.failures.isEmpty)
    #expect(Reading(scratch.write("b.kml", "<?xml version=\"1.0\"?><kml><Document/></kml>")).failures.count == 1)
  }

  @Test func positionsWestAndSouthStayNumbersInEveryTable() {
    var incident = Sample.incident
    incident.place?.lat = -9.65
    incident.place?.lon = -117.25
    for bytes in [
      written(CSVWriter(), [incident]), written(ACLEDWriter(), [incident]), written(UCDPWriter(), [incident]),
    ] {
      let reading = Reading(scratch.write("w.csv", bytes))
      #expect(reading.failures.isEmpty)
      #expect(reading.incidents.first?.place?.lat == -9.65)
      #expect(reading.incidents.first?.place?.lon == -117.25)
    }
  }

  @Test(arguments: [0, 1, 3, 100])
  func piecesMadeApartMakeTheSameDocument(cut: Int) throws {
    let incidents = (0..<100).map { number in
      var incident = number % 3 == 0 ? Sample.bare : Sample.incident
      incident.id = "i\(number)"
      incident.place?.country = ["IRN", "PAK", "AFG"][number % 3]
      return incident
    }
    func apart(_ writer: some IncidentWriter) throws -> [UInt8] {
      var writer = writer
      var bytes: [UInt8] = []
      for part in [incidents[..<cut], incidents[cut...], []] {
        var piece = writer.piece()
        for incident in part { piece.write(incident) }
        try writer.append(piece)
      }
      try writer.end { bytes += $0 }
      return bytes
    }
    #expect(try apart(GeoJSONWriter()) == written(GeoJSONWriter(), incidents))
    var sequence = GeoJSONWriter.Options()
    sequence.form = .sequence
    #expect(try apart(GeoJSONWriter(sequence)) == written(GeoJSONWriter(sequence), incidents))
    #expect(try apart(CSVWriter()) == written(CSVWriter(), incidents))
    #expect(try apart(KMLWriter(title: "t")) == written(KMLWriter(title: "t"), incidents))
    #expect(try apart(UCDPWriter()) == written(UCDPWriter(), incidents))
  }

  @Test func jsonLinesReadBackAsTheSameIncidents() {
    let file = scratch.write("a.jsonl", written(JSONLinesWriter(), [Sample.incident, Sample.bare]))
    #expect(Reading(file).incidents == [Sample.incident, Sample.bare])
  }

  /// A table holds less than the record; what it holds stays the same however often it is read and written.
  @Test func csvKeepsEveryColumn() {
    let first = written(CSVWriter(), [Sample.incident, Sample.bare])
    let reading = Reading(scratch.write("a.csv", first))
    #expect(reading.failures.isEmpty)
    #expect(reading.incidents.count == 2)
    let rows = String(decoding: first, as: UTF8.self)
    #expect(rows.hasPrefix("id,type,status,"))
    #expect(rows.contains("\r\n#event+id,#event+type,#status,"))
    let read = reading.incidents.first
    #expect(read?.id == Sample.incident.id && read?.type == Sample.incident.type && read?.date == Sample.incident.date)
    #expect(
      read?.place == Sample.incident.place && read?.report == Sample.incident.report
        && read?.codes == Sample.incident.codes)
    #expect(read?.killed == Sample.incident.killed)
    #expect(read?.injured == Sample.incident.injured)
    let again = written(CSVWriter(), reading.incidents)
    #expect(Reading(scratch.write("b.csv", again)).incidents == reading.incidents)
  }

  @Test func everyColumnIsPutOnceAndInItsOrder() {
    struct Names: ColumnSink {
      var columns: [Column] = []
      mutating func put(_ column: Column, _ text: String?) { columns.append(column) }
      mutating func put(_ column: Column, _ number: Int?) { columns.append(column) }
      mutating func put(_ column: Column, _ number: Double?, decimals: Int) { columns.append(column) }
      mutating func put(_ column: Column, _ flag: Bool) { columns.append(column) }
    }
    var names = Names()
    Sample.incident.put(into: &names)
    #expect(names.columns == Column.ofRecord)
    Sample.incident.put(into: &names, containment: .possible)
    #expect(names.columns == Column.ofRecord + Column.allCases)
  }

  @Test func textThatSpreadsheetsWouldRunIsDefusedAndNumbersAreNot() {
    var incident = Sample.bare
    incident.actors = [Actor(text: "=HYPERLINK(\"http://x\")")]
    incident.report.title = " +1\n@x"
    incident.place = Place(text: "x", lat: -3.5, lon: -60.25)
    let safe = String(decoding: written(CSVWriter(), [incident]), as: UTF8.self)
    #expect(safe.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
    #expect(safe.contains("\"' +1\n'@x\""))
    #expect(safe.contains(",-3.5,-60.25,"))
    #expect(
      String(decoding: written(CSVWriter(CSVStyle(isRaw: true)), [incident]), as: UTF8.self).contains("\"=HYPERLINK("))
    let file = scratch.write("a.csv", Array(safe.utf8))
    #expect(Reading(file).incidents.first?.actors.first?.text == "=HYPERLINK(\"http://x\")")
  }

  @Test func ucdpRowsReadBackWithTheirEstimates() throws {
    let table = TableReaderTests.ucdpHeader + "\n" + TableReaderTests.ucdpRow + "\n"
    let incident = try #require(Reading(scratch.write("g.csv", table)).incidents.first)
    let again = Reading(scratch.write("h.csv", written(UCDPWriter(), [incident]))).incidents.first
    #expect(again?.killed == incident.killed)
    #expect(again?.tolls == incident.tolls)
    #expect(again?.date == incident.date)
    #expect(again?.place == incident.place)
    #expect(again?.actors == incident.actors)
    #expect(again?.id == incident.id)
  }

  @Test func acledRowsReadBackWithTheirCodes() {
    let again = Reading(scratch.write("a.csv", written(ACLEDWriter(), [Sample.incident]))).incidents.first
    #expect(again?.id == Sample.incident.id)
    #expect(again?.codes.acled == Sample.incident.codes.acled)
    #expect(again?.date?.start == Sample.incident.date?.start)
    #expect(again?.place?.country == "PAK")
    #expect(again?.place?.lat == Sample.incident.place?.lat)
    #expect(again?.killed?.best == 2)
  }

  @Test func unplacedIncidentsKeepANullGeometry() {
    let text = String(decoding: written(GeoJSONWriter(), [Sample.bare]), as: UTF8.self)
    #expect(text.contains("\"geometry\":null"))
    #expect(!text.contains("bbox"))
  }

  @Test func anEmptyCollectionIsStillACollection() {
    #expect(
      String(decoding: written(GeoJSONWriter(), []), as: UTF8.self)
        == "{\"type\":\"FeatureCollection\",\"features\":[\n\n]}\n")
  }

  @Test func theBoxOfTheCollectionCrossesTheAntimeridianWhenThatIsShorter() {
    let fiji = [(179.5, -17.0), (-179.25, -18.0), (178.0, -16.5)].enumerated().map { index, position in
      var incident = Sample.bare
      incident.id = "f\(index)"
      incident.place = Place(text: "x", lat: position.1, lon: position.0)
      return incident
    }
    #expect(
      String(decoding: written(GeoJSONWriter(), fiji), as: UTF8.self).hasSuffix("\"bbox\":[178,-18,-179.25,-16.5]}\n"))
  }

  @Test func linesAreCutAtTheAntimeridianOnBothSides() {
    func point(_ lon: Double, _ lat: Double) -> Coordinate { Coordinate(longitude: lon, latitude: lat) }
    for line in [[point(178, 0), point(182, 4)], [point(178, 0), point(-178, 4)]] {
      #expect(Antimeridian.cut([line]) == [[point(178, 0), point(180, 2)], [point(-180, 2), point(-178, 4)]])
    }
    #expect(
      Antimeridian.cut([[point(-178, 0), point(178, 4)]]) == [
        [point(-178, 0), point(-180, 2)], [point(180, 2), point(178, 4)],
      ])
    #expect(Antimeridian.cut([[point(10, 0), point(20, 4)]]) == [[point(10, 0), point(20, 4)]])
  }

  @Test func areasAreCutAndWoundAsTheStandardAsks() {
    func ring(_ points: [(Double, Double)]) -> [Coordinate] {
      points.map { Coordinate(longitude: $0.0, latitude: $0.1) }
    }
    let clockwise = ring([(178, 0), (178, 2), (182, 2), (182, 0), (178, 0)])
    let pieces = Antimeridian.cut(MultiPolygon([Polygon(exterior: clockwise)]))
    #expect(pieces.count == 2)
    for piece in pieces {
      var twice = 0.0
      for (a, b) in zip(piece.exterior, piece.exterior.dropFirst()) {
        twice += a.longitude * b.latitude - b.longitude * a.latitude
      }
      #expect(twice == 8)
      #expect(piece.exterior.first == piece.exterior.last)
      #expect(piece.exterior.allSatisfy { $0.isOnEarth })
    }
  }

  @Test func hostileTextStaysTextInEveryFormat() throws {
    var incident = Sample.incident
    incident.report.title = "</script>]]><x a='1'>&amp;\u{0}\u{1F}\u{FFFE}\"\\"
    var kml: [UInt8] = []
    var writer = KMLWriter(title: "<t>")
    try writer.write([incident], to: { kml += $0 })
    let text = String(decoding: kml, as: UTF8.self)
    #expect(!text.contains("</script>") && !text.contains("\u{1F}") && !text.contains("]]>"))
    let reading = Reading(scratch.write("a.geojson", written(GeoJSONWriter(), [incident])))
    #expect(reading.incidents == [incident])
  }

  @Test func `KML takes as long for each of many incidents as for each of few`() {
    func time(_ count: Int) -> Duration {
      var writer = KMLWriter(title: "t")
      return ContinuousClock().measure { for _ in 0..<count { writer.write(Sample.bare) } }
    }
    // When all that was written before was copied for each, it was a hundred times as long.
    #expect(time(8000) < time(800) * 40)
  }

  @Test func geoJSONReadsBackFromToolsThatKnowFlatPropertiesOnly() {
    let text = String(decoding: written(GeoJSONWriter(), [Sample.incident]), as: UTF8.self)
    // What such tools make of nested members: the text of their JSON.
    let nested = "[{\"text\":\"the Guards\",\"name\":\"Guards\",\"kind\":\"organization\",\"certainty\":\"known\"}]"
    let quoted = "\"" + nested.replacing("\"", with: "\\\"") + "\""
    let start = text.range(of: "\"actors\":")
    guard let start, let end = text[start.upperBound...].range(of: "]") else { return #expect(Bool(false)) }
    let changed = text.replacingCharacters(start.upperBound..<end.upperBound, with: quoted)
    let reading = Reading(scratch.write("q.geojson", changed))
    #expect(reading.incidents.first?.actors.map(\.name) == ["Guards"])
  }

  @Test func howSurelyAnIncidentAnswersIsToldWhereItWasAsked() {
    func told(_ writer: some IncidentWriter) -> String {
      var writer = writer
      var bytes: [UInt8] = []
      let answers: [(Incident, Containment?)] = [(Sample.incident, .certain), (Sample.bare, .possible)]
      do { try writer.write(answers, to: { bytes += $0 }) } catch { Issue.record(error) }
      return String(decoding: bytes, as: UTF8.self)
    }
    let rows = told(CSVWriter(tellsContainment: true)).split(separator: "\r\n")
    #expect(rows[0].hasSuffix(",language,containment") && rows[1].hasSuffix(",#meta+containment"))
    #expect(rows[2].hasSuffix(",certain") && rows[3].hasSuffix(",possible"))
    #expect(told(GeoJSONWriter()).contains("\"containment\":\"possible\""))
    #expect(told(JSONLinesWriter()).contains(",\"containment\":\"possible\"}\n"))
    let kml = told(KMLWriter(title: "t", tellsContainment: true))
    #expect(kml.contains("name=\"containment\"/>") && kml.contains("\"containment\">possible<"))
    for asked in [told(GeoJSONWriter()), told(JSONLinesWriter()), kml, rows.joined(separator: "\r\n")] {
      #expect(Reading(scratch.write("told", asked)).incidents.count == 2)
    }
    for plain in [written(CSVWriter(), [Sample.bare]), written(JSONLinesWriter(), [Sample.bare])] {
      #expect(!String(decoding: plain, as: UTF8.self).contains("containment"))
    }
  }

  @Test func aTableMayBeginWithTheMarkOfItsEncoding() {
    let style = CSVStyle(marksEncoding: true)
    for bytes in [
      written(CSVWriter(style), [Sample.incident]), written(ACLEDWriter(style), [Sample.incident]),
      written(UCDPWriter(style), [Sample.incident]),
    ] {
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      #expect(Reading(scratch.write("m.csv", bytes)).incidents.count == 1)
    }
  }

  @Test(arguments: ["'=x", "''=x", "=x", "'quoted'", "' -2", "-2\n'+3"])
  func apostrophesOfTheTextsOwnAreKept(text: String) {
    #expect(FormulaGuard.opened(FormulaGuard.closed(text)) == text)
  }

  @Test func inGoogleEarthACountryIsNoPointAndWordsAreNoMarkup() {
    var incident = Sample.incident
    incident.place?.precision = .country
    incident.vector = nil
    incident.report.source = "<b>News</b> & more \u{85}"
    let bytes = written(KMLWriter(title: "t"), [incident])
    let kml = String(decoding: bytes, as: UTF8.self)
    #expect(!kml.contains("<Point>") && kml.contains("&amp;lt;b&gt;News"))
    #expect(kml.contains("<BalloonStyle>"))
    #expect(Reading(scratch.write("c.kml", bytes)).incidents == [incident])
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<Index>? { ranges(of: part).first }

  fileprivate func replacingCharacters(_ range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}

extension Substring {
  fileprivate func range(of part: String) -> Range<Index>? { ranges(of: part).first }
}
