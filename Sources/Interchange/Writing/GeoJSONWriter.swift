import Geo
import Incidents

/// Incidents as GeoJSON (RFC 7946).
///
/// Each incident is a feature with flat properties, a point or no geometry, and the parts of the record that no column holds as
/// nested members, so that it can be read back whole. Its strike vector, the border crossings and, when asked for, its area of
/// uncertainty are features of their own, told apart by the property `feature`.
package struct GeoJSONWriter: IncidentWriter {
  package enum Form: Sendable, Hashable {
    /// One FeatureCollection; its `bbox` comes after the features, when it is known.
    case collection
    /// A text sequence (RFC 8142): each feature after a record separator and before a line feed.
    case sequence
  }

  package struct Options: Sendable {
    package var form = Form.collection
    /// The line of a strike vector, dense enough that straight pieces in longitude and latitude stay on the geodesic.
    package var track: @Sendable (StrikeVector) -> [[Coordinate]] = { [[$0.origin, $0.target]] }
    /// The area in which an incident lies; nil writes no areas.
    package var area: (@Sendable (Incident) -> MultiPolygon?)?
    /// The border data set, its version and whose view of disputed borders it is.
    package var borders: String?

    package init() {}
  }

  package var bytes: [UInt8] {
    get { json.bytes }
    _modify { yield &json.bytes }
  }

  private let options: Options
  private var json = JSONWriter()
  private var cover = BoxCover()
  private var isFirst = true
  private let isPiece: Bool

  package init(_ options: Options = Options()) {
    self.init(options, isPiece: false)
  }

  private init(_ options: Options, isPiece: Bool) {
    self.options = options
    self.isPiece = isPiece
  }

  package func piece() -> Self { Self(options, isPiece: true) }

  package mutating func append(_ piece: Self) {
    guard !piece.isFirst else { return }
    if isFirst {
      begin()
    } else if options.form == .collection {
      json.bytes.append(contentsOf: ",\n".utf8)
    }
    json.bytes.append(contentsOf: piece.json.bytes)
    cover.add(piece.cover)
  }

  package mutating func write(_ incident: Incident, _ containment: Containment?) {
    feature { $0.write(incident: incident, containment) }
    if let vector = incident.vector {
      feature { $0.write(vector, of: incident) }
      for index in vector.crossings.indices {
        feature { $0.write(vector.crossings[index], number: index + 1, of: incident) }
      }
    }
    if let area = options.area?(incident), !area.isEmpty {
      let polygons = Antimeridian.cut(area)
      if !polygons.isEmpty { feature { $0.write(area: polygons, of: incident) } }
    }
  }

  package mutating func finish() {
    guard options.form == .collection else { return }
    if isFirst { begin() }
    json.bytes.append(contentsOf: "\n]".utf8)
    if let box = cover.box {
      json.bytes.append(contentsOf: ",\"bbox\":".utf8)
      json.restart()
      json.put(box)
    }
    json.bytes.append(contentsOf: "}\n".utf8)
  }

  private mutating func begin() {
    isFirst = false
    guard options.form == .collection, !isPiece else { return }
    json.bytes.append(contentsOf: "{\"type\":\"FeatureCollection\"".utf8)
    if let borders = options.borders {
      json.bytes.append(contentsOf: ",\"borders\":".utf8)
      json.value(borders)
    }
    json.bytes.append(contentsOf: ",\"features\":[\n".utf8)
  }

  private mutating func feature(_ write: (inout GeoJSONWriter) -> Void) {
    let startsDocument = isFirst
    if isFirst { begin() }
    if options.form == .sequence {
      json.bytes.append(0x1E)
    } else if !startsDocument {
      json.bytes.append(contentsOf: ",\n".utf8)
    }
    json.restart()
    write(&self)
    if options.form == .sequence { json.bytes.append(0x0A) }
  }

  private mutating func write(incident: Incident, _ containment: Containment?) {
    var point: Coordinate?
    // A point in the middle of a country would be taken for the place; known by its country only, it has none.
    if let lat = incident.place?.lat, let lon = incident.place?.lon, incident.place?.precision != .country {
      let position = Coordinate(longitude: lon, latitude: lat)
      if position.isOnEarth { point = position }
    }
    if let point { cover.add(point) }
    json.object { json in
      json.member("type", "Feature")
      json.member("id", incident.id)
      if let point {
        json.geometry(point: point)
      } else {
        json.key("geometry")
        json.null()
      }
      json.key("properties")
      json.object { json in
        json.member("feature", FeatureKind.incident.rawValue)
        var sink = PropertySink(
          json: json, skipsPosition: point != nil, skipsOrigin: incident.origin == nil && incident.vector == nil)
        json.bytes = []
        incident.put(into: &sink, containment: containment)
        // Held by two, the bytes would be copied at the next change.
        swap(&json, &sink.json)
        incident.writeNested(to: &json)
      }
    }
  }

  private mutating func write(_ vector: StrikeVector, of incident: Incident) {
    let lines = Antimeridian.cut(options.track(vector))
    for line in lines { cover.add(line) }
    json.object { json in
      json.member("type", "Feature")
      json.member("id", incident.id + "/vector")
      var own = BoxCover()
      for line in lines { own.add(line) }
      if let box = own.box {
        json.key("bbox")
        json.put(box)
      }
      json.geometry(lines: lines)
      json.key("properties")
      json.object { incident.writeVectorProperties(vector, to: &$0) }
    }
  }

  private mutating func write(_ crossing: StrikeVector.Crossing, number: Int, of incident: Incident) {
    cover.add(crossing.point.normalized)
    json.feature(
      crossing, id: "\(incident.id)/crossing/\(number)", of: incident.id, borders: incident.vector?.borders)
  }

  private mutating func write(area: [Polygon], of incident: Incident) {
    for polygon in area { cover.add(polygon.exterior) }
    json.object { json in
      json.member("type", "Feature")
      json.member("id", incident.id + "/area")
      var own = BoxCover()
      for polygon in area { own.add(polygon.exterior) }
      if let box = own.box {
        json.key("bbox")
        json.put(box)
      }
      json.key("geometry")
      json.object { json in
        json.member("type", area.count == 1 ? "Polygon" : "MultiPolygon")
        json.key("coordinates")
        if area.count == 1 {
          json.put(rings: area[0])
        } else {
          json.array(area) { $0.put(rings: $1) }
        }
      }
      json.key("properties")
      json.object { json in
        json.member("feature", FeatureKind.area.rawValue)
        json.member("incident", incident.id)
        json.member(Column.type.rawValue, incident.type.rawValue)
        json.member(Column.place.rawValue, incident.place?.name ?? incident.place?.text)
        json.member(Column.precision.rawValue, incident.place?.precision?.rawValue)
        json.member(Column.radiusKm.rawValue, incident.place?.radiusKm, decimals: 3)
        json.member(Column.borders.rawValue, options.borders)
      }
    }
  }
}

/// The columns as members of a JSON object. Latitude and longitude are left out where the geometry holds them.
private struct PropertySink: ColumnSink {
  var json: JSONWriter
  let skipsPosition: Bool
  let skipsOrigin: Bool

  private func skips(_ column: Column) -> Bool {
    skipsPosition && (column == .lat || column == .lon) || skipsOrigin && column.isOfOrigin
  }

  mutating func put(_ column: Column, _ text: String?) {
    if !skips(column) { json.member(column.rawValue, text) }
  }

  mutating func put(_ column: Column, _ number: Int?) {
    if !skips(column) { json.member(column.rawValue, number) }
  }

  mutating func put(_ column: Column, _ number: Double?, decimals: Int) {
    if !skips(column) { json.member(column.rawValue, number, decimals: decimals) }
  }

  mutating func put(_ column: Column, _ flag: Bool) {
    if !skips(column) { json.member(column.rawValue, flag) }
  }
}

extension Column {
  /// Told of incidents only whose origin, or vector, is known.
  var isOfOrigin: Bool {
    switch self {
    case .originBasis, .originCountry, .originPlace, .originLat, .originLon, .lengthKm, .azimuth, .arrivalAzimuth,
      .crossings,
      .transited, .depthKm, .nearestBorderKm, .borders:
      true
    default: false
    }
  }
}

extension Incident {
  /// What the columns cannot hold, as it stands in the record; empty parts are left out.
  fileprivate func writeNested(to json: inout JSONWriter) {
    if !actors.isEmpty {
      json.key("actors")
      json.array(actors) { $1.write(to: &$0) }
    }
    if !targets.isEmpty {
      json.key("targets")
      json.array(targets) { $1.write(to: &$0) }
    }
    if !weapons.isEmpty {
      json.key("weapons")
      json.array(weapons) { $1.write(to: &$0) }
    }
    if let origin {
      json.key("origin")
      origin.write(to: &json)
    }
    if let vector {
      json.key("vector")
      vector.write(to: &json)
    }
    if !tolls.isEmpty {
      json.key("tolls")
      json.array(tolls) { $1.write(to: &$0) }
    }
    if !relations.isEmpty {
      json.key("relations")
      json.array(relations) { $1.write(to: &$0) }
    }
    if !evidence.isEmpty {
      json.key("evidence")
      json.array(evidence) { $1.write(to: &$0) }
    }
  }

  /// Enough to filter vectors by, and the measures of the geodesic, so that no one measures the line drawn.
  fileprivate func writeVectorProperties(_ vector: StrikeVector, to json: inout JSONWriter) {
    json.member("feature", FeatureKind.vector.rawValue)
    json.member("incident", id)
    json.member(Column.type.rawValue, type.rawValue)
    json.member(Column.status.rawValue, status.rawValue)
    json.member(Column.dateStart.rawValue, date?.start.description)
    json.member(Column.dateEnd.rawValue, date?.end.description)
    json.member(Column.actor.rawValue, actors.first.map { $0.name ?? $0.text })
    json.member(Column.originCountry.rawValue, origin?.country)
    json.member(Column.country.rawValue, place?.country)
    json.member(Column.place.rawValue, place?.name ?? place?.text)
    json.member(Column.originBasis.rawValue, vector.basis.rawValue)
    json.measures(of: vector)
  }
}

extension JSONWriter {
  /// `[west, south, east, north]`.
  fileprivate mutating func put(_ box: BoundingBox) {
    array { json in
      json.value(box.west, decimals: 7)
      json.value(box.south, decimals: 7)
      json.value(box.east, decimals: 7)
      json.value(box.north, decimals: 7)
    }
  }

  fileprivate mutating func put(rings polygon: Polygon) {
    array(polygon.rings) { json, ring in json.array(ring) { $0.value($1) } }
  }
}
