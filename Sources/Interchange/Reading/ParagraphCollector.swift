/// What stands on pages beside the article.
enum Boilerplate {
  /// Elements whose text is never shown.
  static let silent: Set<String> = [
    "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "textarea",
  ]

  /// Elements that hold no part of an article.
  static let elements: Set<String> = silent.union([
    "nav", "footer", "aside", "form", "button", "dialog", "figcaption", "menu", "audio", "video", "canvas", "input",
  ])

  static let roles: Set<String> = [
    "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "menu", "alert",
  ]

  /// Words of `class` and `id` that name furniture.
  static let words: Set<String> = [
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "footer", "sidebar", "share", "sharing",
    "social",
    "related", "recommended", "newsletter", "subscribe", "subscription", "signup", "cookie", "cookies", "consent",
    "gdpr",
    "ad", "ads", "advert", "advertisement", "promo", "sponsored", "comments", "comment", "popup", "modal", "caption",
    "credit",
    "byline", "tags", "toolbar", "pagination", "skip", "login", "paywall", "outbrain", "taboola", "masthead",
  ]

  static func names(_ node: HTMLNode) -> Bool {
    for attribute in ["class", "id"] {
      guard let value = node[attribute], value.utf8.count < 400 else { continue }
      let parts = value.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" || $0 == "\n" || $0 == "\t" }
      if parts.contains(where: { words.contains(String($0)) }) { return true }
    }
    return false
  }
}

/// Gathers paragraphs from a tree: block elements and double line breaks end one, space within runs together.
struct ParagraphCollector {
  private(set) var paragraphs: [String] = []
  private let title: String?
  /// Visible bytes of the whole article: a part with a third of them is no furniture, whatever its class says.
  private let total: Int
  private var current: [UInt8] = []
  private var breaks = 0

  init(title: String?, total: Int) {
    self.title = title.map(Self.folded)
    self.total = total
  }

  mutating func walk(_ root: HTMLNode) {
    descend(root, depth: 0)
    endParagraph()
  }

  private mutating func descend(_ node: HTMLNode, depth: Int) {
    if node.isText { return append(node.content) }
    guard node.isElement, depth < 512, !isFurniture(node) else { return }
    let name = node.name
    if name == "br" {
      breaks += 1
      if breaks == 2 { endParagraph() } else { appendSpace() }
      return
    }
    let isBlock = Self.blocks.contains(name)
    if isBlock { endParagraph() }
    if isBlock, Self.linkBlocks.contains(name), isMostlyLinks(node) { return }
    var child = node.firstChild
    while let node = child {
      descend(node, depth: depth + 1)
      child = node.nextSibling
    }
    if isBlock { endParagraph() }
    if name == "td" || name == "th" { appendSpace() }
  }

  private static let blocks: Set<String> = [
    "html", "body", "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "li", "dl",
    "dt", "dd", "blockquote", "pre", "table", "tr", "figure", "hr", "address", "details", "summary", "center",
  ]
  private static let linkBlocks: Set<String> = [
    "p", "div", "section", "ul", "ol", "li", "dl", "table", "h2", "h3", "h4",
  ]

  private func isFurniture(_ node: HTMLNode) -> Bool {
    if Boilerplate.elements.contains(node.name) { return true }
    if let role = node["role"], Boilerplate.roles.contains(role) { return true }
    if node["hidden"] != nil || node["aria-hidden"] == "true" { return true }
    return Boilerplate.names(node) && node.textLength * 3 < total
  }

  /// Lists of other stories, "read more" lines.
  private func isMostlyLinks(_ node: HTMLNode) -> Bool {
    let length = node.textLength
    return length > 0 && length * 3 < total && node.linkLength * 10 > length * 8
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte <= 0x20 {
        appendSpace()
      } else if byte == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0xA0 {  // no-break space
        appendSpace()
        index += 1
      } else {
        current.append(byte)
        breaks = 0
      }
      index += 1
    }
  }

  private mutating func appendSpace() {
    if let last = current.last, last != 0x20 { current.append(0x20) }
  }

  private mutating func endParagraph() {
    breaks = 0
    while current.last == 0x20 { current.removeLast() }
    defer { current.removeAll(keepingCapacity: true) }
    guard !current.isEmpty else { return }
    let paragraph = String(decoding: current, as: UTF8.self)
    if paragraphs.isEmpty, let title, Self.folded(paragraph) == title { return }
    paragraphs.append(paragraph)
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split { $0 == " " || $0 == "\u{A0}" || $0 == "\n" }.joined(separator: " ")
  }
}
