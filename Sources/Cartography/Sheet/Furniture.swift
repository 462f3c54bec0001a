internal import Gazetteer
internal import Geo
internal import Geodesy

/// Scale bar, locator and north arrow, in the corners that the incidents leave free.
struct Furniture {
  private(set) var elements: [Element] = []
  /// The words on it, which get halos with the others.
  var texts: [Element] {
    var texts: [Element] = []
    for case .group(let group) in elements {
      for case .text(let text) in group.elements { texts.append(.text(text)) }
    }
    return texts
  }
  /// What they cover.
  private(set) var boxes: [PageBox] = []

  init(terrain: Terrain, base: BaseMap, symbols: SymbolLayer, words: MapWords, scale: Double) {
    let frame = terrain.projection.frame
    let margin = 24 * scale
    if let locator = Locator(terrain, scale: scale), frame.height > locator.size * 2.6 {
      let d = locator.size / 2 + 20 * scale
      let corners = [
        PagePoint(frame.maxX - d, frame.minY + d), PagePoint(frame.minX + d, frame.minY + d),
        PagePoint(frame.maxX - d, frame.maxY - d), PagePoint(frame.minX + d, frame.maxY - d),
      ].map(\.rounded)
      let boxes = corners.map { PageBox(centre: $0, width: locator.size + 8, height: locator.size + 8) }
      if let index = Self.emptiest(boxes, base, symbols) {
        self.boxes.append(boxes[index])
        elements.append(
          .group(
            Group(
              id: "locator", title: words["Where on the earth this is"], elements: locator.elements(at: corners[index]))
          ))
      }
    }
    if let bar = ScaleBar(terrain.projection, scale: scale, words: words) {
      let middle = frame.centre.x - bar.width / 2
      let corners = [
        PagePoint(frame.minX + margin + 4, frame.maxY - 20 * scale),
        PagePoint(frame.maxX - margin - bar.reach, frame.maxY - 20 * scale),
        PagePoint(frame.minX + margin + 4, frame.minY + ScaleBar.height + 12),
        PagePoint(middle, frame.maxY - 20 * scale),
        PagePoint(frame.maxX - margin - bar.reach, frame.minY + ScaleBar.height + 12),
      ].map(\.rounded)
      let free = corners.filter { corner in !boxes.contains { $0.overlaps(bar.box(at: corner)) } }
      if let index = Self.emptiest(free.map { bar.box(at: $0) }, base, symbols) {
        boxes.append(bar.box(at: free[index]))
        elements.append(
          .group(
            Group(
              id: "scale", title: words["Scale, true at the centre of the map"],
              elements: bar.elements(at: free[index]))))
      }
    }
    addNorth(terrain, base, symbols, words, margin)
  }

  /// An arrow to the north, only where north is clearly not up.
  private mutating func addNorth(
    _ terrain: Terrain, _ base: BaseMap, _ symbols: SymbolLayer, _ words: MapWords, _ margin: Double
  ) {
    // Around a pole, and on a map of the world, meridians tell more than an arrow.
    guard !terrain.window.showsPole, !terrain.projection.choice.isOfTheWorld else { return }
    let frame = terrain.projection.frame
    let spots = [
      PagePoint(frame.maxX - margin - 14, frame.maxY - 34), PagePoint(frame.minX + margin + 14, frame.minY + 40),
      PagePoint(frame.maxX - margin - 14, frame.minY + 40),
    ]
    let free = spots.filter { spot in !boxes.contains { $0.overlaps(PageBox(centre: spot, width: 44, height: 52)) } }
    guard let index = Self.emptiest(free.map { PageBox(centre: $0, width: 44, height: 52) }, base, symbols) else {
      return
    }
    let spot = free[index]
    guard let here = terrain.projection.coordinates([spot]).first ?? nil, abs(here.latitude) < 85 else { return }
    var north = here
    north.latitude += here.latitude > 84 ? 0 : 0.05
    guard let tip = terrain.projection.point(north), let foot = terrain.projection.point(here) else { return }
    let up = (tip - foot).unit
    // More than twelve degrees off the page's vertical.
    guard abs(up.x) > 0.21 || up.y > 0 else { return }
    let side = up.turnedLeft
    let ring = [spot + up * 16, spot - up * 12 - side * 8, spot - up * 6, spot - up * 12 + side * 8].map(\.rounded)
    let letter = spot + up * 25
    boxes.append(PageBox(centre: spot, width: 44, height: 60))
    elements.append(
      .group(
        Group(
          id: "north", title: words["North here"],
          elements: [
            .shape(Shape(role: .north, geometry: .rings([ring]))),
            .text(
              Text(
                text: words["N"], at: PagePoint(letter.x, letter.y + 4).rounded, anchor: .middle, role: .scaleText,
                font: Font(size: 12, isBold: true))),
          ])))
  }

  /// The box that hides least: never a symbol or an arrow, rather sea or a neighbour than a country the map is about.
  private static func emptiest(_ boxes: [PageBox], _ base: BaseMap, _ symbols: SymbolLayer) -> Int? {
    var best: (cost: Double, index: Int)?
    for (index, box) in boxes.enumerated() {
      let wide = box.insetBy(-6)
      let hidesSymbol = symbols.placed.contains { wide.distance(to: $0.centre) < $0.reach }
      let hidesArrow = symbols.arrows.contains { arrow in
        zip(arrow.shape.spine, arrow.shape.spine.dropFirst()).contains {
          wide.insetBy(-arrow.shape.halfWidth).meets(segment: $0, $1)
        }
      }
      if hidesSymbol || hidesArrow { continue }
      var cost = Double(index) * 12
      // Room for a label beside a symbol is worth keeping.
      cost += Double(symbols.placed.filter { wide.insetBy(-110).contains($0.centre) }.count) * 25
      if let (xs, ys) = base.areas.cells(of: box) {
        var focus = 0
        for row in ys {
          for column in xs {
            let value = Int(base.areas.values[row * base.areas.columns + column])
            if value > 0, let code = base.countries[value - 1].country, base.focus.contains(code) { focus += 1 }
          }
        }
        cost += 40 * Double(focus) / Double(max(1, xs.count * ys.count))
      }
      if cost < best?.cost ?? .infinity { best = (cost, index) }
    }
    return best?.index
  }
}
