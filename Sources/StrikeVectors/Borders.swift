import Gazetteer
import Geo
import Synchronization

/// The borders that vectors are measured against: where tracks cross, which country a point lies in, where two countries meet.
///
/// A country here is what the border data draw, by its de facto ISO 3166-1 alpha-3 code. Safe to share among tasks.
package final class Borders: Sendable {
  /// The data set, its version and whose view of disputed borders it is.
  package let source: String
  let grid: BorderGrid
  private let numbers: [String?: UInt16]
  private let holder: @Sendable (Coordinate) -> (isLand: Bool, country: String?)
  private let indexes = Mutex<[Pair: EdgeIndex]>([:])

  /// The land border of two countries, or with one country twice its whole outline.
  private struct Pair: Hashable {
    let a: UInt16
    let b: UInt16
  }

  /// One line between two sides, each a country, land of no country, or the sea.
  package struct Line: Sendable {
    package enum Side: Sendable, Hashable {
      case country(String)
      case noCountry
      case sea
    }

    package let coordinates: [Coordinate]
    package let left: Side
    package let right: Side

    package init(coordinates: [Coordinate], left: Side, right: Side) {
      self.coordinates = coordinates
      self.left = left
      self.right = right
    }
  }

  /// - Parameters:
  ///   - lines: every outline once; edges straight in longitude and latitude.
  ///   - holder: who holds a point, for tracks that cross nothing and where outlines contradict one another.
  package convenience init(
    lines: some Sequence<Line>, source: String,
    holder: @escaping @Sendable (Coordinate) -> (isLand: Bool, country: String?)
  ) {
    var codes: [String?] = []
    var numbers: [String?: UInt16] = [:]
    var outlines: [BorderGrid.Outline] = []
    var vertices: [Coordinate] = []
    func number(_ side: Line.Side) -> UInt16 {
      let code: String?
      switch side {
      case .country(let alpha3): code = alpha3
      case .noCountry: code = nil
      case .sea: return BorderGrid.sea
      }
      if let known = numbers[code] { return known }
      let number = UInt16(clamping: codes.count)
      codes.append(code)
      numbers[code] = number
      return number
    }
    for line in lines {
      let first = vertices.count
      vertices += line.coordinates
      outlines.append(
        BorderGrid.Outline(
          first: first, count: line.coordinates.count, left: number(line.left), right: number(line.right)))
    }
    self.init(
      grid: BorderGrid(codes: codes, outlines: outlines, vertices: vertices), source: source, holder: holder)
  }

  private init(
    grid: BorderGrid, source: String, holder: @escaping @Sendable (Coordinate) -> (isLand: Bool, country: String?)
  ) {
    self.grid = grid
    numbers = Dictionary(grid.codes.enumerated().map { ($1, UInt16(clamping: $0)) }) { first, _ in first }
    self.source = source
    self.holder = holder
  }

  /// The country number of a point.
  func number(at point: Coordinate) -> UInt16 {
    let held = holder(point)
    return held.isLand ? numbers[held.country] ?? BorderGrid.sea : BorderGrid.sea
  }

  func number(of country: String) -> UInt16? { numbers[country] }

  /// The code of a country number; nil for the sea and for land of no country.
  func code(_ number: UInt16) -> String? { Int(number) < grid.codes.count ? grid.codes[Int(number)] : nil }

  /// The land border between two countries; empty when they share none.
  func landBorder(between a: UInt16, and b: UInt16) -> EdgeIndex {
    index(Pair(a: min(a, b), b: max(a, b))) {
      ($0.left == a && $0.right == b) || ($0.left == b && $0.right == a)
    }
  }

  /// Everything that bounds a country: its coasts and land borders.
  func outline(of country: UInt16) -> EdgeIndex {
    index(Pair(a: country, b: country)) { ($0.left == country) != ($0.right == country) }
  }

  private func index(_ pair: Pair, _ belongs: (BorderGrid.Outline) -> Bool) -> EdgeIndex {
    if let made = indexes.withLock({ $0[pair] }) { return made }
    let outlines = (0..<grid.outlines.count).lazy.map { self.grid.outlines[$0] }.filter(belongs)
    let made = EdgeIndex(outlines.map { self.grid.vertices.slice(Int($0.first), Int($0.count)) })
    indexes.withLock { $0[pair] = made }
    return made
  }
}

extension Borders {
  /// The country outlines of a gazetteer: ready made in its index for the de facto view, else made in some milliseconds.
  package convenience init(_ gazetteer: Gazetteer) {
    let source = "\(gazetteer.edition.boundaries), \(gazetteer.edition.worldview)"
    @Sendable func holder(_ point: Coordinate) -> (isLand: Bool, country: String?) {
      let unit = gazetteer.unit(at: point)
      return (unit != nil, unit?.country)
    }
    if let grid = gazetteer.borderGrid {
      self.init(grid: grid, source: source) { holder($0) }
      return
    }
    let mesh = gazetteer.mesh
    func side(_ unit: PlaceID?, _ country: String?) -> Line.Side {
      unit == nil ? .sea : country.map(Line.Side.country) ?? .noCountry
    }
    self.init(
      lines: (0..<mesh.arcCount).lazy.map { mesh.arc($0) }.filter { $0.kind != .province }.map {
        Line(
          coordinates: Array($0.coordinates), left: side($0.leftUnit, $0.leftCountry),
          right: side($0.rightUnit, $0.rightCountry))
      },
      source: source
    ) { holder($0) }
  }
}
