internal import Geodesy

/// A bar of a round length, true at the centre of the map.
struct ScaleBar {
  let width: Double
  private let metres: Double
  private let font: Font
  private let words: MapWords
  static let height = 34.0

  /// Nil where the centre of the page shows no earth.
  init?(_ projection: PageProjection, scale: Double, words: MapWords) {
    let centre = projection.frame.centre
    let ends = projection.coordinates([PagePoint(centre.x - 50, centre.y), PagePoint(centre.x + 50, centre.y)])
    guard ends.count == 2, let west = ends[0], let east = ends[1] else { return nil }
    let metresPerUnit = Geodesic.distance(west, east) / 100
    guard metresPerUnit.isFinite, metresPerUnit > 0 else { return nil }
    font = Font(size: max(10, 12 * scale))
    self.words = words
    var power = 1.0
    while power * 10 <= metresPerUnit * 165 * scale { power *= 10 }
    let length = [5.0, 2, 1].first { $0 * power <= metresPerUnit * 165 * scale } ?? 1
    metres = length * power
    width = metres / metresPerUnit
  }

  /// From its left end to the end of its last number.
  var reach: Double { last(at: PagePoint(0, 0)).box.maxX }

  /// The room it takes, labels included, with its lower left corner at a point.
  func box(at corner: PagePoint) -> PageBox {
    PageBox(minX: corner.x - 10, minY: corner.y - Self.height, maxX: last(at: corner).box.maxX + 6, maxY: corner.y + 4)
  }

  private func number(_ value: Double) -> String {
    let tenths = Int((value / (metres >= 1000 ? 1000 : 1) * 10).rounded())
    return words.digits(tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)")
  }

  /// The number at the bar's end, centred on it, with the unit.
  private func last(at corner: PagePoint) -> Text {
    Text(
      text: words.isolated(number(metres) + " " + words[metres >= 1000 ? "km" : "m"]),
      at: PagePoint(corner.x + width - TextMetrics.width(of: number(metres), in: font) / 2, corner.y - 14),
      role: .scaleText, font: font, halo: .landHalo)
  }

  func elements(at corner: PagePoint) -> [Element] {
    let (x, y) = (corner.x, corner.y - 4)
    let middle = x + width / 2
    let bar: [[PagePoint]] = [
      [PagePoint(x, y - 5), PagePoint(x, y), PagePoint(x + width, y), PagePoint(x + width, y - 5)].map(\.rounded),
      [PagePoint(middle, y - 4), PagePoint(middle, y)].map(\.rounded),
    ]
    let texts = [(number(0), x), (number(metres / 2), middle)].map { text, x in
      Text(
        text: text, at: PagePoint(x, y - 10), anchor: .middle, role: .scaleText, font: font, halo: .landHalo)
    }
    return [.shape(Shape(role: .scaleBar, geometry: .lines(bar)))] + (texts + [last(at: corner)]).map(Element.text)
  }
}
