import Glibc
internal import Gazetteer

extension NameLabels {
  /// A sea's, lake's or river's name.
  func waterName(_ water: BackgroundFeature) -> String {
    guard wording.language != "en", let place = water.place else { return water.name }
    return wording.gazetteer.name(of: place, language: wording.language) ?? water.name
  }

  // MARK: Lakes

  /// Lakes with room for their names.
  mutating func addLakes(_ placement: inout LabelPlacement) {
    guard density != .fewer else { return }
    var seen: Set<String> = []
    for lake in base.namedLakes {
      guard let ring = lake.lines.max(by: { abs(Terrain.area($0)) < abs(Terrain.area($1)) }),
        let box = PageBox(around: ring), seen.insert(lake.feature.name).inserted
      else { continue }
      let name = waterName(lake.feature)
      let text = Text(
        text: name, at: PagePoint(0, 0), anchor: .middle, role: .waterName,
        font: Font(size: max(9, 11.5 * scale), isItalic: true), language: language(of: name), halo: .seaHalo)
      guard text.width < box.width, text.font.size < box.height else { continue }
      for share in [0.5, 0.4, 0.6, 0.3, 0.7] {
        var placed = text
        placed.at = PagePoint(box.centre.x, box.minY + share * box.height + text.font.size * 0.33).rounded
        guard placed.box.corners.allSatisfy({ Ring.contains($0, in: ring) }),
          placement.obstacles.isFree(placed.box.insetBy(-2), owner: -1)
        else { continue }
        add(placed, &placement)
        break
      }
    }
  }

  // MARK: Rivers

  /// Rivers named along a stretch that is straight enough, the greatest first, each once.
  mutating func addRivers(_ placement: inout LabelPlacement) {
    guard density != .fewer else { return }
    let limit = density == .more ? 14 : 7
    var named: [String: (feature: BackgroundFeature, lines: [[PagePoint]])] = [:]
    for river in base.rivers where !river.feature.name.isEmpty {
      named[river.feature.name, default: (river.feature, [])].lines += river.lines
    }
    let order = named.values.sorted { ($0.feature.rank, $0.feature.name) < ($1.feature.rank, $1.feature.name) }
    var count = 0
    for river in order where count < limit {
      let name = waterName(river.feature)
      let text = Text(
        text: name, at: PagePoint(0, 0), anchor: .middle, role: .waterName,
        font: Font(size: max(8.5, 11 * scale), isItalic: true), language: language(of: name), halo: .focusHalo)
      guard let placed = stretch(for: text, along: LineMerging.merged(river.lines), placement) else { continue }
      add(placed, &placement)
      count += 1
    }
  }

  /// The text beside the straightest stretch of a river that has room for it; nil when the river is short or winds.
  private func stretch(for text: Text, along lines: [[PagePoint]], _ placement: LabelPlacement) -> Text? {
    let length = text.width + 10
    var best: (cost: Double, text: Text)?
    for line in lines {
      var marks = [0.0]
      for (a, b) in zip(line, line.dropFirst()) { marks.append(marks[marks.count - 1] + a.distance(to: b)) }
      guard let total = marks.last, total > length * 1.5 else { continue }
      var first = 0
      for start in stride(from: length * 0.15, to: total - length * 1.15, by: max(9, total / 160)) {
        while first < marks.count - 2, marks[first + 1] < start { first += 1 }
        let run = Self.run(line, marks, from: start, length: length, at: first)
        guard let a = run.first, let b = run.last, a.distance(to: b) > length * 0.93 else { continue }
        for beside in [-1.0, 1] {
          guard let set = set(text, beside: beside, run, from: a, to: b) else { continue }
          let box = set.text.box
          guard placement.obstacles.isFree(box.insetBy(-2), owner: -1) else { continue }
          let cost = set.bend * 3 + placement.obstacles.lineCost(box) * 0.5 + (beside > 0 ? 2 : 0)
          if cost < best?.cost ?? .infinity { best = (cost, set.text) }
        }
      }
    }
    guard var found = best?.text else { return nil }
    let country = Int(base.areas.value(at: found.box.centre))
    let isFocus = country > 0 && (base.countries[country - 1].country.map { base.focus.contains($0) } ?? false)
    found.halo = country == 0 ? .seaHalo : isFocus ? .focusHalo : .landHalo
    return found
  }

  /// The part of a line of a given length, with both ends.
  private static func run(_ line: [PagePoint], _ marks: [Double], from start: Double, length: Double, at first: Int)
    -> [PagePoint]
  {
    func point(_ mark: Double, _ index: Int) -> PagePoint {
      let span = marks[index + 1] - marks[index]
      return line[index] + (line[index + 1] - line[index]) * (span > 0 ? (mark - marks[index]) / span : 0)
    }
    var run = [point(start, first)]
    var index = first
    while index < marks.count - 2, marks[index + 1] < start + length {
      run.append(line[index + 1])
      index += 1
    }
    run.append(point(start + length, index))
    return run
  }

  /// The text along the chord of a run, off it by as much as the river swells to that side; nil where that is much, or the
  /// text would stand steeply.
  private func set(_ text: Text, beside: Double, _ run: [PagePoint], from a: PagePoint, to b: PagePoint) -> (
    text: Text, bend: Double
  )? {
    let (left, right) = a.x < b.x ? (a, b) : (b, a)
    let along = (right - left).unit
    let angle = atan2(along.y, along.x) * 180 / .pi
    guard abs(angle) < 38 else { return nil }
    let above = along.turnedLeft
    let heights = run.map { ($0 - left).x * above.x + ($0 - left).y * above.y }
    let (low, high) = (heights.min() ?? 0, heights.max() ?? 0)
    guard high - low < text.font.size * 0.9 else { return nil }
    let gap = text.font.size * 0.28
    let offset = beside < 0 ? high + gap : low - gap - text.font.size * 0.72
    var set = text
    set.at = (left + (right - left) * 0.5 + above * offset).rounded
    set.angle = (angle * 10).rounded() / 10
    return (set, high - low)
  }
}
