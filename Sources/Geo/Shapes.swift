/// A line through coordinates, straight in longitude and latitude between them (RFC 7946, 3.1.1).
package struct LineString: Hashable, Sendable {
  package var coordinates: [Coordinate]

  package init(_ coordinates: [Coordinate]) {
    self.coordinates = coordinates
  }
}

/// Several lines that belong together, such as one line cut at the antimeridian.
package struct MultiLineString: Hashable, Sendable {
  package var lines: [LineString]

  package init(_ lines: [LineString]) {
    self.lines = lines
  }
}

/// An area within one outer ring and without its holes. Rings are closed: the last coordinate repeats the first.
package struct Polygon: Hashable, Sendable {
  package var exterior: [Coordinate]
  package var holes: [[Coordinate]]

  package init(exterior: [Coordinate], holes: [[Coordinate]] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// The outer ring, then the holes.
  package var rings: [[Coordinate]] { [exterior] + holes }
}

/// Areas that belong together, such as a country and its islands.
package struct MultiPolygon: Hashable, Sendable {
  package var polygons: [Polygon]

  package init(_ polygons: [Polygon]) {
    self.polygons = polygons
  }

  package var isEmpty: Bool { polygons.isEmpty }
}
