/// How a role is painted. Colours are `#rrggbb`, as every editor understands them.
package struct Style: Hashable, Sendable {
  package var fill: String?
  package var fillOpacity = 1.0
  package var stroke: String?
  package var strokeWidth = 0.0
  package var strokeOpacity = 1.0
  /// At most four lengths; empty for a solid line.
  package var dash: [Double] = []
  package var isRounded = false
  package var isText = false

  static func fill(_ color: String, opacity: Double = 1) -> Style { Style(fill: color, fillOpacity: opacity) }

  static func line(
    _ color: String, _ width: Double, dash: [Double] = [], opacity: Double = 1, rounded: Bool = true
  ) -> Style {
    Style(stroke: color, strokeWidth: width, strokeOpacity: opacity, dash: dash, isRounded: rounded)
  }

  static func text(_ color: String) -> Style { Style(fill: color, isText: true) }

  func outlined(_ color: String, _ width: Double, dash: [Double] = []) -> Style {
    var style = self
    style.stroke = color
    style.strokeWidth = width
    style.dash = dash
    return style
  }
}
