extension MapScene {
  /// Everything in the order it is painted, from the bottom up; layers with nothing in them are left out.
  static func layers(
    _ layout: PageLayout, base: BaseMap, furniture: Furniture, graticule: Graticule, labels: MapLabels, wording: Wording
  ) -> [Layer] {
    let (sheet, symbols, size) = (layout.sheet, layout.symbols, layout.size)
    let page = Shape(
      role: .page, geometry: .box(PageBox(minX: 0, minY: 0, maxX: size.width, maxY: size.height), cornerRadius: 0))
    let names = labels.names
    let layers = [
      Layer(id: "page", name: "Page", elements: [.shape(page)]),
      Layer(id: "water", name: "Sea", elements: base.sea),
      Layer(id: "countries", name: "Countries", elements: base.land),
      Layer(
        id: "graticule", name: "Graticule", isDecoration: true,
        elements: [.shape(Shape(role: .graticule, geometry: .lines(graticule.lines)))]),
      Layer(id: "inland-water", name: "Rivers and lakes", elements: base.water),
      Layer(id: "borders", name: "Borders and coast", elements: base.borders),
      Layer(id: "uncertainty", name: "Uncertainty", elements: symbols.placed.flatMap(\.uncertainty)),
      Layer(id: "towns", name: "Towns", elements: names.dots),
      Layer(id: "arrows", name: "Arrows", elements: symbols.arrows.map(\.element)),
      Layer(id: "incidents", name: "Incidents", elements: symbols.placed.flatMap(\.symbols)),
      Layer(
        id: "leaders", name: "Leader lines", isDecoration: true,
        elements: labels.leaders.isEmpty
          ? [] : [.shape(Shape(role: .leader, geometry: .lines(labels.leaders)))]),
      Layer(
        id: "halos", name: "Halos", isDecoration: true,
        elements: (names.elements + labels.incidents + furniture.texts).compactMap(halo)),
      Layer(id: "labels", name: "Names", elements: names.elements),
      Layer(id: "incident-labels", name: "Incident labels", elements: labels.incidents),
      Layer(id: "ticks", name: "Degrees", isDecoration: true, elements: labels.ticks),
      Layer(id: "furniture", name: "Scale and locator", elements: furniture.elements),
      // What reaches a little over the frame is covered, so that nothing needs to be clipped.
      Layer(id: "margins", name: "Page margins", elements: margins(layout.frame, size)),
      Layer(id: "title-block", name: "Title and footer", elements: sheet.texts),
      Layer(id: "legend", name: "Legend", elements: layout.legend?.elements(sheet) ?? []),
      Layer(id: "unplaced", name: layout.panel.heading, elements: layout.panel.elements(sheet)),
    ]
    return layers.filter { !$0.elements.isEmpty }
  }

  private static func halo(_ element: Element) -> Element? {
    guard case .text(var text) = element, let halo = text.halo else { return nil }
    text.role = halo
    text.halo = nil
    text.id = nil
    return .text(text)
  }

  private static func margins(_ frame: PageBox, _ size: PageSize) -> [Element] {
    [
      PageBox(minX: 0, minY: 0, maxX: size.width, maxY: frame.minY),
      PageBox(minX: 0, minY: frame.maxY, maxX: size.width, maxY: size.height),
    ].filter { $0.height > 0 }.map { .shape(Shape(role: .page, geometry: .box($0, cornerRadius: 0))) }
  }
}
