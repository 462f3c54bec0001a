import Geo
import GeoPackage
import Incidents

/// Incidents laid out as the rows of the store's tables. Made by any thread; the one that writes puts it in.
package struct StorePiece: Sendable {
  struct Entry {
    var id: String
    var report: String
    var point: Coordinate?
    var isUndated: Bool
    /// Its province is known by name only.
    var isUncoded: Bool
    /// Days from the first to the last day it can be.
    var span: Int
    /// How far from its point it can be; 0 without one.
    var reachKm: Double
  }

  private(set) var entries: [Entry] = []
  /// Where each incident's rows end in the tables of ``StoreTables/parts``, one table after another.
  private var ends: [Int] = []
  private(set) var incidents: RowBuffer
  private(set) var reports: RowBuffer
  /// In the order of ``StoreTables/parts``.
  private(set) var parts = StoreTables.parts.map { RowBuffer(for: $0) }
  /// The boxes of the vectors' lines and of the areas.
  private(set) var extents = StoreExtents()
  private var json = JSONWriter(isCompact: true)
  private let shapes: StoreShapes
  /// How much work making it took, in ready records: reading a report takes some hundred times as long as reading a record.
  package private(set) var effort = 0

  /// - Parameter count: how many incidents there will be, more or less.
  package init(shapes: StoreShapes = StoreShapes(), expecting count: Int = 0) {
    self.shapes = shapes
    incidents = RowBuffer(for: StoreTables.incidents, rows: count, of: 900)
    reports = RowBuffer(for: StoreTables.reports, rows: count, of: 60)
    entries.reserveCapacity(count)
  }

  package var count: Int { entries.count }

  /// Whether it holds more incidents, or more bytes of them, than these.
  func isMore(than count: Int, bytes: Int) -> Bool {
    self.count > count || incidents.byteCount > bytes || parts.contains { $0.byteCount > bytes }
  }

  /// - Parameter effort: see ``effort``.
  package mutating func add(_ incident: Incident, effort: Int = 1) {
    self.effort += effort
    let point = Self.position(of: incident)
    put(incident, at: point)
    if let vector = incident.vector { put(vector, of: incident) }
    if let area = shapes.area(incident), !area.isEmpty { put(area, of: incident) }
    for toll in incident.tolls { put(toll, of: incident) }
    for evidence in incident.evidence { put(evidence, of: incident) }
    for relation in incident.relations { put(relation, of: incident) }
    put(incident.report)
    for part in parts { ends.append(part.count) }
    entries.append(
      Entry(
        id: incident.id, report: incident.report.id, point: point, isUndated: incident.date == nil,
        isUncoded: shapes.province == nil && incident.place.map { $0.admin1 != nil && $0.admin1Code == nil } ?? false,
        span: incident.date.map { abs($0.end.dayNumber - $0.start.dayNumber) } ?? 0,
        reachKm: point == nil ? 0 : incident.place.map { $0.radiusKm ?? $0.precision?.usualReachKm ?? 0 } ?? 0))
  }

  /// The rows of an incident in one of the tables of ``StoreTables/parts``.
  func rows(of entry: Int, inPart table: Int) -> Range<Int> {
    let first = entry == 0 ? 0 : ends[(entry - 1) * parts.count + table]
    return first..<ends[entry * parts.count + table]
  }

  /// Adds an incident of another piece.
  mutating func append(_ entry: Int, of other: StorePiece) {
    effort += 1
    incidents.append(entry, of: other.incidents)
    reports.append(entry, of: other.reports)
    for table in parts.indices {
      for row in other.rows(of: entry, inPart: table) { parts[table].append(row, of: other.parts[table]) }
      ends.append(parts[table].count)
    }
    extents.grow(other.extents)
    entries.append(other.entries[entry])
  }

  private mutating func put(_ incident: Incident, at point: Coordinate?) {
    json.bytes.removeAll(keepingCapacity: true)
    json.restart()
    incident.write(to: &json)
    let (shapes, record) = (shapes, json.bytes)
    incidents.append { row in
      let place = incident.place
      if let point { row.put(point) } else { row.null() }
      row.put(incident.id)
      row.put(incident.type.rawValue)
      row.put(incident.status.rawValue)
      row.put(incident.background)
      // Questions rely on their order.
      row.put(incident.date.map { min($0.start, $0.end) })
      row.put(incident.date.map { max($0.start, $0.end) })
      row.put(incident.date?.precision.rawValue)
      row.put(place?.country)
      row.put(place?.admin1)
      row.put(place.flatMap { $0.admin1Code ?? shapes.province?($0) })
      row.put(place.map { $0.name ?? $0.text })
      row.put(place?.precision?.rawValue)
      row.put(place?.radiusKm)
      row.put(point?.latitude)
      row.put(point?.longitude)
      row.put(Self.joined(incident.actors) { $0.name ?? $0.text })
      row.put(Self.joined(incident.actors) { $0.country })
      row.put(Self.joined(incident.targets) { $0.name ?? $0.text })
      row.put(Self.joined(incident.weapons) { $0.class.rawValue })
      row.put(incident.killed)
      row.put(incident.injured)
      row.put(incident.crossBorder)
      row.put((incident.vector?.lengthMetres).map { $0 / 1000 })
      row.put(incident.vector?.azimuth)
      row.put(incident.report.id)
      row.put(text: record)
    }
  }

  private mutating func put(_ vector: StrikeVector, of incident: Incident) {
    let lines = MultiLineString(shapes.track(vector).filter { $0.count > 1 }.map { LineString($0) })
    extents.grow(StoreTables.vectors.name, Geometry.lines(lines).bounds)
    parts[0].append { row in
      row.put(blob: GeometryBlob.encode(.lines(lines)))
      row.put(incident.id)
      row.put(incident.type.rawValue)
      row.put(incident.date?.start)
      row.put(vector.basis.rawValue)
      row.put(incident.origin?.country)
      row.put(incident.place?.country)
      row.put(vector.lengthMetres / 1000)
      row.put(vector.azimuth)
      row.put(vector.arrivalAzimuth)
      row.put(vector.crossings.count)
      row.put(Self.joined(vector.transited) { $0 })
      row.put((vector.depthAlongTrackMetres).map { $0 / 1000 })
      row.put((vector.nearestBorder?.distanceMetres).map { $0 / 1000 })
      row.put(vector.borders)
    }
  }

  private mutating func put(_ area: MultiPolygon, of incident: Incident) {
    extents.grow(StoreTables.areas.name, Geometry.areas(area).bounds)
    parts[1].append { row in
      row.put(blob: GeometryBlob.encode(.areas(area)))
      row.put(incident.id)
      row.put(incident.type.rawValue)
      row.put(incident.date?.start)
      row.put(incident.place.map { $0.name ?? $0.text })
      row.put(incident.place?.precision?.rawValue)
      row.put(incident.place?.radiusKm)
    }
  }

  private mutating func put(_ toll: Toll, of incident: Incident) {
    parts[2].append { row in
      row.put(incident.id)
      row.put(toll.kind.rawValue)
      row.put(toll.low)
      row.put(toll.best)
      row.put(toll.high)
      row.put(
        toll.of.isEmpty
          ? nil : toll.of.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: "; "))
      row.put(toll.source)
      row.put(toll.status.rawValue)
      row.put(toll.asOf)
      row.put(toll.evidence)
    }
  }

  private mutating func put(_ evidence: Evidence, of incident: Incident) {
    parts[3].append { row in
      row.put(incident.id)
      row.put(evidence.field)
      row.put(evidence.start)
      row.put(evidence.end)
      row.put(evidence.quote)
    }
  }

  private mutating func put(_ relation: Relation, of incident: Incident) {
    parts[4].append { row in
      row.put(incident.id)
      row.put(relation.kind.rawValue)
      row.put(relation.incident)
      row.put(relation.evidence)
    }
  }

  private mutating func put(_ report: ReportReference) {
    reports.append { row in
      row.put(report.id)
      row.put(report.title)
      row.put(report.source)
      row.put(report.published)
      row.put(report.url)
      row.put(report.language)
    }
  }

  static func position(of incident: Incident) -> Coordinate? {
    guard let lat = incident.place?.lat, let lon = incident.place?.lon else { return nil }
    let point = Coordinate(longitude: lon, latitude: lat)
    return point.isOnEarth ? point : nil
  }

  private static func joined<Element>(_ elements: [Element], _ text: (Element) -> String?) -> String? {
    if elements.count < 2 { return elements.first.flatMap(text) }
    let words = elements.compactMap(text)
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }
}

extension RowWriter {
  fileprivate mutating func put(_ date: CalendarDate?) {
    guard let date else { return null() }
    put(textOf: 10) { date.write(to: $0) }
  }

  fileprivate mutating func put(_ harm: Harm?) {
    put(harm?.low)
    put(harm?.best)
    put(harm?.high)
  }
}

extension BoundingBox {
  /// Around both, in the plane.
  func union(_ other: BoundingBox) -> BoundingBox {
    BoundingBox(
      west: min(west, other.west), south: min(south, other.south), east: max(east, other.east),
      north: max(north, other.north))
  }
}
