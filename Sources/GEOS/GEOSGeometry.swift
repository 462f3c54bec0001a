import CGEOS

/// A geometry owned by GEOS and freed when this value ends.
///
/// GEOS works in the plane: coordinates are whatever the caller put in, degrees or pixels, and so are distances and areas.
/// Two geometries of one operation must come from the same context.
package struct GEOSGeometry: ~Copyable {
  let context: GEOSContext
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer?, in context: GEOSContext) throws(GEOSError) {
    self.context = context
    self.pointer = try context.checked(pointer)
  }

  deinit { GEOSGeom_destroy_r(context.handle, pointer) }

  /// True when there is no point in it.
  package var isEmpty: Bool { GEOSisEmpty_r(context.handle, pointer) == 1 }

  /// True when it keeps the OGC rules: rings closed and without self-crossing, holes inside, parts apart.
  package var isValid: Bool { GEOSisValid_r(context.handle, pointer) == 1 }

  /// Area in squared units; 0 for points and lines.
  package var area: Double {
    get throws(GEOSError) { try context.measured { GEOSArea_r(context.handle, pointer, $0) } }
  }

  /// Length of lines, perimeter of polygons.
  package var length: Double {
    get throws(GEOSError) { try context.measured { GEOSLength_r(context.handle, pointer, $0) } }
  }

  /// Shortest distance between the two; 0 when they touch.
  package func distance(to other: borrowing GEOSGeometry) throws(GEOSError) -> Double {
    let theirs = other.pointer
    return try context.measured { GEOSDistance_r(context.handle, pointer, theirs, $0) }
  }

  /// True when the two share a point.
  package func intersects(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    try context.checked(GEOSIntersects_r(context.handle, pointer, other.pointer))
  }

  /// True when no point of the other lies outside.
  package func covers(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    try context.checked(GEOSCovers_r(context.handle, pointer, other.pointer))
  }
}
