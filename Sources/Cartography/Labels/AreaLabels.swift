/// Finds room for the names of areas: countries, provinces, seas. A name stands wholly inside the visible part of its area,
/// near its middle, clear of everything placed before it.
struct AreaLabels {
  /// Which area covers each cell.
  let areas: PageRaster
  /// Non-zero where something stands.
  private(set) var taken: PageRaster

  init(areas: PageRaster) {
    self.areas = areas
    taken = PageRaster(areas.frame)
  }

  mutating func take(_ box: PageBox) { taken.fill(box, with: 1) }

  mutating func take(circle centre: PagePoint, radius: Double) {
    taken.fill(PageBox(centre: centre, width: 2 * radius, height: 2 * radius), with: 1)
  }

  mutating func take(line: [PagePoint]) { taken.draw(line, adding: 1) }

  /// The visible part of an area: how many cells, and the middle of them.
  func extent(of area: UInt16, mask: PageRaster? = nil) -> (cells: Int, centre: PagePoint)? {
    var (count, sumX, sumY) = (0, 0, 0)
    for row in 0..<areas.rows {
      for column in 0..<areas.columns {
        let index = row * areas.columns + column
        guard areas.values[index] == area, mask.map({ $0.values[index] != 0 }) ?? true else { continue }
        count += 1
        sumX += column
        sumY += row
      }
    }
    guard count > 0 else { return nil }
    let middle = PagePoint(
      areas.frame.minX + (Double(sumX) / Double(count) + 0.5) * PageRaster.cell,
      areas.frame.minY + (Double(sumY) / Double(count) + 0.5) * PageRaster.cell)
    return (count, middle)
  }

  /// The middle of the best place for a text of the given size, which is taken; nil when the area has none.
  /// - Parameters:
  ///   - mask: where non-zero the name may stand (within the area), for seas.
  ///   - attempts: sizes to try, first that fits wins.
  mutating func place(
    in area: UInt16, mask: PageRaster? = nil, attempts: [(width: Double, height: Double)], lines: RasterSums? = nil
  ) -> (attempt: Int, centre: PagePoint)? {
    guard let extent = extent(of: area, mask: mask) else { return nil }
    var usable = areas
    for index in usable.values.indices {
      let isInside = areas.values[index] == area && (mask.map { $0.values[index] != 0 } ?? true)
      usable.values[index] = isInside && taken.values[index] == 0 ? 1 : 0
    }
    let sums = usable.sums { Int32($0) }
    for (index, attempt) in attempts.enumerated() {
      // With air around it if there is any.
      for air in [1.5, 1.0] {
        let width = Int(((attempt.width + air * 14) / PageRaster.cell).rounded(.up))
        let height = Int(((attempt.height + air * 10) / PageRaster.cell).rounded(.up))
        guard width > 0, height > 0, width < areas.columns, height < areas.rows, extent.cells > width * height else { continue }
        var best: (distance: Double, centre: PagePoint)?
        for row in stride(from: 1, to: areas.rows - height - 1, by: 2) {
          for column in stride(from: 1, to: areas.columns - width - 1, by: 2) {
            let (xs, ys) = (column...(column + width - 1), row...(row + height - 1))
            guard sums.sum(columns: xs, rows: ys) == width * height else { continue }
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
