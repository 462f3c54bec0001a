/// The page around the map: title block above, legend, list of unplaced incidents and footer below; what is left is the
/// map's frame.
struct Sheet {
  let size: PageSize
  /// Smaller type on small pages.
  let scale: Double
  let margin: Double
  let frame: PageBox
  let texts: [Element]
  /// The legend's and the panel's upper edges; laid out by their own types.
  let legendTop: Double
  let panelTop: Double
  private let isRightToLeft: Bool

  /// The side on which lines begin.
  var start: Text.Anchor { isRightToLeft ? .end : .start }

  /// The position so far from the side on which lines begin.
  func fromStart(_ x: Double) -> Double { isRightToLeft ? size.width - x : x }

  static func scale(for size: PageSize) -> Double { max(0.62, min(1, size.width / 1000)) }

  init(
    size: PageSize, title: String, subtitle: String, footer: [String], legendHeight: Double, panelHeight: Double,
    isRightToLeft: Bool = false
  ) {
    self.size = size
    self.isRightToLeft = isRightToLeft
    scale = Self.scale(for: size)
    let left = (24 * scale).rounded()
    margin = left
    let width = size.width - 2 * left
    var y = left * 0.6
    var texts: [Element] = []
    let (start, anchor): (Double, Text.Anchor) = isRightToLeft ? (size.width - left, .end) : (left, .start)

    /// A line broken out of a right-to-left text keeps its direction.
    func directed(_ line: String) -> String { isRightToLeft ? "\u{200F}" + line + "\u{200F}" : line }
    func add(_ text: String, role: Role, font: Font, leading: Double, atMost lines: Int) -> Double {
      var baseline = y
      for line in Self.wrapped(text, font: font, width: width, atMost: lines) {
        baseline += leading
        texts.append(
          .text(Text(text: directed(line), at: PagePoint(start, baseline), anchor: anchor, role: role, font: font)))
      }
      return baseline
    }
    y = add(title, role: .title, font: Font(size: 28 * scale, isBold: true), leading: 31 * scale, atMost: 2)
    if !subtitle.isEmpty {
      y = add(subtitle, role: .subtitle, font: Font(size: max(12, 16 * scale)), leading: 23 * scale + 2, atMost: 3)
    }
    let top = (y + 20 * scale).rounded()

    let footerFont = Font(size: max(9, 11.5 * scale))
    let footerLines = footer.flatMap { Self.wrapped($0, font: footerFont, width: width, atMost: 3) }
    let footerHeight = Double(footerLines.count) * footerFont.size * 1.35 + 14 * scale
    var bottom = size.height - footerHeight
    for (index, line) in footerLines.enumerated() {
      let baseline = bottom + (Double(index) + 0.8) * footerFont.size * 1.35
      texts.append(
        .text(
          Text(text: directed(line), at: PagePoint(start, baseline), anchor: anchor, role: .footer, font: footerFont)))
    }
    bottom -= panelHeight
    panelTop = bottom
    bottom -= legendHeight
    legendTop = bottom
    self.texts = texts
    frame = PageBox(minX: 0, minY: top, maxX: size.width, maxY: max(top + 80, (bottom - 6 * scale).rounded()))
  }

  /// A text broken into lines no wider than asked; the last one is cut with an ellipsis when there are too many.
  static func wrapped(_ text: String, font: Font, width: Double, atMost limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || TextMetrics.width(of: longer, in: font) <= width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    if lines.count > limit {
      lines = Array(lines.prefix(limit))
      lines[limit - 1] += " …"
    }
    return lines.map { fitted($0, font: font, width: width) }
  }

  /// The text, cut with an ellipsis when it is wider than asked.
  static func fitted(_ text: String, font: Font, width: Double) -> String {
    guard TextMetrics.width(of: text, in: font) > width else { return text }
    var cut = text
    while !cut.isEmpty && TextMetrics.width(of: cut + "…", in: font) > width { cut.removeLast() }
    return cut + "…"
  }
}
