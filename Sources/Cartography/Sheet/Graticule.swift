internal import Geo

/// Meridians and parallels, with their degrees at the frame.
struct Graticule {
  let lines: [[PagePoint]]
  /// Where a line meets the frame, with its words.
  let ticks: [(text: String, at: PagePoint, isMeridian: Bool)]

  init(_ terrain: Terrain, words: MapWords) {
    let box = terrain.window.box
    let frame = terrain.projection.frame
    let span = min(box.maxX - box.minX, (box.maxY - box.minY) * 1.6)
    let showsPole = terrain.window.showsPole
    let step =
      terrain.projection.choice.isOfTheWorld
      ? 30 : showsPole ? 15 : [30.0, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05].last { span / $0 <= 7 } ?? 30
    var lines: [[PagePoint]] = []
    var ticks: [(text: String, at: PagePoint, isMeridian: Bool)] = []

    func add(_ degrees: [PagePoint], _ text: String, isMeridian: Bool) {
      let page = terrain.bounds.inside(terrain.onPage(degrees))
      lines += page
      for line in page {
        for (a, b) in zip(line, line.dropFirst()) {
          if isMeridian, (a.y - frame.maxY) * (b.y - frame.maxY) < 0 {
            let x = a.x + (b.x - a.x) * (frame.maxY - a.y) / (b.y - a.y)
            ticks.append((text, PagePoint(x, frame.maxY), true))
          } else if !isMeridian, (a.x - frame.minX) * (b.x - frame.minX) < 0 {
            let y = a.y + (b.y - a.y) * (frame.minX - a.x) / (b.x - a.x)
            ticks.append((text, PagePoint(frame.minX, y), false))
          }
        }
      }
    }
    let (firstX, lastX) = (Int((box.minX / step).rounded(.up)), Int((box.maxX / step).rounded(.down)))
    let rise = terrain.projection.choice.isOfTheWorld ? 30 : showsPole ? 10 : step
    let (firstY, lastY) = (Int((box.minY / rise).rounded(.up)), Int((box.maxY / rise).rounded(.down)))
    if firstX <= lastX {
      for index in firstX...lastX {
        let longitude = Double(index) * step
        // Near a pole only every sixth meridian goes on, or they would run together.
        let limit = showsPole && Int(longitude) % 90 != 0 ? 80.0 : 90
        let (south, north) = (max(box.minY, -limit), min(box.maxY, limit))
        let ends = stride(from: 0.0, through: 1, by: 0.0625).map { PagePoint(longitude, south + (north - south) * $0) }
        let turned = GeographicWindow.unroll(longitude, around: 0)
        let mark = abs(turned) == 180 || turned == 0 ? "" : turned < 0 ? "W" : "E"
        add(ends, Self.degrees(abs(turned), mark, words), isMeridian: true)
      }
    }
    if firstY <= lastY {
      for index in firstY...lastY {
        let latitude = Double(index) * rise
        guard abs(latitude) < 90 else { continue }
        let ends = stride(from: 0.0, through: 1, by: 0.03125).map {
          PagePoint(box.minX + (box.maxX - box.minX) * $0, latitude)
        }
        let mark = latitude == 0 ? "" : latitude < 0 ? "S" : "N"
        add(ends, Self.degrees(abs(latitude), mark, words), isMeridian: false)
      }
    }
    self.lines = lines
    self.ticks = ticks
  }

  /// "62.5°E"; where the language has a word instead of a letter, that stands apart.
  private static func degrees(_ value: Double, _ mark: String, _ words: MapWords) -> String {
    let hundredths = Int((value * 100).rounded())
    var number = String(hundredths / 100)
    let rest = hundredths % 100
    if rest > 0 { number += rest % 10 == 0 ? ".\(rest / 10)" : (rest < 10 ? ".0" : ".") + "\(rest)" }
    let side = mark.isEmpty ? "" : words[mark]
    return words.isolated(words.digits(number) + "°" + (side.unicodeScalars.count > 1 ? " " : "") + side)
  }
}
