/// Finds room for the names of areas: countries, provinces, seas. A name stands wholly inside the visible part of its area,
/// near its middle, clear of everything placed before it.
struct AreaLabels {
  /// Which area covers each cell.
  let areas: PageRaster
  /// Non-zero where something stands.
  private(set) var taken: PageRaster
  private let extents: [UInt16: Extent]

  init(areas: PageRaster) {
    self.areas = areas
    extents = Self.extents(areas) { _ in true }
    taken = PageRaster(areas.frame)
  }

  mutating func take(_ box: PageBox) { taken.fill(box, with: 1) }

  mutating func take(circle centre: PagePoint, radius: Double) {
    taken.fill(PageBox(centre: centre, width: 2 * radius, height: 2 * radius), with: 1)
  }

  mutating func take(line: [PagePoint]) { taken.draw(line, adding: 1) }

  /// The visible part of an area.
  struct Extent {
    var cells = 0
    /// The middle of the cells.
    var centre: PagePoint { PagePoint(sumX / Double(max(1, cells)), sumY / Double(max(1, cells))) }
    fileprivate var sumX = 0.0
    fileprivate var sumY = 0.0
    fileprivate var columns: ClosedRange<Int>
    fileprivate var rows: ClosedRange<Int>

    fileprivate init(column: Int, row: Int) {
      columns = column...column
      rows = row...row
    }

    fileprivate mutating func add(column: Int, row: Int, at point: PagePoint) {
      cells += 1
      sumX += point.x
      sumY += point.y
      if column < columns.lowerBound { columns = column...columns.upperBound }
      if column > columns.upperBound { columns = columns.lowerBound...column }
      if row > rows.upperBound { rows = rows.lowerBound...row }
    }
  }

  /// The visible parts of all areas, by their numbers.
  private static func extents(_ raster: PageRaster, where isCounted: (Int) -> Bool) -> [UInt16: Extent] {
    var extents: [UInt16: Extent] = [:]
    for row in 0..<raster.rows {
      var column = 0
      while column < raster.columns {
        let value = raster.values[row * raster.columns + column]
        var extent = extents[value] ?? Extent(column: column, row: row)
        while column < raster.columns, raster.values[row * raster.columns + column] == value {
          if isCounted(row * raster.columns + column) {
            extent.add(column: column, row: row, at: raster.middle(column, row))
          }
          column += 1
        }
        extents[value] = extent
      }
    }
    return extents
  }

  /// The visible part of an area; nil when none of it is on the page.
  func extent(of area: UInt16) -> Extent? { extents[area] }

  /// The middle of the best place for a text of the given size, which is taken; nil when the area has none.
  /// - Parameters:
  ///   - mask: where non-zero the name may stand (within the area), for seas.
  ///   - attempts: sizes to try, first that fits wins.
  ///   - lines: what crosses the map, which names rather keep off.
  mutating func place(
    in area: UInt16, mask: PageRaster? = nil, attempts: [(width: Double, height: Double)], lines: RasterSums? = nil
  ) -> (attempt: Int, centre: PagePoint)? {
    var found = extents[area]
    if let mask { found = Self.extents(areas) { mask.values[$0] != 0 }[area] }
    guard let extent = found, extent.cells > 0 else { return nil }
    let usable = areas.sums(columns: extent.columns, rows: extent.rows) { index in
      areas.values[index] == area && taken.values[index] == 0 && (mask.map { $0.values[index] != 0 } ?? true) ? 1 : 0
    }
    for (index, attempt) in attempts.enumerated() {
      // With air around it if there is any.
      for air in [1.5, 1.0] {
        let width = Int(((attempt.width + air * 14) / PageRaster.cell).rounded(.up))
        let height = Int(((attempt.height + air * 10) / PageRaster.cell).rounded(.up))
        guard width > 0, height > 0, width <= extent.columns.count, height <= extent.rows.count,
          extent.cells > width * height
        else { continue }
        var best: (distance: Double, centre: PagePoint)?
        for row in stride(from: extent.rows.lowerBound, through: extent.rows.upperBound - height + 1, by: 2) {
          for column in stride(from: extent.columns.lowerBound, through: extent.columns.upperBound - width + 1, by: 2) {
            let (xs, ys) = (column...(column + width - 1), row...(row + height - 1))
            guard usable.sum(columns: xs, rows: ys) == width * height else { continue }
            let centre = PagePoint(
              areas.frame.minX + (Double(column) + Double(width) / 2) * PageRaster.cell,
              areas.frame.minY + (Double(row) + Double(height) / 2) * PageRaster.cell)
            let crossed = lines.map { Double($0.sum(columns: xs, rows: ys)) } ?? 0
            let distance = centre.distance(to: extent.centre) + crossed * 4
            if best.map({ distance < $0.distance }) ?? true { best = (distance, centre) }
          }
        }
        if let best {
          take(PageBox(centre: best.centre, width: attempt.width + 6, height: attempt.height + 4))
          return (index, best.centre)
        }
      }
    }
    return nil
  }
}
