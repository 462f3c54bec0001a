internal import Gazetteer
internal import Geo
internal import Incidents

/// Countries, seas and provinces: names that stand inside an area.
extension NameLabels {
  // MARK: Countries

  mutating func addCountries(_ placement: inout LabelPlacement, _ areas: inout AreaLabels) {
    let notes = Dictionary(story.unplacedByCountry.map { ($0.country, $0.count) }, uniquingKeysWith: +)
    let lines = base.lines.sums()
    let order = base.countries.indices.sorted { a, b in
      let (first, second) = (isFocus(a), isFocus(b))
      return first != second ? first : a < b
    }
    for index in order {
      let place = base.countries[index]
      let focus = isFocus(index)
      guard let extent = areas.extent(of: base.area(index)) else { continue }
      // A neighbour that is a sliver on this page needs no name.
      guard focus || extent.cells > (density == .more ? 60 : 140) else { continue }
      let name = wording.name(of: place)
      let forms = countryForms(
        name, isFocus: focus, note: place.country.flatMap { notes[$0] }.map { wording.note(ofUnplaced: $0) })
      guard
        let found = areas.place(
          in: base.area(index), attempts: forms.map { ($0.width, $0.height) }, lines: lines)
      else {
        if focus || extent.cells > 900 { dropped.append(name) }
        continue
      }
      for text in forms[found.attempt].laid(around: found.centre) { add(text, &placement) }
    }
  }

  private func isFocus(_ index: Int) -> Bool {
    base.countries[index].country.map { base.focus.contains($0) } ?? false
  }

  /// The forms to try for a country's name, from the grandest down; a long name may be broken into two lines.
  private func countryForms(_ name: String, isFocus: Bool, note: String?) -> [AreaName] {
    let spaced = Script.hasSpacedCapitals(name)
    let words = spaced ? name.uppercased() : name
    let noteText = note.map {
      Text(
        text: $0, at: PagePoint(0, 0), anchor: .middle, role: .countryNote,
        font: Font(size: max(10, 12.5 * scale)), language: wording.words.language, halo: .focusHalo)
    }
    let sizes: [(Double, Double)] =
      isFocus ? [(24, 7), (20, 5), (16, 3), (13, 1.5), (11, 0.5)] : [(17, 4), (14, 2.5), (12, 1.2), (10.5, 0.4)]
    return sizes.flatMap { size, spacing in
      let font = Font(size: max(9, size * scale), letterSpacing: spaced ? spacing * scale : 0)
      return AreaName.breaks(of: words).map { lines in
        AreaName(
          lines: lines.map {
            Text(
              text: $0, at: PagePoint(0, 0), anchor: .middle, role: isFocus ? .focusCountryName : .countryName,
              font: font, language: language(of: name), halo: isFocus ? .focusHalo : .landHalo)
          }, note: noteText)
      }
    }
  }

  // MARK: Seas

  mutating func addSeas(_ placement: inout LabelPlacement, _ areas: inout AreaLabels) {
    // An incident at sea has told the name already.
    var seen = Set(story.sites.filter { $0.place.precision == .sea || $0.radiusKm != nil }.map(\.place.text))
    seen.formUnion(story.sites.compactMap(\.place.name))
    let rank = density == .fewer ? 1 : density == .more ? 6 : 4
    var seas: [BackgroundFeature] = []
    for (box, _) in terrain.window.parts { seas += terrain.gazetteer.seas(in: box, maximumRank: rank) }
    var count = 0
    for sea in seas where !sea.name.isEmpty && seen.insert(sea.name).inserted && count < 7 {
      guard case .area(let area) = sea.shape else { continue }
      var mask = PageRaster(frame)
      mask.fill(terrain.rings(of: area), with: 1)
      let name = waterName(sea)
      let spaced = Script.hasSpacedCapitals(name)
      let forms = [(18.0, 1.0), (15, 0.6), (12.5, 0.3)].flatMap { size, spacing in
        AreaName.breaks(of: name, from: 14).map { lines in
          AreaName(
            lines: lines.map {
              Text(
                text: $0, at: PagePoint(0, 0), anchor: .middle, role: .waterName,
                font: Font(
                  size: max(9, size * scale), isItalic: true, letterSpacing: spaced ? spacing * scale : 0),
                language: language(of: name), halo: .seaHalo)
            }, note: nil)
        }
      }
      guard let found = areas.place(in: 0, mask: mask, attempts: forms.map { ($0.width, $0.height) }) else {
        continue
      }
      count += 1
      for text in forms[found.attempt].laid(around: found.centre) { add(text, &placement) }
    }
  }

  // MARK: Provinces

  mutating func addProvinces(_ placement: inout LabelPlacement) {
    guard density != .fewer else { return }
    var count = 0
    let known = Set(story.sites.compactMap(\.area))
    for code in base.focus.sorted() {
      for id in terrain.gazetteer.provinces(of: code) where !known.contains(id) {
        let place = terrain.gazetteer.place(id)
        guard let point = terrain.projection.point(place.coordinate), frame.insetBy(20).contains(point), count < 40
        else { continue }
        // A province no wider than its name is left without.
        let name = wording.name(of: place)
        let spaced = Script.hasSpacedCapitals(name)
        let font = Font(size: max(8.5, 10.5 * scale), letterSpacing: spaced ? 1.1 : 0)
        let words = spaced ? name.uppercased() : name
        let text = Text(
          text: words, at: point, role: .provinceName, font: font, language: language(of: name), halo: .focusHalo)
        let reach = place.radiusMetres * terrain.projection.scale
        guard reach * 1.5 > text.width else { continue }
        guard let box = room(for: text, near: point, within: reach * 0.5, placement) else { continue }
        var placed = text
        placed.anchor = .middle
        placed.at = PagePoint(box.centre.x, box.minY + TextMetrics.ascent * font.size)
        add(placed, &placement)
        count += 1
      }
    }
  }

  /// A free box for a text near a point, off every line; nil when there is none.
  private func room(for text: Text, near point: PagePoint, within reach: Double, _ placement: LabelPlacement)
    -> PageBox?
  {
    let (w, h) = (text.width, text.font.size)
    for (dx, dy) in [(0.0, 0.0), (0, -1), (0, 1), (-0.6, 0), (0.6, 0), (-0.6, -1), (0.6, 1), (0.6, -1), (-0.6, 1)] {
      let box = PageBox(centre: point + PagePoint(dx * reach, dy * reach), width: w, height: h)
      if placement.obstacles.isFree(box.insetBy(-4), owner: -1), placement.obstacles.lineCost(box.insetBy(-2)) == 0 {
        return box
      }
    }
    return nil
  }
}

/// A name to be set inside an area: its lines, and a note below.
struct AreaName {
  let lines: [Text]
  let note: Text?

  var width: Double { (lines + [note].compactMap { $0 }).map(\.width).max() ?? 0 }

  var height: Double {
    let size = lines.first?.font.size ?? 0
    return size * (0.8 + 1.25 * Double(lines.count - 1)) + (note.map { $0.font.size * 1.5 } ?? 0)
  }

  /// The texts with their middle at a point.
  func laid(around centre: PagePoint) -> [Text] {
    var result: [Text] = []
    var baseline = centre.y - height / 2
    for (index, line) in lines.enumerated() {
      baseline += line.font.size * (index == 0 ? 0.76 : 1.25)
      var text = line
      // Letter spacing after the last letter would push a centred text left.
      text.at = PagePoint(centre.x + line.font.letterSpacing / 2, baseline).rounded
      result.append(text)
    }
    if var note {
      note.at = PagePoint(centre.x, baseline + note.font.size * 1.45).rounded
      result.append(note)
    }
    return result
  }

  /// The text in one line, and from a length on also in two lines of about the same length.
  static func breaks(of text: String, from length: Int = 12) -> [[String]] {
    let words = text.split(separator: " ").map(String.init)
    guard text.count >= length, words.count > 1 else { return [[text]] }
    let halves = (1..<words.count).map { at in
      [words[..<at].joined(separator: " "), words[at...].joined(separator: " ")]
    }
    let even = halves.min { abs($0[0].count - $0[1].count) < abs($1[0].count - $1[1].count) }
    return [[text]] + [even].compactMap { $0 }
  }
}
