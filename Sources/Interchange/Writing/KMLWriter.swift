import Geo
import Incidents

/// Incidents as KML 2.2 for Google Earth and its like: folders by country and month, times as `TimeSpan`, all columns as typed
/// data, symbols that need nothing from the network.
///
/// Placemarks are set aside as they come and put into their folders at the end, so that memory holds no more than the folders.
package struct KMLWriter: IncidentWriter {
  private struct Placemark {
    var folder: Int
    var range: Range<Int>
  }

  private struct Folder: Hashable {
    var country: String
    var month: String
  }

  package var bytes: [UInt8] = []
  private let title: String
  private let tellsContainment: Bool
  private let track: @Sendable (StrikeVector) -> [[Coordinate]]
  /// What is not set aside yet.
  private var body = XMLWriter()
  private var placemarks: [Placemark] = []
  private var folders: [Folder] = []
  private var numbers: [Folder: Int] = [:]
  private let spill = Spill()
  /// What was set aside of each folder.
  private var chains: [Spill.Chain] = []
  /// The folders that are still to be written, the next one last; nil before the end.
  private var rest: [Int]?
  private var open: Folder?

  /// - Parameters:
  ///   - tellsContainment: a last column says how surely each incident answers the question asked.
  ///   - track: the line of a strike vector; see ``GeoJSONWriter/Options``.
  package init(
    title: String, tellsContainment: Bool = false,
    track: @escaping @Sendable (StrikeVector) -> [[Coordinate]] = { [[$0.origin, $0.target]] }
  ) {
    self.title = title
    self.tellsContainment = tellsContainment
    self.track = track
  }

  package func piece() -> Self { Self(title: title, tellsContainment: tellsContainment, track: track) }

  package mutating func write(_ incident: Incident, _ containment: Containment?) {
    // Taken out meanwhile: what this holds as well would be copied for each incident.
    var xml = XMLWriter()
    swap(&xml, &body)
    let start = xml.bytes.count
    write(incident, tellsContainment ? containment ?? .certain : nil, to: &xml)
    swap(&xml, &body)
    let country = incident.place?.country.map { CountryCodes.country($0)?.name ?? $0 } ?? "Country unknown"
    let month = incident.date.map { String($0.start.description.prefix(7)) } ?? "Date unknown"
    let folder = number(of: Folder(country: country, month: month))
    placemarks.append(Placemark(folder: folder, range: start..<body.bytes.count))
  }

  package mutating func append(_ piece: Self) throws(OutputFailure) {
    try setBodyAside()
    try setAside(piece)
  }

  package mutating func finish() {
    var xml = XMLWriter()
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n")
    xml.element("name", title)
    xml.raw(Self.styles)
    writeSchema(to: &xml)
    bytes += xml.bytes
    rest = folders.indices.sorted { a, b in
      (folders[b].country, folders[b].month) < (folders[a].country, folders[a].month)
    }
  }

  package mutating func continueEnd() throws(OutputFailure) -> Bool {
    guard var rest else { return false }
    try setBodyAside()
    var xml = XMLWriter()
    while let folder = rest.last, xml.bytes.count < 1 << 18 {
      enter(folders[folder], &xml)
      // Within a folder they stay in the order in which they came.
      if try !spill.take(from: &chains[folder], to: &xml.bytes) { rest.removeLast() }
    }
    self.rest = rest
    if rest.isEmpty {
      if open != nil { xml.raw("</Folder>\n</Folder>\n") }
      xml.raw("</Document>\n</kml>\n")
      self.rest = nil
    }
    bytes += xml.bytes
    return self.rest != nil
  }

  private mutating func enter(_ folder: Folder, _ xml: inout XMLWriter) {
    guard folder != open else { return }
    if let open {
      xml.raw("</Folder>\n")
      if open.country != folder.country { xml.raw("</Folder>\n") }
    }
    if open?.country != folder.country {
      xml.raw("<Folder>\n")
      xml.element("name", folder.country)
    }
    xml.raw("<Folder>\n")
    xml.element("name", folder.month)
    open = folder
  }

  private mutating func number(of folder: Folder) -> Int {
    if let number = numbers[folder] { return number }
    numbers[folder] = folders.count
    folders.append(folder)
    chains.append(Spill.Chain())
    return folders.count - 1
  }

  private mutating func setBodyAside() throws(OutputFailure) {
    let own = self
    body.bytes = []
    placemarks = []
    try setAside(own)
  }

  private mutating func setAside(_ piece: Self) throws(OutputFailure) {
    for placemark in piece.placemarks {
      let folder = number(of: piece.folders[placemark.folder])
      try spill.append(piece.body.bytes[placemark.range], to: &chains[folder])
    }
  }

  private func write(_ incident: Incident, _ containment: Containment?, to xml: inout XMLWriter) {
    xml.raw("<Placemark id=\"\(XMLWriter.identifier(incident.id))\">\n")
    let place = incident.place?.name ?? incident.place?.text
    xml.element("name", [incident.type.label, place].compactMap { $0 }.joined(separator: ", "))
    xml.raw("<Snippet maxLines=\"0\"></Snippet>\n")
    // A description is shown as HTML, in which words of a report must not become markup.
    xml.element("description", Self.sentence(about: incident).replacing("<", with: "&lt;"))
    writeTime(of: incident, to: &xml)
    xml.raw("<styleUrl>#\(incident.place?.precision?.isArea == true ? "area" : "incident")</styleUrl>\n")
    // Exchanged, not copied.
    var data = DataSink(xml: XMLWriter())
    swap(&data.xml, &xml)
    data.xml.raw("<ExtendedData><SchemaData schemaUrl=\"#columns\">\n")
    incident.put(into: &data, containment: containment)
    data.put(record: incident.json)
    swap(&data.xml, &xml)
    xml.raw("</SchemaData></ExtendedData>\n")
    // As in GeoJSON: a point in the middle of a country would be taken for the place.
    if let lat = incident.place?.lat, let lon = incident.place?.lon, incident.place?.precision != .country {
      xml.raw("<Point><coordinates>")
      xml.position(Coordinate(longitude: lon, latitude: lat))
      xml.raw("</coordinates></Point>\n")
    }
    xml.raw("</Placemark>\n")
    if let vector = incident.vector { write(vector, of: incident, to: &xml) }
  }

  private func write(_ vector: StrikeVector, of incident: Incident, to xml: inout XMLWriter) {
    xml.raw("<Placemark id=\"\(XMLWriter.identifier(incident.id + "/vector"))\">\n")
    xml.element("name", "Strike vector of \(incident.id)")
    xml.raw("<Snippet maxLines=\"0\"></Snippet>\n")
    let kind = vector.basis == .actorCountry ? "shortest possible way" : "way"
    xml.element(
      "description", "The \(kind), \(Int((vector.lengthMetres / 1000).rounded())) km; no flight path. \(vector.borders)"
    )
    writeTime(of: incident, to: &xml)
    xml.raw("<styleUrl>#\(vector.basis == .actorCountry ? "possible" : "stated")</styleUrl>\n<MultiGeometry>\n")
    for line in Antimeridian.cut(track(vector)) {
      xml.raw("<LineString><tessellate>1</tessellate><coordinates>")
      for point in line {
        xml.position(point)
        xml.raw(" ")
      }
      xml.raw("</coordinates></LineString>\n")
    }
    xml.raw("</MultiGeometry>\n</Placemark>\n")
  }

  private func writeTime(of incident: Incident, to xml: inout XMLWriter) {
    guard let date = incident.date else { return }
    xml.raw("<TimeSpan><begin>\(date.start.description)</begin><end>\(date.end.description)</end></TimeSpan>\n")
  }

  private static func sentence(about incident: Incident) -> String {
    var parts: [String] = []
    let actors = incident.actors.map { $0.name ?? $0.text }.joined(separator: ", ")
    let targets = incident.targets.map { $0.name ?? $0.text }.joined(separator: ", ")
    if !actors.isEmpty || !targets.isEmpty {
      parts.append("\(actors.isEmpty ? "Unknown" : actors) → \(targets.isEmpty ? "unknown" : targets)")
    }
    if let precision = incident.place?.precision, precision.isArea {
      parts.append("Known by its \(precision.rawValue) only")
    }
    if let harm = TollSummary.text(of: incident.tolls) { parts.append(harm) }
    if let source = incident.report.source ?? incident.report.title { parts.append("Source: \(source)") }
    return parts.joined(separator: ". ")
  }

  /// The symbol is the name alone: an icon would have to come from the network; paler where its point only stands for an area.
  /// Colours are aabbggrr. The balloon is told what to
  /// show, which would otherwise be all columns and the whole record.
  private static let styles = """
    <Style id="incident"><IconStyle><scale>0</scale></IconStyle><LabelStyle><color>ff2c20b3</color></LabelStyle>\
    <BalloonStyle><text>$[name]: $[description]</text></BalloonStyle></Style>
    <Style id="area"><IconStyle><scale>0</scale></IconStyle><LabelStyle><color>992c20b3</color></LabelStyle>\
    <BalloonStyle><text>$[name]: $[description]</text></BalloonStyle></Style>
    <Style id="stated"><LineStyle><color>ff2c20b3</color><width>2.5</width></LineStyle></Style>
    <Style id="possible"><LineStyle><color>992c20b3</color><width>1.5</width></LineStyle></Style>

    """

  private func writeSchema(to xml: inout XMLWriter) {
    xml.raw("<Schema name=\"columns\" id=\"columns\">\n")
    var kinds = KindSink()
    Incident(id: "", report: ReportReference(id: ""), type: .otherViolence)
      .put(into: &kinds, containment: tellsContainment ? .certain : nil)
    for (column, kind) in kinds.kinds { xml.raw("<SimpleField type=\"\(kind)\" name=\"\(column.rawValue)\"/>\n") }
    xml.raw("<SimpleField type=\"string\" name=\"\(KMLReader.recordField)\"/>\n")
    xml.raw("</Schema>\n")
  }
}

/// The columns' types in KML's words.
private struct KindSink: ColumnSink {
  var kinds: [(Column, String)] = []

  mutating func put(_ column: Column, _ text: String?) { kinds.append((column, "string")) }
  mutating func put(_ column: Column, _ number: Int?) { kinds.append((column, "int")) }
  mutating func put(_ column: Column, _ number: Double?, decimals: Int) { kinds.append((column, "double")) }
  mutating func put(_ column: Column, _ flag: Bool) { kinds.append((column, "bool")) }
}

private struct DataSink: ColumnSink {
  var xml: XMLWriter

  /// The whole record, from which an incident is read back.
  mutating func put(record: String) {
    xml.raw("<SimpleData name=\"\(KMLReader.recordField)\">")
    xml.text(record)
    xml.raw("</SimpleData>\n")
  }

  mutating func put(_ column: Column, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    open(column)
    xml.text(text)
    xml.raw("</SimpleData>\n")
  }

  mutating func put(_ column: Column, _ number: Int?) {
    guard let number else { return }
    open(column)
    xml.bytes.appendDecimal(number)
    xml.raw("</SimpleData>\n")
  }

  mutating func put(_ column: Column, _ number: Double?, decimals: Int) {
    guard let number, number.isFinite else { return }
    open(column)
    xml.bytes.appendDecimal(number, decimals: decimals)
    xml.raw("</SimpleData>\n")
  }

  mutating func put(_ column: Column, _ flag: Bool) {
    open(column)
    xml.raw(flag ? "1" : "0")
    xml.raw("</SimpleData>\n")
  }

  private mutating func open(_ column: Column) {
    xml.raw("<SimpleData name=\"")
    xml.raw(column.rawValue)
    xml.raw("\">")
  }
}
