import Incidents

/// The members of a GeoJSON feature, and the incident they make when it is one of ours.
struct FeatureReading {
  private var flat = FlatIncident()
  /// `incident`, `vector`, `crossing` or `area`; nil in features of others.
  private var kind: String?
  /// The parts of the record that are no columns, as JSON: as they stand, or, from tools that know flat properties only, as the
  /// text of their JSON.
  private var nested: [(key: String, json: [UInt8])] = []
  private var hasProperties = false

  static let nestedKeys = ["actors", "targets", "weapons", "origin", "vector", "tolls", "relations", "evidence"]

  init(from json: inout JSONReader) throws(JSONError) {
    var read = Self()
    var point: (lon: String, lat: String)?
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "properties":
        if json.null() { return }
        try json.object { (json, key) throws(JSONError) in try read.property(key.text, from: &json) }
        read.hasProperties = true
      case "geometry": point = try Self.point(from: &json)
      default: try json.skip()
      }
    }
    if let point {
      read.flat[.lon] = point.lon
      read.flat[.lat] = point.lat
    }
    self = read
  }

  private init() {}

  /// Nil for a feature that goes with an incident and is none itself.
  func item(file: String, line: Int?, content: ArraySlice<UInt8>, name: String = "the feature") -> InputItem? {
    if let kind, kind != FeatureKind.incident.rawValue { return nil }
    do throws(FlatIncident.Problem) {
      guard hasProperties else { throw .init(text: "no properties") }
      return .incident(try incident())
    } catch {
      return .failure(
        InputFailure(
          file: file, line: line, problem: "\(name) is no incident of ours (\(error.text))",
          mend: "give GeoJSON that this program wrote; the others were taken", content: Array(content)))
    }
  }

  private mutating func property(_ key: String, from json: inout JSONReader) throws(JSONError) {
    if key == "feature" {
      kind = try json.optionalString()
    } else if let column = Column(rawValue: key) {
      flat[column] = try Self.scalar(from: &json)
    } else if Self.nestedKeys.contains(key) {
      let value = try json.raw()
      guard value.first == UInt8(ascii: "\"") else { return nested.append((key, Array(value))) }
      var inner = JSONReader(Array(value))
      nested.append((key, Array(try inner.string().utf8)))
    } else {
      try json.skip()
    }
  }

  /// A text as it is, a number or flag as it is written; nil for null and for what is nested.
  private static func scalar(from json: inout JSONReader) throws(JSONError) -> String? {
    let value = try json.raw()
    switch value.first {
    case UInt8(ascii: "\""):
      var inner = JSONReader(Array(value))
      return try inner.string()
    case UInt8(ascii: "n"), UInt8(ascii: "{"), UInt8(ascii: "["), nil: return nil
    default: return String(decoding: value, as: UTF8.self)
    }
  }

  private static func point(from json: inout JSONReader) throws(JSONError) -> (lon: String, lat: String)? {
    if json.null() { return nil }
    var isPoint = false
    var values: [String] = []
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "type": isPoint = try json.string() == "Point"
      case "coordinates":
        let value = try json.raw()
        let inner = value.dropFirst().dropLast().split(separator: UInt8(ascii: ","))
        if inner.count >= 2, !value.dropFirst().contains(UInt8(ascii: "[")) {
          values = inner.map { String(decoding: $0, as: UTF8.self).trimmed }
        }
      default: try json.skip()
      }
    }
    return isPoint && values.count >= 2 ? (values[0], values[1]) : nil
  }

  private func incident() throws(FlatIncident.Problem) -> Incident {
    var incident = try flat.incident()
    guard !nested.isEmpty else { return incident }
    var record = JSONWriter()
    record.object { json in
      json.member("id", incident.id)
      json.key("report")
      json.object { $0.member("id", incident.report.id) }
      json.member("type", incident.type.rawValue)
      for (key, value) in nested {
        json.key(anyText: key)
        json.raw(value)
      }
    }
    let parts: Incident
    do throws(JSONError) {
      var json = JSONReader(record.bytes)
      parts = try Incident(from: &json)
    } catch {
      throw .init(text: error.description)
    }
    let keys = Set(nested.map(\.key))
    if keys.contains("actors") { incident.actors = parts.actors }
    if keys.contains("targets") { incident.targets = parts.targets }
    if keys.contains("weapons") { incident.weapons = parts.weapons }
    if keys.contains("origin") { incident.origin = parts.origin }
    incident.vector = parts.vector
    incident.relations = parts.relations
    incident.evidence = parts.evidence
    if keys.contains("tolls") {
      incident.tolls = parts.tolls
      incident.killed = try flat.harm(.killed) ?? Harm(of: .killed, in: parts.tolls)
      incident.injured = try flat.harm(.injured) ?? Harm(of: .injured, in: parts.tolls)
    }
    return incident
  }
}

/// What a feature of our GeoJSON stands for, in its property `feature`.
enum FeatureKind: String, Sendable {
  case incident, vector, crossing, area
}
