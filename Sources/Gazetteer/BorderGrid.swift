package import Geo

/// The outlines of all countries, sorted into the cells of a uniform grid so that a track finds the edges near it at once.
///
/// Countries are small numbers: see ``codes``. Edges on the antimeridian and on the latitude of the south pole, where the data
/// close their polygons at the map's edge, are left out: they part nothing.
package final class BorderGrid: Sendable {
  /// A piece of outline between two junctions.
  package struct Outline: BitwiseCopyable, Sendable, Hashable {
    /// Its first vertex in ``BorderGrid/vertices``, and how many it has.
    package let first: UInt32
    package let count: UInt32
    /// The country to the left of its direction and to the right: an index into ``BorderGrid/codes``, or ``BorderGrid/sea``.
    package let left: UInt16
    package let right: UInt16

    package init(first: Int, count: Int, left: UInt16, right: UInt16) {
      self.first = UInt32(truncatingIfNeeded: first)
      self.count = UInt32(truncatingIfNeeded: count)
      self.left = left
      self.right = right
    }
  }

  /// Consecutive edges of one outline that pass through one cell: edge `i` runs from vertex `first + i` to the next.
  package struct Stretch: BitwiseCopyable, Sendable, Hashable {
    package let first: UInt32
    package var edges: UInt16
    package let left: UInt16
    package let right: UInt16
  }

  /// The number that stands for the sea.
  package static let sea = UInt16.max
  /// Cells to a degree.
  package static let cellsPerDegree = 1
  package static let columns = 360 * cellsPerDegree
  package static let rows = 180 * cellsPerDegree

  /// ISO 3166-1 alpha-3 by country number; nil for land that belongs to no country.
  package let codes: [String?]
  package let outlines: MappedArray<Outline>
  /// Degrees, straight in longitude and latitude between them.
  package let vertices: MappedArray<Coordinate>
  /// Where the stretches of cell `row * columns + column` begin in ``stretches``; those of the next cell follow. Row 0 lies at the
  /// south pole, column 0 east of the antimeridian.
  package let cellStarts: MappedArray<UInt32>
  package let stretches: MappedArray<Stretch>
  private let keeper: any MemoryKeeper

  /// A grid in memory over outlines of one's own.
  package init(codes: [String?], outlines: [Outline], vertices: [Coordinate]) {
    let memory = OwnMemory()
    let (cellStarts, stretches) = Self.cells(of: outlines, vertices)
    self.codes = codes
    self.outlines = memory.array(outlines, blank: Self.noOutline)
    self.vertices = memory.array(vertices, blank: Coordinate(longitude: 0, latitude: 0))
    self.cellStarts = memory.array(cellStarts, blank: 0)
    self.stretches = memory.array(stretches, blank: Self.noStretch)
    keeper = memory
  }

  /// The grid that the index of a gazetteer holds.
  init(_ index: GazetteerIndex) {
    codes = (0..<index.borderCodes.count).map { index.borderCodes[$0].string }
    outlines = index.borderOutlines
    vertices = index.coordinates
    cellStarts = index.borderStarts
    stretches = index.borderStretches
    keeper = index.file
  }

  static let noOutline = Outline(first: 0, count: 0, left: sea, right: sea)
  static let noStretch = Stretch(first: 0, edges: 0, left: sea, right: sea)

  /// The column of a longitude; beyond 0..<columns when the longitude is unrolled.
  @inlinable
  package static func column(_ longitude: Double) -> Int {
    Int(((longitude + 180) * Double(cellsPerDegree)).rounded(.down))
  }

  /// The row of a latitude, within 0..<rows.
  @inlinable
  package static func row(_ latitude: Double) -> Int {
    min(rows - 1, max(0, Int(((latitude + 90) * Double(cellsPerDegree)).rounded(.down))))
  }

  /// The stretches of each cell, and where those of a cell begin.
  static func cells(of outlines: [Outline], _ vertices: [Coordinate]) -> ([UInt32], [Stretch]) {
    var found: [(cell: Int, stretch: Stretch)] = []
    found.reserveCapacity(vertices.count / 16)
    var counts = [UInt32](repeating: 0, count: columns * rows + 1)

    func put(_ edge: Int, of outline: Outline, into cell: Int) {
      let last = found.count - 1
      if last >= 0, found[last].cell == cell, Int(found[last].stretch.first) + Int(found[last].stretch.edges) == edge,
        found[last].stretch.edges < .max
      {
        found[last].stretch.edges += 1
      } else {
        counts[cell + 1] += 1
        let stretch = Stretch(first: UInt32(edge), edges: 1, left: outline.left, right: outline.right)
        found.append((cell, stretch))
      }
    }

    for outline in outlines where outline.left != outline.right && outline.count > 1 {
      let first = Int(outline.first)
      var a = vertices[first]
      var cellA = cell(of: a)
      for edge in first..<first + Int(outline.count) - 1 {
        let b = vertices[edge + 1]
        let cellB = cell(of: b)
        defer { (a, cellA) = (b, cellB) }
        if closesMap(a, b) { continue }
        if cellA == cellB {
          put(edge, of: outline, into: cellA)
        } else {
          for row in row(min(a.latitude, b.latitude))...row(max(a.latitude, b.latitude)) {
            for column in columns(ofEdge: a, b, inRow: row) {
              put(edge, of: outline, into: row * columns + column)
            }
          }
        }
      }
    }
    for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
    var next = counts
    var sorted = [Stretch](repeating: noStretch, count: found.count)
    for (cell, stretch) in found {
      sorted[Int(next[cell])] = stretch
      next[cell] += 1
    }
    return (counts, sorted)
  }

  /// True for an edge along the antimeridian or the south pole.
  private static func closesMap(_ a: Coordinate, _ b: Coordinate) -> Bool {
    a.longitude == b.longitude && abs(a.longitude) == 180 || a.latitude == b.latitude && a.latitude == -90
  }

  private static func cell(of point: Coordinate) -> Int {
    row(point.latitude) * columns + min(columns - 1, max(0, column(point.longitude)))
  }

  /// The columns that an edge passes through inside a row, a hair more than enough.
  private static func columns(ofEdge a: Coordinate, _ b: Coordinate, inRow row: Int) -> ClosedRange<Int> {
    var (west, east) = (min(a.longitude, b.longitude), max(a.longitude, b.longitude))
    if a.latitude != b.latitude {
      let south = Double(row) / Double(cellsPerDegree) - 90
      let slope = (b.longitude - a.longitude) / (b.latitude - a.latitude)
      let atSouth = a.longitude + (south - a.latitude) * slope
      let atNorth = atSouth + slope / Double(cellsPerDegree)
      west = max(west, min(atSouth, atNorth) - 1e-9)
      east = min(east, max(atSouth, atNorth) + 1e-9)
    }
    let (low, high) = (column(west), column(east))
    return min(columns - 1, max(0, low))...min(columns - 1, max(0, max(low, high)))
  }
}
