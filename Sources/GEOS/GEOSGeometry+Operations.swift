import CGEOS
package import Geo

/// Operations that make a new geometry. Overlays throw on invalid input (`TopologyException`): see ``madeValid()``.
extension GEOSGeometry {
  /// The part that both share.
  package func intersection(_ other: borrowing GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSIntersection_r(context.handle, pointer, other.pointer), in: context)
  }

  /// The part that the other does not cover.
  package func difference(_ other: borrowing GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSDifference_r(context.handle, pointer, other.pointer), in: context)
  }

  /// Everything that either covers.
  package func union(_ other: borrowing GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSUnion_r(context.handle, pointer, other.pointer), in: context)
  }

  /// The parts of this geometry dissolved into one another.
  package func unaryUnion() throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSUnaryUnion_r(context.handle, pointer), in: context)
  }

  /// Everything within `distance`; a negative distance shrinks a polygon.
  ///
  /// - Parameter quarterSegments: chords to a quarter circle; 8 leaves the circle by 2 % of the distance at most.
  package func buffer(_ distance: Double, quarterSegments: Int32 = 8) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSBuffer_r(context.handle, pointer, distance, quarterSegments), in: context)
  }

  /// The part inside the rectangle. Fast and tolerant, but its result may be invalid where the input was.
  package func clipped(toX xs: ClosedRange<Double>, y ys: ClosedRange<Double>) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(
      GEOSClipByRect_r(context.handle, pointer, xs.lowerBound, ys.lowerBound, xs.upperBound, ys.upperBound),
      in: context)
  }

  /// The same area by the OGC rules, whatever its rings did to one another.
  package func madeValid() throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSMakeValid_r(context.handle, pointer), in: context)
  }

  /// The lines joined end to end where exactly two meet.
  package func linesMerged() throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSLineMerge_r(context.handle, pointer), in: context)
  }

  /// The outline of an area, the ends of a line.
  package func boundary() throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry(GEOSBoundary_r(context.handle, pointer), in: context)
  }

  /// Some point inside, fast; for the widest see ``maximumInscribedCircle(tolerance:)``.
  package func pointOnSurface() throws(GEOSError) -> Coordinate? {
    try GEOSGeometry(GEOSPointOnSurface_r(context.handle, pointer), in: context).coordinate
  }

  /// The largest circle inside an area: its centre is the area's widest point; nil for an empty or flat area.
  ///
  /// - Parameter tolerance: how far from the largest radius the answer may be, in units of the coordinates, above 0.
  package func maximumInscribedCircle(tolerance: Double) throws(GEOSError) -> (centre: Coordinate, radius: Double)? {
    guard try area > 0 else { return nil }
    let radius = try GEOSGeometry(GEOSMaximumInscribedCircle_r(context.handle, pointer, tolerance), in: context)
    guard let centre = try radius.lines().first?.coordinates.first else { return nil }
    return (centre, try radius.length)
  }

  /// The pair of points, one of each, that lie nearest to one another; nil when one is empty.
  package func nearestPoints(to other: borrowing GEOSGeometry) throws(GEOSError) -> (Coordinate, Coordinate)? {
    guard !isEmpty, !other.isEmpty else { return nil }
    let sequence = try context.checked(GEOSNearestPoints_r(context.handle, pointer, other.pointer))
    defer { GEOSCoordSeq_destroy_r(context.handle, sequence) }
    let points = try context.coordinates(of: sequence)
    return points.count == 2 ? (points[0], points[1]) : nil
  }
}
