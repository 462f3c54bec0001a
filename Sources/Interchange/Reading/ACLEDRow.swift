import Incidents

/// A row of the ACLED export as an incident. What ACLED codes and the record does not hold (tags, the lesser divisions) is left out.
struct ACLEDRow {
  private let row: TableRow

  init(_ row: TableRow) {
    self.row = row
  }

  /// The code book's word for a row that is in order and tells of no act of violence: a protest, an agreement, an arrest. Nil for
  /// others.
  var otherThanViolence: String? {
    let word = row["sub_event_type"] ?? row["event_type"] ?? ""
    return ACLEDCodes.peaceful.contains(word.lowercased()) ? word : nil
  }

  func incident() throws(FlatIncident.Problem) -> Incident {
    guard let id = row["event_id_cnty"] ?? row["data_id"] else { throw .init(text: "no event_id_cnty") }
    let eventType = row["event_type"] ?? ""
    let subEventType = row["sub_event_type"] ?? ""
    guard let type = ACLEDCodes.type(of: subEventType, in: eventType) else {
      throw .init(text: "\"\(subEventType.isEmpty ? eventType : subEventType)\" is no act of violence the record holds")
    }
    let source = row["source"]
    var incident = Incident(id: id, report: ReportReference(id: id, source: source), type: type)
    incident.weapons = ACLEDCodes.weapons(of: subEventType)
    incident.codes.acled = .init(eventType: eventType, subEventType: subEventType)
    incident.actors = actors()
    incident.targets = targets()
    incident.date = try date()
    incident.place = try place()
    if let fatalities = try row.integer("fatalities") {
      // Reported deaths by the most careful source: a least number, the best there is, without an upper end.
      incident.tolls = [Toll(kind: .killed, low: fatalities, best: fatalities, high: nil, source: source)]
      incident.killed = Harm(of: .killed, in: incident.tolls)
    }
    if let notes = row["notes"] {
      incident.evidence = [Evidence(field: "type", start: 0, end: notes.unicodeScalars.count, quote: notes)]
    }
    return incident
  }

  private func actors() -> [Actor] {
    guard let name = row["actor1"] else { return [] }
    let sector = ACLEDCodes.sector(row["inter1"])
    return [Actor(text: name, name: name, sector: sector)]
      + associates("assoc_actor_1").map { Actor(text: $0, name: $0, certainty: .unknown) }
  }

  private func targets() -> [Target] {
    guard let name = row["actor2"] else { return [] }
    let sector = ACLEDCodes.sector(row["inter2"])
    let isCivilian = sector == "CVL"
    return [Target(text: name, name: name, kind: isCivilian ? .people : .group, sector: sector)]
      + associates("assoc_actor_2").map { Target(text: $0, name: $0, kind: .group) }
  }

  private func associates(_ column: String) -> [String] {
    (row[column] ?? "").split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Precision 2 is a week or less round the date, 3 the date's month.
  private func date() throws(FlatIncident.Problem) -> DateSpan? {
    guard let day = try row.date("event_date") else { return nil }
    let text = day.description
    switch try row.integer("time_precision") {
    case 2: return DateSpan(start: day.adding(days: -3), end: day.adding(days: 3), precision: .week, text: text)
    case 3:
      let last = CalendarDate.days(in: day.month, of: day.year)
      return DateSpan(
        start: day.adding(days: 1 - day.day), end: day.adding(days: last - day.day), precision: .month, text: text)
    default: return DateSpan(start: day, end: day, precision: .day, text: text)
    }
  }

  private func place() throws(FlatIncident.Problem) -> Place? {
    let position = try row.position()
    let country =
      row["iso"].flatMap { Int($0) }.flatMap(CountryCodes.alpha3(numeric:))
      ?? CountryCodes.alpha3(named: row["country"])
    let precision: Place.Precision? =
      switch try row.integer("geo_precision") {
      case 1: .town
      case 2: .near
      // A larger region: that which the row names.
      case 3: row["admin1"] != nil ? .province : country != nil ? .country : .sea
      default: nil
      }
    let name = row["location"] ?? row["admin1"] ?? row["country"]
    guard name != nil || position != nil else { return nil }
    return Place(
      text: name ?? "", name: name, country: country, admin1: row["admin1"], lat: position?.lat, lon: position?.lon,
      precision: precision)
  }
}

/// The ACLED code book's event and actor types beside our own.
enum ACLEDCodes {
  /// Nil for what is no act of violence: protests, agreements, arrests.
  static func type(of subEventType: String, in eventType: String) -> IncidentType? {
    switch subEventType.lowercased() {
    case "air/drone strike": .airstrike
    case "shelling/artillery/missile attack": .shelling
    case "remote explosive/landmine/ied": .ied
    case "suicide bomb": .suicideBombing
    case "grenade": .bombing
    case "armed clash", "government regains territory", "non-state actor overtakes territory": .armedClash
    case "abduction/forced disappearance": .abduction
    case "attack", "sexual violence", "chemical weapon", "excessive force against protesters", "violent demonstration",
      "mob violence", "looting/property destruction":
      .otherViolence
    case "": eventType == "Battles" ? .armedClash : eventType == "Violence against civilians" ? .otherViolence : nil
    default: nil
    }
  }

  /// Protests and what the code book calls strategic developments, as sub-event types or, in short exports, as event types.
  static let peaceful: Set<String> = [
    "peaceful protest", "protest with intervention", "agreement", "arrests", "change to group/activity",
    "disrupted weapons use", "headquarters or base established", "non-violent transfer of territory", "other",
    "protests",
    "strategic developments",
  ]

  static func weapons(of subEventType: String) -> [Weapon] {
    switch subEventType.lowercased() {
    case "grenade": [Weapon(text: "grenade", class: .grenade)]
    case "chemical weapon": [Weapon(text: "chemical weapon", class: .chemical)]
    default: []
    }
  }

  /// Actor types, as the number of older exports or the words of newer ones, to PLOVER sectors.
  static func sector(_ inter: String?) -> String? {
    switch inter?.lowercased() {
    case "1", "state forces": "MIL"
    case "2", "rebel group", "rebel groups", "rebel forces": "REB"
    case "3", "political militia", "political militias": "PRM"
    case "4", "identity militia", "identity militias": "PRM"
    case "5", "rioters", "6", "protesters": "OPP"
    case "7", "civilians": "CVL"
    default: nil
    }
  }

  /// The actor type of a sector; 8 for others.
  static func inter(sector: String?) -> Int {
    switch sector {
    case "MIL", "COP", "GOV", "SPY", "JUD": 1
    case "REB", "UAF": 2
    case "PRM", "PTY": 3
    case "OPP": 6
    case "CVL", "REF", "LAB", "JRN", "MED", "REL", "EDU", "BUS", "AGR", "ELI", "SOC": 7
    default: 8
    }
  }
}
