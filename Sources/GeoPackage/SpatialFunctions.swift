internal import Geo
internal import GRDB

/// The SQL functions that the R-tree triggers of a GeoPackage call; SQLite has none of its own.
enum SpatialFunctions {
  static let all: [DatabaseFunction] = [
    bound("ST_MinX") { $0.west }, bound("ST_MaxX") { $0.east }, bound("ST_MinY") { $0.south },
    bound("ST_MaxY") { $0.north },
    DatabaseFunction("ST_IsEmpty", argumentCount: 1, pure: true) { values in
      guard let bytes = blob(values) else { return nil }
      return GeometryBlob.bounds(bytes) == nil
    },
  ]

  private static func bound(_ name: String, _ value: @escaping @Sendable (BoundingBox) -> Double) -> DatabaseFunction {
    DatabaseFunction(name, argumentCount: 1, pure: true) { values in
      blob(values).flatMap { GeometryBlob.bounds($0) }.map(value)
    }
  }

  private static func blob(_ values: [DatabaseValue]) -> [UInt8]? {
    values.first.flatMap { Cell($0).bytes }
  }
}
