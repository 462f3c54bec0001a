import Geo

/// Reads the record back from its JSON form. Keys may come in any order; missing ones are empty, unknown ones are passed over;
/// `id`, `report.id` and `type` must be there.
extension Incident {
  package init(from json: inout JSONReader) throws(JSONError) {
    var read = Incident(id: "", report: ReportReference(id: ""), type: .otherViolence)
    var type: IncidentType?
    var codes: Codes?
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "id": read.id = try json.string()
      case "report": read.report = try ReportReference(from: &json)
      case "type": type = try json.word(IncidentType.self)
      case "codes": codes = try Codes(from: &json)
      case "status": read.status = try json.word(Status.self)
      case "background": read.background = try json.boolean()
      case "actors": read.actors = try json.list { json throws(JSONError) in try Actor(from: &json) }
      case "targets": read.targets = try json.list { json throws(JSONError) in try Target(from: &json) }
      case "weapons": read.weapons = try json.list { json throws(JSONError) in try Weapon(from: &json) }
      case "date": read.date = try json.optional { json throws(JSONError) in try DateSpan(from: &json) }
      case "place": read.place = try json.optional { json throws(JSONError) in try Place(from: &json) }
      case "origin": read.origin = try json.optional { json throws(JSONError) in try Origin(from: &json) }
      case "crossBorder": read.crossBorder = try json.boolean()
      case "vector": read.vector = try json.optional { json throws(JSONError) in try StrikeVector(from: &json) }
      case "tolls": read.tolls = try json.list { json throws(JSONError) in try Toll(from: &json) }
      case "killed": read.killed = try json.optional { json throws(JSONError) in try Harm(from: &json) }
      case "injured": read.injured = try json.optional { json throws(JSONError) in try Harm(from: &json) }
      case "relations": read.relations = try json.list { json throws(JSONError) in try Relation(from: &json) }
      case "evidence": read.evidence = try json.list { json throws(JSONError) in try Evidence(from: &json) }
      default: try json.skip()
      }
    }
    guard let type else { throw json.error("an incident needs a \"type\"") }
    guard !read.id.isEmpty else { throw json.error("an incident needs an \"id\"") }
    guard !read.report.id.isEmpty else { throw json.error("an incident needs a \"report\" with an \"id\"") }
    read.type = type
    read.codes = codes ?? Codes(type: type, weapons: read.weapons)
    self = read
  }
}

extension JSONReader {
  package mutating func optionalString() throws(JSONError) -> String? {
    null() ? nil : try string()
  }

  package mutating func optionalInteger() throws(JSONError) -> Int? {
    null() ? nil : try integer()
  }

  package mutating func optionalNumber() throws(JSONError) -> Double? {
    null() ? nil : try number()
  }

  /// An array, or none for null.
  package mutating func list<Element>(
    _ element: (inout JSONReader) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    var elements: [Element] = []
    if null() { return elements }
    try array { (json) throws(JSONError) in elements.append(try element(&json)) }
    return elements
  }

  /// One of an enumeration's words.
  package mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type
  ) throws(JSONError) -> Word {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      throw error("\"\(text)\" is none of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// A day, `YYYY-MM-DD`.
  package mutating func date() throws(JSONError) -> CalendarDate {
    let text = try string()
    guard let date = CalendarDate(text) else { throw error("\"\(text)\" is not a date like 2024-01-18") }
    return date
  }

  package mutating func optionalDate() throws(JSONError) -> CalendarDate? {
    null() ? nil : try date()
  }

  /// `[longitude, latitude]`.
  package mutating func coordinate() throws(JSONError) -> Coordinate {
    let values = try list { json throws(JSONError) in try json.number() }
    guard values.count >= 2 else { throw error("a point needs a longitude and a latitude") }
    return Coordinate(longitude: values[0], latitude: values[1])
  }
}

extension ReportReference {
  package init(from json: inout JSONReader) throws(JSONError) {
    var read = ReportReference(id: "")
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "id": read.id = try json.string()
      case "title": read.title = try json.optionalString()
      case "source": read.source = try json.optionalString()
      case "published": read.published = try json.optionalDate()
      case "url": read.url = try json.optionalString()
      case "language": read.language = try json.optionalString()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension Codes {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Codes(plover: Plover(event: "ASSAULT", modes: []), acled: Acled(eventType: "", subEventType: ""))
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "plover":
        try json.object { (json, key) throws(JSONError) in
          switch key {
          case "event": read.plover.event = try json.string()
          case "modes": read.plover.modes = try json.list { json throws(JSONError) in try json.string() }
          default: try json.skip()
          }
        }
      case "acled":
        try json.object { (json, key) throws(JSONError) in
          switch key {
          case "eventType": read.acled.eventType = try json.string()
          case "subEventType": read.acled.subEventType = try json.string()
          default: try json.skip()
          }
        }
      default: try json.skip()
      }
    }
    self = read
  }
}

extension Actor {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Actor(text: "")
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "text": read.text = try json.string()
      case "name": read.name = try json.optionalString()
      case "kind": read.kind = try json.word(Kind.self)
      case "country": read.country = try json.optionalString()
      case "sector": read.sector = try json.optionalString()
      case "certainty": read.certainty = try json.word(Certainty.self)
      default: try json.skip()
      }
    }
    self = read
  }
}

extension Target {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Target(text: "", kind: .site)
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "text": read.text = try json.string()
      case "name": read.name = try json.optionalString()
      case "kind": read.kind = try json.word(Kind.self)
      case "count": read.count = try json.optionalInteger()
      case "effect": read.effect = try json.word(Effect.self)
      case "country": read.country = try json.optionalString()
      case "sector": read.sector = try json.optionalString()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension Weapon {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Weapon(text: "", class: .other)
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "text": read.text = try json.string()
      case "class": read.class = try json.word(WeaponClass.self)
      default: try json.skip()
      }
    }
    self = read
  }
}

extension DateSpan {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var start: CalendarDate?
    var end: CalendarDate?
    var precision = Precision.day
    var text = ""
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "start": start = try json.date()
      case "end": end = try json.optionalDate()
      case "precision": precision = try json.word(Precision.self)
      case "text": text = try json.optionalString() ?? ""
      default: try json.skip()
      }
    }
    guard let start else { throw json.error("a date needs a \"start\"") }
    self.init(start: start, end: end ?? start, precision: precision, text: text)
  }
}

extension Place {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Place(text: "")
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "text": read.text = try json.optionalString() ?? ""
      case "name": read.name = try json.optionalString()
      case "country": read.country = try json.optionalString()
      case "admin1": read.admin1 = try json.optionalString()
      case "admin1Code": read.admin1Code = try json.optionalString()
      case "gazetteerID": read.gazetteerID = try json.optionalString()
      case "lat": read.lat = try json.optionalNumber()
      case "lon": read.lon = try json.optionalNumber()
      case "precision": read.precision = try json.optional { json throws(JSONError) in try json.word(Precision.self) }
      case "radiusKm": read.radiusKm = try json.optionalNumber()
      default: try json.skip()
      }
    }
    if let lat = read.lat, abs(lat) > 90 { throw json.error("latitude \(lat) is not within -90 and 90") }
    if let lon = read.lon, abs(lon) > 180 { throw json.error("longitude \(lon) is not within -180 and 180") }
    self = read
  }
}

extension Origin {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Origin(basis: .unknown)
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "text": read.text = try json.optionalString()
      case "country": read.country = try json.optionalString()
      case "place": read.place = try json.optional { json throws(JSONError) in try Place(from: &json) }
      case "basis": read.basis = try json.word(Basis.self)
      default: try json.skip()
      }
    }
    self = read
  }
}

extension Toll {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Toll(kind: .killed, low: nil, best: nil, high: nil)
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "kind": read.kind = try json.word(Kind.self)
      case "low": read.low = try json.optionalInteger()
      case "best": read.best = try json.optionalInteger()
      case "high": read.high = try json.optionalInteger()
      case "of":
        if json.null() { return }
        try json.object { (json, who) throws(JSONError) in read.of[who.text] = try json.integer() }
      case "source": read.source = try json.optionalString()
      case "status": read.status = try json.word(Status.self)
      case "asOf": read.asOf = try json.optionalDate()
      case "evidence": read.evidence = try json.optionalString()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension Harm {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Harm(low: nil, best: nil, high: nil)
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "low": read.low = try json.optionalInteger()
      case "best": read.best = try json.optionalInteger()
      case "high": read.high = try json.optionalInteger()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension Relation {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Relation(kind: .same, incident: "")
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "kind": read.kind = try json.word(Kind.self)
      case "incident": read.incident = try json.string()
      case "evidence": read.evidence = try json.optionalString()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension Evidence {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Evidence(field: "", start: 0, end: 0, quote: "")
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "field": read.field = try json.string()
      case "start": read.start = try json.integer()
      case "end": read.end = try json.integer()
      case "quote": read.quote = try json.string()
      default: try json.skip()
      }
    }
    self = read
  }
}
