import Geo
import Incidents

/// The GeoJSON of a strike vector: its line along the geodesic, and a point for each border crossing.
extension JSONWriter {
  /// The member `geometry` with lines that are cut at 180 degrees already.
  package mutating func geometry(lines: [[Coordinate]]) {
    key("geometry")
    object { json in
      json.member("type", lines.count == 1 ? "LineString" : "MultiLineString")
      json.key("coordinates")
      if lines.count == 1 {
        json.array(lines[0]) { $0.value($1) }
      } else {
        json.array(lines) { json, line in json.array(line) { $0.value($1) } }
      }
    }
  }

  /// The member `geometry` with a point.
  package mutating func geometry(point: Coordinate) {
    key("geometry")
    object { json in
      json.member("type", "Point")
      json.key("coordinates")
      json.value(point)
    }
  }

  /// The measures of the geodesic, so that no one measures the line drawn.
  package mutating func measures(of vector: StrikeVector) {
    member("geodesic", true)
    member(Column.originLat.rawValue, vector.origin.latitude, decimals: 7)
    member(Column.originLon.rawValue, vector.origin.longitude, decimals: 7)
    member("target_lat", vector.target.latitude, decimals: 7)
    member("target_lon", vector.target.longitude, decimals: 7)
    member(Column.lengthKm.rawValue, vector.lengthMetres / 1000, decimals: 3)
    member(Column.azimuth.rawValue, vector.azimuth, decimals: 3)
    member(Column.arrivalAzimuth.rawValue, vector.arrivalAzimuth, decimals: 3)
    member(Column.crossings.rawValue, vector.crossings.count)
    member(Column.transited.rawValue, vector.transited.isEmpty ? nil : vector.transited.joined(separator: "; "))
    member(Column.depthKm.rawValue, (vector.depthAlongTrackMetres).map { $0 / 1000 }, decimals: 3)
    member(Column.nearestBorderKm.rawValue, (vector.nearestBorder?.distanceMetres).map { $0 / 1000 }, decimals: 3)
    member(Column.borders.rawValue, vector.borders)
  }

  /// A feature of its own for one crossing.
  /// - Parameter of: the id of the incident whose vector it is; nil for a vector alone.
  package mutating func feature(
    _ crossing: StrikeVector.Crossing, id: String, of incident: String?, borders: String?
  ) {
    object { json in
      json.member("type", "Feature")
      json.member("id", id)
      json.geometry(point: crossing.point.normalized)
      json.key("properties")
      json.object { json in
        json.member("feature", FeatureKind.crossing.rawValue)
        if let incident { json.member("incident", incident) }
        json.member("from", crossing.from)
        json.member("to", crossing.to)
        json.member("at_km", crossing.atMetres / 1000, decimals: 3)
        json.member("borders", borders)
      }
    }
  }
}
