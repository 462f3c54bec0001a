package import Gazetteer
package import Incidents

/// Spells a scene as SVG 1.1: real colours, live text, groups that editors show as layers; nothing that needs clipping,
/// markers, filters, variables or fonts from elsewhere.
package struct SVGRenderer {
  package var style: MapRequest.StyleForm
  /// Goes before every id, and before every class.
  package var idPrefix: String
  /// For a page of its own rather than inside another: with an XML declaration.
  package var isStandalone: Bool

  package init(style: MapRequest.StyleForm = .css, idPrefix: String = "", isStandalone: Bool = true) {
    self.style = style
    self.idPrefix = Self.name(idPrefix)
    self.isStandalone = isStandalone
  }

  /// The document in UTF-8.
  package func render(_ scene: MapScene) -> [UInt8] {
    var writer = Writer(style: style, prefix: idPrefix, theme: scene.theme)
    writer.write(scene, isStandalone: isStandalone)
    return writer.markup.bytes
  }

  /// Bytes beyond which a map is drawn once again with half the detail, so that pages of the whole world stay light.
  private static let usualLimit = 200_000

  /// The map as SVG; where the request limits its size, drawn with less detail until it fits, as far as a map remains.
  package static func document(
    of incidents: [Incident], request: MapRequest, gazetteer: Gazetteer
  ) throws -> (scene: MapScene, svg: [UInt8]) {
    let renderer = SVGRenderer(style: request.style, idPrefix: request.idPrefix)
    var detail = MapScene.usualDetail
    while true {
      let scene = try MapScene(incidents: incidents, request: request, gazetteer: gazetteer, detail: detail)
      let svg = renderer.render(scene)
      let (limit, coarsest) = request.maxBytes.map { ($0, 100) } ?? (usualLimit, 2 * MapScene.usualDetail)
      guard svg.count > limit, detail < coarsest else { return (scene, svg) }
      detail *= 2
    }
  }

  package func string(_ scene: MapScene) -> String { String(decoding: render(scene), as: UTF8.self) }

  /// The id that an element of the scene gets: letters, digits and `-_.` stay.
  package static func name(_ text: String) -> String {
    String(
      decoding: text.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          byte
        default: UInt8(ascii: "_")
        }
      }, as: UTF8.self)
  }
}

/// One rendering under way.
private struct Writer {
  let style: MapRequest.StyleForm
  let prefix: String
  let theme: Theme
  var markup = Markup()
  private var usedIDs: Set<String> = []

  init(style: MapRequest.StyleForm, prefix: String, theme: Theme) {
    self.style = style
    self.prefix = prefix
    self.theme = theme
  }

  mutating func write(_ scene: MapScene, isStandalone: Bool) {
    if isStandalone { markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    markup.raw(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" viewBox=\"0 0 "
    )
    markup.number(scene.size.width)
    markup.raw(" ")
    markup.number(scene.size.height)
    markup.raw("\" role=\"\(isStandalone ? "img" : "group")\" aria-labelledby=\"\(prefix)map-title \(prefix)map-desc\"")
    markup.attribute("lang", scene.language)
    markup.attribute("id", prefix + "map")
    markup.attribute("font-family", Typeface.stack)
    markup.raw(">\n<title id=\"\(prefix)map-title\">")
    markup.text(scene.title)
    markup.raw("</title>\n<desc id=\"\(prefix)map-desc\">")
    markup.text(scene.description)
    markup.raw("</desc>\n")
    write(scene.metadata)
    if style == .css { writeStyleSheet(scene) }
    for layer in scene.layers {
      markup.raw("<g")
      writeID(layer.id)
      markup.raw(" inkscape:groupmode=\"layer\"")
      markup.attribute("inkscape:label", layer.name)
      if layer.isDecoration { markup.raw(" aria-hidden=\"true\"") }
      markup.raw(">\n")
      for element in layer.elements { write(element) }
      markup.raw("</g>\n")
    }
    markup.raw("</svg>\n")
  }

  private mutating func write(_ metadata: MapMetadata) {
    let affine = metadata.affine
    markup.raw("<metadata><sarhad:map xmlns:sarhad=\"https://sarhad.invalid/map/1\"")
    markup.attribute("projection", metadata.projection)
    markup.attribute("affine", [affine.a, 0, 0, affine.d, affine.c, affine.f].map { "\($0)" }.joined(separator: " "))
    markup.attribute("gazetteer", metadata.gazetteer)
    markup.attribute("boundaries", metadata.boundaries)
    markup.attribute("worldview", metadata.worldview)
    markup.raw(">")
    for label in metadata.droppedLabels {
      markup.raw("<sarhad:dropped-label>")
      markup.text(label)
      markup.raw("</sarhad:dropped-label>")
    }
    markup.raw("</sarhad:map></metadata>\n")
  }

  // MARK: Elements

  private mutating func write(_ element: Element) {
    switch element {
    case .shape(let shape): write(shape)
    case .text(let text): write(text)
    case .group(let group): write(group)
    }
  }

  private mutating func write(_ group: Group) {
    markup.raw("<g")
    if let id = group.id { writeID(id) }
    if let role = group.role { writeStyle(role) }
    for value in group.data { markup.attribute("data-" + value.name, value.value) }
    markup.raw(">")
    writeTitle(group.title)
    for element in group.elements { write(element) }
    markup.raw("</g>\n")
  }

  private mutating func writeTitle(_ title: String?) {
    guard let title else { return }
    markup.raw("<title>")
    markup.text(title)
    markup.raw("</title>")
  }

  private mutating func write(_ shape: Shape) {
    let tag: String
    switch shape.geometry {
    case .rings(let rings):
      tag = "path"
      markup.raw("<path")
      writeCommon(shape)
      markup.raw(" fill-rule=\"evenodd\" d=\"")
      PathData.write(rings, isClosed: true, to: &markup)
      markup.raw("\"")
    case .lines(let lines):
      tag = "path"
      markup.raw("<path")
      writeCommon(shape)
      markup.raw(" d=\"")
      PathData.write(lines, isClosed: false, to: &markup)
      markup.raw("\"")
    case .circle(let centre, let radius):
      tag = "circle"
      markup.raw("<circle")
      writeCommon(shape)
      markup.attribute("cx", tenths: centre.x)
      markup.attribute("cy", tenths: centre.y)
      markup.attribute("r", tenths: radius)
    case .box(let box, let cornerRadius):
      tag = "rect"
      markup.raw("<rect")
      writeCommon(shape)
      markup.attribute("x", tenths: box.minX)
      markup.attribute("y", tenths: box.minY)
      markup.attribute("width", tenths: box.width)
      markup.attribute("height", tenths: box.height)
      if cornerRadius > 0 { markup.attribute("rx", tenths: cornerRadius) }
    }
    if let title = shape.title {
      markup.raw(">")
      writeTitle(title)
      markup.raw("</\(tag)>\n")
    } else {
      markup.raw("/>\n")
    }
  }

  private mutating func writeCommon(_ shape: Shape) {
    if let id = shape.id { writeID(id) }
    writeStyle(shape.role)
    for value in shape.data { markup.attribute("data-" + value.name, value.value) }
  }

  private mutating func write(_ text: Text) {
    markup.raw("<text")
    if let id = text.id { writeID(id) }
    writeStyle(text.role)
    markup.attribute("x", tenths: text.at.x)
    markup.attribute("y", tenths: text.at.y)
    markup.attribute("font-size", tenths: text.font.size)
    if text.font.isBold { markup.raw(" font-weight=\"700\"") }
    if text.font.isItalic { markup.raw(" font-style=\"italic\"") }
    if text.font.letterSpacing > 0 { markup.attribute("letter-spacing", tenths: text.font.letterSpacing) }
    // Left, middle and right of the page, for right-to-left writing too: no `direction`, which some renderers ignore.
    if text.anchor != .start { markup.attribute("text-anchor", text.anchor.rawValue) }
    if let language = text.language { markup.attribute("lang", language) }
    if text.angle != 0 {
      markup.raw(" transform=\"rotate(")
      for (index, value) in [text.angle, text.at.x, text.at.y].enumerated() {
        if index > 0 { markup.raw(" ") }
        markup.number(value)
      }
      markup.raw(")\"")
    }
    markup.raw(">")
    markup.text(text.text)
    markup.raw("</text>\n")
  }

  private mutating func writeID(_ id: String) {
    let wanted = prefix + SVGRenderer.name(id)
    var name = wanted
    var count = 2
    while !usedIDs.insert(name).inserted {
      name = "\(wanted)-\(count)"
      count += 1
    }
    markup.attribute("id", name)
  }

  // MARK: Style

  private mutating func writeStyle(_ role: Role) {
    switch style {
    case .css: markup.attribute("class", prefix + role.className)
    case .attributes: for (name, value) in properties(role) { markup.attribute(name, value) }
    }
  }

  private mutating func writeStyleSheet(_ scene: MapScene) {
    var rules: [String: String] = [:]
    for role in scene.roles {
      let body = properties(role).map { $0.0 + ":" + $0.1 }.joined(separator: ";")
      rules[prefix + role.className] = body
    }
    markup.raw("<style>")
    for name in rules.keys.sorted() { markup.raw(".\(name){\(rules[name] ?? "")}") }
    markup.raw("</style>\n")
  }

  /// The role's paint as presentation attributes, which are CSS properties too.
  private func properties(_ role: Role) -> [(String, String)] {
    let style = theme.style(of: role)
    func short(_ value: Double) -> String {
      var markup = Markup()
      let hundredths = Int((value * 100).rounded())
      if hundredths % 10 == 0 {
        markup.number(value)
      } else {
        markup.raw(value < 1 ? "." : "\(hundredths / 100)."); markup.raw(hundredths % 100 < 10 ? "0" : "");
        markup.raw("\(hundredths % 100)")
      }
      return markup.string
    }
    var result: [(String, String)] = [("fill", style.fill ?? "none")]
    if style.fill != nil && style.fillOpacity < 1 { result.append(("fill-opacity", short(style.fillOpacity))) }
    if let stroke = style.stroke {
      result.append(("stroke", stroke))
      result.append(("stroke-width", short(style.strokeWidth)))
      if style.strokeOpacity < 1 { result.append(("stroke-opacity", short(style.strokeOpacity))) }
      if !style.dash.isEmpty { result.append(("stroke-dasharray", style.dash.map(short).joined(separator: " "))) }
      if style.isRounded { result.append(("stroke-linejoin", "round")) }
    }
    return result
  }
}

extension MapScene {
  /// Every role the scene uses.
  var roles: Set<Role> {
    var roles: Set<Role> = []
    func collect(_ element: Element) {
      switch element {
      case .shape(let shape): roles.insert(shape.role)
      case .text(let text): roles.insert(text.role)
      case .group(let group):
        if let role = group.role { roles.insert(role) }
        group.elements.forEach(collect)
      }
    }
    layers.flatMap(\.elements).forEach(collect)
    return roles
  }
}
