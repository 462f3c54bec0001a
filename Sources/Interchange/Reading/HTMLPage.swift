import CXML2
import Glibc
import Incidents

/// A parsed page; the tree is libxml2's and goes with this value.
struct HTMLPage: ~Copyable {
  private let document: htmlDocPtr

  /// Nil when not even a tree can be made of the bytes.
  init?(_ bytes: [UInt8], isUTF8: Bool) {
    guard bytes.count < Int32.max else { return nil }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let parsed = bytes.withUnsafeBytes { buffer in
      htmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, isUTF8 ? "UTF-8" : nil,
        Int32(options))
    }
    guard let parsed else { return nil }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  private var root: HTMLNode? { xmlDocGetRootElement(document).map(HTMLNode.init) }

  func facts() -> HTMLFacts {
    var facts = HTMLFacts()
    root?.visit { facts.note($0) }
    return facts
  }

  /// The paragraphs of the article; the heading that is the title is not repeated.
  func paragraphs(title: String?) -> [String] {
    guard let root else { return [] }
    var collector = ParagraphCollector(title: title, total: 0)
    let article = Self.article(in: root)
    collector = ParagraphCollector(title: title, total: article.textLength)
    collector.walk(article)
    if collector.paragraphs.isEmpty, article != root {
      collector = ParagraphCollector(title: title, total: root.textLength)
      collector.walk(root)
    }
    return collector.paragraphs
  }

  /// The element marked as the article's body, else the longest `article`, else `main`, else the body.
  private static func article(in root: HTMLNode) -> HTMLNode {
    var best: (node: HTMLNode, rank: Int, length: Int)?
    root.visit { node in
      let rank =
        node["itemprop"] == "articleBody"
        ? 3 : node.name == "article" ? 2 : node.name == "main" || node["role"] == "main" ? 1 : 0
      guard rank > 0 else { return }
      let length = node.textLength
      guard length >= 200 || rank == 2 && length > 0 else { return }
      if let found = best, (found.rank, found.length) >= (rank, length) { return }
      best = (node, rank, length)
    }
    return best?.node ?? root
  }
}

/// An element or a text of the tree.
struct HTMLNode: Equatable {
  let pointer: xmlNodePtr

  init(_ pointer: xmlNodePtr) { self.pointer = pointer }

  var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
  var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }

  /// In lower case, as the parser makes it; empty for a text.
  var name: String {
    guard isElement, let name = pointer.pointee.name else { return "" }
    return String(cString: name)
  }

  /// A text's own words.
  var content: UnsafeBufferPointer<UInt8> {
    guard isText, let content = pointer.pointee.content else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: content, count: strlen(content))
  }

  /// An attribute's value.
  subscript(attribute: String) -> String? {
    guard isElement else { return nil }
    var next = pointer.pointee.properties
    while let found = next {
      if let name = found.pointee.name, String(cString: name) == attribute {
        return found.pointee.children.map { HTMLNode($0).text } ?? ""
      }
      next = found.pointee.next
    }
    return nil
  }

  var firstChild: HTMLNode? { pointer.pointee.children.map(HTMLNode.init) }
  var nextSibling: HTMLNode? { pointer.pointee.next.map(HTMLNode.init) }

  /// Calls `visit` with every element within, itself first, in document order.
  func visit(_ visit: (HTMLNode) -> Void) {
    var node: HTMLNode? = self
    while let current = node {
      if current.isElement { visit(current) }
      if let child = current.firstChild, current.isElement {
        node = child
        continue
      }
      node = current.following(within: self)
    }
  }

  /// The next node that is not below this one.
  func following(within root: HTMLNode) -> HTMLNode? {
    var node = self
    while node != root {
      if let next = node.nextSibling { return next }
      guard let parent = node.pointee.parent else { return nil }
      node = HTMLNode(parent)
    }
    return nil
  }

  private var pointee: xmlNode { pointer.pointee }

  /// Letters and other visible bytes of the texts within, scripts apart.
  var textLength: Int { length(linksOnly: false) }

  /// The same of texts within links.
  var linkLength: Int { length(linksOnly: true) }

  private func length(linksOnly: Bool) -> Int {
    var total = 0
    var node: HTMLNode? = self
    var link: HTMLNode?
    while let current = node {
      if current.isText, !linksOnly || link != nil { total += current.content.count { $0 > 0x20 } }
      if linksOnly, link == nil, current.name == "a" { link = current }
      if let child = current.firstChild, current.isElement, !Boilerplate.silent.contains(current.name) {
        node = child
        continue
      }
      let next = current.following(within: self)
      if let inside = link, let next, !next.isInside(inside) { link = nil }
      node = next
    }
    return total
  }

  private func isInside(_ other: HTMLNode) -> Bool {
    var node: HTMLNode? = self
    while let current = node {
      if current == other { return true }
      node = current.pointee.parent.map(HTMLNode.init)
    }
    return false
  }

  /// All texts within, spaces as they come.
  var text: String {
    var bytes: [UInt8] = []
    var node: HTMLNode? = self
    while let current = node {
      if current.isText { bytes.append(contentsOf: current.content) }
      node = (current.isElement ? current.firstChild : nil) ?? current.following(within: self)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
