package import Geo

/// A shape as a GeoPackage holds it.
package enum Geometry: Hashable, Sendable {
  case point(Coordinate)
  case line(LineString)
  case lines(MultiLineString)
  case area(Polygon)
  case areas(MultiPolygon)

  package var isEmpty: Bool {
    switch self {
    case .point: false
    case .line(let line): line.coordinates.isEmpty
    case .lines(let lines): lines.lines.allSatisfy { $0.coordinates.isEmpty }
    case .area(let area): area.exterior.isEmpty
    case .areas(let areas): areas.polygons.allSatisfy { $0.exterior.isEmpty }
    }
  }

  /// The box around all coordinates, in the plane; nil when empty.
  package var bounds: BoundingBox? {
    switch self {
    case .point(let point): BoundingBox(around: CollectionOfOne(point))
    case .line(let line): BoundingBox(around: line.coordinates)
    case .lines(let lines): BoundingBox(around: lines.lines.lazy.flatMap(\.coordinates))
    case .area(let area): BoundingBox(around: area.exterior)
    case .areas(let areas): BoundingBox(around: areas.polygons.lazy.flatMap(\.exterior))
    }
  }
}
