internal import Geodesy

/// A bar of a round length, true at the centre of the map.
struct ScaleBar {
  let width: Double
  private let metres: Double
  private let scale: Double
  static let height = 34.0

  /// Nil where the centre of the page shows no earth.
  init?(_ projection: PageProjection, scale: Double) {
    let centre = projection.frame.centre
    let ends = projection.coordinates([PagePoint(centre.x - 50, centre.y), PagePoint(centre.x + 50, centre.y)])
    guard ends.count == 2, let west = ends[0], let east = ends[1] else { return nil }
    let metresPerUnit = Geodesic.distance(west, east) / 100
    guard metresPerUnit.isFinite, metresPerUnit > 0 else { return nil }
    self.scale = scale
    var power = 1.0
    while power * 10 <= metresPerUnit * 165 * scale { power *= 10 }
    let length = [5.0, 2, 1].first { $0 * power <= metresPerUnit * 165 * scale } ?? 1
    metres = length * power
    width = metres / metresPerUnit
  }

  /// The room it takes, labels included, with its lower left corner at a point.
  func box(at corner: PagePoint) -> PageBox {
    PageBox(minX: corner.x - 10, minY: corner.y - Self.height, maxX: corner.x + width + 40, maxY: corner.y + 4)
  }

  func elements(at corner: PagePoint) -> [Element] {
    let y = corner.y - 4
    let x = corner.x
    let middle = x + width / 2
    let bar: [[PagePoint]] = [
      [PagePoint(x, y - 5), PagePoint(x, y), PagePoint(x + width, y), PagePoint(x + width, y - 5)].map(\.rounded),
      [PagePoint(middle, y - 4), PagePoint(middle, y)].map(\.rounded),
    ]
    let font = Font(size: max(10, 12 * scale))
    let (unit, divisor) = metres >= 1000 ? ("km", 1000.0) : ("m", 1.0)
    func number(_ value: Double) -> String {
      let tenths = Int((value / divisor * 10).rounded())
      return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
    let texts = [
      Text(text: "0", at: PagePoint(x, y - 10), anchor: .middle, role: .scaleText, font: font, halo: .landHalo),
      Text(
        text: number(metres / 2), at: PagePoint(middle, y - 10), anchor: .middle, role: .scaleText, font: font,
        halo: .landHalo),
      Text(
        text: number(metres) + " " + unit,
        at: PagePoint(x + width - TextMetrics.width(of: number(metres), in: font) / 2, y - 10),
        anchor: .start, role: .scaleText, font: font, halo: .landHalo),
    ]
    return [.shape(Shape(role: .scaleBar, geometry: .lines(bar)))] + texts.map(Element.text)
  }
}
