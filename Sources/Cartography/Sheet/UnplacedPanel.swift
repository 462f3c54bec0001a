/// The incidents whose place is known only as a country, or not at all: listed under the map, never pinned on it.
struct UnplacedPanel {
  let lines: [String]
  let scale: Double

  private var font: Font { Font(size: max(10, 13 * scale)) }
  private var leading: Double { font.size * 1.42 }

  init(_ story: Story, wording: Wording, size: PageSize) {
    scale = Sheet.scale(for: size)
    let room = max(1, Int(size.height * 0.16 / (13 * 1.42 * scale)))
    let all = story.unplaced
    let shown = all.count > room ? Array(all.prefix(room - 1)) : all
    var lines = shown.map { wording.sentence($0) }
    if all.count > shown.count { lines.append("and \(all.count - shown.count) more, in the list.") }
    self.lines = lines
  }

  var height: Double { lines.isEmpty ? 0 : Double(lines.count + 1) * leading + 12 * scale }

  func elements(top: Double, sheet: Sheet) -> [Element] {
    guard !lines.isEmpty else { return [] }
    let width = sheet.size.width - 2 * sheet.margin
    let heading = Font(size: font.size, isBold: true)
    var y = top + leading
    var result: [Element] = [
      .text(
        Text(text: "Place known only as country", at: PagePoint(sheet.margin, y), role: .panelHeading, font: heading))
    ]
    for line in lines {
      y += leading
      let text = Sheet.fitted(line, font: font, width: width)
      result.append(.text(Text(text: text, at: PagePoint(sheet.margin, y), role: .panelText, font: font)))
    }
    return result
  }
}
