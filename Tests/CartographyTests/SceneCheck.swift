import Testing

@testable import Cartography

/// What must hold of every map, checked on the scene by the font's own metrics.
struct SceneCheck {
  let scene: MapScene
  let texts: [Text]
  let symbols: [Shape]
  let dots: [Shape]

  init(_ scene: MapScene) {
    self.scene = scene
    func collect(_ ids: Set<String>) -> [Element] {
      func flatten(_ element: Element) -> [Element] {
        if case .group(let group) = element { return group.elements.flatMap(flatten) }
        return [element]
      }
      return scene.layers.filter { ids.contains($0.id) }.flatMap(\.elements).flatMap(flatten)
    }
    texts = collect(["labels", "incident-labels", "ticks", "furniture"]).compactMap {
      if case .text(let text) = $0 { text } else { nil }
    }
    symbols = collect(["incidents", "arrows"]).compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
    dots = collect(["towns"]).compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
  }

  /// Pairs of texts that share room.
  var overlappingTexts: [String] {
    var pairs: [String] = []
    for (index, a) in texts.enumerated() {
      for b in texts[..<index] where a.box.insetBy(0.3).overlaps(b.box.insetBy(0.3)) {
        pairs.append("\(a.text) | \(b.text)")
      }
    }
    return pairs
  }

  /// Texts that lie on a symbol, an arrow or a town's dot.
  var coveredSymbols: [String] {
    texts.flatMap { text in
      (symbols + dots).filter { Self.covers(text.box.insetBy(0.3), $0.geometry) }.map { "\(text.text) on \($0.role)" }
    }
  }

  private static func covers(_ box: PageBox, _ geometry: Shape.Geometry) -> Bool {
    switch geometry {
    case .circle(let centre, let radius): return box.distance(to: centre) < radius
    case .rings(let rings):
      return rings.contains { ring in
        zip(ring, ring.dropFirst() + ring.prefix(1)).contains { box.meets(segment: $0, $1) }
      }
    case .lines, .box: return false
    }
  }

  /// Pairs of leader lines that cross each other.
  var crossingLeaders: Int {
    var count = 0
    for layer in scene.layers where layer.id == "leaders" {
      for case .shape(let shape) in layer.elements {
        guard case .lines(let lines) = shape.geometry else { continue }
        for (index, a) in lines.enumerated() {
          for b in lines[..<index] where PagePoint.segmentsMeet(a[0], a[1], b[0], b[1]) { count += 1 }
        }
      }
    }
    return count
  }

  /// Vertices of the map that lie beyond its frame by more than twelve units, and texts that leave it.
  var strays: [String] {
    let wide = scene.frame.insetBy(-12)
    var strays = texts.filter { !scene.frame.contains($0.box) }.map(\.text)
    for layer in scene.layers where !["page", "margins", "title-block", "legend", "unplaced"].contains(layer.id) {
      func visit(_ element: Element) {
        switch element {
        case .group(let group): group.elements.forEach(visit)
        case .text: break
        case .shape(let shape):
          switch shape.geometry {
          case .rings(let lines), .lines(let lines):
            if !lines.joined().allSatisfy(wide.contains) { strays.append("\(layer.id) \(shape.id ?? "")") }
            if lines.joined().count >= 32_000 { strays.append("\(layer.id): too many vertices") }
          default: break
          }
        }
      }
      layer.elements.forEach(visit)
    }
    // What is around the map stays on the page.
    for layer in scene.layers where ["title-block", "legend", "unplaced"].contains(layer.id) {
      for case .text(let text) in layer.elements
      where text.box.maxX > scene.size.width + 1 || text.box.maxY > scene.size.height + 1 {
        strays.append(text.text)
      }
    }
    return strays
  }

  static func expectSound(_ scene: MapScene, _ name: String) {
    let check = SceneCheck(scene)
    #expect(check.overlappingTexts.isEmpty, "\(name): \(check.overlappingTexts)")
    #expect(check.coveredSymbols.isEmpty, "\(name): \(check.coveredSymbols)")
    #expect(check.strays.isEmpty, "\(name): \(check.strays)")
    #expect(check.crossingLeaders == 0, "\(name): leader lines cross")
    let svg = SVGRenderer().string(scene)
    #expect(isBalanced(svg), "\(name): tags do not match")
    let ids = values(of: "id", in: svg)
    #expect(Set(ids).count == ids.count, "\(name): an id is used twice")
    for forbidden in ["clip-path", "<marker", "var(", "hsl(", "<filter", "paint-order", "<use"] {
      #expect(!svg.contains(forbidden), "\(name): \(forbidden)")
    }
  }

  static func values(of attribute: String, in svg: String) -> [String] {
    svg.split(separator: " ").filter { $0.hasPrefix(attribute + "=\"") }.compactMap {
      $0.split(separator: "\"").dropFirst().first.map(String.init)
    }
  }

  /// Every tag opened is closed in order.
  static func isBalanced(_ svg: String) -> Bool {
    var open: [Substring] = []
    for part in svg.split(separator: "<").dropFirst() {
      guard let end = part.firstIndex(of: ">") else { return false }
      let tag = part[..<end]
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else {
        open.append(tag.prefix { $0 != " " })
      }
    }
    return open.isEmpty
  }
}
