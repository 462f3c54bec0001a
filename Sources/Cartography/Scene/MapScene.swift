/// A map as plain values in page units: what is drawn where, in which order, in which role, and what it says. Renderers only
/// spell it.
package struct MapScene: Hashable, Sendable {
  package var size: PageSize
  /// The map itself, without title, legend and footer.
  package var frame: PageBox
  package var title: String
  /// For readers who do not see the map: one sentence an incident.
  package var description: String
  /// ISO 639-1 of the names on the map.
  package var language: String
  package var theme: Theme
  /// From the bottom up.
  package var layers: [Layer]
  package var metadata: MapMetadata
}

/// Page units, which are CSS pixels.
package struct PageSize: Hashable, Sendable {
  package var width: Double
  package var height: Double

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// One layer, which an editor shows by its name.
package struct Layer: Hashable, Sendable {
  /// Stable, for style sheets and scripts.
  package var id: String
  /// For people.
  package var name: String
  /// Repeats or adorns other layers: hidden from readers who do not see the map.
  package var isDecoration = false
  package var elements: [Element]
}

/// Something drawn.
package indirect enum Element: Hashable, Sendable {
  case shape(Shape)
  case text(Text)
  case group(Group)
}

/// Elements that belong together, such as one incident's symbol, ring and number.
package struct Group: Hashable, Sendable {
  package var id: String?
  package var role: Role?
  package var title: String?
  /// Facts for scripts, written as `data-` attributes.
  package var data: [DataValue] = []
  package var elements: [Element]
}

/// A shape, filled and stroked as its role says.
package struct Shape: Hashable, Sendable {
  package enum Geometry: Hashable, Sendable {
    /// Closed rings, without the first point repeated; holes by even-odd or by direction.
    case rings([[PagePoint]])
    case lines([[PagePoint]])
    case circle(centre: PagePoint, radius: Double)
    case box(PageBox, cornerRadius: Double)
  }

  package var id: String?
  package var role: Role
  package var geometry: Geometry
  package var title: String?
  package var data: [DataValue] = []
}

/// One line of live text.
package struct Text: Hashable, Sendable {
  package enum Anchor: String, Hashable, Sendable {
    case start, middle, end
  }

  package var text: String
  /// On the baseline; at the left, middle or right of the text as ``anchor`` says, whatever the writing's direction.
  package var at: PagePoint
  package var anchor: Anchor = .start
  package var role: Role
  package var font: Font
  /// ISO 639-1, when not the map's.
  package var language: String?
  /// Degrees by which the text is turned clockwise around ``at``, for rivers; within -90...90.
  package var angle = 0.0
  /// Draw the background's colour around the letters, in the layer of halos.
  package var halo: Role?
  package var id: String?

  package var width: Double { TextMetrics.width(of: text, in: font) }

  /// The upright box around the letters, by the font's metrics.
  package var box: PageBox {
    let width = width
    let left =
      switch anchor {
      case .start: at.x
      case .middle: at.x - width / 2
      case .end: at.x - width
      }
    let level = PageBox(
      minX: left, minY: at.y - TextMetrics.ascent * font.size, maxX: left + width,
      maxY: at.y + TextMetrics.descent * font.size)
    guard angle != 0 else { return level }
    return PageBox(around: level.corners.map { at + ($0 - at).turned(degrees: angle) }) ?? level
  }
}

/// A `data-` attribute.
package struct DataValue: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What the map's `<metadata>` tells programs: enough to turn positions on the page back into coordinates.
package struct MapMetadata: Hashable, Sendable {
  /// The PROJ string.
  package var projection: String
  /// x = a·X + c, y = d·Y + f, from metres of the projection to page units.
  package var affine: (a: Double, c: Double, d: Double, f: Double)
  /// Edition of the gazetteer, the border data set with its version, and whose view of disputed borders.
  package var gazetteer: String
  package var boundaries: String
  package var worldview: String
  /// Names that found no room.
  package var droppedLabels: [String]

  package static func == (a: MapMetadata, b: MapMetadata) -> Bool {
    a.projection == b.projection && a.affine == b.affine && a.gazetteer == b.gazetteer && a.boundaries == b.boundaries
      && a.worldview == b.worldview && a.droppedLabels == b.droppedLabels
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(projection)
    hasher.combine(droppedLabels)
  }
}
