import CPROJ
package import Geo

/// A position in the plane of a map projection, in metres east and north of its origin.
@frozen
package struct PlanePoint: Hashable, Sendable {
  package var x: Double
  package var y: Double

  @inlinable
  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// False for a position that the projection cannot show.
  package var isFinite: Bool { x.isFinite && y.isFinite }
}

/// A string that PROJ does not take for a map projection.
package struct MapProjectionError: Error, Hashable, Sendable, CustomStringConvertible {
  package let definition: String

  package var description: String { "'\(definition)' is not a map projection that PROJ knows" }
}

/// A path at which nothing is.
private let nowhere: StaticString = "/nonexistent/proj.db"

/// A map projection on WGS84, computed by PROJ.
///
/// Made from a plain `+proj=` string, without PROJ's database of coordinate systems: it takes microseconds. Not `Sendable`, since
/// PROJ's contexts belong to one thread at a time; make one where it is used.
package final class MapProjection {
  /// The PROJ string: `+proj=lcc +lat_1=…`.
  package let definition: String
  private let context: OpaquePointer
  private let transformation: OpaquePointer

  /// - Throws: when PROJ does not know the projection or its parameters make none.
  package init(_ definition: String) throws(MapProjectionError) {
    guard let context = proj_context_create() else { throw MapProjectionError(definition: definition) }
    proj_log_func(context, nil) { _, _, _ in }
    // PROJ reads its database whenever it finds one, which takes longer than drawing a map: it is to find none.
    proj_context_set_file_finder(
      context, { _, _, _ in UnsafeRawPointer(nowhere.utf8Start).assumingMemoryBound(to: CChar.self) }, nil)
    guard let transformation = proj_create(context, definition) else {
      proj_context_destroy(context)
      throw MapProjectionError(definition: definition)
    }
    self.definition = definition
    self.context = context
    self.transformation = transformation
  }

  deinit {
    proj_destroy(transformation)
    proj_context_destroy(context)
  }

  /// The position in the plane; not finite where the projection cannot show the coordinate.
  package func project(_ coordinate: Coordinate) -> PlanePoint {
    let radian = Double.pi / 180
    var point = PlanePoint(x: coordinate.longitude * radian, y: coordinate.latitude * radian)
    withUnsafeMutablePointer(to: &point) { transform(UnsafeMutableBufferPointer(start: $0, count: 1), PJ_FWD) }
    return point
  }

  /// The positions in the plane, in order; not finite where the projection cannot show a coordinate.
  package func project(_ coordinates: some Collection<Coordinate>) -> [PlanePoint] {
    let radian = Double.pi / 180
    var points = coordinates.map { PlanePoint(x: $0.longitude * radian, y: $0.latitude * radian) }
    points.withUnsafeMutableBufferPointer { transform($0, PJ_FWD) }
    return points
  }

  /// The coordinates shown at positions of the plane, longitudes within -180...180; nil where the plane shows no earth.
  package func unproject(_ points: [PlanePoint]) -> [Coordinate?] {
    let degree = 180 / Double.pi
    var angles = points
    angles.withUnsafeMutableBufferPointer { transform($0, PJ_INV) }
    return angles.map { angle in
      guard angle.isFinite else { return nil }
      let coordinate = Coordinate(longitude: angle.x * degree, latitude: angle.y * degree).normalized
      return coordinate.isOnEarth ? coordinate : nil
    }
  }

  /// In place, between radians and metres. A coordinate that fails becomes infinite and stops none of the others.
  private func transform(_ points: UnsafeMutableBufferPointer<PlanePoint>, _ direction: PJ_DIRECTION) {
    guard let base = points.baseAddress else { return }
    let stride = MemoryLayout<PlanePoint>.stride
    let xs = UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
    proj_errno_reset(transformation)
    _ = proj_trans_generic(
      transformation, direction, xs, stride, points.count, xs + 1, stride, points.count, nil, 0, 0, nil, 0, 0)
  }
}
