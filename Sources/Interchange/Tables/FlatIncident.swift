import Incidents

/// An incident read back from its columns: what a table can hold of it.
struct FlatIncident {
  private var values: [Column: String] = [:]

  init() {}

  subscript(column: Column) -> String? {
    get { values[column] }
    set { values[column] = newValue.flatMap { $0.utf8.contains { $0 > 0x20 } ? $0 : nil } }
  }

  /// What is wrong with a value.
  struct Problem: Error {
    let text: String
  }

  func incident() throws(Problem) -> Incident {
    guard let id = self[.id] else { throw Problem(text: "no id") }
    guard let word = self[.type], let type = IncidentType(rawValue: word) else {
      throw Problem(text: self[.type].map { "\"\($0)\" is no type of incident" } ?? "no type")
    }
    let report = ReportReference(
      id: self[.reportID] ?? id, title: self[.title], source: self[.source], published: try date(.published),
      url: self[.url], language: self[.language])
    var incident = Incident(id: id, report: report, type: type)
    incident.status = try choice(.status) ?? .reported
    incident.background = try flag(.background)
    incident.crossBorder = try flag(.crossBorder)
    incident.date = try dates()
    incident.place = try place()
    incident.origin = try origin()
    incident.actors = list(.actor).map { Actor(text: $0, name: $0) }
    fill(&incident.actors, \.country, list(.actorCountry))
    fill(&incident.actors, \.sector, list(.actorSector))
    incident.targets = list(.target).map { Target(text: $0, name: $0, kind: .group) }
    fill(&incident.targets, \.country, list(.targetCountry))
    incident.weapons = list(.weapon).map { Weapon(text: $0, class: WeaponClass(rawValue: $0) ?? .other) }
    incident.codes = codes(type: type, weapons: incident.weapons)
    incident.tolls = try tolls()
    incident.killed = Harm(of: .killed, in: incident.tolls)
    incident.injured = Harm(of: .injured, in: incident.tolls)
    return incident
  }

  private func codes(type: IncidentType, weapons: [Weapon]) -> Codes {
    var codes = Codes(type: type, weapons: weapons)
    if let event = self[.ploverEvent] { codes.plover = .init(event: event, modes: list(.ploverModes)) }
    if let event = self[.acledEventType], let sub = self[.acledSubEventType] {
      codes.acled = .init(eventType: event, subEventType: sub)
    }
    return codes
  }

  private func dates() throws(Problem) -> DateSpan? {
    guard let start = try date(.dateStart) else { return nil }
    return DateSpan(
      start: start, end: try date(.dateEnd) ?? start, precision: try choice(.datePrecision) ?? .day,
      text: self[.dateText] ?? "")
  }

  private func place() throws(Problem) -> Place? {
    var place = Place(
      text: self[.placeText] ?? "", name: self[.place], country: self[.country], admin1: self[.admin1],
      admin1Code: self[.admin1Code], gazetteerID: self[.gazetteerID], lat: try number(.lat), lon: try number(.lon),
      precision: try choice(.precision), radiusKm: try number(.radiusKm))
    if (place.lat == nil) != (place.lon == nil) { throw Problem(text: "a latitude and a longitude go together") }
    if let lat = place.lat, abs(lat) > 90 { throw Problem(text: "latitude \(lat) is not within -90 and 90") }
    if let lon = place.lon, abs(lon) > 180 { throw Problem(text: "longitude \(lon) is not within -180 and 180") }
    if place == Place(text: "") { return nil }
    if place.text.isEmpty { place.text = place.name ?? "" }
    return place
  }

  private func origin() throws(Problem) -> Origin? {
    guard let basis: Origin.Basis = try choice(.originBasis) else { return nil }
    var place: Place?
    if basis == .stated, let name = self[.originPlace] {
      place = Place(
        text: name, name: name, country: self[.originCountry], lat: try number(.originLat), lon: try number(.originLon))
    }
    return Origin(text: place?.text, country: self[.originCountry], place: place, basis: basis)
  }

  private func tolls() throws(Problem) -> [Toll] {
    var tolls: [Toll] = []
    for kind in [Toll.Kind.killed, .injured] {
      if let harm = try harm(kind) {
        tolls.append(Toll(kind: kind, low: harm.low, best: harm.best, high: harm.high, source: self[.source]))
      }
    }
    return tolls
  }

  /// The bounds in the columns; nil when all are blank.
  func harm(_ kind: Toll.Kind) throws(Problem) -> Harm? {
    let harm =
      kind == .killed
      ? Harm(low: try integer(.killedLow), best: try integer(.killedBest), high: try integer(.killedHigh))
      : Harm(low: try integer(.injuredLow), best: try integer(.injuredBest), high: try integer(.injuredHigh))
    return harm == Harm(low: nil, best: nil, high: nil) ? nil : harm
  }

  private func list(_ column: Column) -> [String] {
    guard let text = self[column] else { return [] }
    return text.split(separator: ";").map { $0.trimmed }.filter { !$0.isEmpty }
  }

  /// One value speaks for all, as many as there are elements for each.
  private func fill<Element>(_ elements: inout [Element], _ path: WritableKeyPath<Element, String?>, _ values: [String])
  {
    for index in elements.indices where values.count == 1 || values.count == elements.count {
      elements[index][keyPath: path] = values.count == 1 ? values[0] : values[index]
    }
  }

  private func date(_ column: Column) throws(Problem) -> CalendarDate? {
    guard let text = self[column] else { return nil }
    guard let date = CalendarDate(text) ?? PublicationDate.read(text) else {
      throw Problem(text: "\(column.rawValue) \"\(text)\" is not a date like 2024-01-18")
    }
    return date
  }

  private func choice<Word: RawRepresentable<String>>(_ column: Column) throws(Problem) -> Word? {
    guard let text = self[column] else { return nil }
    guard let word = Word(rawValue: text) else { throw Problem(text: "\(column.rawValue) cannot be \"\(text)\"") }
    return word
  }

  private func flag(_ column: Column) throws(Problem) -> Bool {
    switch self[column]?.lowercased() {
    case nil, "false", "0", "no": false
    case "true", "1", "yes": true
    case let other?: throw Problem(text: "\(column.rawValue) \"\(other)\" is neither true nor false")
    }
  }

  private func number(_ column: Column) throws(Problem) -> Double? {
    guard let text = self[column] else { return nil }
    guard let number = Double(text.trimmed), number.isFinite else {
      throw Problem(text: "\(column.rawValue) \"\(text)\" is not a number")
    }
    return number
  }

  private func integer(_ column: Column) throws(Problem) -> Int? {
    guard let number = try number(column) else { return nil }
    guard let integer = Int(exactly: number) else { throw Problem(text: "\(column.rawValue) \(number) is not whole") }
    return integer
  }
}

extension StringProtocol {
  /// Without spaces, tabs and line ends at either end.
  var trimmed: String {
    var rest = Substring(self).utf8
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return String(Substring(rest))
  }

  /// With one space for each run of spaces, tabs and line ends.
  var tidied: String {
    var wasSpace = false
    let isTidy = utf8.allSatisfy { byte in
      defer { wasSpace = byte <= 0x20 }
      return byte > 0x20 || byte == 0x20 && !wasSpace
    }
    return isTidy
      ? String(self) : Substring(self).utf8.split { $0 <= 0x20 }.map { String(Substring($0)) }.joined(separator: " ")
  }
}
