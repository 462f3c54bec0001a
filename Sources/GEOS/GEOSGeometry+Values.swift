import CGEOS
package import Geo

/// Plain values out.
extension GEOSGeometry {
  /// The coordinate of a point; nil for anything else and for an empty point.
  package var coordinate: Coordinate? {
    get throws(GEOSError) {
      guard !isEmpty, kind(of: pointer) == GEOS_POINT else { return nil }
      return try context.coordinates(ofGeometry: pointer).first
    }
  }

  /// Every line in it, also inside collections, in GEOS's order; points and areas are left out.
  package func lines() throws(GEOSError) -> [LineString] {
    var lines: [LineString] = []
    try collectLines(pointer, into: &lines)
    return lines
  }

  /// Every area in it, also inside collections, in GEOS's order; points and lines are left out.
  package func multiPolygon() throws(GEOSError) -> MultiPolygon {
    var polygons: [Polygon] = []
    try collectPolygons(pointer, into: &polygons)
    return MultiPolygon(polygons)
  }

  private func collectLines(_ geometry: OpaquePointer?, into lines: inout [LineString]) throws(GEOSError) {
    switch kind(of: geometry) {
    case GEOS_LINESTRING, GEOS_LINEARRING:
      let coordinates = try context.coordinates(ofGeometry: geometry)
      if !coordinates.isEmpty { lines.append(LineString(coordinates)) }
    case GEOS_MULTILINESTRING, GEOS_GEOMETRYCOLLECTION:
      for part in parts(of: geometry) { try collectLines(part, into: &lines) }
    default: break
    }
  }

  private func collectPolygons(_ geometry: OpaquePointer?, into polygons: inout [Polygon]) throws(GEOSError) {
    switch kind(of: geometry) {
    case GEOS_POLYGON:
      let exterior = try context.coordinates(ofGeometry: GEOSGetExteriorRing_r(context.handle, geometry))
      guard !exterior.isEmpty else { return }
      var polygon = Polygon(exterior: exterior)
      for i in 0..<max(0, GEOSGetNumInteriorRings_r(context.handle, geometry)) {
        polygon.holes.append(try context.coordinates(ofGeometry: GEOSGetInteriorRingN_r(context.handle, geometry, i)))
      }
      polygons.append(polygon)
    case GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION:
      for part in parts(of: geometry) { try collectPolygons(part, into: &polygons) }
    default: break
    }
  }

  private func kind(of geometry: OpaquePointer?) -> GEOSGeomTypes {
    GEOSGeomTypes(UInt32(bitPattern: GEOSGeomTypeId_r(context.handle, geometry)))
  }

  /// The members of a collection, still owned by it.
  private func parts(of geometry: OpaquePointer?) -> [OpaquePointer?] {
    (0..<max(0, GEOSGetNumGeometries_r(context.handle, geometry))).map {
      GEOSGetGeometryN_r(context.handle, geometry, $0)
    }
  }
}

extension GEOSContext {
  /// The coordinates of a point, line or ring.
  func coordinates(ofGeometry geometry: OpaquePointer?) throws(GEOSError) -> [Coordinate] {
    try coordinates(of: try checked(GEOSGeom_getCoordSeq_r(handle, try checked(geometry))))
  }

  func coordinates(of sequence: OpaquePointer) throws(GEOSError) -> [Coordinate] {
    var size: UInt32 = 0
    guard GEOSCoordSeq_getSize_r(handle, sequence, &size) != 0, size > 0 else { return [] }
    var coordinates = [Coordinate](repeating: Coordinate(longitude: 0, latitude: 0), count: Int(size))
    let copied = coordinates.withUnsafeMutableBytes {
      GEOSCoordSeq_copyToBuffer_r(handle, sequence, $0.assumingMemoryBound(to: Double.self).baseAddress, 0, 0)
    }
    guard copied != 0 else { throw GEOSError(description: "coordinates could not be read") }
    return coordinates
  }
}
