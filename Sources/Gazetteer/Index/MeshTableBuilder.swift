package import Geo

/// Builds the tables of arcs and the grid by which areas and arcs are found.
package struct MeshTableBuilder {
  private var coordinates: [Coordinate] = []
  private var arcs: [ArcRecord] = []

  package init() {}

  /// How many arcs there are.
  package var count: Int { arcs.count }

  /// Adds an arc; units and provinces are place numbers plus 1, left and right, 0 for the sea.
  package mutating func add(
    _ line: [Coordinate], kind: Arc.Kind, units: (UInt32, UInt32), provinces: (UInt32, UInt32)
  ) {
    var record = ArcRecord()
    record.first = UInt32(coordinates.count)
    record.count = UInt32(line.count)
    (record.leftUnit, record.rightUnit) = units
    (record.leftProvince, record.rightProvince) = provinces
    record.kind = UInt32(kind.rawValue)
    record.box = BoundingBox(around: line).map { Box($0) } ?? Box()
    coordinates += line
    arcs.append(record)
  }

  /// A grid that answers where points lie, in memory.
  package func makeLocator() -> AreaLocator { AreaLocator(coordinates: coordinates, arcs: arcs) }

  /// - Parameter countries: the country code of each unit.
  func write(to writer: inout IndexWriter, countries: [PackedCode]) {
    let locator = makeLocator()
    writer.set(.coordinates, coordinates, blank: Coordinate(longitude: 0, latitude: 0))
    writer.set(.arcs, arcs, blank: ArcRecord())
    let (blocks, cells) = locator.blocks
    writer.set(.gridBlocks, blocks, blank: 0)
    writer.set(.gridCells, cells, blank: 0)
    writer.set(.gridStarts, locator.starts, blank: 0)
    writer.set(.gridRuns, locator.runs, blank: RunRecord())
    writeBorders(to: &writer, countries)
  }
}

extension MeshTableBuilder {
  /// The outlines of countries in a grid, units of one country counting as one.
  private func writeBorders(to writer: inout IndexWriter, _ countries: [PackedCode]) {
    var codes: [PackedCode] = []
    var numbers: [PackedCode: UInt16] = [:]
    func number(ofUnit unit: UInt32) -> UInt16 {
      guard unit != 0 else { return BorderGrid.sea }
      let code = Int(unit) <= countries.count ? countries[Int(unit) - 1] : PackedCode(nil)
      if let known = numbers[code] { return known }
      let number = UInt16(clamping: codes.count)
      codes.append(code)
      numbers[code] = number
      return number
    }
    let outlines = arcs.filter { $0.kind != UInt32(Arc.Kind.province.rawValue) }.map {
      BorderGrid.Outline(
        first: Int($0.first), count: Int($0.count), left: number(ofUnit: $0.leftUnit),
        right: number(ofUnit: $0.rightUnit))
    }
    let (starts, stretches) = BorderGrid.cells(of: outlines, coordinates)
    writer.set(.borderCodes, codes, blank: PackedCode(nil))
    writer.set(.borderOutlines, outlines, blank: BorderGrid.noOutline)
    writer.set(.borderStarts, starts, blank: 0)
    writer.set(.borderStretches, stretches, blank: BorderGrid.noStretch)
  }
}

/// The grid over a mesh in memory.
package struct AreaLocator {
  private(set) var cells: [UInt32]
  private(set) var starts: [UInt32] = [0]
  private(set) var runs: [RunRecord] = []
  private let coordinates: [Coordinate]
  private let arcs: [ArcRecord]

  init(coordinates: [Coordinate], arcs: [ArcRecord]) {
    self.coordinates = coordinates
    self.arcs = arcs
    cells = Array(repeating: 0, count: FaceGrid.columns * FaceGrid.rows)
    var lists: [Int: [RunRecord]] = [:]
    for (arc, record) in arcs.enumerated() {
      for index in Int(record.first)..<Int(record.first) + max(0, Int(record.count) - 1) {
        Self.forEachCell(coordinates[index], coordinates[index + 1]) { cell in
          var list = lists[cell] ?? []
          if let last = list.last, last.arc == UInt32(arc), Int(last.first) + Int(last.count) == index {
            list[list.count - 1].count += 1
          } else {
            list.append(RunRecord(arc: UInt32(arc), first: UInt32(index), count: 1))
          }
          lists[cell] = list
        }
      }
    }
    for cell in lists.keys.sorted() {
      runs += lists[cell] ?? []
      cells[cell] = FaceGrid.listed | UInt32(starts.count - 1)
      starts.append(UInt32(runs.count))
    }
    // The other cells lie in one area each: what lies on the east edge of the cell before them.
    for row in 0..<FaceGrid.rows {
      let y = (Double(row) + 0.5) * FaceGrid.cell - 90
      for column in 1..<FaceGrid.columns where cells[row * FaceGrid.columns + column] & FaceGrid.listed == 0 {
        let before = cells[row * FaceGrid.columns + column - 1]
        cells[row * FaceGrid.columns + column] =
          before & FaceGrid.listed == 0
          ? before : area(at: Coordinate(longitude: Double(column) * FaceGrid.cell - 180 - 1e-9, latitude: y))
      }
    }
  }

  /// The cells by blocks: of each block the area that all of it is, or its number among those that follow cell by cell.
  var blocks: (blocks: [UInt32], cells: [UInt32]) {
    var blocks: [UInt32] = []
    var mixed: [UInt32] = []
    for blockRow in 0..<FaceGrid.rows / FaceGrid.blockWidth {
      for blockColumn in 0..<FaceGrid.blockColumns {
        var block: [UInt32] = []
        for row in 0..<FaceGrid.blockWidth {
          let start = (blockRow * FaceGrid.blockWidth + row) * FaceGrid.columns + blockColumn * FaceGrid.blockWidth
          block += cells[start..<start + FaceGrid.blockWidth]
        }
        if block[0] & FaceGrid.listed == 0, block.allSatisfy({ $0 == block[0] }) {
          blocks.append(block[0])
        } else {
          blocks.append(FaceGrid.listed | UInt32(mixed.count / block.count))
          mixed += block
        }
      }
    }
    return (blocks, mixed)
  }

  /// The place number plus 1 of the province (or of the unit, where there is no province) at a point; 0 at sea.
  package func area(at point: Coordinate) -> UInt32 {
    coordinates.withUnsafeBufferPointer { vertices in
      runs.withUnsafeBufferPointer { all in
        FaceGrid.area(
          at: point, cells: { cells[$0 * FaceGrid.columns + $1] },
          runs: { UnsafeBufferPointer(rebasing: all[Int(starts[$0])..<Int(starts[$0 + 1])]) },
          vertices: { UnsafeBufferPointer(rebasing: vertices[Int($0.first)...Int($0.first) + Int($0.count)]) },
          side: { arc, isLeft in
            isLeft
              ? (arcs[arc].leftProvince != 0 ? arcs[arc].leftProvince : arcs[arc].leftUnit)
              : (arcs[arc].rightProvince != 0 ? arcs[arc].rightProvince : arcs[arc].rightUnit)
          })
      }
    }
  }

  /// The cells a segment may touch, a little more than it does.
  private static func forEachCell(_ a: Coordinate, _ b: Coordinate, _ body: (Int) -> Void) {
    let margin = 1e-7
    let south = min(a.latitude, b.latitude)
    let north = max(a.latitude, b.latitude)
    let rise = b.latitude - a.latitude
    for row in FaceGrid.row(south - margin)...FaceGrid.row(north + margin) {
      var west = min(a.longitude, b.longitude)
      var east = max(a.longitude, b.longitude)
      if rise != 0 {
        let low = Double(row) * FaceGrid.cell - 90 - margin
        let high = low + FaceGrid.cell + 2 * margin
        let ends = [low, high].map {
          a.longitude + (b.longitude - a.longitude) * min(1, max(0, ($0 - a.latitude) / rise))
        }
        west = max(west, min(ends[0], ends[1]))
        east = min(east, max(ends[0], ends[1]))
      }
      guard west <= east else { continue }
      for column in FaceGrid.column(west - margin)...FaceGrid.column(east + margin) {
        body(row * FaceGrid.columns + column)
      }
    }
  }
}
