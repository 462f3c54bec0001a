import CGEOS
package import Geo

/// A geometry indexed for many questions against it. Owns its base, so that neither can outlive the other.
package struct PreparedGeometry: ~Copyable {
  private let base: GEOSGeometry
  private let pointer: OpaquePointer

  init(_ base: consuming GEOSGeometry) throws(GEOSError) {
    pointer = try base.context.checked(GEOSPrepare_r(base.context.handle, base.pointer))
    self.base = base
  }

  deinit { GEOSPreparedGeom_destroy_r(base.context.handle, pointer) }

  /// True when the point lies inside or on the edge.
  package func covers(_ coordinate: Coordinate) throws(GEOSError) -> Bool {
    let point = try base.context.point(coordinate)
    return try base.context.checked(GEOSPreparedIntersects_r(base.context.handle, pointer, point.pointer))
  }

  /// True when no point of the other lies outside.
  package func covers(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    try base.context.checked(GEOSPreparedCovers_r(base.context.handle, pointer, other.pointer))
  }

  /// True when the two share a point.
  package func intersects(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    try base.context.checked(GEOSPreparedIntersects_r(base.context.handle, pointer, other.pointer))
  }

  /// Shortest distance to the other, in units of the coordinates; 0 when they touch.
  package func distance(to other: borrowing GEOSGeometry) throws(GEOSError) -> Double {
    let theirs = other.pointer
    return try base.context.measured { GEOSPreparedDistance_r(base.context.handle, pointer, theirs, $0) }
  }
}

extension GEOSGeometry {
  /// Indexes the geometry for many predicates; worth it from some ten questions on.
  package consuming func prepared() throws(GEOSError) -> PreparedGeometry { try PreparedGeometry(self) }
}
