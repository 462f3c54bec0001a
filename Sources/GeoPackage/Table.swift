/// The geometry types a feature table may be declared with.
package enum GeometryType: String, Sendable {
  case point = "POINT"
  case lineString = "LINESTRING"
  case multiLineString = "MULTILINESTRING"
  case polygon = "POLYGON"
  case multiPolygon = "MULTIPOLYGON"
  case geometry = "GEOMETRY"
}

/// A table of a GeoPackage: a layer of features when it has a geometry, else plain attributes.
///
/// Every table has an integer primary key `fid`, and a layer a geometry column `geom` after it; both are implied.
package struct Table: Sendable {
  package struct Column: Sendable {
    /// Column types of the GeoPackage standard (clause 1.1.1.1.3).
    package enum Kind: String, Sendable {
      case boolean = "BOOLEAN"
      case integer = "INTEGER"
      case real = "REAL"
      case text = "TEXT"
      case date = "DATE"
      case dateTime = "DATETIME"
      case blob = "BLOB"
    }

    package let name: String
    package let kind: Kind
    package let isRequired: Bool

    package init(_ name: String, _ kind: Kind, isRequired: Bool = false) {
      self.name = name
      self.kind = kind
      self.isRequired = isRequired
    }
  }

  package let name: String
  /// The name shown to people.
  package let title: String
  package let summary: String
  package let geometry: GeometryType?
  package let columns: [Column]
  /// True for a table with the R-tree index of the standard's extension, kept by triggers.
  package let isSpatiallyIndexed: Bool

  package init(
    _ name: String, title: String, summary: String = "", geometry: GeometryType? = nil,
    isSpatiallyIndexed: Bool = false, columns: [Column]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.geometry = geometry
    self.isSpatiallyIndexed = isSpatiallyIndexed && geometry != nil
    self.columns = columns
  }
}
