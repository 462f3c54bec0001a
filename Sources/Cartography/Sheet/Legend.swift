internal import Incidents

/// What the signs mean; only those on the map. Set in rows under the map, where it hides nothing.
struct Legend {
  /// One sign with its words.
  private struct Entry {
    var width: Double
    var words: String
    var sign: (PagePoint) -> [Shape]
  }

  private let rows: [[Entry]]
  private let scale: Double
  private let rowHeight: Double

  private var font: Font { Font(size: max(10, 12.5 * scale)) }
  private static let gap = 26.0

  var height: Double { rows.isEmpty ? 0 : Double(rows.count) * rowHeight + 6 * scale }

  static let statedOrigin = "claimed origin to target"
  static let unknownOrigin = "origin: only the country is known"

  init(_ signs: MapSigns, size: PageSize, words: MapWords) {
    scale = Sheet.scale(for: size)
    let font = Font(size: max(10, 12.5 * scale))
    var entries: [Entry] = []
    for family in IncidentFamily.allCases where signs.families[family] != nil {
      entries.append(
        Entry(width: 18, words: words[signs.families[family] ?? family.label]) { centre in
          [Shape(role: .symbol(family), geometry: family.shape(at: centre, radius: 6.5))]
        })
    }
    if !signs.tolls.isEmpty {
      let radii = signs.tolls.map { signs.symbolScale.radius(of: $0) }
      let width = radii.reduce(0) { $0 + 2 * $1 + 4 } - 4
      let numbers = signs.tolls.map(words.number).joined(separator: " · ")
      entries.append(
        Entry(width: width, words: words.isolated(words["{n} killed"].filled(["n": numbers]))) { centre in
          var x = centre.x - width / 2
          return radii.map { radius in
            defer { x += 2 * radius + 4 }
            return Shape(
              role: .legendCircle, geometry: .circle(centre: PagePoint(x + radius, centre.y), radius: radius))
          }
        })
    }
    if let family = signs.range {
      entries.append(
        Entry(width: 26, words: words["lowest and highest claim"]) { centre in
          [
            Shape(role: .symbol(family), geometry: family.shape(at: centre, radius: 6)),
            Shape(role: .range(family), geometry: family.shape(at: centre, radius: 10)),
          ]
        })
    }
    if let family = signs.area {
      entries.append(
        Entry(width: 30, words: words["somewhere in the hatched area"]) { centre in
          let box = PageBox(centre: centre, width: 30, height: 18)
          return [
            Shape(role: .hatch(family), geometry: .lines(Hatching.strokes(in: [box.corners], spacing: 6))),
            Shape(role: .uncertainty(family), geometry: .box(box, cornerRadius: 0)),
            Shape(role: .hollowSymbol(family), geometry: family.shape(at: centre, radius: 4.5)),
          ]
        })
    }
    if let family = signs.circle {
      entries.append(
        Entry(width: 22, words: words["somewhere in the circle"]) { centre in
          let ring = Ring.circle(centre, radius: 10.5)
          return [
            Shape(role: .hatch(family), geometry: .lines(Hatching.strokes(in: [ring], spacing: 6))),
            Shape(role: .uncertainty(family), geometry: .circle(centre: centre, radius: 10.5)),
          ]
        })
    }
    for (isShown, isDashed, meaning) in [
      (signs.hasArrows, false, Self.statedOrigin), (signs.hasDashedArrows, true, Self.unknownOrigin),
    ] where isShown {
      entries.append(
        Entry(width: 46, words: words[meaning]) { centre in
          let (from, to) = (PagePoint(centre.x - 23, centre.y), PagePoint(centre.x + 23, centre.y))
          let arrow = ArrowShape(
            from: from, to: to, bend: 0, startClearance: isDashed ? 5 : 0, endClearance: 0, width: 3.2,
            isDashed: isDashed)
          var shapes = [Shape(role: .arrow, geometry: .rings(arrow?.rings ?? []))]
          if isDashed { shapes.append(Shape(role: .arrowTail, geometry: .circle(centre: from, radius: 2.8))) }
          return shapes
        })
    }
    if signs.hasPast {
      entries.append(
        Entry(width: 14, words: words["earlier, told as background"]) { centre in
          [Shape(role: .pastSymbol, geometry: .circle(centre: centre, radius: 6))]
        })
    }
    if signs.hasCounts {
      entries.append(
        Entry(width: 22, words: words["several incidents at one place"]) { centre in
          [
            Shape(role: .symbol(signs.countFamily), geometry: .circle(centre: centre, radius: 7)),
            Shape(role: .range(signs.countFamily), geometry: .circle(centre: centre, radius: 10)),
          ]
        })
    }
    if signs.hasDisputedBorders {
      entries.append(
        Entry(width: 34, words: words["disputed border or line of control"]) { centre in
          [
            Shape(
              role: .disputedBorder,
              geometry: .lines([[PagePoint(centre.x - 17, centre.y), PagePoint(centre.x + 17, centre.y)]]))
          ]
        })
    }
    // Rows as wide as the page.
    let room = size.width - 2 * (24 * scale).rounded()
    var rows: [[Entry]] = []
    var left = 0.0
    for entry in entries {
      let width = entry.width + 9 + TextMetrics.width(of: entry.words, in: font)
      if rows.isEmpty || left + width > room {
        rows.append([])
        left = 0
      }
      rows[rows.count - 1].append(entry)
      left += width + Self.gap * scale
    }
    self.rows = rows
    rowHeight = max(27 * scale, (signs.tolls.map { signs.symbolScale.radius(of: $0) }.max() ?? 0) * 2 + 6)
  }

  /// The rows, from the side of the page on which its writing begins.
  func elements(_ sheet: Sheet) -> [Element] {
    var result: [Element] = []
    for (index, row) in rows.enumerated() {
      let y = sheet.legendTop + (Double(index) + 0.5) * rowHeight + 3 * scale
      var x = sheet.margin
      for entry in row {
        let middle = sheet.fromStart(x + entry.width / 2)
        result += entry.sign(PagePoint(middle.rounded(), y.rounded())).map(Element.shape)
        x += entry.width + 9
        let text = Text(
          text: entry.words, at: PagePoint(sheet.fromStart(x), y + font.size * 0.36), anchor: sheet.start,
          role: .legend, font: font)
        result.append(.text(text))
        x += text.width + Self.gap * scale
      }
    }
    return result
  }
}

/// Which signs a map uses, for its legend.
struct MapSigns {
  var symbolScale: SymbolScale
  /// The families shown, with the words for each.
  var families: [IncidentFamily: String] = [:]
  /// True examples for the sizes.
  var tolls: [Int] { symbolScale.examples }
  var range: IncidentFamily?
  var area: IncidentFamily?
  var circle: IncidentFamily?
  private(set) var hasArrows = false
  private(set) var hasDashedArrows = false
  var hasPast = false
  var hasCounts = false
  var countFamily = IncidentFamily.strike
  var hasDisputedBorders = false

  init(_ story: Story, symbolScale: SymbolScale) {
    self.symbolScale = symbolScale
    var types: [IncidentFamily: Set<String>] = [:]
    for site in story.sites {
      for entry in site.entries where !entry.isPast {
        types[entry.family, default: []].insert(entry.incident.type.label)
      }
      let family = site.entries.first?.family ?? .other
      if site.area != nil { area = area ?? family }
      if site.radiusKm != nil { circle = circle ?? family }
      if site.entries.count > SiteSymbol.mostFanned {
        hasCounts = true
        countFamily = family
      }
      for entry in site.entries {
        if entry.isPast { hasPast = true }
        if let killed = entry.killed, killed.low < killed.high, !entry.isPast,
          site.entries.count <= SiteSymbol.mostFanned
        {
          range = range ?? entry.family
        }
      }
    }
    // A family that stands for one type here is called by it.
    for (family, labels) in types { families[family] = labels.count == 1 ? labels.first : family.label }
    hasArrows = story.blows.contains { $0.basis == .stated }
    hasDashedArrows = story.blows.contains { $0.basis != .stated }
  }

  /// Leaves out the kinds of arrow of which none is long enough to be drawn.
  mutating func keepDrawn(_ bases: Set<Origin.Basis>) {
    hasArrows = hasArrows && bases.contains(.stated)
    hasDashedArrows = hasDashedArrows && bases.contains { $0 != .stated }
  }
}
