/// The incidents whose place is known only as a country, or not at all: listed under the map, never pinned on it.
struct UnplacedPanel {
  let lines: [String]
  let scale: Double
  /// Two where there are many and the page is wide.
  private let columns: Int

  private var font: Font { Font(size: max(10, 13 * scale)) }
  private var leading: Double { font.size * 1.42 }

  init(_ story: Story, wording: Wording, size: PageSize) {
    scale = Sheet.scale(for: size)
    let all = story.unplaced
    columns = all.count > 3 && size.width > 820 ? 2 : 1
    let room = columns * max(1, Int(size.height * 0.12 / (13 * 1.42 * scale)))
    let shown = all.count > room ? Array(all.prefix(room - 1)) : all
    var lines = shown.map { wording.sentence($0) }
    if all.count > shown.count { lines.append("and \(all.count - shown.count) more, in the list.") }
    self.lines = lines
  }

  private var rows: Int { (lines.count + columns - 1) / columns }

  var height: Double { lines.isEmpty ? 0 : Double(rows + 1) * leading + 12 * scale }

  func elements(top: Double, sheet: Sheet) -> [Element] {
    guard !lines.isEmpty else { return [] }
    let gap = 24 * scale
    let width = (sheet.size.width - 2 * sheet.margin + gap) / Double(columns) - gap
    let heading = Font(size: font.size, isBold: true)
    let y = top + leading
    var result: [Element] = [
      .text(
        Text(text: "Place known only as country", at: PagePoint(sheet.margin, y), role: .panelHeading, font: heading))
    ]
    let firstLine = y + leading
    for (index, line) in lines.enumerated() {
      let at = PagePoint(
        sheet.margin + Double(index / rows) * (width + gap), firstLine + Double(index % rows) * leading)
      let text = Sheet.fitted(line, font: font, width: width)
      result.append(.text(Text(text: text, at: at, role: .panelText, font: font)))
    }
    return result
  }
}
