import Incidents

/// What a page says of itself in its head: `meta`, `link`, `time` and JSON-LD. For each fact the most trustworthy place wins.
struct HTMLFacts {
  private var found: [Fact: (rank: Int, text: String)] = [:]

  private enum Fact { case title, published, url, language, publisher, articleBody }

  var title: String? { found[.title]?.text }
  var published: String? { found[.published]?.text }
  var articleBody: String? { found[.articleBody]?.text }
  var publisher: String? { found[.publisher]?.text }

  /// Only an address on the web is one.
  var url: String? {
    guard let url = found[.url]?.text, url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
    return url
  }

  /// ISO 639-1, from tags such as `en-GB`.
  var language: String? {
    guard let tag = found[.language]?.text.split(whereSeparator: { $0 == "-" || $0 == "_" }).first, tag.count == 2
    else {
      return nil
    }
    return tag.lowercased()
  }

  mutating func note(_ node: HTMLNode) {
    switch node.name {
    case "html": note(.language, node["lang"] ?? node["xml:lang"], rank: 2)
    case "title": note(.title, node.text, rank: 1)
    case "h1": note(.title, node.text, rank: 2)
    case "time":
      note(.published, node["datetime"], rank: node["pubdate"] != nil || node["itemprop"] == "datePublished" ? 3 : 1)
    case "link":
      if node["rel"]?.lowercased() == "canonical" { note(.url, node["href"], rank: 2) }
    case "meta": noteMeta(node)
    case "script":
      if node["type"]?.lowercased() == "application/ld+json" { noteLinkedData(node.text) }
    default:
      if node["itemprop"] == "datePublished" { note(.published, node["content"] ?? node["datetime"], rank: 3) }
    }
  }

  private mutating func noteMeta(_ node: HTMLNode) {
    guard let key = node["property"] ?? node["name"] ?? node["itemprop"], let value = node["content"] else { return }
    switch key.lowercased() {
    case "og:title": note(.title, value, rank: 3)
    case "og:url": note(.url, value, rank: 1)
    case "og:site_name", "application-name": note(.publisher, value, rank: 1)
    case "og:locale": note(.language, value, rank: 1)
    case "article:published_time", "datepublished": note(.published, value, rank: 4)
    case "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "publish-date",
      "parsely-pub-date",
      "sailthru.date", "published_time", "citation_publication_date":
      note(.published, value, rank: 2)
    default: break
    }
  }

  private mutating func noteLinkedData(_ text: String) {
    let bytes = Array(text.utf8)
    noteLinkedData(bytes[...], depth: 0)
  }

  /// Looks through objects and lists, not deeper than an article lies within a page's graph.
  private mutating func noteLinkedData(_ bytes: ArraySlice<UInt8>, depth: Int) {
    guard depth < 6 else { return }
    var json = JSONReader(Array(bytes))
    var inner: [(key: String, value: [UInt8])] = []
    var strings: [String: String] = [:]
    let isList = bytes.first { $0 > 0x20 } == UInt8(ascii: "[")
    // Broken linked data tells nothing, and is no fault of the report.
    try? Self.members(of: &json, isList: isList) { key, value in
      if value.first == UInt8(ascii: "\"") {
        var text = JSONReader(Array(value))
        strings[key] = try? text.string()
      } else if value.first == UInt8(ascii: "{") || value.first == UInt8(ascii: "[") {
        inner.append((key, Array(value)))
      }
    }
    note(.published, strings["datePublished"], rank: 5)
    note(.articleBody, strings["articleBody"], rank: 1)
    if strings["datePublished"] != nil || strings["articleBody"] != nil {
      note(.title, strings["headline"], rank: 4)
      note(.language, strings["inLanguage"], rank: 1)
    }
    for (key, value) in inner {
      if key == "publisher" {
        var json = JSONReader(value)
        try? Self.members(of: &json, isList: false) { key, value in
          var text = JSONReader(Array(value))
          if key == "name", let name = try? text.string() { note(.publisher, name, rank: 2) }
        }
      } else {
        noteLinkedData(value[...], depth: depth + 1)
      }
    }
  }

  private static func members(
    of json: inout JSONReader, isList: Bool, _ visit: (String, ArraySlice<UInt8>) -> Void
  ) throws(JSONError) {
    if isList {
      try json.array { (json) throws(JSONError) in visit("", try json.raw()) }
    } else {
      try json.object { (json, key) throws(JSONError) in visit(key.text, try json.raw()) }
    }
  }

  private mutating func note(_ fact: Fact, _ text: String?, rank: Int) {
    guard let text, !text.trimmed.isEmpty, rank > found[fact]?.rank ?? 0 else { return }
    let words = fact == .articleBody ? text : text.split { $0.isWhitespace }.joined(separator: " ")
    found[fact] = (rank, words)
  }
}
