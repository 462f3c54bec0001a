internal import Incidents

/// The incidents whose place is known only as a country, or not at all: listed under the map, never pinned on it.
struct UnplacedPanel {
  /// Says which of both it is.
  let heading: String
  let lines: [String]
  let scale: Double
  /// Two where there are many and the page is wide.
  private let columns: Int

  private var font: Font { Font(size: max(10, 13 * scale)) }
  private var leading: Double { font.size * 1.42 }

  init(_ story: Story, wording: Wording, size: PageSize) {
    scale = Sheet.scale(for: size)
    let all = story.unplaced
    let unknown = all.filter { $0.incident.place == nil }.count
    heading =
      wording.words[
        unknown == 0
          ? "Place known only as country"
          : unknown == all.count ? "Place not said" : "Place known only as country, or not said"]
    columns = all.count > 3 && size.width > 820 ? 2 : 1
    let room = columns * max(1, Int(size.height * 0.12 / (13 * 1.42 * scale)))
    let shown = all.count > room ? Array(all.prefix(room - 1)) : all
    var lines = shown.map { wording.sentence($0) }
    if all.count > shown.count { lines.append(wording.more(all.count - shown.count)) }
    self.lines = lines
  }

  private var rows: Int { (lines.count + columns - 1) / columns }

  var height: Double { lines.isEmpty ? 0 : Double(rows + 1) * leading + 12 * scale }

  func elements(_ sheet: Sheet) -> [Element] {
    guard !lines.isEmpty else { return [] }
    let gap = 24 * scale
    let width = (sheet.size.width - 2 * sheet.margin + gap) / Double(columns) - gap
    let heading = Font(size: font.size, isBold: true)
    let y = sheet.panelTop + leading
    var result: [Element] = [
      .text(
        Text(
          text: self.heading, at: PagePoint(sheet.fromStart(sheet.margin), y), anchor: sheet.start,
          role: .panelHeading, font: heading))
    ]
    let firstLine = y + leading
    for (index, line) in lines.enumerated() {
      let at = PagePoint(
        sheet.fromStart(sheet.margin + Double(index / rows) * (width + gap)), firstLine + Double(index % rows) * leading
      )
      let text = Sheet.fitted(line, font: font, width: width)
      result.append(.text(Text(text: text, at: at, anchor: sheet.start, role: .panelText, font: font)))
    }
    return result
  }
}
