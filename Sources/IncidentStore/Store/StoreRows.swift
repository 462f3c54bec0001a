import Geo
import GeoPackage
import Incidents

/// An incident as rows of the store's tables; fid and geometry come first.
struct StoreRows {
  let geometry: StoreGeometry

  func incident(_ incident: Incident, record: String) -> [Cell] {
    let place = incident.place
    return [
      .null, point(of: incident), .text(incident.id), .text(incident.type.rawValue), .text(incident.status.rawValue),
      .integer(incident.background ? 1 : 0), Cell(incident.date?.start.description),
      Cell(incident.date?.end.description),
      Cell(incident.date?.precision.rawValue), Cell(place?.country), Cell(place?.admin1), Cell(place?.admin1Code),
      Cell(place.map { $0.name ?? $0.text }), Cell(place?.precision?.rawValue), Cell(place?.radiusKm),
      Cell(joined(incident.actors.map { $0.name ?? $0.text })), Cell(joined(incident.actors.compactMap(\.country))),
      Cell(joined(incident.targets.map { $0.name ?? $0.text })), Cell(joined(incident.weapons.map(\.class.rawValue))),
      Cell(incident.killed?.low), Cell(incident.killed?.best), Cell(incident.killed?.high), Cell(incident.injured?.low),
      Cell(incident.injured?.best), Cell(incident.injured?.high), .integer(incident.crossBorder ? 1 : 0),
      Cell((incident.vector?.lengthMetres).map { $0 / 1000 }), Cell(incident.vector?.azimuth),
      .text(incident.report.id),
      .text(record),
    ]
  }

  func vector(_ vector: StrikeVector, of incident: Incident) -> [Cell] {
    let lines = geometry.track(vector).filter { $0.count > 1 }.map { LineString($0) }
    return [
      .null, .blob(GeometryBlob.encode(.lines(MultiLineString(lines)))), .text(incident.id),
      .text(incident.type.rawValue),
      Cell(incident.date?.start.description), .text(vector.basis.rawValue), Cell(incident.origin?.country),
      Cell(incident.place?.country), .real(vector.lengthMetres / 1000), .real(vector.azimuth),
      .real(vector.arrivalAzimuth),
      Cell(vector.crossings.count), Cell(joined(vector.transited)),
      Cell((vector.depthAlongTrackMetres).map { $0 / 1000 }),
      Cell((vector.nearestBorder?.distanceMetres).map { $0 / 1000 }), .text(vector.borders),
    ]
  }

  /// Nil for an incident without an area.
  func area(of incident: Incident) -> [Cell]? {
    guard let area = geometry.area(incident), !area.isEmpty else { return nil }
    return [
      .null, .blob(GeometryBlob.encode(.areas(area))), .text(incident.id), .text(incident.type.rawValue),
      Cell(incident.date?.start.description), Cell(incident.place.map { $0.name ?? $0.text }),
      Cell(incident.place?.precision?.rawValue), Cell(incident.place?.radiusKm),
    ]
  }

  func tolls(of incident: Incident) -> [[Cell]] {
    incident.tolls.map { toll in
      let parts = toll.of.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      return [
        .null, .text(incident.id), .text(toll.kind.rawValue), Cell(toll.low), Cell(toll.best), Cell(toll.high),
        Cell(joined(parts)), Cell(toll.source), .text(toll.status.rawValue), Cell(toll.asOf?.description),
        Cell(toll.evidence),
      ]
    }
  }

  func evidence(of incident: Incident) -> [[Cell]] {
    incident.evidence.map {
      [.null, .text(incident.id), .text($0.field), Cell($0.start), Cell($0.end), .text($0.quote)]
    }
  }

  func relations(of incident: Incident) -> [[Cell]] {
    incident.relations.map {
      [.null, .text(incident.id), .text($0.kind.rawValue), .text($0.incident), Cell($0.evidence)]
    }
  }

  func report(_ report: ReportReference) -> [Cell] {
    [
      .null, .text(report.id), Cell(report.title), Cell(report.source), Cell(report.published?.description),
      Cell(report.url),
      Cell(report.language),
    ]
  }

  static func position(of incident: Incident) -> Coordinate? {
    guard let lat = incident.place?.lat, let lon = incident.place?.lon else { return nil }
    let point = Coordinate(longitude: lon, latitude: lat)
    return point.isOnEarth ? point : nil
  }

  private func point(of incident: Incident) -> Cell {
    Self.position(of: incident).map { .blob(GeometryBlob.encode(.point($0))) } ?? .null
  }

  private func joined(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: "; ") }
}

/// Shapes that the stages above compute and the store only keeps.
package struct StoreGeometry: Sendable {
  /// The line of a strike vector, cut at 180 degrees.
  package var track: @Sendable (StrikeVector) -> [[Coordinate]]
  /// The area of uncertainty; nil for an incident that has a point.
  package var area: @Sendable (Incident) -> MultiPolygon?

  package init(
    track: @escaping @Sendable (StrikeVector) -> [[Coordinate]] = { [[$0.origin, $0.target]] },
    area: @escaping @Sendable (Incident) -> MultiPolygon? = { _ in nil }
  ) {
    self.track = track
    self.area = area
  }
}
