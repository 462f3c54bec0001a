import CGEOS
package import Geo

/// Plain values in: each makes a GEOS geometry with the coordinates as given, longitude or x first.
extension GEOSContext {
  /// A point.
  package func point(_ coordinate: Coordinate) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSGeom_createPointFromXY_r(handle, coordinate.longitude, coordinate.latitude), in: self)
  }

  /// A line; throws for a single coordinate, empty for none.
  package func line(_ line: LineString) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSGeom_createLineString_r(handle, try sequence(line.coordinates)), in: self)
  }

  /// Several lines as one geometry.
  package func lines(_ lines: [LineString]) throws(GEOSError) -> GEOSGeometry {
    var parts: [OpaquePointer?] = []
    for line in lines {
      do throws(GEOSError) {
        parts.append(try checked(GEOSGeom_createLineString_r(handle, try sequence(line.coordinates))))
      } catch {
        destroy(parts)
        throw error
      }
    }
    return try collection(GEOS_MULTILINESTRING, of: parts)
  }

  /// An area with holes; throws for a ring that is not closed or has fewer than four coordinates.
  package func polygon(_ polygon: Polygon) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(try polygonPointer(polygon), in: self)
  }

  /// Several areas as one geometry. They are not checked: see ``GEOSGeometry/madeValid()``.
  package func multiPolygon(_ area: MultiPolygon) throws(GEOSError) -> GEOSGeometry {
    var parts: [OpaquePointer?] = []
    for polygon in area.polygons {
      do throws(GEOSError) {
        parts.append(try polygonPointer(polygon))
      } catch {
        destroy(parts)
        throw error
      }
    }
    return try collection(GEOS_MULTIPOLYGON, of: parts)
  }

  /// A rectangle; the box must not cross the antimeridian.
  package func rectangle(_ box: BoundingBox) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSGeom_createRectangle_r(handle, box.west, box.south, box.east, box.north), in: self)
  }

  private func polygonPointer(_ polygon: Polygon) throws(GEOSError) -> OpaquePointer {
    let shell = try ring(polygon.exterior)
    var holes: [OpaquePointer?] = []
    for hole in polygon.holes {
      do throws(GEOSError) {
        holes.append(try ring(hole))
      } catch {
        destroy(holes + [shell])
        throw error
      }
    }
    return try checked(GEOSGeom_createPolygon_r(handle, shell, &holes, UInt32(holes.count)))
  }

  private func ring(_ coordinates: [Coordinate]) throws(GEOSError) -> OpaquePointer {
    try checked(GEOSGeom_createLinearRing_r(handle, try sequence(coordinates)))
  }

  private func collection(_ type: GEOSGeomTypes, of parts: [OpaquePointer?]) throws(GEOSError) -> GEOSGeometry {
    var parts = parts
    return try GEOSGeometry(
      GEOSGeom_createCollection_r(handle, Int32(type.rawValue), &parts, UInt32(parts.count)), in: self)
  }

  private func destroy(_ parts: [OpaquePointer?]) {
    for part in parts { GEOSGeom_destroy_r(handle, part) }
  }

  /// Coordinates copied in one go: a `Coordinate` is two doubles in a row, x then y.
  private func sequence(_ coordinates: [Coordinate]) throws(GEOSError) -> OpaquePointer {
    try checked(
      coordinates.withUnsafeBytes { bytes in
        GEOSCoordSeq_copyFromBuffer_r(
          handle, bytes.assumingMemoryBound(to: Double.self).baseAddress, UInt32(coordinates.count), 0, 0)
      })
  }
}
